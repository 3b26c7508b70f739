using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Balance;

/// <summary>
/// SNIP level 3 of a claim: its charge is the sum of its lines, and what other payers paid and adjusted adds up. To the cent; nothing is
/// rounded. What follows from a fault that is told already is not told again, so that one wrong amount gives one finding.
/// </summary>
public static class ClaimBalance
{
    /// <summary>The line that adds a paper bill up; an electronic claim has no such line.</summary>
    private const string TotalLine = "0001";

    /// <summary>What does not add up in a professional claim; empty when it balances.</summary>
    public static IReadOnlyList<Finding> Check(Claim837 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Judge(claim, null) ?? (IReadOnlyList<Finding>)[];
    }

    /// <summary>What does not add up in a dental claim; empty when it balances.</summary>
    public static IReadOnlyList<Finding> Check(DentalClaim837 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Check(claim.Common);
    }

    /// <summary>What does not add up in an institutional claim; empty when it balances.</summary>
    public static IReadOnlyList<Finding> Check(InstitutionalClaim837 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Judge(claim.Common, claim.Lines.FirstOrDefault(l => l.RevenueCode == TotalLine)?.Common) ?? (IReadOnlyList<Finding>)[];
    }

    private static List<Finding>? Judge(Claim837 claim, Line837? paperTotal)
    {
        List<Finding>? findings = null;
        var lines = new Total();
        // What has no amount at all, or no line, is a fault of structure; only an amount that cannot be read is one of balance.
        var isUnreadable = claim.Charge is null && claim.ChargeText.Length > 0;
        foreach (var line in claim.Lines)
        {
            lines.Add(line.Charge);
            isUnreadable |= line.Charge is null && line.ChargeText.Length > 0;
        }
        if (isUnreadable)
            Tell(claim, ref findings, "balance.unreadable", "An amount cannot be read, so whether the claim's charge is the sum of its lines cannot be told.", "Send every charge as an amount of dollars and cents.");
        else if (claim.Charge is { } charge && claim.Lines.Count > 0 && !claim.HasStrayService && !lines.IsUnknown && !lines.Is(charge))
            TellCharge(claim, charge, lines, paperTotal, ref findings);
        if (claim.OtherPayers.Count > 0) OtherPayerBalance.Check(claim, lines, ref findings);
        return findings;
    }

    private static void TellCharge(Claim837 claim, Money charge, Total lines, Line837? paperTotal, ref List<Finding>? findings)
    {
        var message = $"Claim charge {charge} is not the sum of its {Count(claim.Lines.Count)} line charges, {lines}.";
        var clears = "Make CLM02 the sum of the line charges, or send the lines that are missing.";
        var difference = lines;
        difference.Subtract(charge);
        if (paperTotal?.Charge is { } total && difference.Is(total))
            clears = $"Leave out line {Count(paperTotal.Number)}: revenue code {TotalLine} adds up a paper bill and is not sent.";
        else if (OtherPayerBalance.LineThatIsOffBy(claim, difference) is { } line)
            message += $" Line {Count(line.Number)} is off by the same amount from what another payer paid and adjusted.";
        Tell(claim, ref findings, "balance.claim-charge", message, clears, charge.ToString(), lines.ToString());
    }

    private static void Tell(Claim837 claim, ref List<Finding>? findings, string id, string message, string clears, string? value = null, string? expected = null) =>
        (findings ??= []).Add(BalanceRules.Finding(id, Severity.Error, BalanceRules.ClaimCharge, message, new SegmentPlace(claim.Position, claim.Offset), "CLM", 2, "2300", clears, value, expected));

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
