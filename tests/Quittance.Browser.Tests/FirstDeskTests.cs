using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Quittance.App.Tests.Exchange;
using Quittance.Web.Access;
using Quittance.Web.Tests;

namespace Quittance.Browser.Tests;

/// <summary>
/// The first desk from an empty practice to its last cent, by keyboard alone: set up, bring files in, find a claim and why it has findings, let one
/// pass with a reason, match money by hand and take that back, and see ledger and figures move.
/// </summary>
public sealed class FirstDeskTests(Browser browser)
{
    private static readonly byte[] Claims = Encoding.Latin1.GetBytes(X12Text.Claims(new(801, "20250304"), new Bill("A1", 100), new Bill("A2", 250) { Frequency = "7", Member = "M1002", Last = "WHITFIELD" }));

    private static readonly byte[] Paid = Encoding.Latin1.GetBytes(X12Text.Remittance(new(802, "20250320"),
        new Decided("LOST", "1", 100, 80, "CO*45*20") { Member = "UNKNOWN", Last = "ELSE", First = "NOBODY" }));

    [Theory]
    [InlineData(1280), InlineData(390)]
    public async Task A_practice_goes_from_nothing_to_matched_money_by_keys_alone(int width)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync(site, width);
        var page = window.Page;
        await SetUpAsync(page, site);
        await BringInAsync(page);
        await window.PassAsync($"desk-files-{width}");

        await GoAsync(page, "c", "Claims");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("whitfield");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/claims?search=");
        await Assertions.Expect(page.GetByText("WHITFIELD").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("WHITFIELD");
        await page.Keyboard.PressAsync("o");
        await page.ArriveAsync("/claims/");
        await LetPassAsync(page);
        await window.PassAsync($"desk-override-{width}");

        var openBefore = await OwedAsync(page);
        var tilesBefore = await TilesAsync(page);
        await GoAsync(page, "p", "Payments");
        await TabToAsync(page, page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Waiting money" }).First);
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/remittance/waiting");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("No claim found");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "$80.00 went to claim" })).ToBeVisibleAsync();
        await window.PassAsync($"desk-matched-{width}");
        // Read in a second tab, since the way back stands on this page.
        var second = await page.Context.NewPageAsync();
        await second.GotoAsync("/");
        Assert.NotEqual(openBefore, await OwedAsync(second), StringComparer.Ordinal);
        // The tiles of Home move with the ledger.
        Assert.NotEqual(tilesBefore, await TilesAsync(second), StringComparer.Ordinal);
        await page.BringToFrontAsync();

        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.GetByText("Taken back: ledger and claim are as they were.").First).ToBeVisibleAsync();
        Assert.Equal(openBefore, await OwedAsync(page));
        Assert.Equal(tilesBefore, await TilesAsync(page));
    }

    private static async Task SetUpAsync(IPage page, Site site)
    {
        await page.GotoAsync("/setup");
        string?[] texts = [site.App.Services.GetRequiredService<SetUpCode>().Printed!, "Cedar Ridge", null, "1234567893", "12-3456789", "Dana Kessler", Site.Email, Site.Password];
        for (var at = 0; at < texts.Length; at++)
        {
            if (texts[at] is { } text) await page.Keyboard.TypeAsync(text);
            if (at < texts.Length - 1) await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Locations", Level = 1 })).ToBeVisibleAsync();
    }

    private static async Task BringInAsync(IPage page)
    {
        await page.GotoAsync("/files/upload");
        await page.GetByLabel("Files", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync([
            new FilePayload { Name = "claims.837", MimeType = "text/plain", Buffer = Claims }, new FilePayload { Name = "paid.835", MimeType = "text/plain", Buffer = Paid }]);
        await TabToAsync(page, page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Bring them in" }));
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/files/upload?batch=");
        await Assertions.Expect(page.GetByText("2 claims, 2 loaded, 0 held")).ToBeVisibleAsync();
        await GoAsync(page, "f", "Files");
        await Assertions.Expect(page.GetByText("paid.835").First).ToBeVisibleAsync();
    }

    private static async Task LetPassAsync(IPage page)
    {
        await Assertions.Expect(page.GetByText("PRO-0112").First).ToBeVisibleAsync();
        var finding = page.GetByRole(AriaRole.Article).Filter(new LocatorFilterOptions { HasText = "PRO-0112" });
        await TabToAsync(page, finding.Locator("summary").Filter(new LocatorFilterOptions { HasText = "Let it pass with a reason" }));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync("The payer told its number by phone and has it.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.GetByText("The finding passes now.").First).ToBeVisibleAsync();
    }

    /// <summary>What is owed, as the receivables prove it against the ledger, and what the claims say is open.</summary>
    private static async Task<string> OwedAsync(IPage page)
    {
        await GoAsync(page, "r", "Receivables");
        // The page's own text, not what is drawn: a chart takes its table's place as soon as its script runs.
        var owed = await page.GetByRole(AriaRole.Main).TextContentAsync() ?? "";
        owed = string.Concat((await page.Locator("main dl, main tfoot").AllTextContentsAsync()).Prepend(owed.Contains("Owed", StringComparison.Ordinal) ? "Owed" : ""));
        Assert.Contains("Owed", owed, StringComparison.Ordinal);
        await GoAsync(page, "c", "Claims");
        return owed + await page.Locator("tfoot").First.InnerTextAsync();
    }

    /// <summary>The key figures of Home as a person reads them.</summary>
    private static async Task<string> TilesAsync(IPage page)
    {
        // The month of the story's files; the usual period is the present one, which holds nothing of them.
        await page.GotoAsync("/?from=2025-03-01&to=2025-03-31");
        var tiles = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Key figures" });
        await Assertions.Expect(tiles).ToBeVisibleAsync();
        return await tiles.InnerTextAsync();
    }

    private static async Task GoAsync(IPage page, string key, string heading)
    {
        var target = page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = heading, Exact = true, Level = 1 });
        // Keys that meet a page on its way out are lost, and a person presses them again.
        for (var time = 1; time <= 4; time++)
        {
            await page.WaitForLoadStateAsync(LoadState.Load);
            await page.Keyboard.PressAsync("Escape");
            await page.Keyboard.PressAsync("g");
            await page.Keyboard.PressAsync(key);
            try
            {
                await target.WaitForAsync(new LocatorWaitForOptions { Timeout = 6000 });
                return;
            }
            catch (TimeoutException) when (time < 4)
            {
            }
        }
    }

    /// <summary>Goes there by Tab as a person without a mouse does.</summary>
    private static async Task TabToAsync(IPage page, ILocator target)
    {
        for (var presses = 0; presses < 80; presses++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }
        Assert.Fail("Eighty presses of Tab do not lead there.");
    }
}
