using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing;

/// <summary>A claim beside one that the patient had before.</summary>
internal static class EarlierClaims
{
    /// <summary>True when the earlier one still counts with the same practice and the same payer.</summary>
    public static bool Stands(in EditContext context, EarlierClaim earlier)
    {
        var claim = context.Claim;
        return !earlier.WasRejected && !earlier.IsWithdrawn && earlier.Frequency != "8"
            && earlier.BillingNpi == claim.Billing.Id && earlier.PayerLevel == claim.PayerLevel && earlier.PayerId == claim.Payer.Id;
    }

    /// <summary>True when the earlier one is an original that still counts and says the same: days, total, and line by line in whatever order.</summary>
    public static bool IsSame(in EditContext context, EarlierClaim earlier)
    {
        if (earlier.Frequency != "1" || earlier.First == default || earlier.First != context.FirstDay || earlier.Last != context.LastDay) return false;
        if (earlier.Charge is null || earlier.Charge != context.Claim.Charge || earlier.Lines.Count != context.Lines.Length || !Stands(context, earlier)) return false;
        Span<bool> taken = context.Lines.Length <= 256 ? stackalloc bool[context.Lines.Length] : new bool[context.Lines.Length];
        for (var i = 0; i < context.Lines.Length; i++)
        {
            var at = 0;
            while (at < taken.Length && (taken[at] || !AreSame(context, i, earlier.Lines[at]))) at++;
            if (at == taken.Length) return false;
            taken[at] = true;
        }
        return true;
    }

    /// <summary>True when the earlier claim has a line's service of the same day, by the same provider or one of the same specialty.</summary>
    public static bool BillsAlready(in EditContext context, int index, EarlierClaim earlier)
    {
        var line = context.Lines[index];
        if (!context.Days[index].HasFrom || LineModifiers.Distinguish(line.Modifiers)) return false;
        var (day, rendering, taxonomy) = (context.Days[index].From, EarlierClaim.RenderingOf(context.Claim, line), EarlierClaim.TaxonomyOf(context.Claim, line));
        for (var i = 0; i < earlier.Lines.Count; i++)
        {
            var other = earlier.Lines[i];
            if (other.Day != day || other.Code != line.Code || other.Code.Length == 0 || !LineModifiers.AreSame(other.Modifiers, line.Modifiers)) continue;
            if (other.RenderingNpi == rendering || (taxonomy.Length > 0 && taxonomy == other.Taxonomy)) return true;
        }
        return false;
    }

    private static bool AreSame(in EditContext context, int index, EarlierLine other)
    {
        var line = context.Lines[index];
        return line.Code == other.Code && context.Days[index].From == other.Day && (line.Charge ?? Money.Zero) == other.Charge
            && EarlierClaim.RenderingOf(context.Claim, line) == other.RenderingNpi && LineModifiers.AreSame(line.Modifiers, other.Modifiers);
    }
}
