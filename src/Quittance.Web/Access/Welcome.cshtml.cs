using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>Where a one-time code becomes a password: for who was added, and for who was reset.</summary>
[AllowAnonymous]
internal sealed class WelcomeModel(SignInManager<User> signIn, UserManager<User> users, OneTimeCodes codes, SignInAudit audit, Door door) : PageModel
{
    private const string Refusal =
        "Email and code do not fit together, or the code is older than 72 hours. After 5 wrong tries it rests for 15 minutes. Ask your administrator for a new one.";

    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Password { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your email.");
        if (string.IsNullOrWhiteSpace(Code)) ModelState.AddModelError(nameof(Code), "Enter the code that your administrator gave you.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Choose a password.");
        if (!ModelState.IsValid) return Page();
        if (door.WhenClosed(this) is { } closed) return closed;
        var user = await door.FindAsync(Email!, withPassword: false);
        if (user is null || !await codes.FitsAsync(user, Code))
        {
            if (user is not null) await users.AccessFailedAsync(user);
            await door.RefuseAsync(this, user ?? await users.FindByNameAsync(Email!.Trim()), words: Refusal);
            return Page();
        }
        var made = await users.AddPasswordAsync(user, Password!);
        if (!made.Succeeded)
        {
            ModelState.AddModelError(nameof(Password), string.Join(" ", made.Errors.Select(error => error.Description)));
            return Page();
        }
        await codes.SpendAsync(user);
        await signIn.SignInAsync(user, isPersistent: false);
        await audit.RecordAsync(user.Id, SignInAudit.PasswordSet);
        await audit.RecordAsync(user.Id, SignInAudit.Came);
        return LocalRedirect("/");
    }
}
