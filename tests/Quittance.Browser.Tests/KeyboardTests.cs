using Microsoft.Playwright;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Analytics;

namespace Quittance.Browser.Tests;

/// <summary>Whole tasks without a mouse.</summary>
public sealed class KeyboardTests(Browser browser)
{
    [Fact]
    public async Task Signing_in_with_a_password_takes_only_keys()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        await using var window = await browser.OpenAsync(site);
        await window.Page.GotoAsync("/sign-in");
        await Assertions.Expect(window.Page.GetByLabel("Email")).ToBeFocusedAsync();
        await window.Page.Keyboard.TypeAsync(Site.Email);
        await window.Page.Keyboard.PressAsync("Tab");
        await window.Page.Keyboard.TypeAsync(Site.Password);
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(", Dana");
        await window.PassAsync("home-first");
    }

    [Fact]
    public async Task A_formula_opens_and_closes_by_keys_and_focus_comes_back()
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Manager");
        var button = window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "How Days in A/R is worked out" });
        for (var tabs = 0; tabs < 20 && !await button.EvaluateAsync<bool>("b => b === document.activeElement"); tabs++)
            await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(button).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        var formula = window.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "How Days in A/R is worked out" });
        await Assertions.Expect(formula).ToBeVisibleAsync();
        await Assertions.Expect(window.Page.GetByText("$20,643.79").First).ToBeVisibleAsync();
        await window.PassAsync("home-formula");
        await window.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(formula).ToBeHiddenAsync();
        await Assertions.Expect(button).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_skip_link_is_first_and_leads_into_the_content()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Manager");
        await window.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Skip to content" })).ToBeFocusedAsync();
        await window.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Single_keys_open_help_and_go_home_until_a_person_switches_them_off()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site);
        var page = window.Page;
        await window.SignInAsync("Administrator");
        await page.GotoAsync("/parts");
        var help = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Keys" });
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(help).ToBeVisibleAsync();
        await window.PassAsync("keys");
        await page.Keyboard.PressAsync("Escape");
        await page.GetByLabel("Member ID").FocusAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(help).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).ClickAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("h");
        await Assertions.Expect(page).ToHaveURLAsync(site.Address.ToString());

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "menu of Sam Whitfield" }).ClickAsync();
        await window.PassAsync("menu");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch single keys off" }).ClickAsync();
        await Assertions.Expect(page.Locator("body")).ToHaveAttributeAsync("data-keys", "off");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(help).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_chart_turns_into_its_table_and_back()
    {
        await using var site = await Site.StartAsync(demo: true, more: KnownFigures.Give);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Manager");
        var table = window.Page.GetByRole(AriaRole.Table, new PageGetByRoleOptions { Name = "Receivables by age" });
        var picture = window.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = "Receivables by payer and age" });
        var button = window.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Receivables by age and payer" });
        await Assertions.Expect(table).ToBeHiddenAsync();
        await button.PressAsync("Enter");
        await Assertions.Expect(table).ToBeVisibleAsync();
        await Assertions.Expect(picture).ToBeHiddenAsync();
        await Assertions.Expect(table).ToContainTextAsync("$86,860.80");
        await window.PassAsync("home-table");
        await button.PressAsync("Enter");
        await Assertions.Expect(picture).ToBeVisibleAsync();
    }
}
