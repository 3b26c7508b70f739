using Microsoft.Playwright;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Remittance;

namespace Quittance.Browser.Tests;

/// <summary>The money pages: every width, both themes, and a match with its undo by keyboard alone.</summary>
public sealed class MoneyTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark), InlineData(1600, ColorScheme.Light)]
    public async Task The_pages_of_payments_and_receivables_pass(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Payment poster");
        var (part, plain, held) = (await SomeMoney.PaymentAsync(site, tenant, "TR702"), await SomeMoney.PaymentAsync(site, tenant, "TR703"), await SomeMoney.PaymentAsync(site, tenant, "TR704"));
        var lost = await SomeMoney.DecisionAsync(site, tenant, "LOST");
        foreach (var (name, path) in new[]
        {
            ("remittance", "/remittance"), ("remittance-panel", $"/remittance?row={part.Id:N}"), ("remittance-none", "/remittance?method=CHK"), ("payment", $"/remittance/{plain.Id}"), ("payment-part", $"/remittance/{part.Id}"),
            ("payment-held", $"/remittance/{held.Id}"), ("waiting", "/remittance/waiting"), ("waiting-panel", $"/remittance/waiting?row={lost.Id:N}"), ("payers", "/remittance/payers"), ("receivables", "/receivables"),
        })
        {
            await window.Page.GotoAsync(path);
            await window.PassAsync($"{name}-{width}-{scheme}");
        }
    }

    [Fact]
    public async Task Waiting_money_is_matched_and_taken_back_without_a_mouse()
    {
        await using var site = await Site.StartAsync(demo: true);
        var tenant = await SomeMoney.AddAsync(site);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Payment poster");
        var page = window.Page;
        await page.GotoAsync("/remittance");
        await page.GotoAsync("/remittance/waiting");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Complementary)).ToContainTextAsync("No claim found");
        await page.Keyboard.PressAsync("1");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "$80.00 went to claim A1" })).ToBeVisibleAsync();
        await window.PassAsync("waiting-matched");
        Assert.Equal("Closed", (await SomeMoney.ClaimAsync(site, tenant, "A1")).State);
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.GetByText("Taken back: ledger and claim are as they were.").First).ToBeVisibleAsync();
        await window.PassAsync("waiting-undone");
        Assert.Equal("Sent", (await SomeMoney.ClaimAsync(site, tenant, "A1")).State);

        await page.GotoAsync("/remittance/payers");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(page.GetByText("NEW77 is refused").First).ToBeVisibleAsync();
        await window.PassAsync("payers-refused");
        await page.Keyboard.PressAsync("u");
        await Assertions.Expect(page.GetByText("Taken back: the name is asked about again.").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_match_works_without_scripts()
    {
        await using var site = await Site.StartAsync(demo: true);
        await SomeMoney.AddAsync(site);
        await using var window = await browser.OpenAsync(site, scripts: false);
        await window.SignInAsync("Payment poster");
        var page = window.Page;
        await page.GotoAsync("/remittance/waiting");
        await page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "It is this one" }).First.ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "$80.00 went to claim A1" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Taken back: ledger and claim are as they were.").First).ToBeVisibleAsync();
        await page.GotoAsync("/receivables");
        await Assertions.Expect(page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "in short" })).ToBeVisibleAsync();
    }
}
