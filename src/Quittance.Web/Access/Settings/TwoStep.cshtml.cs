using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access.Settings;

/// <summary>The second step: an authenticator app, proven by a code before it counts, and recovery codes shown once.</summary>
[Needs(Permission.Home)]
internal sealed class TwoStepModel(UserManager<User> users, SignInManager<User> signIn, SignInAudit audit) : PageModel
{
    private const int RecoveryCodes = 10;

    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Password { get; set; }

    public bool IsOn { get; private set; }
    public int CodesLeft { get; private set; }
    public bool AsksPassword { get; private set; }
    public string Key { get; private set; } = "";
    public string Address { get; private set; } = "";
    public QrCode? Picture { get; private set; }
    public IReadOnlyList<string> Fresh { get; private set; } = [];

    public async Task OnGetAsync() => await ShowAsync((await users.GetUserAsync(User))!);

    public async Task<IActionResult> OnPostOnAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        var digits = new string([.. (Code ?? "").Where(char.IsAsciiDigit)]);
        if (!await users.VerifyTwoFactorTokenAsync(me, users.Options.Tokens.AuthenticatorTokenProvider, digits))
            return await RefuseAsync(me, nameof(Code), "That code is not right, or its 30 seconds are over. Enter the one your app shows now.");
        await users.SetTwoFactorEnabledAsync(me, true);
        Fresh = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes) ?? []];
        await signIn.RefreshSignInAsync(me);
        await audit.RecordAsync(me.Id, "second-step.on");
        await ShowAsync(me);
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        if (!me.TwoFactorEnabled) return RedirectToPage();
        if (await WrongPasswordAsync(me)) return await RefuseAsync(me, nameof(Password), "This is not your password.");
        Fresh = [.. await users.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes) ?? []];
        await audit.RecordAsync(me.Id, "second-step.new-codes");
        await ShowAsync(me);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        if (await WrongPasswordAsync(me)) return await RefuseAsync(me, nameof(Password), "This is not your password.");
        await users.SetTwoFactorEnabledAsync(me, false);
        // The old key is in a phone that may be lost; the next time there is a new one.
        await users.ResetAuthenticatorKeyAsync(me);
        await signIn.RefreshSignInAsync(me);
        await audit.RecordAsync(me.Id, "second-step.off");
        return RedirectToPage();
    }

    /// <summary>Taking protection away asks again who is there. A person without a password came by passkey or in the demo.</summary>
    private async Task<bool> WrongPasswordAsync(User me)
    {
        if (me.PasswordHash is null) return false;
        if (!await users.IsLockedOutAsync(me) && await users.CheckPasswordAsync(me, Password ?? "")) return false;
        await users.AccessFailedAsync(me);
        await audit.RecordAsync(me.Id, SignInAudit.Refused);
        return true;
    }

    private async Task<IActionResult> RefuseAsync(User me, string field, string words)
    {
        await ShowAsync(me);
        ModelState.AddModelError(field, words);
        return Page();
    }

    private async Task ShowAsync(User me)
    {
        IsOn = me.TwoFactorEnabled;
        AsksPassword = me.PasswordHash is not null;
        if (IsOn)
        {
            CodesLeft = await users.CountRecoveryCodesAsync(me);
            return;
        }
        var key = await users.GetAuthenticatorKeyAsync(me);
        if (string.IsNullOrEmpty(key))
        {
            await users.ResetAuthenticatorKeyAsync(me);
            // Making a key changes the person's stamp, and this session would end with it.
            await signIn.RefreshSignInAsync(me);
            key = (await users.GetAuthenticatorKeyAsync(me))!;
        }
        Key = string.Join(' ', key.Chunk(4).Select(four => new string(four)));
        Address = $"otpauth://totp/Quittance:{UrlEncoder.Default.Encode(me.Email ?? "")}?secret={key}&issuer=Quittance";
        // A very long email address leaves only the key to type.
        Picture = Address.Length <= 200 ? QrCode.Of(Address) : null;
    }
}
