using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.Core.Kernel;

namespace Quittance.Web.Access.Settings;

/// <summary>One person of the practice: roles, deactivate, reset. Somebody of another practice does not exist here.</summary>
[Needs(Permission.PeopleOfPractice)]
internal sealed class PersonModel(CurrentPerson current, ListPeople list, SetRoles setRoles, EndPerson end, ResetPerson reset) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [BindProperty] public IReadOnlyList<Role> Roles { get; set; } = [];
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public PersonOfPractice Shown { get; private set; } = null!;
    public string? Code { get; private set; }
    public bool IsMe => Id == current.Value!.Id;
    public string? Said => Done switch
    {
        "roles" => "The roles are changed. They count from the person’s next click.",
        "ended" => "This person can no longer come in.",
        "returned" => "This person can come in again.",
        _ => null,
    };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        Roles = Shown.Roles;
        return Page();
    }

    public async Task<IActionResult> OnPostRolesAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        return Answer(await setRoles.RunAsync(current.Value!.Acting, Id, Roles, cancellation), nameof(Roles), "roles");
    }

    public async Task<IActionResult> OnPostEndAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        Roles = Shown.Roles;
        return Answer(await end.RunAsync(current.Value!.Acting, Id, isEnded: true, cancellation), "", "ended");
    }

    public async Task<IActionResult> OnPostReturnAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        Roles = Shown.Roles;
        return Answer(await end.RunAsync(current.Value!.Acting, Id, isEnded: false, cancellation), "", "returned");
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        Roles = Shown.Roles;
        var result = IsMe
            ? new Result<Invited>.Refused("person.self", "You cannot reset yourself here. Change your password, second step and passkeys under You.")
            : await reset.RunAsync(current.Value!.Acting, Id, cancellation);
        if (result is Result<Invited>.Refused refused) ModelState.AddModelError("", refused.Sentence);
        else Code = ((Result<Invited>.Ok)result).Value.Code;
        await LoadAsync(cancellation);
        return Page();
    }

    private IActionResult Answer(Result<bool> result, string field, string done)
    {
        if (result is not Result<bool>.Refused refused) return RedirectToPage(new { id = Id, done });
        ModelState.AddModelError(field, refused.Sentence);
        return Page();
    }

    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        if (await list.OneAsync(current.Value!.TenantId, Id, cancellation) is not { } person) return false;
        Shown = person;
        return true;
    }
}
