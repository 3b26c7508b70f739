using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>What a claim still has open, for aging. <paramref name="PatientPart"/> is the part of it that the patient owes.</summary>
/// <param name="Payer">The key of the payer of the first level.</param>
/// <param name="Day">The earliest service date, or the day it was sent where it tells none.</param>
/// <param name="IsVoid">Voided, or a void is on its way: its balance stands in no age.</param>
/// <param name="Open">The balance of insurer and patient together; below zero when they paid too much.</param>
/// <param name="PatientPart">The patient's part of the balance; null where nobody asked for it.</param>
internal readonly record struct OpenClaim(string Payer, DateOnly Day, bool IsVoid, Money Open, Money? PatientPart);

/// <summary>
/// One payer's receivables by age. <paramref name="Ages"/> holds the five classes of <c>aging</c>; credits, services still to come and voided claims stand
/// beside them and are in no class.
/// </summary>
internal sealed record AgedPayer(string Payer, IReadOnlyList<Money> Ages, int Claims, Money? PatientPart, Money Credits, Money NotYet, Money Voided)
{
    /// <summary>The sum of the five classes.</summary>
    public Money Owed => Ages.Aggregate(Money.Zero, (sum, age) => sum + age);

    /// <summary>What the insurer owes of it; null when the patients' part is not known.</summary>
    public Money? InsurerPart => Owed - PatientPart;

    /// <summary>Older than 90 days.</summary>
    public Money Old => Ages[3] + Ages[4];

    /// <summary>The share older than 90 days; null when nothing is owed.</summary>
    public decimal? Over90 => KpiParts.Ratio(Old.Cents, Owed.Cents);

    /// <summary>All that stands in the ledger's receivable.</summary>
    public Money Balance => Owed + Credits + NotYet + Voided;
}

/// <summary>Receivables by payer and age: the classes and the dates of the measure <c>aging</c>, told for each payer.</summary>
internal static class AgingByPayer
{
    /// <summary>The classes in days, from and to; the last is open.</summary>
    public static readonly IReadOnlyList<(int From, int? To)> Classes = [(0, 30), (31, 60), (61, 90), (91, 120), (121, null)];

    /// <summary>One row a payer, the one that owes most first.</summary>
    public static IReadOnlyList<AgedPayer> Of(IEnumerable<OpenClaim> claims, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return [.. claims.GroupBy(c => c.Payer, StringComparer.Ordinal).Select(g => Row(g.Key, g, asOf)).OrderByDescending(r => r.Owed).ThenBy(r => r.Payer, StringComparer.Ordinal)];
    }

    /// <summary>The same from the facts of the measures, as a past day showed it. These do not tell the patients' part.</summary>
    public static IReadOnlyList<AgedPayer> Of(IReadOnlyCollection<KpiClaim> claims, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claims);
        return Of(claims.Where(c => !c.IsHeld).Select(c => new OpenClaim(c.PayerKey, c.Day, c.IsVoid, ClaimBalance.At(c, asOf), null)), asOf);
    }

    /// <summary>All payers together, under an empty key.</summary>
    public static AgedPayer Sum(IEnumerable<AgedPayer> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        return rows.Aggregate(None(""), (a, b) => new AgedPayer("", [.. a.Ages.Zip(b.Ages, (x, y) => x + y)], a.Claims + b.Claims, a.PatientPart + b.PatientPart, a.Credits + b.Credits, a.NotYet + b.NotYet, a.Voided + b.Voided));
    }

    private static AgedPayer Row(string payer, IEnumerable<OpenClaim> claims, DateOnly asOf)
    {
        var ages = new Money[Classes.Count];
        Money? patient = Money.Zero;
        Money credits = Money.Zero, notYet = Money.Zero, voided = Money.Zero;
        var count = 0;
        foreach (var claim in claims)
        {
            if (claim.IsVoid) voided += claim.Open;
            else if (claim.Open < Money.Zero) credits += claim.Open;
            else if (asOf.DayNumber - claim.Day.DayNumber is var age && age < 0) notYet += claim.Open;
            else if (!claim.Open.IsZero)
            {
                ages[ClassOf(age)] += claim.Open;
                patient += claim.PatientPart;
                count++;
            }
        }
        return new AgedPayer(payer, ages, count, patient, credits, notYet, voided);
    }

    private static AgedPayer None(string payer) => new(payer, [.. Classes.Select(_ => Money.Zero)], 0, Money.Zero, Money.Zero, Money.Zero, Money.Zero);

    /// <summary>Which of <see cref="Classes"/> an age of days is in.</summary>
    internal static int ClassOf(int age)
    {
        for (var i = 0; i < Classes.Count; i++)
            if (Classes[i].To is not { } to || age <= to) return i;
        return Classes.Count - 1;
    }
}
