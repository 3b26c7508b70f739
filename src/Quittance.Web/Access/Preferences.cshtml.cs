using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Storage.Audit;
using Quittance.Web.Parts;

namespace Quittance.Web.Access;

/// <summary>Light or dark, single keys on or off, and which of several practices, kept in this browser.</summary>
[Needs(Permission.Home)]
internal sealed class PreferencesModel(CurrentPerson current, AuditWriter writer) : PageModel
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

    /// <summary>Goes over to another practice that the person has a role in; what is open in this one does not come along.</summary>
    public async Task<IActionResult> OnPostPracticeAsync(Guid practice, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (!person.Practices.Any(one => one.Id == practice)) return NotFound();
        var id = person.Id.ToString("D", CultureInfo.InvariantCulture);
        await writer.AppendAsync(new AuditEntry(practice, id, "practice.entered", "user", id), cancellation);
        Keep(CurrentPerson.PracticeCookie, practice.ToString("N", CultureInfo.InvariantCulture));
        return LocalRedirect("/");
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
