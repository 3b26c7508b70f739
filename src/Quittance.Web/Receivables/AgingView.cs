using Quittance.App.Analytics;
using Quittance.Core.Analytics;
using Quittance.Web.Claims;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Receivables;

/// <summary>Receivables by payer as the page shows them: the picture's data, its words, and where each number leads.</summary>
internal sealed record AgingView(AgedReceivables Figures, string Title, string Spoken, string Json)
{
    /// <summary>Payers drawn one by one; the others are one bar.</summary>
    private const int Drawn = 9;

    public static readonly IReadOnlyList<string> Ages = [.. AgingByPayer.Classes.Select(c => c.To is { } to ? $"{c.From}–{to} days" : $"Over {c.From - 1} days")];

    public static AgingView Of(AgedReceivables figures)
    {
        var bars = AgingBars.Of(figures.Payers, figures.NameOf, Drawn);
        return new AgingView(figures, AgingBars.Title(figures.Payers, figures.NameOf), AgingBars.Spoken(bars, figures.All.Owed), AgingBars.Json(bars, (payer, age) => Link(payer, age, age)));
    }

    public static string Share(decimal? share) => share is { } known ? Words.Percent(known) : "–";

    /// <summary>The claims behind a number, with those that are put off: a payer or all, from one class of age to another.</summary>
    public static string Link(string? payer, int from, int to)
    {
        var ask = $"age-from={AgingByPayer.Classes[from].From}&open-from=0.01&snoozed=shown&sort=-open";
        if (AgingByPayer.Classes[to].To is { } last) ask += $"&age-to={last}";
        if (payer is not null) ask += $"&payer={Uri.EscapeDataString(payer)}";
        return ListAsk.Read(ClaimList.Shape, ask).Url;
    }
}
