using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access.Settings;

/// <summary>One's own name, password, look and sessions.</summary>
[Needs(Permission.Home)]
internal sealed class IndexModel(UserManager<User> users, SignInManager<User> signIn, SignInAudit audit) : PageModel
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Current { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public User Me { get; private set; } = null!;
    public int Passkeys { get; private set; }
    public string? Said => Done switch
    {
        "name" => "Your name is changed.",
        "password" => "Your password is changed. Other browsers were signed out.",
        _ => null,
    };

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Name = Me.DisplayName;
    }

    public async Task<IActionResult> OnPostNameAsync()
    {
        await LoadAsync();
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter your name.");
        if (Name?.Length > 200) ModelState.AddModelError(nameof(Name), "Use at most 200 letters.");
        if (!ModelState.IsValid) return Page();
        Me.DisplayName = Name!.Trim();
        await users.UpdateAsync(Me);
        await audit.RecordAsync(Me.Id, "self.renamed");
        return RedirectToPage(new { done = "name" });
    }

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        await LoadAsync();
        Name = Me.DisplayName;
        if (Me.PasswordHash is not null && string.IsNullOrEmpty(Current)) ModelState.AddModelError(nameof(Current), "Enter the password you have now.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter a new password.");
        if (!ModelState.IsValid) return Page();
        // A browser left open must not be a place to guess from either.
        if (await users.IsLockedOutAsync(Me)) return Refuse(nameof(Current), "Too many wrong tries. Wait 15 minutes.");
        if (Me.PasswordHash is not null && !await users.CheckPasswordAsync(Me, Current!))
        {
            await users.AccessFailedAsync(Me);
            await audit.RecordAsync(Me.Id, SignInAudit.Refused);
            return Refuse(nameof(Current), "This is not your present password.");
        }
        var changed = Me.PasswordHash is null ? await users.AddPasswordAsync(Me, Password!) : await users.ChangePasswordAsync(Me, Current!, Password!);
        if (!changed.Succeeded) return Refuse(nameof(Password), string.Join(" ", changed.Errors.Select(error => error.Description)));
        await signIn.RefreshSignInAsync(Me);
        await audit.RecordAsync(Me.Id, SignInAudit.PasswordSet);
        return RedirectToPage(new { done = "password" });
    }

    public async Task<IActionResult> OnPostEverywhereAsync()
    {
        await LoadAsync();
        await users.UpdateSecurityStampAsync(Me);
        await audit.RecordAsync(Me.Id, SignInAudit.LeftEverywhere);
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }

    private PageResult Refuse(string field, string words)
    {
        ModelState.AddModelError(field, words);
        return Page();
    }

    private async Task LoadAsync()
    {
        Me = (await users.GetUserAsync(User))!;
        Passkeys = (await users.GetPasskeysAsync(Me)).Count;
    }
}
