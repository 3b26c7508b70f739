using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing;

/// <summary>Two lines of one claim, compared for being the same service.</summary>
internal static class LinePairs
{
    // Every pair is looked at, so a claim of 10,000 lines would cost fifty million looks; no guide allows more than 999 lines.
    private const int MostLines = 999;

    /// <summary>How many lines are compared.</summary>
    public static int Count(in EditContext context) => Math.Min(context.Lines.Length, MostLines);

    /// <summary>True for one code, day, set of modifiers, provider and place, when no modifier says that it was given again.</summary>
    public static bool AreSameService(in EditContext context, int one, int other)
    {
        var (a, b) = (context.Lines[one], context.Lines[other]);
        return a.Code.Length > 0 && a.Code == b.Code && context.Days[one] == context.Days[other] && context.Days[one].HasFrom
            && LineModifiers.AreSame(a.Modifiers, b.Modifiers) && !LineModifiers.Distinguish(a.Modifiers)
            && EarlierClaim.RenderingOf(context.Claim, a) == EarlierClaim.RenderingOf(context.Claim, b)
            && EarlierClaim.PlaceOf(context.Claim, a) == EarlierClaim.PlaceOf(context.Claim, b) && a.Ndc == b.Ndc;
    }

    /// <summary>True for one charge and one number of units.</summary>
    public static bool HaveSameAmounts(in EditContext context, int one, int other)
    {
        var (a, b) = (context.Lines[one], context.Lines[other]);
        return a.Charge == b.Charge && a.Units.AsSpan().TrimStart('0').SequenceEqual(b.Units.AsSpan().TrimStart('0'));
    }
}
