using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quittance.Web.Access;

namespace Quittance.Web.Tests.Access;

public sealed class DefaultDenyTests
{
    /// <summary>All that a stranger may reach. A new entry here is a decision.</summary>
    private static readonly string[] Open = ["access-denied", "error/{code:int?}", "healthz", "setup", "sign-in", "sign-out", "welcome"];

    [Fact]
    public async Task Every_route_either_names_its_permission_or_stands_in_the_short_list_of_open_ones()
    {
        await using var site = await Site.StartAsync();
        var routes = Routes(site).ToList();
        var open = routes.Where(route => route.Metadata.GetMetadata<IAllowAnonymous>() is not null).Select(Pattern).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(Open, open, StringComparer.Ordinal);
        Assert.All(routes.Where(route => !Open.Contains(Pattern(route), StringComparer.Ordinal)), route => Assert.NotNull(route.Metadata.GetMetadata<NeedsAttribute>()));
    }

    [Fact]
    public async Task A_stranger_is_sent_to_the_sign_in_page_from_every_other_route()
    {
        await using var site = await Site.StartAsync();
        using var stranger = site.Visit();
        var closed = Routes(site).Select(Pattern).Where(pattern => !Open.Contains(pattern, StringComparer.Ordinal)).Distinct(StringComparer.Ordinal).ToList();
        Assert.Contains("parts", closed, StringComparer.Ordinal);
        foreach (var pattern in closed)
        {
            using var answer = await stranger.GetAsync("/" + (!pattern.Contains('{', StringComparison.Ordinal) ? pattern : pattern.StartsWith("api/", StringComparison.Ordinal) ? "api/no/such/thing" : "no/such/page"));
            if (pattern.StartsWith("api/", StringComparison.Ordinal))
            {
                Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
                continue;
            }
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_page_that_names_no_permission_is_closed_even_to_an_administrator()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var scope = site.App.Services.CreateAsyncScope();
        var policies = scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>();
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        var administrator = await scope.ServiceProvider.GetRequiredService<DemoPeople>().FindAsync(App.Practice.Role.Administrator);
        var principal = await scope.ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.SignInManager<App.Storage.Model.User>>()
            .CreateUserPrincipalAsync(administrator!);
        var fallback = await policies.GetFallbackPolicyAsync();
        Assert.False((await authorization.AuthorizeAsync(principal, null, fallback!)).Succeeded);
    }

    private static IEnumerable<RouteEndpoint> Routes(Site site) =>
        site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private static string Pattern(RouteEndpoint route) => (route.RoutePattern.RawText ?? "").Trim('/').ToLowerInvariant();
}
