using Microsoft.Playwright;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Claims;

namespace Quittance.Browser.Tests;

/// <summary>The page of one claim: every tab in both themes on a desk and on a phone, and its work by keyboard alone.</summary>
public sealed class ClaimPageTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task Every_part_of_a_claim_passes(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Biller");
        foreach (var tab in (string[])["findings", "claim", "timeline", "ledger", "x12"])
        {
            await window.Page.GotoAsync($"/claims/{id:N}?tab={tab}");
            await window.PassAsync($"claim-{tab}-{width}-{scheme}");
        }
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task A_claim_of_fifty_lines_and_a_very_long_name_passes(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        var (_, id) = await OneClaim.AddAsync(site, 50, "FEATHERSTONEHAUGH-CHOLMONDELEYMARJORIBANKSWOLFESCHLEGELSTEIN");
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Biller");
        foreach (var tab in (string[])["claim", "x12"])
        {
            await window.Page.GotoAsync($"/claims/{id:N}?tab={tab}");
            await window.PassAsync($"claim-long-{tab}-{width}-{scheme}");
        }
        await Assertions.Expect(window.Page.GetByText("Line 50: 20610 RT")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_claim_without_documents_passes_on_every_part()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeClaims.AddAsync(site);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Biller");
        foreach (var tab in (string[])["findings", "claim", "timeline", "ledger", "x12"])
        {
            await window.Page.GotoAsync($"/claims/{SomeClaims.IdOf(tenant, 2):N}?tab={tab}&from=view%3Dall");
            await window.PassAsync($"claim-bare-{tab}");
        }
    }

    [Fact]
    public async Task A_claim_is_opened_leafed_through_overridden_and_taken_back_without_a_mouse()
    {
        await using var site = await Site.StartAsync(demo: true);
        var (tenant, id) = await OneClaim.AddAsync(site);
        await OneClaim.AddFindingsAsync(site, tenant, OneClaim.Found);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Biller");
        var page = window.Page;
        await page.GotoAsync("/claims");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("WHITFIELD");
        await page.Keyboard.PressAsync("o");
        await page.ArriveAsync($"/claims/{id:N}");
        await Assertions.Expect(page.GetByText("1 of 1")).ToBeVisibleAsync();

        foreach (var tab in (string[])["claim", "timeline", "ledger", "x12"])
        {
            await page.Keyboard.PressAsync("]");
            await page.ArriveAsync($"tab={tab}");
        }
        foreach (var tab in (string[])["ledger", "timeline", "claim", "findings"])
        {
            await page.Keyboard.PressAsync("[");
            await page.ArriveAsync($"tab={tab}");
        }

        await page.GetByText("Let it pass with a reason").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("Two separate visits, see the note.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByText("The finding passes now.").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Two separate visits, see the note.").First).ToBeVisibleAsync();
        await window.PassAsync("claim-overridden");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Take the override back" }).PressAsync("Enter");
        await Assertions.Expect(page.GetByText("The finding counts again.").First).ToBeVisibleAsync();
        await window.PassAsync("claim-taken-back");
    }
}
