using System.Globalization;
using System.Text.Json;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;
using Quittance.Web.Receivables;

namespace Quittance.Web.Analytics;

/// <summary>The charts of Home. One that has nothing to show is left out.</summary>
internal static class HomeCharts
{
    /// <summary>Rows of a chart by payer; more could not be told apart, so the rest stands together.</summary>
    private const int PayersShown = 6;

    public static ChartView? Cash(PracticeFigures figures)
    {
        var months = figures.Months.Cash.SkipWhile(m => m.Amount.IsZero).ToList();
        if (months.Count < 2) return null;
        var (last, before) = (months[^1], months[^2]);
        var over = last.To.AddDays(1).Day == 1;
        var difference = last.Amount - before.Amount;
        var title = !over ? $"{Month(last.To)} has brought {Words.ShortDollars(last.Amount)} so far"
            : difference.IsZero ? $"{Month(last.To)} brought {Words.ShortDollars(last.Amount)}, as much as the month before"
            : $"{Month(last.To)} brought {Words.ShortDollars(last.Amount)}, {Words.ShortDollars(difference.Abs())} {(difference > Money.Zero ? "more" : "less")} than the month before";
        return new ChartView("cash", "columns", title, "Payments posted to claims by month of booking, takebacks taken off",
            $"Cash by month: {string.Join("; ", months.Select(m => $"{MonthYear(m.To)}, {Words.Dollars(m.Amount)}"))}.",
            Json(new { rows = months.Select(m => new { name = ShortMonth(m.To), cents = m.Amount.Cents, label = Words.ShortDollars(m.Amount), full = $"{MonthYear(m.To)}: {Words.Dollars(m.Amount)}" }) }),
            "Cash by month")
        {
            Head = ["Month", "Payments on claims"],
            Rows = [.. months.Select(m => (ChartCell[])[MonthYear(m.To), Words.Dollars(m.Amount)])],
            Foot = ["All", Words.Dollars(months.Aggregate(Money.Zero, (sum, m) => sum + m.Amount))],
        };
    }

    public static ChartView? Causes(PracticeFigures figures)
    {
        if (figures.Causes.Count == 0) return null;
        var total = figures.Causes.Aggregate(Money.Zero, (sum, c) => sum + c.Charges);
        var claims = figures.Causes.SelectMany(c => c.Claims).Distinct(StringComparer.Ordinal).Count();
        var (running, half) = (Money.Zero, 0);
        List<(DenialCause Cause, string Name, string SoFar, bool Heavy, string Href)> rows = [];
        foreach (var cause in figures.Causes)
        {
            var heavy = running.Cents * 2 < total.Cents;
            if (heavy) half++;
            running += cause.Charges;
            rows.Add((cause, CauseWords.Of(cause.Category), $"{Share(running, total):0}% so far", heavy, Figures.CausesPath(figures, cause.Category)));
        }
        var made = Share(rows.Take(half).Aggregate(Money.Zero, (sum, r) => sum + r.Cause.Charges), total);
        var title = half == 1 ? $"{rows[0].Name} makes {made:0}% of denied dollars" : $"{Number(half)} causes make {made:0}% of denied dollars";
        return new ChartView("causes", "bars", title,
            $"First denials by cause, {DenialCauses.Days} days to {Words.Day(figures.Report.AsOf)}, {Words.ShortDollars(total)} in {Words.Count(claims)} {(claims == 1 ? "claim" : "claims")}",
            $"Denied dollars by cause: {string.Join("; ", rows.Select(r => $"{r.Name}, {Words.Dollars(r.Cause.Charges)}, {r.SoFar}"))}.",
            Json(new { rows = rows.Select(r => new { name = r.Name, cents = r.Cause.Charges.Cents, label = Words.ShortDollars(r.Cause.Charges), side = r.SoFar, tone = r.Heavy ? "c2" : "c6", strong = r.Heavy, href = r.Href }) }),
            "Denied dollars by cause")
        {
            Head = ["Cause", "Denied charges", "Share so far", "Claims"],
            Rows = [.. rows.Select(r => (ChartCell[])[r.Name, Words.Dollars(r.Cause.Charges), r.SoFar, new(Words.Count(r.Cause.Claims.Count), r.Href)])],
            Foot = ["All", Words.Dollars(total), "", Words.Count(claims)],
        };
    }

