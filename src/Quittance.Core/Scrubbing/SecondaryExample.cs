using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>Claims to a second payer that carry the first one's decision, for examples.</summary>
internal static class SecondaryExample
{
    private const string First = "FIRST1";

    /// <summary>Two lines of 200 and 60: 64 and 16 paid, the rest adjusted; together 260 = 80 + 180.</summary>
    public static readonly Claim837 TwoLines = Secondary(Primary(80_00),
        Decided(1, "99214", 200_00, 64_00, Cas("CO", "45", 70_00), Cas("PR", "1", 50_00), Cas("PR", "2", 16_00)),
        Decided(2, "36415", 60_00, 16_00, Cas("CO", "45", 40_00), Cas("PR", "2", 4_00)));

    /// <summary>The same lines without the 25 that the first payer took as a copay from the claim as a whole: it paid 55.</summary>
    public static readonly Claim837 WithClaimCopay = TwoLines with { OtherPayers = [Primary(55_00) with { Adjustments = [Cas("PR", "3", 25_00)] }] };

    public static OtherPayer837 Primary(long paidCents) => new("P", "CI", "EXAMPLE FIRST PLAN", First, new Money(paidCents), null);

    /// <summary>One line of 200 with what the first payer paid and adjusted.</summary>
    public static Claim837 OneLine(long paidCents, params Adjustment837[] adjustments) =>
        Secondary(Primary(paidCents), Decided(1, "99214", 200_00, paidCents, adjustments));

    private static Claim837 Secondary(OtherPayer837 primary, params Line837[] lines) =>
        ExampleClaim.WithLines(lines) with { PayerLevel = "S", OtherPayers = [primary] };

    private static Line837 Decided(int number, string code, long chargeCents, long paidCents, params Adjustment837[] adjustments) => ExampleClaim.Line with
    {
        Number = number,
        Code = code,
        Charge = new Money(chargeCents),
        ChargeText = new Money(chargeCents).ToString(),
        Adjudications = [new LineAdjudication837 { PayerId = First, Paid = new Money(paidCents), CodeQualifier = "HC", Code = code, Units = "1", Date = "20260301", Adjustments = adjustments }],
    };

    private static Adjustment837 Cas(string group, string reason, long cents) => new(group, reason, new Money(cents), "");
}
