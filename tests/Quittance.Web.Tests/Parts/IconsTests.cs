using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.Web.Parts;

namespace Quittance.Web.Tests.Parts;

public sealed class IconsTests
{
    [Fact]
    public async Task Every_icon_on_the_pages_is_in_the_sprite()
    {
        await using var site = await Site.StartAsync(demo: true, more: Analytics.KnownFigures.Give);
        using var administrator = await site.SignedInAsync(Role.Administrator);
        using var manager = await site.SignedInAsync(Role.Manager);
        var sprite = await manager.TextAsync(site.App.Services.GetRequiredService<Assets>().File("icons.svg"));
        var pages = await administrator.TextAsync("/parts") + await administrator.TextAsync("/") + await manager.TextAsync("/") + await manager.TextAsync("/sign-in");
        var used = Regex.Matches(pages, @"icons-[^""#]+\.svg#(?<name>[a-z0-9-]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5))
            .Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.True(used.Count > 30);
        Assert.All(used, name => Assert.Contains($"<symbol id=\"{name}\"", sprite, StringComparison.Ordinal));
    }
}
