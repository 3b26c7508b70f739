using System.Text.Json;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Receivables;

/// <summary>One bar of the picture; without a payer it stands for all that are not drawn.</summary>
internal sealed record AgingBar(string Name, AgedPayer Row, string? Payer);

/// <summary>Receivables by payer and age as bars of five steps: the same picture on Home and on the page of receivables.</summary>
internal static class AgingBars
{
    /// <summary>A payer with more than this share over 90 days is marked.</summary>
    private const decimal OldShare = 0.20m;

    /// <summary>Payers that owe, at most <paramref name="most"/> bars; the rest stands together in the last.</summary>
    public static List<AgingBar> Of(IReadOnlyList<AgedPayer> payers, Func<string, string> name, int most)
    {
        var owing = payers.Where(p => p.Owed > Money.Zero).ToList();
        var drawn = owing.Count <= most ? owing : [.. owing.Take(most - 1)];
        var bars = drawn.ConvertAll(p => new AgingBar(name(p.Payer), p, p.Payer));
        if (drawn.Count < owing.Count) bars.Add(new AgingBar("All other payers", AgingByPayer.Sum(owing.Skip(drawn.Count)), null));
        return bars;
    }

    /// <summary>What <c>charts.js</c> draws. <paramref name="url"/> gives the address of a payer's claims of one class of age.</summary>
    public static string Json(IReadOnlyList<AgingBar> bars, Func<string, int, string?> url) => JsonSerializer.Serialize(new
    {
        steps = AgingView.Ages.Select((name, i) => new { name, tone = $"a{i + 1}", outline = i < 2 }),
        rows = bars.Select(b => new
        {
            name = b.Name,
            cents = b.Row.Ages.Select(a => a.Cents),
            labels = b.Row.Ages.Select(Words.ShortDollars),
            urls = b.Row.Ages.Select((_, i) => b.Payer is null ? null : url(b.Payer, i)),
            label = Words.ShortDollars(b.Row.Owed),
            side = Old(b.Row),
            bad = b.Row.Over90 > OldShare,
        }),
    });

    /// <summary>The point of the picture.</summary>
    public static string Title(IReadOnlyList<AgedPayer> payers, Func<string, string> name)
    {
        var all = AgingByPayer.Sum(payers);
        if (!(all.Old > Money.Zero)) return "Nothing owed is over 90 days old";
        var owing = payers.Where(p => p.Owed > Money.Zero).ToList();
        var worst = owing.OrderByDescending(p => p.Old).ThenBy(p => p.Payer, StringComparer.Ordinal).First();
        return owing.Count == 1 ? $"{AgingView.Share(all.Over90)} of what is owed is over 90 days old"
            : $"{name(worst.Payer)} holds {Math.Round(100m * worst.Old.Cents / all.Old.Cents, MidpointRounding.AwayFromZero):0}% of dollars over 90 days";
    }

    /// <summary>The same for who cannot see it.</summary>
    public static string Spoken(IReadOnlyList<AgingBar> bars, Money all) => $"Receivables by payer and age, {Words.Dollars(all)} in all: "
        + string.Join("; ", bars.Select(b => $"{b.Name}, {Words.Dollars(b.Row.Owed)}, {Old(b.Row)}")) + ".";

    public static string Old(AgedPayer row) => $"{(row.Over90 is { } share ? Math.Round(share * 100, MidpointRounding.AwayFromZero) : 0):0}% old";
}
