using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>How old the receivable is: <c>aging</c> and <c>ar-over-90</c>. Age counts from the service, so that billing again never freshens a claim.</summary>
internal static class Aging
{
    internal const string Credit = "CREDIT";
    internal const string NotYet = "UNBILLED/FUTURE";
    internal static readonly string[] Ages = ["0-30", "31-60", "61-90", "91-120", "121+"];

    private const string AgingFormula =
        "Open balance of each claim, insurer's and patient's together, by days from its first service date to as-of; share of the five age "
        + "classes' sum. Credit balances and services still to come are shown beside it and are in no share. Source: HFMA MAP Key AR-1; aging from "
        + "the service date of professional claims is our choice.";

    private const string Over90Formula =
        "Open balances of submitted claims whose first service lies more than 90 days before as-of, divided by all open balances of submitted claims, "
        + "rejected ones included. Credit balances and services still to come are left out. Source: HFMA MAP Key AR-1.";

    /// <summary>The age class of an open balance; null for an age below zero.</summary>
    internal static string? ClassOf(int ageDays) => ageDays < 0 ? null : Ages[AgingByPayer.ClassOf(ageDays)];

    internal static Kpi Buckets(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        string[] names = [.. Ages, Credit, NotYet];
        var sums = names.ToDictionary(name => name, _ => Money.Zero, StringComparer.Ordinal);
        var keys = names.ToDictionary(name => name, _ => new List<string>(), StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            var balance = ClaimBalance.At(claim, period.AsOf);
            if (balance.IsZero) continue;
            var name = balance < Money.Zero ? Credit : ClassOf(AgeOf(claim, period)) ?? NotYet;
            sums[name] += balance;
            keys[name].Add(claim.Key);
        }
        var total = Ages.Aggregate(Money.Zero, (sum, name) => sum + sums[name]);
        return new Kpi(
            "aging",
            "A/R by age",
            Value: null,
            Numerator: null,
            KpiParts.Dollars(total),
            NumeratorIsMoney: true,
            DenominatorIsMoney: true,
            KpiUnit.Usd,
            IsEstimate: false,
            AgingFormula,
            [.. names.Select(name => new AgingBucket(name, sums[name], name is Credit or NotYet ? null : KpiParts.Ratio(sums[name].Cents, total.Cents)) { Claims = keys[name] })])
        { DenominatorClaims = [.. Ages.SelectMany(name => keys[name])] };
    }

    internal static Kpi Over90(IReadOnlyCollection<KpiClaim> claims, KpiPeriod period)
    {
        Money old = Money.Zero, billed = Money.Zero;
        List<string> oldClaims = [], billedClaims = [];
        foreach (var claim in claims)
        {
            var age = AgeOf(claim, period);
            if (age < 0 || claim.FirstSubmitted > period.AsOf) continue;
            var balance = ClaimBalance.At(claim, period.AsOf);
            if (balance <= Money.Zero) continue;
            billed += balance;
            billedClaims.Add(claim.Key);
            if (age <= 90) continue;
            old += balance;
            oldClaims.Add(claim.Key);
        }
        return new Kpi(
            "ar-over-90",
            "A/R over 90 days",
            KpiParts.Ratio(old.Cents, billed.Cents),
            KpiParts.Dollars(old),
            KpiParts.Dollars(billed),
            NumeratorIsMoney: true,
            DenominatorIsMoney: true,
            KpiUnit.Ratio,
            IsEstimate: false,
            Over90Formula,
            [])
        { NumeratorClaims = oldClaims, DenominatorClaims = billedClaims };
    }

    private static int AgeOf(KpiClaim claim, KpiPeriod period) => period.AsOf.DayNumber - claim.Day.DayNumber;
}