    public static ChartView? Aging(PracticeFigures figures)
    {
        string Named(string key) => Name(figures, key);
        var bars = AgingBars.Of(figures.Payers, Named, PayersShown);
        if (bars.Count == 0) return null;
        var whole = AgingByPayer.Sum(figures.Payers);
        ChartCell[] Amounts(AgedPayer row) => [.. row.Ages.Select(a => (ChartCell)Words.Dollars(a)), Words.Dollars(row.Owed), AgingView.Share(row.Over90)];
        static string? Claims(AgingBar bar) => bar.Payer is { } payer ? $"/claims?payer={Uri.EscapeDataString(payer)}" : null;
        return new ChartView("age", "stacked", AgingBars.Title(figures.Payers, Named), $"Receivables by payer and age from date of service; {AgingView.Share(whole.Over90)} of what is owed is over 90 days old",
            // Figures of a past day have no filter of the queue behind each age; the payer's claims have.
            AgingBars.Spoken(bars, whole.Owed), AgingBars.Json(bars, (payer, _) => $"/claims?payer={Uri.EscapeDataString(payer)}"), "Receivables by age and payer")
        {
            Head = ["Payer", .. AgingView.Ages, "All", "Over 90"],
            Rows = [.. bars.Select(b => (ChartCell[])[new(b.Name, Claims(b)), .. Amounts(b.Row)])],
            Foot = ["All", .. Amounts(whole)],
            Keys = [.. AgingView.Ages.Select((step, i) => new ChartKey($"a{i + 1}", step))],
        };
    }

    /// <summary>A measure over twelve months with its target; null until it has two values.</summary>
    public static ChartView? Line(KpiCard card)
    {
        if (card.Points.Count < 2) return null;
        var isShare = card.Unit.Length == 0;
        var (first, last) = (card.Points[0].Value!.Value, card.Points[^1].Value!.Value);
        string Say(decimal value) => isShare ? Words.Percent(value) : $"{Words.OneDecimal(value)} days";
        var (from, to) = (Say(first), Say(last));
        var title = from == to ? $"{card.Name} stands at {to}" : $"{card.Name} {(last > first ? "rose" : "fell")} from {from} to {to}";
        decimal Shown(decimal value) => Math.Round(isShare ? value * 100 : value, 2);
        return new ChartView("line-" + card.Id, "line", title, card.Target.Length > 0 ? $"By month; dashes are the target, {card.Target.ToLowerInvariant()}" : "By month",
            $"{card.Name} by month: {string.Join("; ", card.Points.Select(p => $"{MonthYear(p.AsOf)}, {Say(p.Value!.Value)}"))}.",
            Json(new { unit = isShare ? "%" : "", target = card.GoodFrom is { } good ? Shown(good) : (decimal?)null, rows = card.Points.Select(p => new { name = ShortMonth(p.AsOf), value = Shown(p.Value!.Value), label = Say(p.Value!.Value), full = $"{MonthYear(p.AsOf)}: {Say(p.Value!.Value)}" }) }),
            $"{card.Name} by month")
        {
            Head = ["Month", card.Name],
            Rows = [.. card.Points.Select(p => (ChartCell[])[MonthYear(p.AsOf), Say(p.Value!.Value)])],
        };
    }

    private static string Name(PracticeFigures figures, string key) => figures.PayerNames.GetValueOrDefault(key) is { Length: > 0 } name ? name : key.Length > 0 ? key : "Payer not named";

    private static decimal Ratio(Money part, Money whole) => whole.IsZero ? 0 : (decimal)part.Cents / whole.Cents;

    private static decimal Share(Money part, Money whole) => Math.Round(Ratio(part, whole) * 100, MidpointRounding.AwayFromZero);

    private static string Number(int count) => count switch { 2 => "Two", 3 => "Three", 4 => "Four", _ => count.ToString(CultureInfo.InvariantCulture) };

    private static string Month(DateOnly day) => day.ToString("MMMM", CultureInfo.InvariantCulture);

    private static string ShortMonth(DateOnly day) => day.ToString("MMM", CultureInfo.InvariantCulture);

    private static string MonthYear(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Json(object data) => JsonSerializer.Serialize(data);
}
