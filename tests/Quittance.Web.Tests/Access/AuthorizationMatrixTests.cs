using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;

namespace Quittance.Web.Tests.Access;

/// <summary>Every route of the application against every role, nobody, and somebody of another practice.</summary>
public sealed class AuthorizationMatrixTests
{
    private static readonly string NoSuchId = new Guid("11111111-1111-4111-8111-111111111111").ToString("D");

    [Fact]
    public async Task Each_role_gets_what_the_grants_give_it_and_nothing_else()
    {
        await using var site = await Site.StartAsync(demo: true);
        var routes = (await EveryRoute.OfAsync(site)).Where(route => !route.IsOpen).ToList();
        Assert.Contains(routes, route => route.HasHoles);
        Assert.True(routes.Count(route => route.TakesPost) >= 10);
        var faults = new List<string>();
        foreach (var role in Roles.All)
        {
            using var person = await site.SignedInAsync(role);
            foreach (var route in routes)
            {
                var may = route.Needs is { } needs && Grants.Allow([role], needs);
                // The same address may read for some and write for others: each is asked in its own way.
                if (route.TakesGet)
                {
                    using var read = await person.GetAsync(route.Fill(NoSuchId));
                    Judge($"{role} reads {route.Pattern}", may, route, read, faults);
                }
                if (!route.TakesPost) continue;
                using var sent = await person.PostAsync(route.Fill(NoSuchId));
                Judge($"{role} sends to {route.Pattern}", may, route, sent, faults);
            }
        }
        Assert.Empty(faults);
    }

    [Fact]
    public async Task Nobody_and_a_person_without_a_role_get_nothing()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var stranger = site.Visit();
        using var roleless = await site.FromAnotherPracticeAsync();
        foreach (var route in (await EveryRoute.OfAsync(site)).Where(route => !route.IsOpen))
        {
            using var asStranger = await stranger.GetAsync(route.Fill(NoSuchId));
            using var asRoleless = await roleless.GetAsync(route.Fill(NoSuchId));
            // A program gets the status; it can do nothing with a page.
            if (route.Pattern.StartsWith("api/", StringComparison.Ordinal))
            {
                Assert.True((asStranger.StatusCode, asRoleless.StatusCode) == (HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden), $"{route.Pattern}: {asStranger.StatusCode}, {asRoleless.StatusCode}");
                continue;
            }
            Assert.StartsWith("/sign-in", asStranger.Headers.Location?.OriginalString ?? route.Pattern, StringComparison.Ordinal);
            Assert.StartsWith("/access-denied", asRoleless.Headers.Location?.OriginalString ?? route.Pattern, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_person_of_another_practice_with_all_roles_never_sees_a_thing_of_this_one()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        using var dana = await site.WithPasswordAsync();
        (await dana.PostAsync("/settings/locations", ("Name", "Main Street"), ("Code", "11"))).Dispose();
        var ids = await IdsAsync(site);
        var routes = (await EveryRoute.OfAsync(site)).Where(route => route is { HasHoles: true, IsOpen: false }).ToList();
        // Proof that these ids open something for who may see it.
        Assert.Contains(true, await Task.WhenAll(ids.Select(async id => await OpensAsync(dana, $"/settings/people/{id}"))));
        using var other = await site.FromAnotherPracticeAsync([.. Roles.All]);
        foreach (var route in routes)
        {
            foreach (var id in ids)
            {
                using var read = await other.GetAsync(route.Fill(id));
                Assert.True(read.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{route.Fill(id)}: {read.StatusCode}");
                foreach (var handler in route.PostHandlers)
                {
                    using var sent = await other.PostAsync(route.Fill(id) + "?handler=" + handler, ("Roles", "Administrator"), ("Row", id));
                    Assert.True(sent.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden, $"{handler} of {route.Fill(id)}: {sent.StatusCode}");
                }
            }
        }
        // Things that are named in the form and not in the address.
        foreach (var list in (string[])["locations", "providers", "payers"])
        {
            foreach (var handler in (string[])["Save", "Retire", "TakeUp"])
            {
                foreach (var id in ids)
                {
                    using var sent = await other.PostAsync($"/settings/{list}?handler={handler}", ("Row", id), ("Name", "Taken"));
                    Assert.Equal(HttpStatusCode.NotFound, sent.StatusCode);
                }
            }
        }
        Assert.DoesNotContain("Main Street", await other.TextAsync("/settings/locations"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Kessler", await other.TextAsync("/settings/people"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dana Kessler", await other.TextAsync("/compliance/access-log"), StringComparison.Ordinal);
    }

    private static void Judge(string what, bool may, Route route, HttpResponseMessage answer, List<string> faults)
    {
        var to = answer.Headers.Location?.OriginalString ?? "";
        var isRefused = to.StartsWith("/access-denied", StringComparison.Ordinal) || answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;
        var isFault = (int)answer.StatusCode >= 500 || to.StartsWith("/sign-in", StringComparison.Ordinal);
        var showsNothing = !may || !route.HasHoles || answer.StatusCode != HttpStatusCode.OK;
        if (may == isRefused || isFault || !showsNothing) faults.Add($"{what}: {(int)answer.StatusCode} {to}, {(may ? "allowed" : "not allowed")}");
    }

    private static async Task<bool> OpensAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    /// <summary>Ids of the practice, its people, and up to three rows of each of its tables.</summary>
    private static async Task<List<string>> IdsAsync(Site site)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var ids = new List<Guid>();
        ids.AddRange(await db.Users.Select(user => user.Id).ToListAsync(TestContext.Current.CancellationToken));
        ids.AddRange(await db.Tenants.Select(tenant => tenant.Id).ToListAsync(TestContext.Current.CancellationToken));
        foreach (var table in db.Model.GetEntityTypes().Where(type => typeof(ITenantRow).IsAssignableFrom(type.ClrType)).Select(type => type.GetTableName()!))
        {
#pragma warning disable EF1002 // Names of tables come from the model.
            var rows = await db.Database.SqlQueryRaw<byte[]>($"SELECT id AS \"Value\" FROM \"{table}\" LIMIT 3").ToListAsync(TestContext.Current.CancellationToken);
#pragma warning restore EF1002
            ids.AddRange(rows.Select(bytes => new Guid(bytes)));
        }
        Assert.True(ids.Count >= 3);
        return [.. ids.Select(id => id.ToString("D"))];
    }
}
