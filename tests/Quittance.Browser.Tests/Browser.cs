using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Quittance.Browser.Tests.Browser))]

namespace Quittance.Browser.Tests;

/// <summary>One Chromium for all tests. Where there is none the tests are skipped, but never where CI is set.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Places =
        ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private const int Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Places.FirstOrDefault(File.Exists) is not { } path) return;
        // A machine that does other work besides is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = Flags });
    }

    internal async Task<Window> OpenAsync(Web.Tests.Site site, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool scripts = true)
    {
        if (_browser is null && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")))
            Assert.Skip("No Chromium or Chrome on this machine; on Debian: apt install chromium.");
        Assert.True(_browser is not null, "CI needs a Chromium or Chrome.");
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.Address.ToString(),
            ViewportSize = new ViewportSize { Width = width, Height = width < 768 ? 844 : 900 },
            HasTouch = width < 768,
            ColorScheme = scheme,
            Locale = "en-US",
            JavaScriptEnabled = scripts,
        });
        context.SetDefaultTimeout(Patience);
        return new Window(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
