using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Balance;

/// <summary>
/// SNIP level 3 of a professional claim: its charge is the sum of its lines, and what other payers paid and adjusted adds up.
/// To the cent; nothing is rounded.
/// </summary>
public static class ClaimBalance
{
    private static readonly Source Origin = new("837P balancing, ASC X12N 005010X222A1", "CLM02, 2320, 2430");

    /// <summary>What does not add up; empty for a balanced claim.</summary>
    public static IReadOnlyList<Finding> Check(Claim837 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        List<Finding>? findings = null;
        CheckCharge(claim, ref findings);
        foreach (var payer in claim.OtherPayers) CheckPayer(claim, payer, ref findings);
        return findings ?? (IReadOnlyList<Finding>)[];
    }

    private static void CheckCharge(Claim837 claim, ref List<Finding>? findings)
    {
        var lines = new Total();
        foreach (var line in claim.Lines) lines.Add(line.Charge);
        if (claim.Charge is not { } charge || lines.IsUnknown)
            Tell(claim, ref findings, "balance.unreadable", "CLM", "2300", "An amount cannot be read, so whether the claim's charge is the sum of its lines cannot be told.");
        else if (!lines.Is(charge))
            Tell(claim, ref findings, "balance.claim-charge", "CLM", "2300",
                $"Claim charge {charge} is not the sum of its {Count(claim.Lines.Count)} line charges, {lines}.", charge.ToString(), lines.ToString());
    }

    private static void CheckPayer(Claim837 claim, OtherPayer837 payer, ref List<Finding>? findings)
    {
        var claimLevel = new Total();
        foreach (var adjustment in payer.Adjustments) claimLevel.Add(adjustment.Amount);
        Total paidOnLines = new(), adjustedOnLines = new();
        var hasLines = false;
        // Lines name the payer by its number. Two payers of the same number cannot be told apart, so they are not judged by line.
        var isAlone = claim.OtherPayers.Count(p => p.Id == payer.Id) == 1;
        foreach (var line in claim.Lines)
        {
            if (!isAlone || !TryLine(line, payer.Id, out var paid, out var adjusted)) continue;
            hasLines = true;
            paidOnLines += paid;
            adjustedOnLines += adjusted;
            var sum = paid + adjusted;
            if (line.Charge is { } charge && !sum.IsUnknown && !sum.Is(charge))
                Tell(claim, ref findings, "balance.cob-line", "SVD", "2430",
                    $"Line {Count(line.Number)}: charge {charge} is not paid {paid} plus adjustments {adjusted} of payer {payer.Id}, together {sum}.", sum.ToString(), charge.ToString());
        }
        if (payer.Paid is not { } total || (!hasLines && payer.Adjustments.Count == 0)) return;
        var fromLines = paidOnLines - claimLevel;
        if (hasLines && !fromLines.IsUnknown && !fromLines.Is(total))
            Tell(claim, ref findings, "balance.cob-paid", "AMT", "2320",
                $"Payer {payer.Id} paid {total}, but its lines say {paidOnLines} less claim adjustments {claimLevel}, which is {fromLines}.", total.ToString(), fromLines.ToString());
        var all = claimLevel + adjustedOnLines;
        all.Add(total);
        if (claim.Charge is { } whole && !all.IsUnknown && !all.Is(whole))
            Tell(claim, ref findings, "balance.cob-claim", "CLM", "2320",
                $"Claim charge {whole} is not paid {total} plus claim adjustments {claimLevel} plus line adjustments {adjustedOnLines} of payer {payer.Id}, together {all}.",
                all.ToString(), whole.ToString());
    }

    private static bool TryLine(Line837 line, string payerId, out Total paid, out Total adjusted)
    {
        paid = new Total();
        adjusted = new Total();
        var found = false;
        foreach (var adjudication in line.Adjudications)
        {
            if (adjudication.PayerId != payerId) continue;
            found = true;
            paid.Add(adjudication.Paid);
            foreach (var adjustment in adjudication.Adjustments) adjusted.Add(adjustment.Amount);
        }
        return found;
    }

    private static void Tell(Claim837 claim, ref List<Finding>? findings, string id, string segment, string loop, string message,
        string? value = null, string? expected = null) =>
        (findings ??= []).Add(new Finding(id, Severity.Error, message)
        {
            Level = 3,
            Segment = segment,
            Loop = loop,
            SegmentPosition = claim.Position,
            ByteOffset = claim.Offset,
            Value = value,
            Expected = expected,
            Source = Origin,
        });

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
