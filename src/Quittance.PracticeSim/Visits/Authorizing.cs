using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim.People;

namespace Quittance.PracticeSim.Visits;

/// <summary>What the front desk knows of the payers' authorizations: which codes of which plan need one, as the payers publish it.</summary>
internal sealed class Authorizing(IReadOnlyList<PayerProfile> payers)
{
    private readonly List<(string Payer, Conditions When)> _needs =
        [.. payers.SelectMany(p => p.Rules.Where(r => r.When is { Authorization: false, Codes: not null }).Select(r => (p.Id, r.When)))];

    public bool IsNeeded(VisitKind kind, SimulatedCoverage coverage) => Codes(kind, coverage).Any();

    /// <summary>The codes of the visit that need one.</summary>
    public IEnumerable<string> Codes(VisitKind kind, SimulatedCoverage coverage) =>
        kind.Lines.Select(l => l.Code).Where(code => _needs.Exists(n => n.Payer == coverage.Payer.Id && (n.When.Plans.Count == 0 || n.When.Plans.Contains(coverage.Plan.Id, StringComparer.Ordinal))
            && n.When.Codes!.Contains(code) && n.When.WithoutCodes?.Contains(code) != true)).Distinct(StringComparer.Ordinal);
}
