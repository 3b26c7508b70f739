using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Quittance.Browser.Tests;

/// <summary>Waits for pages.</summary>
internal static class Arriving
{
    /// <summary>
    /// Waits until the address has <paramref name="part"/> and the page has loaded, its keys with it. The address is asked for
    /// again and again: a page that came before the wait began is not missed.
    /// </summary>
    public static async Task ArriveAsync(this IPage page, string part)
    {
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(Regex.Escape(part), RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.WaitForLoadStateAsync();
    }
}
