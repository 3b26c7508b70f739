using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Quittance.Browser.Tests;

/// <summary>A page that remembers every word of its console: a refused style or script is an error there.</summary>
internal sealed class Window : IAsyncDisposable
{
    private static readonly string? Pictures = Environment.GetEnvironmentVariable("QUITTANCE_SHOTS");

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Window(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add($"{message.Type}: {message.Text}");
        };
        page.PageError += (_, fault) => _complaints.Add($"fault: {fault}");
    }

    public IPage Page { get; }

    /// <summary>Nothing in the console (so nothing refused by the policy), and nothing that WCAG 2.2 AA forbids.</summary>
    public async Task PassAsync(string name)
    {
        await Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        if (Pictures is not null) await Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });
        Assert.True(_complaints.Count == 0, string.Join('\n', _complaints));
        var axe = await Page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        });
        var breaches = string.Join('\n', axe.Violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}"));
        Assert.True(breaches.Length == 0, breaches);
        // Only a region of its own may scroll sideways.
        Assert.Equal(0, await Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
    }

    public async Task SignInAsync(string role)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = role }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }).WaitForAsync();
        await Page.WaitForLoadStateAsync();
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
