using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Quittance.Web.Access;

namespace Quittance.Web.Tests.Access;

/// <summary>A route of the built application: what it needs, what it takes, and its address with the holes filled.</summary>
internal sealed record Route(string Pattern, Permission? Needs, bool IsOpen, bool HasHoles, bool TakesGet, bool TakesPost, IReadOnlyList<string> PostHandlers, RoutePattern Raw)
{
    /// <summary>The address with every hole filled by the same thing; a hole with a rule that refuses it gives an address that nobody answers.</summary>
    public string Fill(string with) => "/" + string.Join('/', Raw.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { IsOptional: true } => "",
        _ => with,
    })))).ToLowerInvariant();
}

/// <summary>Read from the application itself, so that a page added tomorrow is tested tomorrow.</summary>
internal static class EveryRoute
{
    public static async Task<IReadOnlyList<Route>> OfAsync(Site site)
    {
        var loader = site.App.Services.GetRequiredService<PageLoader>();
        var routes = new List<Route>();
        foreach (var endpoint in site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            // What a page's forms are is only known once the page is loaded.
            var page = endpoint.Metadata.GetMetadata<PageActionDescriptor>();
            routes.Add(Read(endpoint, page is null ? null : await loader.LoadAsync(page, endpoint.Metadata)));
        }
        return [.. routes.DistinctBy(route => route.Pattern + route.TakesPost, StringComparer.Ordinal)];
    }

    private static Route Read(RouteEndpoint endpoint, CompiledPageActionDescriptor? page)
    {
        var posts = page?.HandlerMethods.Where(method => string.Equals(method.HttpMethod, "POST", StringComparison.OrdinalIgnoreCase)).Select(method => method.Name ?? "").ToList() ?? [];
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return new Route(
            (endpoint.RoutePattern.RawText ?? "").Trim('/').ToLowerInvariant(),
            endpoint.Metadata.GetMetadata<NeedsAttribute>()?.Permission,
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null,
            endpoint.RoutePattern.Parameters.Any(parameter => !parameter.IsOptional),
            methods is null || methods.Contains("GET", StringComparer.Ordinal),
            page is not null ? posts.Count > 0 : methods?.Contains("POST", StringComparer.Ordinal) == true,
            posts, endpoint.RoutePattern);
    }
}
