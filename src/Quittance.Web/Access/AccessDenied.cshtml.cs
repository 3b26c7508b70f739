using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Quittance.Web.Access;

/// <summary>Says that a page exists for others. The status says so to programs, too.</summary>
[AllowAnonymous]
internal sealed class AccessDeniedModel : PageModel
{
    public string Reference { get; private set; } = "";

    public void OnGet()
    {
        Reference = Pipeline.Reference.Of(HttpContext);
        Response.StatusCode = StatusCodes.Status403Forbidden;
    }
}
