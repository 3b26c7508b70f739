using System.Globalization;
using CsCheck;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Analytics;

/// <summary>Small practices at random: claims over two years with decisions, reversals and every kind of movement.</summary>
internal static class SmallPractice
{
    internal static readonly DateOnly Start = new(2024, 1, 1);

    // A few reasons of each sort: denials, contract, patient, coordination, pending, the exceptions, and one that is unknown.
    private static readonly string[] Reasons = ["50", "97", "16", "22", "17", "45", "253", "24", "44", "104", "143", "1", "2", "23", "133", "257", "ZZ"];

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(at => values[at]);

    private static readonly Gen<KpiAdjustment> Adjustment =
        Gen.Select(AnyOf("CO", "CO", "PR", "OA", "PI"), AnyOf(Reasons), Gen.Long[1, 9_999], (group, carc, cents) => new KpiAdjustment(group, carc, new Money(cents)));

    private static readonly Gen<KpiAdjudicatedLine> Line = Gen.Select(
        Gen.OneOf(Gen.Const(0L), Gen.Long[1, 30_000], Gen.Long[1, 30_000]),
        Gen.OneOf(Gen.Const(0L), Gen.Long[1, 20_000]),
        Adjustment.Array[0, 2],
        Gen.Int[0, 9],
        (charge, paid, adjustments, units) => new KpiAdjudicatedLine(new Money(charge), new Money(paid), adjustments, units == 0));

    private sealed record Step(int Wait, KpiAdjudicatedLine[] Lines, KpiAdjustment[] ClaimAdjustments, string Status, bool IsFirstLevel, int? ReversedAfter);

    private static readonly Gen<Step> Decision = Gen.Select(
        Gen.Int[1, 200],
        Line.Array[0, 2],
        Gen.OneOf(Gen.Const(Array.Empty<KpiAdjustment>()), Adjustment.Array[1, 1]),
        AnyOf("1", "1", "1", "2", "4", "23", "25"),
        AnyOf(true, true, false),
        Gen.OneOf(Gen.Const(-1), Gen.Int[0, 120]),
        (wait, lines, own, status, first, reversed) => new Step(wait, lines, own, status, first, reversed < 0 ? null : reversed));

    private static readonly Gen<(int Wait, KpiMovementKind Kind, long Cents, string Group, string Carc)> Movement = Gen.Select(
        Gen.Int[0, 300],
        Gen.Enum<KpiMovementKind>(),
        Gen.Long[-3_000, 20_000],
        AnyOf("CO", "CO", "PI", ""),
        AnyOf(Reasons),
        (wait, kind, cents, group, carc) => (wait, kind, cents, group, carc));

    private static readonly Gen<KpiClaim> Claim = Gen.Select(
        Gen.Int[0, 800],
        Gen.Int[-2, 40],
        Gen.Long[100, 40_000],
        AnyOf("p", "q", "r"),
        Gen.Int[0, 255],
        Movement.Array[0, 5],
        Decision.Array[0, 2],
        (day, lag, cents, payer, flags, movements, steps) => Build(Start.AddDays(day), lag, new Money(cents), payer, flags, movements, steps));

    internal static readonly Gen<KpiClaim[]> Claims =
        Claim.Array[0, 12].Select(claims => claims.Select((claim, number) => claim with { Key = number.ToString(CultureInfo.InvariantCulture) }).ToArray());

    private static KpiClaim Build(
        DateOnly day, int lag, Money charge, string payer, int flags, (int Wait, KpiMovementKind Kind, long Cents, string Group, string Carc)[] movements, Step[] steps)
    {
        var submitted = day.AddDays(lag);
        List<KpiMovement> booked = [new(submitted, KpiMovementKind.Charge, charge, "", "")];
        booked.AddRange(movements.Select(m => new KpiMovement(submitted.AddDays(m.Wait), m.Kind, new Money(m.Cents), m.Group, m.Carc)));
        List<KpiAdjudication> decisions = [];
        var when = submitted;
        foreach (var step in steps)
        {
            when = when.AddDays(step.Wait);
            var paid = Facts.Sum(step.Lines, line => line.Paid);
            var decision = new KpiAdjudication(
                decisions.Count + 1, when, step.Status, step.IsFirstLevel, charge, paid, Money.Zero, step.Lines, step.ClaimAdjustments, IsReversal: false, step.ReversedAfter is not null);
            decisions.Add(decision);
            if (step.ReversedAfter is not { } after) continue;
            when = when.AddDays(after);
            decisions.Add(decision with { Order = decisions.Count + 1, BookDate = when, Status = "22", Charge = -charge, Paid = -paid, IsReversal = true, IsReversed = false });
        }
        bool Flag(int bit) => (flags >> bit & 1) == 1;
        return new KpiClaim(
            "",
            payer,
            day,
            IsHeld: (flags & 7) == 7,
            IsVoid: (flags & 7) == 6,
            IsAdjudicated: decisions.Count > 0 && !decisions[^1].IsReversal,
            HasOpenDenial: Flag(3),
            submitted,
            charge,
            IsOriginal: (flags & 3) != 1,
            HasErrorFinding: (flags & 48) == 48,
            RejectedBy999: (flags & 96) == 96,
            RejectedBy277CA: (flags & 160) == 160,
            IsRejectedNow: Flag(7),
            booked,
            decisions);
    }
}
