using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Balance;

/// <summary>
/// What earlier payers decided, against the charges. Where a payer decided about every line: each line's charge is its SVD02 with its CAS, and
/// AMT D is the sum of SVD02 less the claim's own CAS; the equation of the whole claim then follows. Where it decided about the claim alone:
/// the claim's charge is AMT D with the claim's CAS. Where it decided about some lines only, the guide does not say how the rest counts, and
/// what is missing is a warning.
/// </summary>
internal static class OtherPayerBalance
{
    // The guides allow ten. Each payer looks through all lines: ten thousand of both would be a hundred million steps for one claim.
    private const int MostPayers = 100;

    public static void Check(Claim837 claim, Total lineCharges, ref List<Finding>? findings)
    {
        if (claim.OtherPayers.Count > MostPayers) return;
        // What the charge rule has told already: by how much the lines are more than the claim.
        var told = lineCharges;
        if (claim.Charge is { } charge && !lineCharges.IsUnknown) told.Subtract(charge);
        else told = new Total();
        foreach (var payer in claim.OtherPayers)
        {
            var sums = PayerSums.Of(claim, payer);
            if (sums.IsUnknown) continue;
            sums.Excuse(told);
            if (sums.LinesOff > 0) TellLines(claim, payer, ref findings);
            if (payer.Paid is not { } paid) continue;
            if (sums.Lines > 0 && sums.Lines == claim.Lines.Count) CheckPaid(payer, paid, sums, ref findings);
            else if (claim.Charge is { } whole) CheckWhole(claim, payer, paid, whole, sums, told, ref findings);
        }
    }

    /// <summary>The only line that differs from what a payer decided, and by this amount; null when there is no such line.</summary>
    public static Line837? LineThatIsOffBy(Claim837 claim, Total difference)
    {
        if (claim.OtherPayers.Count > MostPayers) return null;
        foreach (var payer in claim.OtherPayers)
        {
            var sums = PayerSums.Of(claim, payer);
            if (sums is { IsUnknown: false, LinesOff: 1 } && sums.Off.Equals(difference)) return sums.FirstOff;
        }
        return null;
    }

    private static void TellLines(Claim837 claim, OtherPayer837 payer, ref List<Finding>? findings)
    {
        foreach (var line in claim.Lines)
        {
            if (!PayerSums.TryLine(line, payer.Id, out var paid, out var adjusted, out var first) || line.Charge is not { } charge) continue;
            var sum = paid + adjusted;
            if (sum.Is(charge)) continue;
            var finding = BalanceRules.Finding("balance.cob-line", Severity.Error, BalanceRules.ClaimLine,
                $"Line {Count(line.Number)}: charge {charge} is not paid {paid} plus adjustments {adjusted} of payer {payer.Id}, together {sum}.",
                first.At, "SVD", 2, "2430", "Copy the paid amount and every adjustment of this line from that payer's remittance.", sum.ToString(), charge.ToString());
            (findings ??= []).Add(finding with { Line = line.Number });
        }
    }

    private static void CheckPaid(OtherPayer837 payer, Money paid, PayerSums sums, ref List<Finding>? findings)
    {
        var fromLines = sums.Paid - sums.ClaimAdjusted;
        // The lines lack as much as the payer paid more: their fault is told.
        if (fromLines.Is(paid) || (fromLines + sums.Off).Is(paid)) return;
        (findings ??= []).Add(BalanceRules.Finding("balance.cob-paid", Severity.Error, BalanceRules.PayerPaid,
            $"Payer {payer.Id} paid {paid}, but its lines say {sums.Paid} less claim adjustments {sums.ClaimAdjusted}, which is {fromLines}.",
            payer.At, "AMT", 2, "2320", "Make AMT D what that payer paid in all, and repeat in the claim's CAS no adjustment that stands on a line.", paid.ToString(), fromLines.ToString()));
    }

    private static void CheckWhole(Claim837 claim, OtherPayer837 payer, Money paid, Money whole, PayerSums sums, Total told, ref List<Finding>? findings)
    {
        var all = sums.ClaimAdjusted + sums.Adjusted;
        all.Add(paid);
        // The sum of the lines fits, so it is the charge that is wrong, and that is told; or the lines' own fault, which is told.
        var asLines = told;
        asLines.Add(whole);
        if (all.Is(whole) || all.Equals(asLines) || (all + sums.Off).Is(whole)) return;
        var isSilent = sums.Lines == 0 && payer.Adjustments.Count == 0;
        // Charges that are not covered are not sent to the payer, and then nothing is paid and nothing adjusted.
        if (isSilent && payer.NonCovered is not null) return;
        var isSure = sums.Lines == 0 && !isSilent;
        var parts = sums.Lines == 0 ? "" : $" plus line adjustments {sums.Adjusted} on {Count(sums.Lines)} of {Count(claim.Lines.Count)} lines";
        (findings ??= []).Add(BalanceRules.Finding("balance.cob-claim", isSure ? Severity.Error : Severity.Warning, BalanceRules.PayerWhole,
            isSilent
                ? $"Claim charge {whole} is not what payer {payer.Id} paid, {paid}, and no adjustment says why."
                : $"Claim charge {whole} is not paid {paid} plus claim adjustments {sums.ClaimAdjusted}{parts} of payer {payer.Id}, together {all}.",
            payer.At, "AMT", 2, "2320", "Send every adjustment of that payer's remittance: those of the claim in loop 2320, those of a line in loop 2430.", all.ToString(), whole.ToString()));
    }

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
