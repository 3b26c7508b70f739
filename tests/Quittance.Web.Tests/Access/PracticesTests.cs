using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Tests.Access;

/// <summary>A person with roles in two practices is in one of them at a time, and chooses which.</summary>
public sealed class PracticesTests
{
    [Fact]
    public async Task A_person_of_two_practices_goes_from_one_to_the_other_with_the_roles_of_each()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var pat = await site.FromAnotherPracticeAsync(Role.Biller);
        Assert.DoesNotContain("id=\"practices\"", await pat.TextAsync("/claims"), StringComparison.Ordinal);
        var (first, second) = await JoinAsync(site, Role.Administrator);

        // Without a choice it is the first by its code. An administrator there sees the people and no claim.
        var people = await pat.TextAsync("/settings/people");
        Assert.Contains("id=\"practices\"", people, StringComparison.Ordinal);
        Assert.Contains("Dana Kessler", people, StringComparison.Ordinal);
        using (var barred = await pat.GetAsync("/claims")) Assert.StartsWith("/access-denied", barred.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using (var gone = await pat.PostAsync("/preferences?handler=practice", ("practice", $"{second:N}"))) Assert.Equal(HttpStatusCode.Redirect, gone.StatusCode);
        Assert.Contains("Blue Harbor Clinic", await pat.TextAsync("/claims"), StringComparison.Ordinal);
        using (var barred = await pat.GetAsync("/settings/people")) Assert.StartsWith("/access-denied", barred.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using (var back = await pat.PostAsync("/preferences?handler=practice", ("practice", $"{first:N}"))) Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        Assert.Contains("Went over to this practice", await pat.TextAsync("/compliance/access-log"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_practice_without_a_role_in_it_cannot_be_chosen()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var pat = await site.FromAnotherPracticeAsync(Role.Biller);
        await using var scope = site.App.Services.CreateAsyncScope();
        var theirs = await scope.ServiceProvider.GetRequiredService<QuittanceDb>().Tenants.Where(t => t.Code != "other").Select(t => t.Id).SingleAsync(TestContext.Current.CancellationToken);
        using var answer = await pat.PostAsync("/preferences?handler=practice", ("practice", $"{theirs:N}"));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var forged = new HttpRequestMessage(HttpMethod.Get, new Uri("/claims", UriKind.Relative));
        forged.Headers.Add("Cookie", $"quittance.practice={theirs:N}");
        using var page = await pat.SendAsync(forged);
        Assert.DoesNotContain("Cedar Ridge", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static async Task<(Guid First, Guid Second)> JoinAsync(Site site, Role role)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var tenants = await db.Tenants.ToListAsync(TestContext.Current.CancellationToken);
        var pat = await db.Users.SingleAsync(u => u.DisplayName == "Pat Gray", TestContext.Current.CancellationToken);
        var (first, second) = (tenants.Single(t => t.Code != "other").Id, tenants.Single(t => t.Code == "other").Id);
        db.Add(new Membership { UserId = pat.Id, TenantId = first, Role = role.ToString() });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (first, second);
    }
}
