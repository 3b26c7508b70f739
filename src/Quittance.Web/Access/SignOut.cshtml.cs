using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>The way out. Open to everybody, since a session may have ended already.</summary>
[AllowAnonymous]
internal sealed class SignOutModel(SignInManager<User> signIn, SignInAudit audit) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        if (Guid.TryParse(User.FindFirstValue(ClaimTypes.NameIdentifier), out var person)) await audit.RecordAsync(person, SignInAudit.Left);
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
