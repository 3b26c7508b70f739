using System.Globalization;
using Quittance.Core.Model;

namespace Quittance.PracticeSim.People;

/// <summary>
/// Who of a household is covered by what. Families share a policy of one of the parents; Medicare is everybody's own, with a supplement, an employer's policy or Medicaid beside it.
/// Some policies end and others begin while the story runs.
/// </summary>
internal sealed class Policies(PayerMix mix, ulong seed, DateOnly began)
{
    private int _members;

    /// <summary>The coverages of each person, adults first, then children.</summary>
    public List<List<SimulatedCoverage>> Draw(string name, Household household)
    {
        var chance = Chance.For(seed, "policies", name);
        if (household.IsRetired) return [.. household.Adults.Select(_ => Retired(ref chance))];
        return chance.PerMille(265) ? Medicaid(ref chance, household) : Employed(ref chance, household);
    }

    private List<SimulatedCoverage> Retired(ref Chance chance)
    {
        var from = YearsAgo(ref chance);
        if (chance.PerMille(325)) return [Own(mix.Advantage(ref chance), 1, from)];
        var medicare = mix.Medicare(ref chance);
        switch (chance.Weighted([450, 90, 80, 380]))
        {
            case 0: return [Own(medicare, 1, from), Own(mix.Supplement(ref chance), 2, from)];
            // Still at work: the employer's policy pays first, and Medicare says why it is second (12: working aged).
            case 1: return [Own(mix.Commercial(ref chance), 1, from) with { Group = Group(ref chance) }, Own(medicare, 2, from) with { InsuranceType = "12" }];
            case 2: return [Own(medicare, 1, from), Own(mix.Medicaid(ref chance), 2, from)];
            default: return [Own(medicare, 1, from)];
        }
    }

    private List<List<SimulatedCoverage>> Medicaid(ref Chance chance, Household household)
    {
        var product = mix.Medicaid(ref chance);
        var from = YearsAgo(ref chance);
        var all = new List<List<SimulatedCoverage>>();
        foreach (var person in household.Adults.Concat(household.Children))
        {
            var own = Own(product, 1, Later(from, person));
            // Who earns more loses it at the end of a month and buys a policy.
            var ends = chance.PerMille(60) ? MonthEnd(ref chance) : (DateOnly?)null;
            all.Add(ends is { } last && own.From < last ? [own with { Through = last }, Own(mix.Commercial(ref chance), 1, last.AddDays(1)) with { IsNew = true }] : [own]);
        }
        return all;
    }

    private List<List<SimulatedCoverage>> Employed(ref Chance chance, Household household)
    {
        var product = mix.Commercial(ref chance);
        var (from, group, shared) = (YearsAgo(ref chance), Group(ref chance), chance.PerMille(700));
        var holder = household.Adults[0];
        var policy = Own(product, 1, from) with { Group = group };
        var next = chance.PerMille(65) ? Own(mix.OtherThan(product.Payer, ref chance), 1, MonthEnd(ref chance).AddDays(1)) with { Group = Group(ref chance), IsNew = true } : null;
        var all = new List<List<SimulatedCoverage>>();
        foreach (var person in household.Adults.Concat(household.Children))
        {
            var isHolder = ReferenceEquals(person, holder);
            var isChild = household.Children.Any(c => ReferenceEquals(c, person));
            if (!isHolder && !isChild && !shared)
            {
                all.Add([Own(mix.Commercial(ref chance), 1, from) with { Group = Group(ref chance) }]);
                continue;
            }
            SimulatedCoverage For(SimulatedCoverage one) => one with { From = Later(one.From, person), Holder = isHolder ? null : holder, Relationship = isHolder ? "18" : isChild ? "19" : "01" };
            all.Add(next is null || Later(policy.From, person) >= next.From ? [For(next ?? policy)] : [For(policy) with { Through = next.From.AddDays(-1) }, For(next)]);
        }
        return all;
    }

    private SimulatedCoverage Own(Product product, int rank, DateOnly from) => new(rank, product.Payer, product.Plan, MemberNumbers.Of(product.Payer, _members++), from);

    private DateOnly YearsAgo(ref Chance chance) => new(began.Year - chance.Between(0, 4), 1, 1);

    /// <summary>The last day of one of the story's months but the last.</summary>
    private DateOnly MonthEnd(ref Chance chance) => new DateOnly(began.Year, began.Month, 1).AddMonths(chance.Between(1, 5)).AddDays(-1);

    private static DateOnly Later(DateOnly from, NamedPerson person) => person.Birth is { } birth && birth > from ? birth : from;

    private static string Group(ref Chance chance) => "G" + chance.Between(10_000, 99_999).ToString(CultureInfo.InvariantCulture);
}
