using Microsoft.Playwright;
using Quittance.Web.Tests;

namespace Quittance.Browser.Tests;

public sealed class ThemeTests(Browser browser)
{
    private const string Dark = "rgb(13, 21, 33)", Light = "rgb(244, 246, 249)";

    [Fact]
    public async Task The_page_follows_the_system_until_a_person_chooses_and_then_keeps_the_choice()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site, scheme: ColorScheme.Dark);
        var page = window.Page;
        await window.SignInAsync("Manager");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Light);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Light or dark" }).ClickAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-bs-theme", "dark");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        await page.ReloadAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Dark);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Light or dark" }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", Light);
    }

    [Fact]
    public async Task The_first_click_turns_the_page_over_even_where_the_system_is_dark()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site, scheme: ColorScheme.Dark);
        await window.SignInAsync("Manager");
        await window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Light or dark" }).ClickAsync();
        await Assertions.Expect(window.Page.Locator("body")).ToHaveCSSAsync("background-color", Light);
    }
}
