using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Web.Tests.Claims;

namespace Quittance.Web.Tests.Queues;

/// <summary>What people do with rows, through the forms of the page.</summary>
public sealed class ActsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_is_put_off_noted_and_both_are_taken_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var id = SomeClaims.IdOf(tenant, 0);

        await ActAsync(biller, "snooze", ("ids", id.ToString("N")), ("until", "+7"));
        Assert.Contains("119 claims", await biller.TextAsync("/claims"), StringComparison.Ordinal);
        Assert.Contains("1 claim,", await biller.TextAsync("/claims?snoozed=only"), StringComparison.Ordinal);
        await ActAsync(biller, "undo", ("act", await LastActAsync(site)));
        Assert.Contains("120 claims", await biller.TextAsync("/claims"), StringComparison.Ordinal);

        await ActAsync(biller, "note", ("ids", id.ToString("N")), ("text", "Called, the payer wants <b>the</b> note."));
        var panel = await RawAsync(biller, $"/claims?row={id:N}");
        Assert.Contains("Called, the payer wants &lt;b&gt;the&lt;/b&gt; note.", panel, StringComparison.Ordinal);
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        Assert.DoesNotContain("Called", System.Text.Encoding.UTF8.GetString((await db.Set<TaskActRow>().SingleAsync(a => a.Act == "note", Stop)).Note!), StringComparison.Ordinal);
        Assert.Equal(["queue.note", "queue.snooze", "queue.snooze.undo"], await db.Set<AuditChange>().Where(a => a.SubjectId == id.ToString("D")).Select(a => a.Action).OrderBy(a => a).ToListAsync(Stop));
    }

    [Fact]
    public async Task What_somebody_has_changed_since_is_not_taken_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var manager = await site.SignedInAsync(Role.Manager);
        var id = SomeClaims.IdOf(tenant, 3).ToString("N");
        await ActAsync(biller, "snooze", ("ids", id), ("until", "+7"));
        var act = await LastActAsync(site);
        await ActAsync(manager, "snooze", ("ids", id), ("until", "+14"));
        await ActAsync(biller, "undo", ("act", act));
        Assert.Contains("Somebody has changed one of these rows since", await biller.TextAsync("/claims"), StringComparison.Ordinal);
        await ActAsync(biller, "undo", ("act", await LastActAsync(site)));
        Assert.Contains("There is nothing to take back", await biller.TextAsync("/claims"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_rows_of_a_filter_are_assigned_at_once()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var me = (await PersonAsync(site, "Mia Tran")).ToString("N");
        await ActAsync(biller, "assign", ("all", "true"), ("filters", "state=Held"), ("owner", me));
        Assert.Contains("15 claims assigned to Mia Tran", await biller.TextAsync("/claims"), StringComparison.Ordinal);
        Assert.Contains("15 claims,", await biller.TextAsync("/claims?owner=me"), StringComparison.Ordinal);
        Assert.Contains("105 claims,", await biller.TextAsync("/claims?owner=nobody"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_practice_s_claim_cannot_be_touched_or_seen()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        var theirs = SomeClaims.IdOf(await SomeClaims.AddAsync(site, "other", 5), 0);
        using var biller = await site.SignedInAsync(Role.Biller);
        await ActAsync(biller, "assign", ("ids", theirs.ToString("N")), ("owner", (await PersonAsync(site, "Mia Tran")).ToString("N")));
        Assert.Contains("not there any more, so nothing was changed", await biller.TextAsync("/claims"), StringComparison.Ordinal);
        Assert.DoesNotContain("panel-t", await biller.TextAsync($"/claims?row={theirs:N}"), StringComparison.Ordinal);
        await using var scope = site.App.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<TaskRow>().CountAsync(Stop));
    }

    [Fact]
    public async Task Who_may_only_read_claims_cannot_take_them()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        using var answer = await poster.PostAsync("/queues/acts?handler=assign", ("list", "claims"), ("ids", SomeClaims.IdOf(tenant, 0).ToString("N")), ("owner", ""));
        Assert.StartsWith("/access-denied", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain("id=\"bulk\"", await RawAsync(poster, "/claims"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_leaves_no_name_in_any_address_and_opens_for_its_person_alone()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var answer = await biller.PostAsync("/queues/acts?handler=search", ("list", "claims"), ("words", "okafor"), ("back", "/claims"));
        var address = answer.Headers.Location!.ToString();
        Assert.Matches("^/claims\\?search=[0-9a-f]{32}$", address);
        var found = await biller.TextAsync(address);
        Assert.Contains("OKAFOR, THOMAS", found, StringComparison.Ordinal);
        Assert.DoesNotContain("SORENSEN", found, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)(href|action)=\"[^\"]*okafor", found);
        using var manager = await site.SignedInAsync(Role.Manager);
        Assert.Contains("No claim fits these filters", await manager.TextAsync(address), StringComparison.Ordinal);
        await using var scope = site.App.Services.CreateAsyncScope();
        var row = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<SavedViewRow>().SingleAsync(Stop);
        Assert.DoesNotContain("okafor", System.Text.Encoding.UTF8.GetString(row.Search!) + row.Query + row.Name, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_search_is_kept_as_a_view_for_all_and_can_be_removed_and_put_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var answer = await biller.PostAsync("/queues/acts?handler=search", ("list", "claims"), ("words", "26-104003"), ("back", "/claims"));
        var search = answer.Headers.Location!.ToString().Split('?')[1];
        await ActAsync(biller, "save", ("name", "That one claim"), ("shared", "true"), ("filters", search));
        await using var scope = site.App.Services.CreateAsyncScope();
        var id = (await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<SavedViewRow>().SingleAsync(v => v.Name != "", Stop)).Id;
        using var manager = await site.SignedInAsync(Role.Manager);
        Assert.Contains("That one claim", await manager.TextAsync("/claims"), StringComparison.Ordinal);
        Assert.Contains("1 claim,", await manager.TextAsync($"/claims?search={id:N}&saved={id:N}"), StringComparison.Ordinal);
        await ActAsync(manager, "remove", ("view", id.ToString()));
        Assert.Contains("Only who made a view can remove it", await manager.TextAsync("/claims"), StringComparison.Ordinal);
        await ActAsync(biller, "remove", ("view", id.ToString()));
        Assert.DoesNotContain("That one claim", await manager.TextAsync("/claims"), StringComparison.Ordinal);
        await ActAsync(biller, "remove", ("view", id.ToString()), ("putBack", "true"));
        Assert.Contains("That one claim", await manager.TextAsync("/claims"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_act_on_many_rows_says_what_it_changes_before_it_happens()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var (mia, lena) = ((await PersonAsync(site, "Mia Tran")).ToString("N"), (await PersonAsync(site, "Lena Ruiz")).ToString("N"));
        var ids = Enumerable.Range(0, 4).Select(i => ("ids", SomeClaims.IdOf(tenant, i).ToString("N"))).ToArray();
        await ActAsync(biller, "assign", ids[0], ("owner", mia));
        await ActAsync(biller, "assign", ids[1], ("owner", lena));
        var last = await LastActAsync(site);

        using var answer = await biller.PostAsync("/queues/preview?act=assign", [("list", "claims"), ("back", "/claims?state=Held"), ("owner", lena), .. ids, ("ids", Guid.CreateVersion7().ToString("N"))]);
        var page = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains("Assign 4 claims", page, StringComparison.Ordinal);
        Assert.Contains("3 claims would change", page, StringComparison.Ordinal);
        Assert.Contains("<td>Nobody</td><td class=\"strong\">Lena Ruiz</td><td class=\"num\">2</td>", page, StringComparison.Ordinal);
        Assert.Contains("<td>Mia Tran</td>", page, StringComparison.Ordinal);
        Assert.Contains("1 claim is so already", page, StringComparison.Ordinal);
        Assert.Contains("1 row is left out", page, StringComparison.Ordinal);
        Assert.Contains("$443.86", page, StringComparison.Ordinal);
        Assert.Equal(last, await LastActAsync(site));

        using var snooze = await biller.PostAsync("/queues/preview?act=snooze", ("list", "claims"), ("all", "true"), ("filters", "state=Held"), ("until", "+7"));
        Assert.Contains("Put off 15 claims", await snooze.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var unread = await biller.PostAsync("/queues/preview?act=snooze", ("list", "claims"), ids[0], ("until", "soon"));
        Assert.Contains("The day could not be read", await unread.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        using var barred = await poster.PostAsync("/queues/preview?act=assign", ("list", "claims"), ids[0], ("owner", lena));
        Assert.StartsWith("/access-denied", barred.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_and_height_are_kept_for_one_person_and_with_a_view()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        Assert.Contains("class=\"q-table cards\"", await biller.TextAsync("/claims"), StringComparison.Ordinal);
        await ActAsync(biller, "look", ("density", "compact"), ("show", "number"), ("show", "day"), ("show", "payer"), ("show", "finding"), ("show", "charge"), ("show", "open"), ("show", "age"));
        // The box of ticks is the first place, the patient the second; the provider is the sixth, the owner the eleventh.
        Assert.Contains("class=\"q-table cards compact no-6 no-11\"", await biller.TextAsync("/claims?state=Held"), StringComparison.Ordinal);
        using var manager = await site.SignedInAsync(Role.Manager);
        Assert.Contains("class=\"q-table cards\"", await manager.TextAsync("/claims"), StringComparison.Ordinal);
        await ActAsync(biller, "save", ("name", "Narrow"), ("shared", "true"), ("filters", "state=Held"));
        var view = System.Text.RegularExpressions.Regex.Match(await manager.TextAsync("/claims"), "href=\"(?<to>/claims[^\"]*hide=provider,owner[^\"]*)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["to"].Value;
        Assert.Contains("class=\"q-table cards compact no-6 no-11\"", await manager.TextAsync(view), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Claims_are_sorted_by_the_name_of_their_payer()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        foreach (var (sort, first) in ((string, string)[])[("payer", "EVERGREEN ADVANTAGE"), ("-payer", "MEDICARE PART B")])
        {
            using var page = System.Text.Json.JsonDocument.Parse(await RawAsync(biller, $"/api/claims?sort={sort}"));
            var payers = page.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("payer").GetString()!).ToList();
            Assert.Equal((50, first), (payers.Count, payers[0]));
            Assert.Equal(sort[0] == '-' ? payers.OrderDescending(StringComparer.Ordinal) : payers.Order(StringComparer.Ordinal), payers, StringComparer.Ordinal);
        }
    }

    private static async Task ActAsync(Visitor visitor, string handler, params (string, string)[] fields)
    {
        using var answer = await visitor.PostAsync($"/queues/acts?handler={handler}", [("list", "claims"), ("back", "/claims"), .. fields]);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/claims", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    private static async Task<string> RawAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return await answer.Content.ReadAsStringAsync(Stop);
    }

    private static async Task<string> LastActAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var acts = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<TaskActRow>().AsNoTracking().ToListAsync(Stop);
        return acts.OrderBy(a => a.At).ThenBy(a => a.Id).Last().ActId.ToString("N");
    }

    private static async Task<Guid> PersonAsync(Site site, string name)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return (await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Users.SingleAsync(u => u.DisplayName == name, Stop)).Id;
    }
}
