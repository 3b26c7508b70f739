using System.Text.Json;
using Quittance.App.Analytics;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
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
        var owing = figures.Payers.Where(p => p.Owed > Money.Zero).ToList();
        var drawn = owing.Count <= Drawn ? owing : [.. owing.Take(Drawn - 1)];
        var bars = drawn.ConvertAll(p => (Name: figures.NameOf(p.Payer), Row: p, Payer: (string?)p.Payer));
        if (drawn.Count < owing.Count) bars.Add(("All other payers", AgingByPayer.Sum(owing.Skip(drawn.Count)), null));
        var spoken = $"Receivables by payer and age, {Words.Dollars(figures.All.Owed)} in all: "
            + string.Join("; ", bars.Select(b => $"{b.Name}, {Words.Dollars(b.Row.Owed)}, {Share(b.Row.Over90)} over 90 days")) + ".";
        var json = JsonSerializer.Serialize(new
        {
            steps = Ages.Select((name, i) => new { name, tone = $"a{i + 1}", outline = i < 2 }),
            rows = bars.Select(b => new
            {
                name = b.Name,
                cents = b.Row.Ages.Select(a => a.Cents),
                labels = b.Row.Ages.Select(Words.ShortDollars),
                urls = b.Row.Ages.Select((_, i) => b.Payer is null ? null : Link(b.Payer, i, i)),
                label = $"{Words.ShortDollars(b.Row.Owed)}, {Share(b.Row.Over90)} old",
            }),
        });
        return new AgingView(figures, TitleOf(figures, owing), spoken, json);
    }

    private static string TitleOf(AgedReceivables figures, List<AgedPayer> owing)
    {
        static Money Old(AgedPayer row) => row.Ages[3] + row.Ages[4];
        var old = Old(figures.All);
        if (!(old > Money.Zero)) return "Nothing owed is over 90 days old";
        var worst = owing.OrderByDescending(p => Old(p).Cents).ThenBy(p => p.Payer, StringComparer.Ordinal).First();
        return owing.Count == 1 ? $"{Share(figures.All.Over90)} of what is owed is over 90 days old" : $"{figures.NameOf(worst.Payer)} holds {Words.Percent((decimal)Old(worst).Cents / old.Cents)} of dollars over 90 days";
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
