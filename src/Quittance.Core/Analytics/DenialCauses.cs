using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>Charges that first decisions refused for one kind of reason, by the category column of the reason code list.</summary>
internal sealed record DenialCause(string Category, Money Charges, IReadOnlyList<string> Claims);

/// <summary>Why payers refuse at first: each denied line's charge under the largest of its reasons that is a denial.</summary>
internal static class DenialCauses
{
    /// <summary>A quarter of a year: long enough for rare causes to show, short enough to tell what happens now.</summary>
    public const int Days = 90;

    /// <summary>The causes of the days that end with as-of, the costliest first.</summary>
    public static IReadOnlyList<DenialCause> Of(IReadOnlyCollection<KpiClaim> claims, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var causes = new Dictionary<string, (Money Charges, List<string> Claims)>(StringComparer.Ordinal);
        foreach (var claim in claims)
        {
            if (claim.IsVoid || claim.IsHeld || InitialDenial.FirstDecision(claim) is not { } first) continue;
            if (first.BookDate > asOf || first.BookDate < asOf.AddDays(1 - Days)) continue;
            if (InitialDenial.ExtentOf(first) == DenialExtent.None || Capitation.Covers(claim)) continue;
            foreach (var (category, charge) in Refused(first))
            {
                if (!causes.TryGetValue(category, out var cause)) cause = (Money.Zero, []);
                if (cause.Claims.Count == 0 || cause.Claims[^1] != claim.Key) cause.Claims.Add(claim.Key);
                causes[category] = (cause.Charges + charge, cause.Claims);
            }
        }
        return [.. causes.Select(c => new DenialCause(c.Key, c.Value.Charges, c.Value.Claims)).OrderByDescending(c => c.Charges).ThenBy(c => c.Category, StringComparer.Ordinal)];
    }

    private static IEnumerable<(string Category, Money Charge)> Refused(KpiAdjudication first)
    {
        var whole = InitialDenial.DeniesWhole(first);
        foreach (var line in InitialDenial.LinesOf(first))
        {
            if (line.Charge.IsZero || !(whole || InitialDenial.IsDenied(line))) continue;
            var reason = Largest(line.Adjustments) ?? Largest(first.ClaimAdjustments);
            if (reason is not null) yield return (reason.MainCategory, line.Charge);
        }
    }

    private static CarcEntry? Largest(IReadOnlyList<KpiAdjustment> adjustments) =>
        adjustments.Where(a => Carc.IsDenial(a.Carc)).OrderByDescending(a => a.Amount).Select(a => Carc.Find(a.Carc)).FirstOrDefault();
}
