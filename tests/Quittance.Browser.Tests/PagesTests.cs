using Microsoft.Playwright;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Analytics;

namespace Quittance.Browser.Tests;

/// <summary>Every page in both themes on a desk and on a phone: silent console, no refused content, accessible.</summary>
public sealed class PagesTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light), InlineData(768, ColorScheme.Dark), InlineData(1600, ColorScheme.Light)]
    public async Task Home_with_figures_passes(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Manager");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "Receivables by payer and age" })).ToBeVisibleAsync();
        await window.PassAsync($"home-{width}-{scheme}");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task Home_on_the_samples_and_the_claims_behind_a_figure_pass(int width, ColorScheme scheme)
    {
        var (site, _) = await SampleSite.StartAsync();
        await using var started = site;
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Manager");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "What needs work" })).ToBeVisibleAsync();
        await window.PassAsync($"home-samples-{width}-{scheme}");
        foreach (var figure in (string[])["denial-rate-claims", "ar-over-90", "collection-rate-net"])
        {
            await window.Page.GotoAsync("/analytics/" + figure);
            await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToBeVisibleAsync();
            await window.PassAsync($"figure-{figure}-{width}-{scheme}");
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task The_catalogue_of_parts_passes(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Administrator");
        await window.Page.GotoAsync("/parts");
        await window.PassAsync($"parts-{width}-{scheme}");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task The_pages_at_the_door_pass(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync(site, width, scheme);
        foreach (var path in (string[])["sign-in", "setup", "sign-out"])
        {
            await window.Page.GotoAsync("/" + path);
            await window.PassAsync($"{path}-{width}-{scheme}");
        }
        await window.Page.GotoAsync("/setup");
        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Set up and sign in" }).ClickAsync();
        await window.Page.GetByRole(AriaRole.Alert).WaitForAsync();
        await window.PassAsync($"setup-faults-{width}-{scheme}");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light)]
    public async Task The_demo_s_door_and_the_empty_homes_pass(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.Page.GotoAsync("/sign-in");
        await window.PassAsync($"demo-{width}-{scheme}");
        await window.SignInAsync("Manager");
        await window.PassAsync($"home-empty-{width}-{scheme}");
        await window.SignInAsync("Coder");
        await window.PassAsync($"home-coder-{width}-{scheme}");
    }
}
