using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Practice;

namespace Quittance.Web.Access;

/// <summary>Makes the first person, once, for who can read the one-time code on the server.</summary>
[AllowAnonymous]
internal sealed class SetUpModel(SetUpPractice setUp, SetUpCode code, SignInManager<User> signIn, SignInAudit audit, Door door) : PageModel
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Practice { get; set; }
    [BindProperty] public string TimeZone { get; set; } = "America/New_York";
    [BindProperty] public string? BillingNpi { get; set; }
    [BindProperty] public string? TaxId { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public string? Password { get; set; }

    public bool IsDone { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation) =>
        await setUp.IsDoneAsync(cancellation) ? Done() : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        if (await setUp.IsDoneAsync(cancellation)) return Done();
        Ask(Practice, nameof(Practice), "Enter the name of the practice.");
        Ask(Name, nameof(Name), "Enter your name.");
        Ask(Password, nameof(Password), "Enter a password.");
        if (Email is null || !Email.Contains('@', StringComparison.Ordinal)) ModelState.AddModelError(nameof(Email), "Enter your email, with an @ in it.");
        if (!TimeZones.All.Any(zone => zone.Zone == TimeZone)) ModelState.AddModelError(nameof(TimeZone), "Choose a time zone from the list.");
        if (!ModelState.IsValid) return Page();
        if (door.WhenClosed(this) is { } closed) return closed;
        if (!code.Fits(Code))
        {
            door.CountWrong(this);
            ModelState.AddModelError(nameof(Code), code.Printed is null
                ? "The code is no longer good. Start quittance serve again; it prints a new one."
                : "This is not the code that quittance serve printed.");
            return Page();
        }
        var result = await setUp.RunAsync(new FirstPerson(Practice!, TimeZone, Name!, Email!, Password!)
        {
            BillingNpi = (BillingNpi ?? "").Trim(),
            TaxId = (TaxId ?? "").Trim(),
        }, cancellation);
        if (result is Result<User>.Refused refused)
        {
            ModelState.AddModelError(FieldOf(refused.Code), refused.Sentence);
            return Page();
        }
        code.Spend();
        var person = ((Result<User>.Ok)result).Value;
        await signIn.SignInAsync(person, isPersistent: false);
        await audit.RecordAsync(person.Id, SignInAudit.Came, cancellation);
        return LocalRedirect("/settings/locations?first=true");
    }

    private static string FieldOf(string refusal) => refusal switch
    {
        "practice.npi" => nameof(BillingNpi),
        "practice.tax" => nameof(TaxId),
        "setup.person" => nameof(Password),
        _ => "",
    };

    private void Ask(string? value, string field, string words)
    {
        if (string.IsNullOrWhiteSpace(value)) ModelState.AddModelError(field, words);
    }

    private PageResult Done()
    {
        IsDone = true;
        Response.StatusCode = StatusCodes.Status409Conflict;
        return Page();
    }
}
