using System.Net;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.Core.Kernel;

namespace Quittance.Web.Tests.Remittance;

public sealed class WaitingTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_match_moves_ledger_and_claim_and_its_undo_moves_them_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var (item, claim) = (await SomeMoney.DecisionAsync(site, tenant, "LOST"), await SomeMoney.ClaimAsync(site, tenant, "A1"));
        Assert.Equal(new Money(-14_000), await SomeMoney.BalanceAsync(site, tenant, "unmatched"));

        var effect = await FollowAsync(poster, "/remittance/waiting?handler=match", ("item", item.Id.ToString()), ("claim", claim.Id.ToString()), ("back", "/remittance/waiting?sort=number"));

        Assert.Contains("$80.00 went to claim A1", effect, StringComparison.Ordinal);
        Assert.Contains("Debits equal credits", effect, StringComparison.Ordinal);
        claim = await SomeMoney.ClaimAsync(site, tenant, "A1");
        Assert.Equal(("Closed", 8_000L, 0L), (claim.State, claim.InsurerPaid.Cents, claim.Open.Cents));
        Assert.Equal(new Money(-6_000), await SomeMoney.BalanceAsync(site, tenant, "unmatched"));

        var back = await FollowAsync(poster, "/remittance/waiting?handler=undo", ("item", item.Id.ToString()), ("back", "/remittance/waiting"));

        Assert.Contains("Taken back", back, StringComparison.Ordinal);
        claim = await SomeMoney.ClaimAsync(site, tenant, "A1");
        Assert.Equal(("Sent", 0L, 10_000L), (claim.State, claim.InsurerPaid.Cents, claim.Open.Cents));
        Assert.Equal(new Money(-14_000), await SomeMoney.BalanceAsync(site, tenant, "unmatched"));
        Assert.Equal("no claim", (await SomeMoney.DecisionAsync(site, tenant, "LOST")).Waits);
    }

    [Fact]
    public async Task A_number_that_is_typed_matches_too_and_a_wrong_one_is_refused_in_words()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var item = (await SomeMoney.DecisionAsync(site, tenant, "LOST")).Id.ToString();

        Assert.Contains("No single claim of the practice has this number.", await FollowAsync(poster, "/remittance/waiting?handler=match", ("item", item), ("claim", "NOSUCH")), StringComparison.Ordinal);
        Assert.Contains("Say which claim it pays", await FollowAsync(poster, "/remittance/waiting?handler=match", ("item", item), ("claim", " ")), StringComparison.Ordinal);
        Assert.Contains("nothing to undo", await FollowAsync(poster, "/remittance/waiting?handler=undo", ("item", item)), StringComparison.Ordinal);
        Assert.Contains("went to claim A1", await FollowAsync(poster, "/remittance/waiting?handler=match", ("item", item), ("claim", "A1")), StringComparison.Ordinal);
        Assert.Contains("tied to a claim already", await FollowAsync(poster, "/remittance/waiting?handler=match", ("item", item), ("claim", "A1")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_another_practice_is_found_or_matched()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        var other = await SomeMoney.AddAsync(site, "p2");
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var (mine, theirs) = (await SomeMoney.DecisionAsync(site, tenant, "LOST"), await SomeMoney.DecisionAsync(site, other, "LOST"));
        var claim = await SomeMoney.ClaimAsync(site, other, "A1");

        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(poster, "/remittance/waiting?handler=match", ("item", theirs.Id.ToString()), ("claim", "A1")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(poster, "/remittance/waiting?handler=match", ("item", mine.Id.ToString()), ("claim", claim.Id.ToString())));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(poster, "/remittance/waiting?handler=undo", ("item", theirs.Id.ToString())));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(poster, $"/api/waiting/{theirs.Id}/match", ("claim", "A1")));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(poster, $"/api/waiting/{mine.Id}/match", ("claim", claim.Id.ToString())));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(poster, $"/api/matches/{theirs.Id}/undo"));
        Assert.DoesNotContain("went to claim", await poster.TextAsync($"/remittance/waiting?row={theirs.Id:N}&done={theirs.Id:N}"), StringComparison.Ordinal);
        Assert.Equal(new Money(-14_000), await SomeMoney.BalanceAsync(site, other, "unmatched"));
    }

    [Fact]
    public async Task Who_may_read_but_not_post_is_offered_no_match_and_refused_one()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var item = await SomeMoney.DecisionAsync(site, tenant, "LOST");

        var page = await biller.TextAsync($"/remittance/waiting?row={item.Id:N}");
        Assert.Contains("day, charge", page, StringComparison.Ordinal);
        Assert.DoesNotContain("It is this one", page, StringComparison.Ordinal);
        using var sent = await biller.PostAsync("/remittance/waiting?handler=match", ("item", item.Id.ToString()), ("claim", "A1"));
        Assert.StartsWith("/access-denied", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(biller, $"/api/waiting/{item.Id}/match", ("claim", "A1")));
    }

    [Fact]
    public async Task What_a_file_calls_people_and_payers_is_text_and_nothing_else()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var payment = await SomeMoney.PaymentAsync(site, tenant, "TR705");
        var item = await SomeMoney.DecisionAsync(site, tenant, "LOST");
        foreach (var path in (string[])["/remittance", $"/remittance/{payment.Id}", $"/remittance/{item.RemittanceId}", $"/remittance/waiting?row={item.Id:N}", "/remittance/payers", "/receivables"])
        {
            using var answer = await poster.GetAsync(path);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var raw = await answer.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain(SomeMoney.Script, raw, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", raw, StringComparison.OrdinalIgnoreCase);
            // A page that shows its own code.
            Assert.DoesNotContain("@if", raw, StringComparison.Ordinal);
        }
        Assert.Contains(SomeMoney.Script, await poster.TextAsync("/remittance"), StringComparison.Ordinal);
        Assert.Contains(SomeMoney.Picture, await poster.TextAsync("/remittance/waiting"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Readings_that_show_patients_and_every_act_are_on_record()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var item = await SomeMoney.DecisionAsync(site, tenant, "LOST");
        await poster.TextAsync("/remittance");
        await poster.TextAsync($"/remittance/{item.RemittanceId}");
        await poster.TextAsync($"/remittance/waiting?row={item.Id:N}");
        await FollowAsync(poster, "/remittance/waiting?handler=match", ("item", item.Id.ToString()), ("claim", "A1"));
        await FollowAsync(poster, "/remittance/payers?handler=confirm", ("name", (await SomeMoney.NameAsync(site, tenant)).Id.ToString()));

        using var compliance = await site.SignedInAsync(Role.Compliance);
        var log = await compliance.TextAsync("/compliance/access-log");

        foreach (var words in (string[])["Read a payment with its patients", "Read the money that waits", "Read a payment that waits", "Tied a payment to a claim", "Confirmed a payer’s name"])
            Assert.Contains(words, log, StringComparison.Ordinal);
        Assert.Equal(["remittance.show", "waiting.list", "waiting.list", "waiting.show", "waiting.show"], await ReadingsAsync(site));
    }

    private static async Task<List<string>> ReadingsAsync(Site site)
    {
        await using var connection = new SqliteConnection($"Data Source={site.App.Services.GetRequiredService<HomeFolder>().AuditStore};Mode=ReadOnly");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT action FROM audit_rows WHERE action LIKE 'remittance.%' OR action LIKE 'waiting.%' ORDER BY action";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> actions = [];
        while (await reader.ReadAsync(Stop)) actions.Add(reader.GetString(0));
        return actions;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostAsync(path, fields);
        return answer.StatusCode;
    }

    /// <summary>Sends a form and reads the page that it leads to.</summary>
    private static async Task<string> FollowAsync(Visitor visitor, string path, params (string Name, string Value)[] fields)
    {
        using var answer = await visitor.PostAsync(path, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return await visitor.TextAsync(answer.Headers.Location!.OriginalString);
    }
}
