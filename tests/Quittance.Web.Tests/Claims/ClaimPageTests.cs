using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Scrubbing;

namespace Quittance.Web.Tests.Claims;

public sealed class ClaimPageTests
{
    private const string Reason = "The surgeon confirmed a separate visit.";
    private static readonly string Key = OverrideRules.Key(OneClaim.Found[0]);
    private static readonly string FormKey = OverrideRules.Key(OneClaim.Found[1]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_page_tells_the_whole_life_of_a_claim()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (_, id) = await OneClaim.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var said = await biller.TextAsync($"/claims/{id:N}?tab=claim");
        foreach (var words in (string[])["WHITFIELD, DOLORES", "MEDICARE PART B", "A M17.11", "99214", "born 03/14/1951", "What payers decided", "First payer: MEDICARE PART B", "CO 45", "$100.00"]) Assert.Contains(words, said, StringComparison.Ordinal);
        var story = await biller.TextAsync($"/claims/{id:N}?tab=timeline");
        foreach (var words in (string[])["Sent: $300.00 to PAYERHUB", "accepted (999)", "accepted into adjudication (A2, 277CA)", "taken into processing (payer)", "Decided as the first payer: $100.00 paid of $300.00", "Payment $100.00", "/remittance/"])
            Assert.Contains(words, story, StringComparison.Ordinal);
        Assert.True(story.IndexOf("Decided as the first payer", StringComparison.Ordinal) < story.IndexOf("accepted (999)", StringComparison.Ordinal));
        var ledger = await biller.TextAsync($"/claims/{id:N}?tab=ledger");
        Assert.Contains("Debits equal credits", ledger, StringComparison.Ordinal);
        Assert.Contains("Moved to the patient", ledger, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_practice_s_claim_is_not_there()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (_, id) = await OneClaim.AddAsync(site);
        using var other = await site.FromAnotherPracticeAsync([.. Roles.All]);
        foreach (var path in (string[])[$"/claims/{id:N}", $"/claims/{id:N}?tab=x12", $"/api/claims/{id:N}", $"/api/claims/{id:N}/x12", $"/api/claims/{id:N}/findings/{Key}/override"])
        {
            using var answer = await other.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
        using var sent = await other.PostAsync($"/claims/{id:N}?handler=override", ("key", Key), ("reason", Reason));
        Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
        Assert.Empty(await OverridesAsync(site));
    }

    [Fact]
    public async Task An_override_wants_a_reason_stays_visible_and_can_be_taken_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        using var biller = await site.SignedInAsync(Role.Biller);
        var path = $"/claims/{id:N}?tab=findings&handler=";
        foreach (var (reason, words) in ((string, string)[])[("", "Write why"), ("ok", "at least 10"), ("aaaaaaaaaaaa", "at least 10")])
        {
            using var refused = await biller.PostAsync(path + "override", ("key", Key), ("reason", reason));
            Assert.Contains(words, await refused.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        }
        Assert.Empty(await OverridesAsync(site));
        Assert.DoesNotContain("Overridden", await biller.TextAsync($"/claims/{id:N}?tab=findings"), StringComparison.Ordinal);
        using var done = await biller.PostAsync(path + "override", ("key", Key), ("reason", Reason));
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var page = await biller.TextAsync($"/claims/{id:N}?tab=findings");
        Assert.Contains("Mia Tran", page, StringComparison.Ordinal);
        Assert.Contains(Reason, page, StringComparison.Ordinal);
        Assert.Contains("The visit and the joint injection", page, StringComparison.Ordinal);
        using var twice = await biller.PostAsync(path + "override", ("key", Key), ("reason", Reason));
        Assert.Contains("has let this finding pass already", await twice.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        using var back = await biller.PostAsync(path + "undo", ("key", Key));
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        var rows = await OverridesAsync(site);
        Assert.Equal([(1, false), (2, true)], rows.Select(r => (r.Sequence, r.IsUndo)));
        Assert.DoesNotContain(Encoding.UTF8.GetBytes("surgeon"), rows[0].Reason);
        Assert.Equal(["finding.override", "finding.override.undo"], await ChangesAsync(site));
    }

    [Fact]
    public async Task What_is_wrong_with_the_file_itself_nobody_overrides()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        using var manager = await site.SignedInAsync(Role.Manager);
        using var answer = await manager.PostAsync($"/claims/{id:N}?handler=override", ("key", FormKey), ("reason", Reason));
        Assert.Contains("SNIP level 1 to 3", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Empty(await OverridesAsync(site));
        Assert.Empty(await ChangesAsync(site));
    }

    [Fact]
    public async Task Who_may_only_read_sees_the_finding_and_cannot_override_it()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        using var poster = await site.SignedInAsync(Role.PaymentPoster);
        var page = await poster.TextAsync($"/claims/{id:N}");
        Assert.Contains("The visit and the joint injection", page, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"reason\"", page, StringComparison.Ordinal);
        using var answer = await poster.PostAsync($"/claims/{id:N}?handler=override", ("key", Key), ("reason", Reason));
        Assert.NotEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.Empty(await OverridesAsync(site));
    }

    [Fact]
    public async Task The_x12_tab_shows_the_very_segments_and_hides_the_member_s_number_until_it_is_asked_for()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        using var biller = await site.SignedInAsync(Role.Biller);
        var hidden = await biller.TextAsync($"/claims/{id:N}?tab=x12");
        Assert.DoesNotContain("S20028999", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain(OneClaim.Member, hidden, StringComparison.Ordinal);
        Assert.Contains("*****8999", hidden, StringComparison.Ordinal);
        Assert.Contains("Line 1: 99214 25, $100.00, 1 unit, for diagnoses A and B.", hidden, StringComparison.Ordinal);
        Assert.Contains("<mark>HC:20610:RT</mark>", hidden, StringComparison.Ordinal);
        Assert.Contains("About parts that stand outside", hidden, StringComparison.Ordinal);
        Assert.Contains("S20028999", await biller.TextAsync($"/claims/{id:N}?tab=x12&show=member"), StringComparison.Ordinal);

        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var read = scope.ServiceProvider.GetRequiredService<ReadSegments>();
        var copy = await db.Set<SubmissionRow>().Join(db.Set<TransactionSetRow>(), s => s.SetId, t => t.Id, (s, t) => new { s, t.IntakeId }).SingleAsync(Stop);
        var claim = await read.RunAsync(tenant, copy.IntakeId, copy.s.Offset, copy.s.Length, Stop);
        Assert.Equal(OneClaim.Claim(3), claim.Segments.Select(s => string.Join(s.Separator, s.Elements.Prepend(s.Id))), StringComparer.Ordinal);
        var row = await db.Set<DecisionRow>().Join(db.Set<RemittanceRow>(), d => d.RemittanceId, r => r.Id, (d, r) => new { d, r.SetId }).Join(db.Set<TransactionSetRow>(), x => x.SetId, t => t.Id, (x, t) => new { x.d, t.IntakeId }).SingleAsync(Stop);
        var decision = await read.RunAsync(tenant, row.IntakeId, row.d.Offset, row.d.Length, Stop);
        Assert.Equal(OneClaim.Decision, decision.Segments.Select(s => string.Join(s.Separator, s.Elements.Prepend(s.Id))), StringComparer.Ordinal);
    }

    [Fact]
    public async Task Every_reading_leaves_one_row_that_says_how_much_was_seen()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (_, id) = await OneClaim.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        Assert.DoesNotContain(OneClaim.Member, await biller.TextAsync($"/claims/{id:N}?tab=claim"), StringComparison.Ordinal);
        Assert.Contains(OneClaim.Member, await biller.TextAsync($"/claims/{id:N}?tab=claim&show=member"), StringComparison.Ordinal);
        await biller.TextAsync($"/claims/{id:N}?tab=x12");
        await biller.TextAsync($"/api/claims/{id:N}");
        Assert.Equal(["claim.api", "claim.member-id", "claim.read", "claim.x12"], await ReadingsAsync(site, id));
    }

    [Fact]
    public async Task Hostile_text_of_a_file_is_shown_as_text()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (_, id) = await OneClaim.AddAsync(site, last: OneClaim.Hostile);
        using var biller = await site.SignedInAsync(Role.Biller);
        foreach (var tab in (string[])["claim", "findings", "timeline", "ledger", "x12"])
        {
            using var answer = await biller.GetAsync($"/claims/{id:N}?tab={tab}");
            var html = await answer.Content.ReadAsStringAsync(Stop);
            Assert.DoesNotContain("<B>", html, StringComparison.Ordinal);
            Assert.Contains("&lt;B&gt;", html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_api_overrides_under_the_same_rules_with_problems_that_have_codes()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        using var biller = await site.SignedInAsync(Role.Biller);
        Assert.Equal((HttpStatusCode.BadRequest, "form.token"), await SendAsync(biller, id, Key, "override", Reason, withToken: false));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "reason.missing"), await SendAsync(biller, id, Key, "override", ""));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "override.file"), await SendAsync(biller, id, FormKey, "override", Reason));
        Assert.Equal((HttpStatusCode.NotFound, "finding.unknown"), await SendAsync(biller, id, "0000000000000000", "override", Reason));
        Assert.Equal((HttpStatusCode.OK, ""), await SendAsync(biller, id, Key, "override", Reason));
        Assert.Equal((HttpStatusCode.Conflict, "override.standing"), await SendAsync(biller, id, Key, "override", Reason));
        using var document = JsonDocument.Parse(await biller.TextAsync($"/api/claims/{id:N}"));
        var found = document.RootElement.GetProperty("findings").EnumerateArray().Single(f => f.GetProperty("key").GetString() == Key);
        Assert.Equal(Reason, found.GetProperty("overridden").GetProperty("reason").GetString());
        Assert.Equal("*****4873", document.RootElement.GetProperty("memberId").GetString());
        Assert.Equal(3, document.RootElement.GetProperty("lines").GetArrayLength());
        Assert.Equal((HttpStatusCode.OK, ""), await SendAsync(biller, id, Key, "undo", ""));
        Assert.Equal((HttpStatusCode.Conflict, "override.none"), await SendAsync(biller, id, Key, "undo", ""));
    }

    [Fact]
    public async Task From_a_queue_the_claims_before_and_after_are_one_step_away_and_no_name_is_in_the_address()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        var from = Uri.EscapeDataString("state=Held");
        var page = await biller.TextAsync($"/claims/{SomeClaims.IdOf(tenant, 8):N}?from={from}");
        Assert.Contains("2 of 15", page, StringComparison.Ordinal);
        Assert.Contains($"/claims/{SomeClaims.IdOf(tenant, 0):N}?", page, StringComparison.Ordinal);
        Assert.Contains($"/claims/{SomeClaims.IdOf(tenant, 16):N}?", page, StringComparison.Ordinal);
        var last = await biller.TextAsync($"/claims/{SomeClaims.IdOf(tenant, 50):N}?from={Uri.EscapeDataString("page=2")}");
        Assert.Contains("51 of 120", last, StringComparison.Ordinal);
        Assert.Contains("No file of this claim is here", await biller.TextAsync($"/claims/{SomeClaims.IdOf(tenant, 8):N}?tab=x12"), StringComparison.Ordinal);
    }

    private static async Task<(HttpStatusCode, string)> SendAsync(Visitor visitor, Guid id, string key, string act, string reason, bool withToken = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/claims/{id:N}/findings/{key}/{act}", UriKind.Relative)) { Content = JsonContent.Create(new { reason }) };
        if (withToken) request.Headers.Add("RequestVerificationToken", await visitor.TokenAsync());
        using var answer = await visitor.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        using var body = JsonDocument.Parse(text);
        return (answer.StatusCode, body.RootElement.TryGetProperty("code", out var code) ? code.GetString()! : "");
    }

    private static async Task<List<FindingOverrideRow>> OverridesAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<FindingOverrideRow>().AsNoTracking().OrderBy(o => o.Sequence).ToListAsync(Stop);
    }

    private static async Task<List<string>> ChangesAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<AuditChange>().AsNoTracking().Where(c => c.Action.StartsWith("finding.")).OrderBy(c => c.Action).Select(c => c.Action).ToListAsync(Stop);
    }

    private static async Task<List<string>> ReadingsAsync(Site site, Guid claim)
    {
        await using var connection = new SqliteConnection($"Data Source={site.App.Services.GetRequiredService<HomeFolder>().AuditStore};Mode=ReadOnly");
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT action FROM audit_rows WHERE action LIKE 'claim.%' AND subject_id = '{claim:D}' ORDER BY action";
        await using var reader = await command.ExecuteReaderAsync(Stop);
        List<string> actions = [];
        while (await reader.ReadAsync(Stop)) actions.Add(reader.GetString(0));
        return actions;
    }
}
