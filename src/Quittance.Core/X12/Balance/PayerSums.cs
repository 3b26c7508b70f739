using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.X12.Balance;

/// <summary>What one earlier payer paid and adjusted, added up over a claim.</summary>
internal sealed class PayerSums
{
    /// <summary>Lines that the payer decided about.</summary>
    public int Lines { get; private set; }
    /// <summary>Of those, the ones whose charge is not paid and adjusted to the cent.</summary>
    public int LinesOff { get; private set; }
    /// <summary>The first of them.</summary>
    public Line837? FirstOff { get; private set; }
    /// <summary>By how much the charges of those lines are more than what was paid and adjusted on them.</summary>
    public Total Off { get; private set; }
    /// <summary>The sum of SVD02.</summary>
    public Total Paid { get; private set; }
    /// <summary>The sum of the CAS of loops 2430.</summary>
    public Total Adjusted { get; private set; }
    /// <summary>The sum of the CAS of loop 2320.</summary>
    public Total ClaimAdjusted { get; private set; }

    /// <summary>True when an amount is absent or unreadable, or when lines cannot be told to be of this payer.</summary>
    public bool IsUnknown { get; private set; }

    public static PayerSums Of(Claim837 claim, OtherPayer837 payer)
    {
        var adjustedWhole = new Total();
        foreach (var adjustment in payer.Adjustments) adjustedWhole.Add(adjustment.Amount);
        var sums = new PayerSums { ClaimAdjusted = adjustedWhole };
        var mayBeAnother = payer.Id.Length == 0 || claim.OtherPayers.Count(p => p.Id == payer.Id) > 1;
        foreach (var line in claim.Lines)
        {
            if (!TryLine(line, payer.Id, out var paid, out var adjusted, out _)) continue;
            // Lines name a payer by its number. Two payers of one number cannot be told apart, so neither is judged.
            if (mayBeAnother) sums.IsUnknown = true;
            sums.Take(line, paid, adjusted);
        }
        sums.IsUnknown |= sums.Paid.IsUnknown || sums.Adjusted.IsUnknown || sums.ClaimAdjusted.IsUnknown || sums.Off.IsUnknown;
        return sums;
    }

    /// <summary>Takes a fault off that the charge rule has told: one line that is off by just as much as all lines are.</summary>
    public void Excuse(Total told)
    {
        if (LinesOff != 1 || told.Is(Kernel.Money.Zero) || !Off.Equals(told)) return;
        LinesOff = 0;
        Off = new Total();
    }

    /// <summary>All that a payer decided about a line; false when nothing. Several decisions are one line that the payer took apart.</summary>
    public static bool TryLine(Line837 line, string payerId, out Total paid, out Total adjusted, out LineAdjudication837 first)
    {
        paid = new Total();
        adjusted = new Total();
        LineAdjudication837? found = null;
        foreach (var decision in line.Adjudications)
        {
            if (decision.PayerId != payerId) continue;
            found ??= decision;
            paid.Add(decision.Paid);
            foreach (var adjustment in decision.Adjustments) adjusted.Add(adjustment.Amount);
        }
        first = found!;
        return found is not null;
    }

    private void Take(Line837 line, Total paid, Total adjusted)
    {
        Lines++;
        Paid += paid;
        Adjusted += adjusted;
        var off = new Total();
        off.Add(line.Charge);
        off = off - paid - adjusted;
        if (off.Equals(new Total())) return;
        LinesOff++;
        FirstOff ??= line;
        Off += off;
    }
}
