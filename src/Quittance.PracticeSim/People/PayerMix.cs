using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;

namespace Quittance.PracticeSim.People;

/// <summary>A payer's product that people can have.</summary>
internal sealed record Product(PayerProfile Payer, Plan Plan);

/// <summary>
/// Who is insured where. It works with any folder of payers: a kind of payer that is missing is replaced by one that is there.
/// </summary>
internal sealed class PayerMix
{
    // The largest commercial payer of a town has about two fifths, the next a third, the rest the remainder.
    private static readonly int[] Shares = [40, 33, 27, 20, 15, 10, 8, 6];

    private readonly List<Product> _commercial, _medicare, _medicaid, _advantage, _supplements;

    public PayerMix(IReadOnlyList<PayerProfile> payers)
    {
        Check.That(payers.Any(p => p.Plans.Count > 0), "a practice has at least one payer with a plan");
        var all = payers.SelectMany(p => p.Plans.Select(plan => new Product(p, plan))).ToList();
        _supplements = all.FindAll(p => p.Plan.Benefits.Any(b => b.Coordination == Coordination.Supplement));
        var usual = all.FindAll(p => !_supplements.Contains(p));
        if (usual.Count == 0) usual = all;
        List<Product> Of(PayerKind kind) => usual.FindAll(p => p.Payer.Kind == kind);
        _commercial = Of(PayerKind.Commercial) is { Count: > 0 } commercial ? commercial : usual;
        _medicare = Of(PayerKind.Medicare);
        _advantage = Of(PayerKind.MedicareAdvantage);
        if (_medicare.Count == 0) _medicare = _advantage.Count > 0 ? _advantage : _commercial;
        if (_advantage.Count == 0) _advantage = _medicare;
        _medicaid = Of(PayerKind.Medicaid) is { Count: > 0 } medicaid ? medicaid : _commercial;
    }

    public Product Commercial(ref Chance chance) => Draw(_commercial, ref chance);

    public Product Medicare(ref Chance chance) => Draw(_medicare, ref chance);

    public Product Advantage(ref Chance chance) => Draw(_advantage, ref chance);

    public Product Medicaid(ref Chance chance) => Draw(_medicaid, ref chance);

    /// <summary>What pays after Medicare: a supplement where somebody sells one.</summary>
    public Product Supplement(ref Chance chance) => Draw(_supplements.Count > 0 ? _supplements : _commercial, ref chance);

    /// <summary>Another payer's product; the same when there is no other.</summary>
    public Product OtherThan(PayerProfile payer, ref Chance chance) => _commercial.FindAll(p => p.Payer.Id != payer.Id) is { Count: > 0 } others ? Draw(others, ref chance) : Draw(_commercial, ref chance);

    private static Product Draw(List<Product> products, ref Chance chance)
    {
        var payers = products.Select(p => p.Payer).Distinct().ToList();
        var weights = payers.Select((_, i) => Shares[Math.Min(i, Shares.Length - 1)]).ToArray();
        var payer = payers[chance.Weighted(weights)];
        return chance.Pick(products.FindAll(p => p.Payer == payer));
    }
}
