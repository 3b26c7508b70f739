using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Quittance.Web.Access;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Access;

namespace Quittance.Browser.Tests;

/// <summary>Setting up, the second step, passkeys and the end of a session, as a person does them.</summary>
public sealed class AccessTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task An_empty_practice_is_set_up_by_keys_alone(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync();
        await using var window = await browser.OpenAsync(site, width, scheme);
        var page = window.Page;
        await page.GotoAsync("/setup");
        await Assertions.Expect(page.GetByLabel("One-time code")).ToBeFocusedAsync();
        await TypeAsync(page, site.App.Services.GetRequiredService<SetUpCode>().Printed!, "Cedar Ridge", null, "1234567890", "12-3456789", "Dana Kessler", Site.Email, Site.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToBeFocusedAsync();
        await window.PassAsync($"setup-wrong-npi-{width}");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("NPI that bills (optional)")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Control+A");
        await TypeAsync(page, "1234567893", null, null, null, Site.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Locations", Level = 1 })).ToBeVisibleAsync();
        await window.PassAsync($"setup-locations-{width}");
        await FocusAsync(page, page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }));
        await TypeAsync(page, "Main Street", "11");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByLabel("Name of Main Street")).ToBeVisibleAsync();
        foreach (var (next, name, code) in new[] { ("Providers", "Avery Stone", "1234567893"), ("Payers", "Blue Harbor", "60054") })
        {
            await FocusAsync(page, page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Next: " + next }));
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = next, Level = 1 })).ToBeVisibleAsync();
            await FocusAsync(page, page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true }));
            await TypeAsync(page, name, code);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByLabel("Name of " + name)).ToBeVisibleAsync();
        }
        await window.PassAsync($"setup-payers-{width}");
        await FocusAsync(page, page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Finish" }));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(", Dana");
    }

    [Fact]
    public async Task The_second_step_is_switched_on_and_then_asked_and_a_recovery_code_opens_once()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        await using var window = await browser.OpenAsync(site);
        var page = window.Page;
        await SignInAsync(page);
        await page.GotoAsync("/settings/two-step");
        await window.PassAsync("two-step-off");
        var key = (await page.Locator("#key").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("Code", new PageGetByLabelOptions { Exact = true }).FillAsync(Totp.Now(key));
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Switch on" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Keep these recovery codes now" })).ToBeVisibleAsync();
        await window.PassAsync("two-step-codes");
        var recovery = (await page.GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { Has = page.Locator("xpath=self::li[@class='mono']") }).AllInnerTextsAsync())[0];
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "I have kept them" }).ClickAsync();
        await window.PassAsync("two-step-on");

        await page.Context.ClearCookiesAsync();
        await SignInAsync(page);
        await page.GetByLabel("Code", new PageGetByLabelOptions { Exact = true }).FillAsync(Totp.Now(key));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(", Dana");

        await page.Context.ClearCookiesAsync();
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Use a recovery code instead" }).ClickAsync();
        await window.PassAsync("sign-in-recovery");
        await page.GetByLabel("Recovery code").FillAsync(recovery);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(", Dana");

        await page.Context.ClearCookiesAsync();
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Use a recovery code instead" }).ClickAsync();
        await page.GetByLabel("Recovery code").FillAsync(recovery);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("used before");
    }

    [Fact]
    public async Task A_passkey_is_added_named_signs_in_and_is_removed()
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        await using var window = await browser.OpenAsync(site);
        var page = window.Page;
        // A passkey belongs to a name, so not to 127.0.0.1.
        var home = $"http://localhost:{site.Address.Port}";
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["options"] = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true },
        });
        await SignInAsync(page, home);
        await page.GotoAsync(home + "/settings/passkeys");
        await window.PassAsync("passkeys-none");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a passkey" }).ClickAsync();
        var name = page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = "Name of the passkey" });
        await Assertions.Expect(name).ToHaveValueAsync("Passkey 1");
        await name.FillAsync("Front desk key");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Rename" }).ClickAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Front desk key");
        await window.PassAsync("passkeys-one");

        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(home + "/sign-in");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 })).ToContainTextAsync(", Dana");

        await page.GotoAsync(home + "/settings/passkeys");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove" }).ClickAsync();
        await Assertions.Expect(page.GetByText("You have none yet.")).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await page.GotoAsync(home + "/sign-in");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in with a passkey" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("did not open the door");
    }

    [Fact]
    public async Task Before_an_idle_session_ends_a_warning_stays_it_by_one_key_and_else_the_sign_in_page_says_why()
    {
        await using var site = await Site.StartAsync(idle: TimeSpan.FromSeconds(15));
        await site.SetUpAsync();
        await using var window = await browser.OpenAsync(site);
        var page = window.Page;
        await SignInAsync(page);
        await page.GotoAsync("/settings");
        var warning = page.GetByRole(AriaRole.Alertdialog, new PageGetByRoleOptions { Name = "Still there?" });
        var patient = new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 };
        await Assertions.Expect(warning).ToBeVisibleAsync(patient);
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Stay signed in" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(warning).ToBeHiddenAsync();
        await Assertions.Expect(warning).ToBeVisibleAsync(patient);
        await Assertions.Expect(page.GetByText("You were signed out")).ToBeVisibleAsync(patient);
        await window.PassAsync("sign-in-idle");
    }

    [Fact]
    public async Task What_was_typed_when_the_session_ended_comes_back_after_signing_in()
    {
        await using var site = await Site.StartAsync(idle: TimeSpan.FromSeconds(15));
        await site.SetUpAsync();
        await using var window = await browser.OpenAsync(site);
        var page = window.Page;
        await SignInAsync(page);
        await page.GotoAsync("/settings/locations");
        var name = page.GetByLabel("Name", new PageGetByLabelOptions { Exact = true });
        await name.FocusAsync();
        await page.Keyboard.TypeAsync("North office");
        await Assertions.Expect(page.GetByText("You were signed out")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 30_000 });
        await page.GetByLabel("Email").FillAsync(Site.Email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(Site.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(name).ToHaveValueAsync("North office");
        await Assertions.Expect(page.GetByText("What you had typed before you were signed out is back.").First).ToBeVisibleAsync();
        await window.PassAsync("draft-back");
    }

    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task The_pages_of_settings_and_the_access_log_pass(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync();
        await site.SetUpAsync();
        await using var window = await browser.OpenAsync(site, width, scheme);
        var page = window.Page;
        await page.GotoAsync("/welcome");
        await window.PassAsync($"welcome-{width}-{scheme}");
        await SignInAsync(page);
        foreach (var path in (string[])["", "/two-step", "/passkeys", "/people", "/practice", "/locations", "/providers", "/payers"])
        {
            await page.GotoAsync("/settings" + path);
            await window.PassAsync($"settings{path.Replace('/', '-')}-{width}-{scheme}");
        }
        await page.GotoAsync("/settings/people");
        await page.GetByLabel("Name").FillAsync("Mia Tran");
        await page.GetByLabel("Email").FillAsync("mia@practice.example");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add the person" }).ClickAsync();
        await window.PassAsync($"people-fault-{width}-{scheme}");
        await page.GetByLabel("Biller").CheckAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add the person" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Give them this code")).ToBeVisibleAsync();
        await window.PassAsync($"people-code-{width}-{scheme}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Mia Tran" }).ClickAsync();
        await window.PassAsync($"person-{width}-{scheme}");
        await page.GotoAsync("/compliance/access-log");
        await window.PassAsync($"access-log-{width}-{scheme}");
        await page.GotoAsync("/compliance/access-log?to=2020-01-01");
        await window.PassAsync($"access-log-none-{width}-{scheme}");
    }

    private static async Task SignInAsync(IPage page, string home = "")
    {
        await page.GotoAsync(home + "/sign-in");
        await page.GetByLabel("Email").FillAsync(Site.Email);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).FillAsync(Site.Password);
        await page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true }).PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "Sign in", Exact = true })).ToBeHiddenAsync();
        await page.WaitForLoadStateAsync();
    }

    /// <summary>From the focused field on, with Tab between; nothing leaves a field as it is.</summary>
    private static async Task TypeAsync(IPage page, params string?[] texts)
    {
        for (var at = 0; at < texts.Length; at++)
        {
            if (texts[at] is { } text) await page.Keyboard.TypeAsync(text);
            if (at < texts.Length - 1) await page.Keyboard.PressAsync("Tab");
        }
    }

    private static async Task FocusAsync(IPage page, ILocator target)
    {
        for (var tabs = 0; tabs < 60 && !await target.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++) await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(target).ToBeFocusedAsync();
    }
}
