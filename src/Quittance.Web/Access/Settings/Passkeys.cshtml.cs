using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access.Settings;

/// <summary>One's passkeys: add, name, remove.</summary>
[Needs(Permission.Home)]
internal sealed class PasskeysModel(UserManager<User> users, SignInManager<User> signIn, SignInAudit audit) : PageModel
{
    /// <summary>Devices of one person; more are a mistake or a flood.</summary>
    private const int Most = 20;

    [BindProperty] public string? Credential { get; set; }
    [BindProperty] public string? Key { get; set; }
    [BindProperty] public string? Name { get; set; }

    public IReadOnlyList<(string Id, string Name, DateTimeOffset Made)> Keys { get; private set; } = [];

    public async Task OnGetAsync() => await ShowAsync((await users.GetUserAsync(User))!);

    public async Task<IActionResult> OnPostOptionsAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
        {
            Id = await users.GetUserIdAsync(me),
            Name = me.Email ?? me.DisplayName,
            DisplayName = me.DisplayName,
        });
        return Content(options, "application/json");
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        var held = (await users.GetPasskeysAsync(me)).Count;
        var made = held >= Most || string.IsNullOrEmpty(Credential) ? null : await AttestAsync(Credential);
        if (made is not { Succeeded: true } || made.UserEntity?.Id != await users.GetUserIdAsync(me))
        {
            ModelState.AddModelError("", held >= Most
                ? "You have 20 passkeys. Remove one that you no longer use first."
                : "The passkey was not added. Try again, and confirm on your device when it asks.");
            await ShowAsync(me);
            return Page();
        }
        made.Passkey.Name = $"Passkey {held + 1}";
        await users.AddOrUpdatePasskeyAsync(me, made.Passkey);
        await audit.RecordAsync(me.Id, "passkey.added");
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRenameAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        if (await FindAsync(me) is not { } key) return NotFound();
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 60)
        {
            ModelState.AddModelError("", "Give the passkey a name of up to 60 letters.");
            await ShowAsync(me);
            return Page();
        }
        key.Name = Name.Trim();
        await users.AddOrUpdatePasskeyAsync(me, key);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        var me = (await users.GetUserAsync(User))!;
        if (await FindAsync(me) is not { } key) return NotFound();
        await users.RemovePasskeyAsync(me, key.CredentialId);
        await audit.RecordAsync(me.Id, "passkey.removed");
        return RedirectToPage();
    }

    private async Task<PasskeyAttestationResult?> AttestAsync(string credential)
    {
        try
        {
            return await signIn.PerformPasskeyAttestationAsync(credential);
        }
        catch (InvalidOperationException)
        {
            // Nobody asked for the options before, or their cookie is gone.
            return null;
        }
    }

    private async Task<UserPasskeyInfo?> FindAsync(User me) =>
        Key is { Length: > 0 } && Base64Url.IsValid(Key) ? await users.GetPasskeyAsync(me, Base64Url.DecodeFromChars(Key)) : null;

    private async Task ShowAsync(User me) =>
        Keys = [.. (await users.GetPasskeysAsync(me)).OrderBy(key => key.CreatedAt)
            .Select(key => (Base64Url.EncodeToString(key.CredentialId), key.Name ?? "Passkey", key.CreatedAt))];
}
