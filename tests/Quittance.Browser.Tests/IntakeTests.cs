using Microsoft.Playwright;
using Quittance.App.Practice;
using Quittance.Web.Tests;
using Quittance.Web.Tests.Exchange;

namespace Quittance.Browser.Tests;

/// <summary>Files brought in and people looked up: every width, both themes, and the whole of it by keyboard.</summary>
public sealed class IntakeTests(Browser browser)
{
    [Theory]
    [InlineData(1280, ColorScheme.Light), InlineData(1280, ColorScheme.Dark), InlineData(390, ColorScheme.Light), InlineData(390, ColorScheme.Dark)]
    public async Task Files_and_people_pass(int width, ColorScheme scheme)
    {
        await using var site = await Site.StartAsync(demo: true);
        using var biller = await site.SignedInAsync(Role.Biller);
        var files = await SomeFiles.ImportAsync(biller, ("july.837", SomeFiles.Claim()), ("day.zip", SomeFiles.Zip(("august.837", SomeFiles.Claim("MFP025010")), ("read.me", "words"u8.ToArray()))), ("photo.jpg", [0xff, 0xd8, 0xff]));
        await using var window = await browser.OpenAsync(site, width, scheme);
        await window.SignInAsync("Biller");
        var page = window.Page;
        await page.GotoAsync("/files");
        await window.PassAsync($"files-{width}-{scheme}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "july.837" }).ClickAsync();
        await page.GetByRole(AriaRole.Complementary).WaitForAsync();
        await window.PassAsync($"files-panel-{width}-{scheme}");
        await page.GotoAsync("/files/" + files[0].GetProperty("outcome")[0].GetProperty("id").GetString());
        await window.PassAsync($"file-{width}-{scheme}");
        await page.GotoAsync("/files/upload");
        await window.PassAsync($"upload-{width}-{scheme}");
        await page.GotoAsync("/people");
        await window.PassAsync($"people-{width}-{scheme}");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "RADCLIFFE, KEIKO" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Open the person" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Show the member ID" }).ClickAsync();
        await Assertions.Expect(page.GetByText(SomeFiles.Member)).ToBeVisibleAsync();
        await window.PassAsync($"person-{width}-{scheme}");
    }

    [Fact]
    public async Task A_file_is_brought_in_by_keyboard_and_its_claim_arrives_and_its_patient_is_found()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site);
        await window.SignInAsync("Biller");
        var page = window.Page;
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("f");
        await page.ArriveAsync("/files");
        await page.Keyboard.PressAsync("a");
        await page.ArriveAsync("/files/upload");
        await page.GetByLabel("Files", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync([
            new FilePayload { Name = "july.837", MimeType = "text/plain", Buffer = SomeFiles.Claim() }, new FilePayload { Name = "photo.jpg", MimeType = "image/jpeg", Buffer = [0xff, 0xd8, 0xff] }]);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Bring them in" }).FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/files/upload?batch=");
        await Assertions.Expect(page.GetByText("1 claim, 1 loaded, 0 held")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("This is a picture.")).ToBeVisibleAsync();
        await window.PassAsync("upload-done");

        await page.GotoAsync("/people");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("radcliffe");
        await page.Keyboard.PressAsync("Enter");
        await page.ArriveAsync("/people?search=");
        await Assertions.Expect(page.GetByRole(AriaRole.Row).Nth(1)).ToContainTextAsync("RADCLIFFE, KEIKO");
        Assert.DoesNotContain("radcliffe", page.Url, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_file_is_brought_in_without_scripts()
    {
        await using var site = await Site.StartAsync(demo: true);
        await using var window = await browser.OpenAsync(site, scripts: false);
        await window.SignInAsync("Biller");
        var page = window.Page;
        await page.GotoAsync("/files/upload");
        await page.GetByLabel("Files", new PageGetByLabelOptions { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "july.837", MimeType = "text/plain", Buffer = SomeFiles.Claim() });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Bring them in" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "july.837" })).ToBeVisibleAsync();
    }
}
