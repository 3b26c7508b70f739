using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;

namespace Quittance.Web.Practice;

/// <summary>Name, time zone and billing numbers of the practice.</summary>
[Needs(Permission.PracticeSettings)]
internal sealed class DetailsModel(CurrentPerson current, PracticeDetails details) : PageModel
{
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string TimeZone { get; set; } = "";
    [BindProperty] public string? BillingNpi { get; set; }
    [BindProperty] public string? TaxId { get; set; }
    [BindProperty] public string? Clia { get; set; }
    [BindProperty(SupportsGet = true)] public bool Done { get; set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var kept = await details.ReadAsync(current.Value!.TenantId, cancellation);
        (Name, TimeZone, BillingNpi, TaxId, Clia) = (kept.Name, kept.TimeZone, kept.BillingNpi, kept.TaxId, kept.Clia);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Judge();
        if (!ModelState.IsValid) return Page();
        var said = new Details(Name!, TimeZone, (BillingNpi ?? "").Trim(), (TaxId ?? "").Trim()) { Clia = (Clia ?? "").Trim() };
        if (await details.ChangeAsync(current.Value!.Acting, said, cancellation) is not Result<bool>.Refused refused) return RedirectToPage(new { done = true });
        ModelState.AddModelError(refused.Code switch { "practice.npi" => nameof(BillingNpi), "practice.clia" => nameof(Clia), _ => nameof(TaxId) }, refused.Sentence);
        return Page();
    }

    public IActionResult OnPostCheck(string? field)
    {
        Judge();
        return FieldCheck.Answer(this, field);
    }

    private void Judge()
    {
        if (string.IsNullOrWhiteSpace(Name) || Name.Length > 200) ModelState.AddModelError(nameof(Name), "Enter the name of the practice, up to 200 letters.");
        if (!TimeZones.All.Any(zone => zone.Zone == TimeZone)) ModelState.AddModelError(nameof(TimeZone), "Choose a time zone from the list.");
        if (PracticeDetails.WhyNotNpi((BillingNpi ?? "").Trim()) is { } npi) ModelState.AddModelError(nameof(BillingNpi), npi);
        if (PracticeDetails.WhyNotTaxId((TaxId ?? "").Trim()) is { } tax) ModelState.AddModelError(nameof(TaxId), tax);
        if (PracticeDetails.WhyNotClia((Clia ?? "").Trim()) is { } clia) ModelState.AddModelError(nameof(Clia), clia);
    }
}
