using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>What other payers decided, added up.</summary>
internal static class OtherPayerSums
{
    /// <summary>Lines name a payer by its number; two payers of one number cannot be told apart, so their lines are not judged.</summary>
    public static bool IsAlone(Claim837 claim, int payer)
    {
        for (var i = 0; i < claim.OtherPayers.Count; i++)
            if (i != payer && claim.OtherPayers[i].Id == claim.OtherPayers[payer].Id) return false;
        return true;
    }

    public static bool Names(Claim837 claim, string payerId)
    {
        for (var i = 0; i < claim.OtherPayers.Count; i++)
            if (claim.OtherPayers[i].Id == payerId) return true;
        return false;
    }

    public static Total Of(IReadOnlyList<Adjustment837> adjustments)
    {
        var sum = new Total();
        for (var i = 0; i < adjustments.Count; i++) sum.Add(adjustments[i].Amount);
        return sum;
    }

    /// <summary>What a payer paid and adjusted on a line; false when it decided nothing about it.</summary>
    public static bool TryLine(Line837 line, string payerId, out Total paid, out Total adjusted)
    {
        paid = new Total();
        adjusted = new Total();
        var found = false;
        for (var i = 0; i < line.Adjudications.Count; i++)
        {
            var decision = line.Adjudications[i];
            if (decision.PayerId != payerId) continue;
            found = true;
            paid.Add(decision.Paid);
            adjusted += Of(decision.Adjustments);
        }
        return found;
    }

    /// <summary>True when the payer decided about lines, and each of its decisions has a day.</summary>
    public static bool LinesHaveDays(ReadOnlySpan<Line837> lines, string payerId)
    {
        var any = false;
        foreach (var line in lines)
            for (var i = 0; i < line.Adjudications.Count; i++)
            {
                if (line.Adjudications[i].PayerId != payerId) continue;
                if (line.Adjudications[i].Date.Length == 0) return false;
                any = true;
            }
        return any;
    }
}
