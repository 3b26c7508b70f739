using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.Web.Analytics;

namespace Quittance.Web.Tests.Pipeline;

public sealed class ErrorTests
{
    [Fact]
    public async Task A_fault_of_ours_is_told_in_words_with_a_reference_and_without_its_message()
    {
        await using var site = await Site.StartAsync(demo: true, more: builder =>
            builder.Services.AddScoped<KpiSource>(_ => (_, _, _) => throw new InvalidOperationException("inner secret")));
        using var manager = await site.SignedInAsync(Role.Manager);
        using var answer = await manager.GetAsync("/");
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Matches("Something broke on our side(?s:.*)Reference [0-9a-f]{8}", page);
        Assert.DoesNotContain("inner secret", page, StringComparison.Ordinal);
    }
}
