using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Quittance.Web.Access;

/// <summary>For the warning before a session ends: how many seconds are left, and a way to stay.</summary>
[Needs(Permission.Home)]
internal sealed class SessionModel(TimeProvider clock, WebSettings settings) : PageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        var session = await HttpContext.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var left = session.Properties?.ExpiresUtc - clock.GetUtcNow() ?? TimeSpan.Zero;
        return new JsonResult(new { left = Math.Max(0, (int)left.TotalSeconds) });
    }

    /// <summary>To have asked is enough: any request but the question renews the session.</summary>
    public IActionResult OnPost() => new JsonResult(new { left = (int)settings.Idle.TotalSeconds });
}
