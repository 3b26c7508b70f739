using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.Web.Parts;

namespace Quittance.Web.Access;

/// <summary>Light or dark, and single keys on or off, kept in this browser.</summary>
[Needs(Permission.Home)]
internal sealed class PreferencesModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public IActionResult OnPost(string? theme, string? keys, string? back)
    {
        if (theme is "light" or "dark") Keep(Taste.ThemeCookie, theme);
        if (theme is "system") Response.Cookies.Delete(Taste.ThemeCookie);
        if (keys is "off") Keep(Taste.KeysCookie, keys);
        if (keys is "on") Response.Cookies.Delete(Taste.KeysCookie);
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }

    private void Keep(string name, string value) => Response.Cookies.Append(name, value, new CookieOptions
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = Request.IsHttps,
        MaxAge = TimeSpan.FromDays(365),
        IsEssential = true,
    });
}
