using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;

namespace Quittance.Web.Tests.Pipeline;

/// <summary>The description for programs says what the endpoints are, because it is made of them.</summary>
public sealed class DescriptionTests
{
    [Fact]
    public async Task Every_route_of_the_api_is_described_with_its_name_its_words_and_its_refusals()
    {
        await using var site = await Site.StartAsync(demo: true);
        using var coder = await site.SignedInAsync(Role.Coder);
        using var answer = await coder.GetAsync("/api/openapi.json");
        using var document = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        var paths = document.RootElement.GetProperty("paths");
        var routes = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.RoutePattern.RawText != "/api/openapi.json").ToList();
        Assert.True(routes.Count >= 7);
        List<string> names = [];
        foreach (var route in routes)
        {
            var path = route.RoutePattern.RawText!.Replace(":guid", "", StringComparison.Ordinal);
            Assert.True(paths.TryGetProperty(path, out var methods), path);
            foreach (var method in route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods)
            {
                var operation = methods.GetProperty(method.ToLowerInvariant());
                names.Add(operation.GetProperty("operationId").GetString()!);
                Assert.NotEmpty(operation.GetProperty("summary").GetString()!);
                Assert.True(operation.GetProperty("responses").EnumerateObject().Count() >= 3, path);
            }
        }
        // What a program has to send stands there as well.
        foreach (var (path, field) in (ReadOnlySpan<(string, string)>)[("/api/claims/{id}/findings/{key}/override", "reason"), ("/api/claims/{id}/holds", "version"), ("/api/waiting/{id}/match", "claim"), ("/api/people/search", "words"), ("/api/files", "files")])
        {
            var content = paths.GetProperty(path).GetProperty("post").GetProperty("requestBody").GetProperty("content");
            var schema = content.EnumerateObject().First().Value.GetProperty("schema");
            if (schema.TryGetProperty("$ref", out var at)) schema = document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty(at.GetString()!.Split('/')[^1]);
            Assert.True(schema.GetProperty("properties").TryGetProperty(field, out _), path);
        }
        Assert.Equal(names.Count, names.Distinct(StringComparer.Ordinal).Count());
    }
}
