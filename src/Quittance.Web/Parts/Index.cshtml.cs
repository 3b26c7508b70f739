using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.Core.Kernel;
using Quittance.Web.Access;

namespace Quittance.Web.Parts;

/// <summary>Every shared part in every state. Both themes must pass here before a part is used elsewhere.</summary>
[Needs(Permission.Parts)]
internal sealed class PartsModel : PageModel
{
    // Fixed, so that the page looks the same every day and pictures of it can be compared.
    public static readonly DateOnly Today = new(2026, 11, 16);
    public static readonly Money Some = new(124_600), Negative = new(-23_120), Zero = Money.Zero;
    public static readonly Money? Unknown;
    public static readonly IReadOnlyList<decimal> Falling = [38.2m, 37.1m, 36.4m, 36.9m, 35.0m, 34.6m, 33.8m, 33.9m, 33.0m, 32.2m, 31.8m, 31.4m];
    public static readonly IReadOnlyList<decimal> Rising = [94.1m, 95.0m, 96.0m, 95.5m, 97.0m, 97.1m, 97.4m, 97.3m, 97.9m, 98.4m, 98.2m, 98.3m];

    [Microsoft.AspNetCore.Mvc.BindProperty] public string? MemberId { get; set; }

    public void OnGet()
    {
        MemberId = "W12O-88";
        ModelState.SetModelValue(nameof(MemberId), MemberId, MemberId);
        ModelState.AddModelError(nameof(MemberId), "Has the letter O; this payer’s IDs have digits there");
    }
}
