using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>Password, then the code of an authenticator app when the person has one. In the demo: one click.</summary>
[AllowAnonymous]
internal sealed class SignInModel(
    SignInManager<User> signIn, UserManager<User> users, WebSettings settings, DemoPeople people, SetUpPractice setUp,
    SignInAudit audit) : PageModel
{
    // One sentence for a wrong password, an unknown person and a resting account: it tells a stranger nothing.
    private const string Refusal =
        "Email or password is not right. After 5 wrong tries the account rests for 15 minutes; then try again or ask your administrator.";

    [BindProperty(SupportsGet = true)] public string? Back { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }
    [BindProperty] public string? Code { get; set; }

    public bool Demo => settings.Demo;
    public bool AskCode { get; private set; }
    public bool SetUpWaits { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => SetUpWaits = !Demo && !await setUp.IsDoneAsync(cancellation);

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrWhiteSpace(Email)) ModelState.AddModelError(nameof(Email), "Enter your email.");
        if (string.IsNullOrEmpty(Password)) ModelState.AddModelError(nameof(Password), "Enter your password.");
        if (!ModelState.IsValid) return Page();
        var user = await users.FindByNameAsync(Email!.Trim());
        if (user is null)
        {
            // The same work as for a known person, so that the time of the answer tells nothing either.
            users.PasswordHasher.HashPassword(new User(), Password!);
            return Refuse();
        }
        var result = await signIn.PasswordSignInAsync(user, Password!, isPersistent: false, lockoutOnFailure: true);
        if (result.RequiresTwoFactor)
        {
            AskCode = true;
            ModelState.Clear();
            return Page();
        }
        await audit.RecordAsync(user.Id, result.Succeeded ? SignInAudit.Came : SignInAudit.Refused);
        return result.Succeeded ? In() : Refuse();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        var digits = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user) return RedirectToPage();
        var result = await signIn.TwoFactorAuthenticatorSignInAsync(digits, isPersistent: false, rememberClient: false);
        await audit.RecordAsync(user.Id, result.Succeeded ? SignInAudit.Came : SignInAudit.Refused);
        if (result.Succeeded) return In();
        AskCode = true;
        ModelState.AddModelError(nameof(Code), result.IsLockedOut
            ? "Too many wrong codes. Wait 15 minutes, then sign in again."
            : "That code is not right, or its 30 seconds are over. Enter the one your app shows now.");
        return Page();
    }

    public async Task<IActionResult> OnPostDemoAsync(Role role)
    {
        if (!Demo || await people.FindAsync(role) is not { } user) return NotFound();
        await signIn.SignInAsync(user, isPersistent: false);
        await audit.RecordAsync(user.Id, SignInAudit.Came);
        return In();
    }

    private PageResult Refuse()
    {
        ModelState.AddModelError("", Refusal);
        return Page();
    }

    private LocalRedirectResult In() => LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
}
