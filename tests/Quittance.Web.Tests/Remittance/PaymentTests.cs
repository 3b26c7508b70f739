using System.Net;
using System.Text.Json;
using Quittance.App.Practice;
using Quittance.Core.Kernel;

namespace Quittance.Web.Tests.Remittance;

public sealed class PaymentTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_shows_each_payment_with_what_was_posted_and_what_waits()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeMoney.AddAsync(site);
        await SomeMoney.AddAsync(site, "p2");
        using var biller = await site.SignedInAsync(Role.Biller);
        using var page = JsonDocument.Parse(await RawAsync(biller, "/api/remittances?sort=trace"));

        Assert.Equal((4, "366.00", "220.00", "140.00"), (page.RootElement.GetProperty("count").GetInt32(), Text(page.RootElement, "paid"), Text(page.RootElement, "posted"), Text(page.RootElement, "waiting")));
        var rows = page.RootElement.GetProperty("rows").EnumerateArray().ToList();
        Assert.Equal(["TR702 posted 140.00 waits 140.00", "TR703 posted 155.00 waits 0.00", "TR704 held 1.00 waits 0.00", "TR705 posted 70.00 waits 0.00"],
            rows.Select(r => $"{Text(r, "trace")} {Text(r, "state")} {Text(r, "paid")} waits {Text(r, "waiting")}").ToArray());
        foreach (var (filter, traces) in new[]
        {
            ("view=held", "TR704"), ("view=waiting", "TR702"), ("state=posted&paid-from=100", "TR702 TR703"), ("day-from=2025-03-22&day-to=2025-03-22", "TR704"), ("day-from=3/23/2025", "TR705"), ("method=CHK", ""),
        })
        {
            using var some = JsonDocument.Parse(await RawAsync(biller, $"/api/remittances?sort=trace&{filter}"));
            Assert.Equal(traces, string.Join(' ', some.RootElement.GetProperty("rows").EnumerateArray().Select(r => Text(r, "trace"))));
        }
        using var refused = await biller.GetAsync("/api/remittances?day-from=soon");
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("filter.unreadable", await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal(5, (await RawAsync(biller, "/remittance.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal(3, (await RawAsync(biller, "/remittance/waiting.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_search_finds_a_payment_by_its_trace_number_and_keeps_it_out_of_the_address()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeMoney.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var found = await biller.PostAsync("/queues/acts?handler=search", ("list", "remittance"), ("words", "TR703"), ("back", "/remittance"));
        var address = found.Headers.Location!.OriginalString;
        Assert.DoesNotContain("TR703", address, StringComparison.Ordinal);
        Assert.Contains("1 payment", await biller.TextAsync(address), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_balanced_payment_proves_itself_and_shows_what_it_wrote()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var page = await biller.TextAsync($"/remittance/{(await SomeMoney.PaymentAsync(site, tenant, "TR703")).Id}");

        foreach (var words in (string[])["$150.00", "−$5.00", "$155.00", "Lines: 1 of 1", "Claims: 1 of 1", "File: difference $0.00", "Not seen before", "Decided as first payer", "CO-45 $30.00, PR-1 $20.00", "Interest", "Debits equal credits"])
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("Does not hold", page, StringComparison.Ordinal);
        Assert.Contains($"/claims/{(await SomeMoney.ClaimAsync(site, tenant, "A3")).Id}", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_payment_shows_the_equation_that_failed_and_what_clears_it_and_has_posted_nothing()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var held = await SomeMoney.PaymentAsync(site, tenant, "TR704");
        var page = await biller.TextAsync($"/remittance/{held.Id}");

        foreach (var words in (string[])["Nothing of this payment is posted", "Claims paid 120.00 less provider adjustments 0.00 is 120.00, not the payment of 1.00.", "difference $119.00", "Does not hold:", "Clears it", "Lines: 1 of 1"])
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("What this payment wrote", page, StringComparison.Ordinal);
        Assert.Equal("Sent", (await SomeMoney.ClaimAsync(site, tenant, "A4")).State);
        using var detail = JsonDocument.Parse(await RawAsync(biller, $"/api/remittances/{held.Id}"));
        Assert.Equal("119.00", Text(detail.RootElement.GetProperty("proof"), "difference"));
        Assert.Equal("balance.transaction", Text(detail.RootElement.GetProperty("findings")[0], "id"));
    }

    [Fact]
    public async Task A_payment_of_another_practice_does_not_exist_here()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeMoney.AddAsync(site);
        var other = await SomeMoney.PaymentAsync(site, await SomeMoney.AddAsync(site, "p2"), "TR703");
        using var biller = await site.SignedInAsync(Role.Biller);
        foreach (var path in (string[])[$"/remittance/{other.Id}", $"/api/remittances/{other.Id}"])
        {
            using var answer = await biller.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_payer_s_name_is_confirmed_refused_and_asked_about_again()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var name = (await SomeMoney.NameAsync(site, tenant)).Id.ToString();
        Assert.Contains("Is “NEW77” the payer ALPHA HEALTH?", await poster.TextAsync("/remittance/payers"), StringComparison.Ordinal);

        (await poster.PostAsync("/remittance/payers?handler=refuse", ("name", name))).Dispose();
        Assert.Contains("$70.00 of 1 claim waits", await poster.TextAsync("/remittance/payers"), StringComparison.Ordinal);
        Assert.Equal(("Sent", "payer name refused"), ((await SomeMoney.ClaimAsync(site, tenant, "A5")).State, (await SomeMoney.DecisionAsync(site, tenant, "A5")).Waits));
        Assert.Equal(new Money(-21_000), await SomeMoney.BalanceAsync(site, tenant, "unmatched"));

        (await poster.PostAsync("/remittance/payers?handler=undo", ("name", name))).Dispose();
        Assert.Equal(("Closed", "asked"), ((await SomeMoney.ClaimAsync(site, tenant, "A5")).State, (await SomeMoney.NameAsync(site, tenant)).State));
        Assert.Equal(new Money(-14_000), await SomeMoney.BalanceAsync(site, tenant, "unmatched"));

        (await poster.PostAsync("/remittance/payers?handler=confirm", ("name", name))).Dispose();
        Assert.Contains("NEW77 is ALPHA HEALTH", await poster.TextAsync("/remittance/payers"), StringComparison.Ordinal);
        Assert.Equal(("Closed", "learned"), ((await SomeMoney.ClaimAsync(site, tenant, "A5")).State, (await SomeMoney.NameAsync(site, tenant)).State));
        using var again = await poster.PostAsync($"/api/payer-names/{name}/confirm");
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        Assert.Contains("confirmed already", await again.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var other = await poster.PostAsync("/remittance/payers?handler=confirm", ("name", Guid.CreateVersion7().ToString()));
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    [Fact]
    public async Task A_program_matches_and_undoes_with_a_token_and_not_without()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        using var waiting = JsonDocument.Parse(await RawAsync(poster, "/api/waiting"));
        var first = waiting.RootElement.GetProperty("rows")[0];
        Assert.Equal(("LOST", "no claim", "A1"), (Text(first, "number"), Text(first, "why"), Text(first.GetProperty("candidates")[0], "number")));
        var id = Text(first, "id");

        using (var bare = await poster.PostRawAsync($"/api/waiting/{id}/match?claim=A1")) Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        using (var done = await poster.PostAsync($"/api/waiting/{id}/match?claim=A1")) Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("Closed", (await SomeMoney.ClaimAsync(site, tenant, "A1")).State);
        using (var twice = await poster.PostAsync($"/api/waiting/{id}/match?claim=A1"))
        {
            Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
            Assert.Contains("match.already", await twice.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        using (var undone = await poster.PostAsync($"/api/matches/{id}/undo")) Assert.Equal(HttpStatusCode.OK, undone.StatusCode);
        Assert.Equal("Sent", (await SomeMoney.ClaimAsync(site, tenant, "A1")).State);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static async Task<string> RawAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsStringAsync(Stop);
    }
}
