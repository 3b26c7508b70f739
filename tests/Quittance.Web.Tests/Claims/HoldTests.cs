using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Tests.Claims;

/// <summary>Two claims were sent under one number: a person says which one holds, on the page or by program, and takes it back.</summary>
public sealed partial class HoldTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_claim_in_doubt_is_found_by_the_queue_decided_on_its_page_and_taken_back()
    {
        await using var site = await Site.StartAsync(demo: true);
        var id = await InDoubtAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        Assert.Contains("/claims?state=Held&finding=claim.number-reused", await biller.TextAsync("/"), StringComparison.Ordinal);
        Assert.Contains($"row={id:N}", await biller.TextAsync("/claims?state=Held&finding=claim.number-reused"), StringComparison.Ordinal);
        var page = await biller.TextAsync($"/claims/{id:N}");
        Assert.Contains("Which of these 2 claims holds?", page, StringComparison.Ordinal);
        var choices = Choice().Matches(page).Select(m => m.Groups["id"].Value).ToList();
        Assert.Equal(2, choices.Count);

        using (var done = await biller.PostAsync($"/claims/{id:N}?handler=hold", ("choice", choices[1]))) Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        var after = await biller.TextAsync($"/claims/{id:N}");
        Assert.Contains("Mia Tran chose which claim of this number holds", after, StringComparison.Ordinal);
        Assert.Equal(("200.00", "200.00"), await MoneyAsync(site, id));
        using (var again = await biller.PostAsync($"/claims/{id:N}?handler=hold", ("choice", choices[0]))) Assert.Contains("not in doubt any more", await again.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        using (var back = await biller.PostAsync($"/claims/{id:N}?handler=unhold")) Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Which of these 2 claims holds?", await biller.TextAsync($"/claims/{id:N}"), StringComparison.Ordinal);
        Assert.Equal(("0.00", "0.00"), await MoneyAsync(site, id));
        Assert.Equal(["claims.choose", "claims.choose.undo"], await ActsAsync(site));
    }

    [Fact]
    public async Task The_api_decides_under_the_same_rules()
    {
        await using var site = await Site.StartAsync(demo: true);
        var id = await InDoubtAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        using var told = JsonDocument.Parse(await biller.TextAsync($"/api/claims/{id:N}/holds"));
        Assert.True(told.RootElement.GetProperty("isInDoubt").GetBoolean());
        var version = told.RootElement.GetProperty("versions")[0].GetProperty("version").GetString()!;

        Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(biller, id, "holds", version, withToken: false));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(biller, id, "holds", "no version"));
        Assert.Equal(HttpStatusCode.Conflict, await SendAsync(biller, id, "holds/undo", ""));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(biller, id, "holds", version));
        Assert.Equal(("100.00", "100.00"), await MoneyAsync(site, id));
        Assert.Equal(HttpStatusCode.OK, await SendAsync(biller, id, "holds/undo", ""));

        using var coder = await site.SignedInAsync(Role.Coder);
        Assert.Equal(HttpStatusCode.Forbidden, await SendAsync(coder, id, "holds", version));
        Assert.DoesNotContain("This one holds", await coder.TextAsync($"/claims/{id:N}"), StringComparison.Ordinal);
        using var other = await site.FromAnotherPracticeAsync([.. Roles.All]);
        Assert.Equal(HttpStatusCode.NotFound, await SendAsync(other, id, "holds", version));
        Assert.Equal(("0.00", "0.00"), await MoneyAsync(site, id));
    }

    [Fact]
    public async Task What_a_held_claim_was_sent_with_is_shown_and_said_to_be_not_posted()
    {
        await using var site = await Site.StartAsync(demo: true);
        var id = await InDoubtAsync(site);
        using var biller = await site.SignedInAsync(Role.Biller);
        (await biller.PostAsync("/queues/acts?handler=assign", ("list", "claims"), ("ids", $"{id:N}"), ("owner", (await MiaAsync(site)).ToString("N")))).Dispose();
        var home = await biller.TextAsync("/");
        Assert.Contains("$100.00<small>claimed, not posted</small>", home, StringComparison.Ordinal);
        Assert.DoesNotContain("$0.00<small>", home, StringComparison.Ordinal);
        Assert.Contains("$100.00 claimed, not posted", await biller.TextAsync("/claims?state=Held"), StringComparison.Ordinal);
        Assert.Contains("Claimed, not posted", await biller.TextAsync($"/claims/{id:N}"), StringComparison.Ordinal);
        using var page = JsonDocument.Parse(await biller.TextAsync("/api/claims?state=Held"));
        Assert.Equal(("0.00", "100.00"), (page.RootElement.GetProperty("charge").GetString(), page.RootElement.GetProperty("unposted").GetString()));
    }

    private static async Task<Guid> InDoubtAsync(Site site)
    {
        await OneClaim.AddAsync(site, lines: 1);
        return (await OneClaim.AddAsync(site, lines: 2)).Id;
    }

    private static async Task<HttpStatusCode> SendAsync(Visitor visitor, Guid id, string act, string version, bool withToken = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri($"/api/claims/{id:N}/{act}", UriKind.Relative)) { Content = JsonContent.Create(new { version }) };
        if (withToken) request.Headers.Add("RequestVerificationToken", await visitor.TokenAsync());
        using var answer = await visitor.SendAsync(request);
        return answer.StatusCode;
    }

    private static async Task<(string Charge, string Open)> MoneyAsync(Site site, Guid id)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var claim = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<ClaimRow>().AsNoTracking().SingleAsync(c => c.Id == id, Stop);
        return (claim.Charge.ToString(), claim.Open.ToString());
    }

    private static async Task<Guid> MiaAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Users.Where(u => u.DisplayName == "Mia Tran").Select(u => u.Id).SingleAsync(Stop);
    }

    private static async Task<List<string>> ActsAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Set<AuditChange>().AsNoTracking().Where(c => c.Action.StartsWith("claims.choose")).OrderBy(c => c.Action).Select(c => c.Action).ToListAsync(Stop);
    }

    [GeneratedRegex("name=\"choice\" value=\"(?<id>[0-9a-f]{32})\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Choice();
}
