using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>What posting tells about money.</summary>
internal static class RemittanceFindings
{
    private static readonly Source Posting = new("X12 005010X221A1 public balancing answers", "835 CLP, CAS");
    private static readonly Source Reasons = new("X12 claim adjustment reason code list", "CAS");

    public static Finding Credit(Money open) =>
        new("claim.credit", Severity.Warning, $"More was paid and written off than was charged: {open.Abs()} dollars too much.")
        {
            Clears = "A refund or a reversal, once it is clear whose money it is.",
            Segment = "CLP",
            Source = Posting,
        };

    public static Finding OverAdjusted(Money over) =>
        new("claim.over-adjusted", Severity.Warning, $"Paid, written off and left to the patient together exceed the charge by {over} dollars.")
        {
            Clears = "A corrected remittance, or a person who settles which adjustment holds.",
            Segment = "CAS",
            Source = Posting,
        };

    public static Finding UnknownReason(ClaimDecision decision)
    {
        var unknown = decision.AllAdjustments.First(CasRules.IsUnknown);
        return new("era.reason-unknown", Severity.Warning, $"Adjustment {unknown.Group} {unknown.Reason} of {unknown.Amount} dollars is not in the list of reasons, so it posted nothing and stays open.")
        {
            Clears = "Ask the payer what it means, then write it off or work it.",
            Segment = "CAS",
            Source = Reasons,
        };
    }
}
