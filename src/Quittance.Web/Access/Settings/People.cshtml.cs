using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Access.Settings;

/// <summary>Who may sign in to the practice, and the way to add somebody.</summary>
[Needs(Permission.PeopleOfPractice)]
internal sealed class PeopleModel(CurrentPerson current, ListPeople list, AddPerson add) : PageModel
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Email { get; set; }
    [BindProperty] public IReadOnlyList<Role> Roles { get; set; } = [];

    public IReadOnlyList<PersonOfPractice> People { get; private set; } = [];
    public Invited? Added { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Judge();
        if (Roles.Count == 0) ModelState.AddModelError(nameof(Roles), "Choose at least one role; without one a person can do nothing.");
        if (ModelState.IsValid)
        {
            var result = await add.RunAsync(current.Value!.Acting, new NewPerson(Name!, Email!, Roles), cancellation);
            if (result is Result<Invited>.Ok ok)
            {
                Added = ok.Value;
                // The form is empty again, for the next one.
                ModelState.Clear();
                (Name, Email, Roles) = (null, null, []);
            }
            else if (result is Result<Invited>.Refused refused) ModelState.AddModelError(nameof(Email), refused.Sentence);
        }
        await ShowAsync(cancellation);
        return Page();
    }

    public IActionResult OnPostCheck(string? field)
    {
        Judge();
        return FieldCheck.Answer(this, field);
    }

    private void Judge()
    {
        if (string.IsNullOrWhiteSpace(Name)) ModelState.AddModelError(nameof(Name), "Enter the person’s name.");
        if (Email is null || !Email.Contains('@', StringComparison.Ordinal)) ModelState.AddModelError(nameof(Email), "Enter their email, with an @ in it.");
    }

    private async Task ShowAsync(CancellationToken cancellation) => People = await list.RunAsync(current.Value!.TenantId, cancellation);
}
