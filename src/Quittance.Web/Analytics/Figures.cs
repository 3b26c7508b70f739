using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Analytics;

/// <summary>One list of claims behind a figure: its key in the address, what it is, what it comes to, and the ids.</summary>
internal sealed record FigurePart(string Key, string Name, string Amount, IReadOnlyList<string> Claims);

/// <summary>A figure opened: what it says and the lists of claims behind it, the numerator first.</summary>
internal sealed record OpenFigure(string Id, string Name, KpiCard? Card, string Formula, IReadOnlyList<FigurePart> Parts)
{
    public FigurePart? Find(string? key) => string.IsNullOrEmpty(key) ? Parts[0] : Parts.FirstOrDefault(part => part.Key == key);
}

/// <summary>Addresses of figures, and what stands behind them.</summary>
internal static class Figures
{
    public const string Causes = "denial-causes";

    public static string Path(string id, DateOnly? from, DateOnly? to) => $"/analytics/{id}{Query(from, to)}";

    public static string CausesPath(PracticeFigures figures, string category) => $"/analytics/{Causes}?to={figures.Report.AsOf:yyyy-MM-dd}&part={Uri.EscapeDataString(category)}";

    public static string Query(DateOnly? from, DateOnly? to) =>
        (from, to) switch { ({ } first, { } last) => $"?from={first:yyyy-MM-dd}&to={last:yyyy-MM-dd}", ({ } first, null) => $"?from={first:yyyy-MM-dd}", (null, { } last) => $"?to={last:yyyy-MM-dd}", _ => "" };

    /// <summary>A figure by its id, null when there is none such.</summary>
    public static OpenFigure? Open(PracticeFigures figures, string id)
    {
        if (id == Causes)
            return new OpenFigure(id, "Denied dollars by cause", null,
                "Charges of lines that the first decision refused, booked in the 90 days that end with as-of, each under the largest of its reasons that is a denial. A claim refused for two causes stands under both. Capitated visits are left out.",
                figures.Causes.Count == 0 ? [new FigurePart("none", "No denials", Words.Dollars(Money.Zero), [])]
                    : [.. figures.Causes.Select(c => new FigurePart(c.Category, CauseWords.Of(c.Category), Words.Dollars(c.Charges), c.Claims))]);
        if (figures.Report.Kpis.FirstOrDefault(kpi => kpi.Id == id) is not { } kpi) return null;
        if (id == "aging")
            return new OpenFigure(id, "Receivables by age", null, kpi.Formula, [.. kpi.Buckets.Select(b => new FigurePart(b.Bucket, Age(b.Bucket), Words.Dollars(b.Amount), b.Claims))]);
        var card = KpiCard.Of(kpi);
        return new OpenFigure(id, card.Name, card, card.Formula,
        [
            new FigurePart("numerator", card.NumeratorName, card.Numerator, kpi.NumeratorClaims),
            new FigurePart("denominator", card.DenominatorName, card.Denominator, kpi.DenominatorClaims),
            .. kpi.NumeratorParts.Select(p => new FigurePart(p.Name, p.Name == "full" ? "Denied in full" : "Denied in part",
                kpi.NumeratorIsMoney ? Words.Dollars(new Money((long)Math.Round(p.Amount * 100))) : Words.Count(p.Amount), p.Claims)),
        ]);
    }

    private static string Age(string bucket) => bucket switch
    {
        "CREDIT" => "Credit balances",
        "UNBILLED/FUTURE" => "Service still to come",
        "121+" => "Over 120 days",
        _ => bucket.Replace('-', '–') + " days",
    };
}
