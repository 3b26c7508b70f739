using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>
/// Password, then the code of an authenticator app when the person has one, or a recovery code; or a passkey, which is both steps
/// at once. In the demo: one click.
/// </summary>
[AllowAnonymous]
internal sealed class SignInModel(
    SignInManager<User> signIn, UserManager<User> users, WebSettings settings, DemoPeople people, SetUpPractice setUp,
    SignInAudit audit, Door door) : PageModel
{
    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Credential { get; set; }

    public bool Demo => settings.Demo;
    public bool AskCode { get; private set; }
    public bool AskRecovery { get; private set; }
    public bool SetUpWaits { get; private set; }

    /// <summary>The session ended by itself: said, so that nobody takes it for a fault.</summary>
    [BindProperty(SupportsGet = true)] public bool Idle { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation) => SetUpWaits = !Demo && !await setUp.IsDoneAsync(cancellation);

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your email.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password.");
        if (!ModelState.IsValid) return Page();
        if (door.WhenClosed(this) is { } closed) return closed;
        if (await door.FindAsync(Email!, withPassword: true) is not { } user)
        {
            // The same work as for a known person.
            users.PasswordHasher.HashPassword(new User(), Password!);
            await door.RefuseAsync(this, await users.FindByNameAsync(Email!.Trim()));
            return Page();
        }
        var result = await signIn.PasswordSignInAsync(user, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor) return Ask(recovery: false);
        if (result.Succeeded) return await InAsync(user);
        await door.RefuseAsync(this, user);
        return Page();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user) return RedirectToPage();
        if (door.WhenClosed(this) is { } closed) return closed;
        var digits = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        if (result.Succeeded) return await InAsync(user);
        AskCode = true;
        await door.RefuseAsync(this, user, nameof(Code), result.IsLockedOut
            ? "Too many wrong codes. Wait 15 minutes, then sign in again."
            : "That code is not right, or its 30 seconds are over. Enter the one your app shows now.");
        return Page();
    }

    public async Task<IActionResult> OnPostAskRecoveryAsync() =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null ? RedirectToPage() : Ask(recovery: true);

    public async Task<IActionResult> OnPostRecoveryAsync()
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user) return RedirectToPage();
        if (door.WhenClosed(this) is { } closed) return closed;
        var typed = (Code ?? "").Trim();
        var resting = await users.IsLockedOutAsync(user);
        if (!resting && (await signIn.TwoFactorRecoveryCodeSignInAsync(typed)).Succeeded)
        {
            await audit.RecordAsync(user.Id, SignInAudit.RecoveryUsed);
            return await InAsync(user);
        }
        // The framework counts wrong passwords and codes of an app, but not these.
        if (!resting) await users.AccessFailedAsync(user);
        AskRecovery = true;
        await door.RefuseAsync(this, user, nameof(Code), resting
            ? "Too many wrong codes. Wait 15 minutes, then sign in again."
            : "That is not one of your recovery codes, or it was used before. Each is good once.");
        return Page();
    }

    /// <summary>What the browser needs to look for a passkey of this site, whoever it belongs to.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() =>
        Content(await signIn.MakePasskeyRequestOptionsAsync(user: null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (door.WhenClosed(this) is { } closed) return closed;
        var assertion = string.IsNullOrEmpty(Credential) ? null : await PasskeyAsync(Credential);
        if (assertion is { Succeeded: true, User: { } user } && !await users.IsLockedOutAsync(user))
        {
            await users.AddOrUpdatePasskeyAsync(user, assertion.Passkey);
            await signIn.SignInAsync(user, isPersistent: false, "passkey");
            return await InAsync(user);
        }
        await door.RefuseAsync(this, assertion?.User, words: "This passkey did not open the door. Sign in with your password, or try the passkey again.");
        return Page();
    }

    public async Task<IActionResult> OnPostDemoAsync(Role role)
    {
        if (!Demo || await people.FindAsync(role) is not { } user) return NotFound();
        await signIn.SignInAsync(user, isPersistent: false);
        return await InAsync(user);
    }

    private async Task<PasskeyAssertionResult<User>?> PasskeyAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAssertionAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for the options before, or their cookie is gone.
            return null;
        }
    }

    private PageResult Ask(bool recovery)
    {
        (AskCode, AskRecovery) = (!recovery, recovery);
        ModelState.Clear();
        return Page();
    }

    private async Task<IActionResult> InAsync(User user)
    {
        await audit.RecordAsync(user.Id, SignInAudit.Came);
        return LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
    }
}
