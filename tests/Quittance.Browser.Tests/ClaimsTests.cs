using Microsoft.Playwright;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Claims;

namespace Quittance.Browser.Tests;

/// <summary>The queue of claims: every width, both themes, and the whole of its work by keyboard alone.</summary>
public sealed class ClaimsTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    [InlineData(320, ColorScheme.Light), InlineData(768, ColorScheme.Dark), InlineData(1600, ColorScheme.Light)]
    public async Task The_queue_of_claims_passes_with_a_row_open(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Biller");
        await window.Page.GotoAsync("/claims");
        await window.PassAsync($"claims-{width}-{scheme}");
        await window.Page.GotoAsync($"/claims?state=Held,Rejected&row={SomeClaims.IdOf(tenant, 8):N}");
        await window.PassAsync($"claims-panel-{width}-{scheme}");
        await window.Page.GotoAsync("/claims?view=to-fix&payer=NONE");
        await window.PassAsync($"claims-none-{width}-{scheme}");
    }

    [Fact]
    public async Task A_claim_is_found_opened_ticked_assigned_and_given_back_without_a_mouse()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Biller");
        var page = window.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("c");
        await page.ArriveAsync("/claims");

        await page.Keyboard.PressAsync("f");
        await Assertions.Expect(page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "State" })).ToBeVisibleAsync();
        await page.GetByLabel("Held").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("state=Held");
        await Assertions.Expect(page.GetByRole(AriaRole.Status).First).ToContainTextAsync("15 claims");

        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        var second = page.GetByRole(AriaRole.Row).Nth(2).GetByRole(AriaRole.Link);
        await Assertions.Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("The lines do not sum");
        await page.ArriveAsync("row=");
        await Assertions.Expect(second).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToHaveCountAsync(0);

        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Shift+Space");
        await Assertions.Expect(page.GetByText("3 selected")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Assign" }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Combobox, new PageGetByRoleOptions { Name = "Owner" }).SelectOptionAsync("Lena Ruiz");
        await window.PassAsync("claims-bulk");
        await page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Assign" }).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Assign" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Assign 3 claims" })).ToBeVisibleAsync();
        await window.PassAsync("claims-preview");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("3 claims assigned to Lena Ruiz").First).ToBeVisibleAsync();
        await window.PassAsync("claims-toast");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.GetByText("Taken back.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_list_works_without_scripts()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeClaims.AddAsync(site);
        await using var window = await browser.OpenAsync(site, scripts: false);
        await window.SignInAsync("Biller");
        var page = window.Page;
        await page.GotoAsync("/claims");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "State: Any" }).ClickAsync();
        await page.GetByLabel("Held").CheckAsync();
        await page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "State" }).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Show" }).ClickAsync();
        await Assertions.Expect(page.GetByText("15 claims").First).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("The lines do not sum");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take it" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 claim assigned to Mia Tran")).ToBeVisibleAsync();
    }
}
