using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.Core.Analytics;
using Quittance.Web.Analytics;

namespace Quittance.Web.Tests.Analytics;

public sealed class HomeTests
{
    [Fact]
    public async Task Without_claims_home_says_how_to_bring_some_in_and_shows_no_figure()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var manager = await site.SignedInAsync(Role.Manager);
        var home = await manager.TextAsync("/");
        Assert.Contains("Import claim and remittance files", home, StringComparison.Ordinal);
        Assert.DoesNotContain("q-kpi", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Figures_are_shown_with_value_verdict_target_and_both_parts()
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        using var manager = await site.SignedInAsync(Role.Manager);
        var home = await manager.TextAsync("/");
        Assert.Contains("21.4%", home, StringComparison.Ordinal);
        Assert.Contains("Off target", home, StringComparison.Ordinal);
        Assert.Contains("Under 15%", home, StringComparison.Ordinal);
        Assert.Contains("$138,717.99", home, StringComparison.Ordinal);
        Assert.Contains("The ledger balances", home, StringComparison.Ordinal);
        Assert.Contains("21.4% of what is owed is over 90 days old", home, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_figure_without_a_denominator_is_a_dash_and_no_verdict()
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        using var manager = await site.SignedInAsync(Role.Manager);
        var home = await manager.TextAsync("/");
        var card = home[home.IndexOf(">Net collection<", StringComparison.Ordinal)..];
        card = card[..card.IndexOf("popover class", StringComparison.Ordinal)];
        Assert.Contains("<span>–</span>", card, StringComparison.Ordinal);
        Assert.Contains("No data yet", card, StringComparison.Ordinal);
        Assert.DoesNotContain("On target", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_period_of_the_address_reaches_the_figures()
    {
        List<KpiPeriod> asked = [];
        await using var site = await Site.StartAsync(demo: true, more: builder => builder.Services.AddScoped<KpiSource>(_ => (_, period, _) =>
        {
            asked.Add(period);
            return Task.FromResult(KnownFigures.Figures);
        }));
        using var manager = await site.SignedInAsync(Role.Manager);
        await manager.TextAsync("/?from=2026-10-01&to=2026-10-31");
        Assert.Equal((new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31), new DateOnly(2026, 10, 1)), (asked[0].From, asked[0].To, asked[0].CohortFrom));
        var reversed = await manager.TextAsync("/?from=2026-10-31&to=2026-10-01");
        Assert.Equal((1, asked[1].AsOf), (asked[1].From.Day, asked[1].To));
        Assert.Contains("The period begins on 2026-10-31, after its end on 2026-10-01.", reversed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_ledger_that_does_not_balance_is_said_loudly()
    {
        await using var site = await Site.StartAsync(demo: true, more: builder =>
            builder.Services.AddScoped<KpiSource>(_ => (_, _, _) => Task.FromResult(KnownFigures.Figures with { Report = KnownFigures.Report with { LedgerBalanced = false } })));
        using var manager = await site.SignedInAsync(Role.Manager);
        var home = await manager.TextAsync("/");
        Assert.Contains("The ledger does not balance", home, StringComparison.Ordinal);
        Assert.Contains("Does not hold:", home, StringComparison.Ordinal);
    }
}
