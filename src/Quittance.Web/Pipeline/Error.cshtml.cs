using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Quittance.Web.Pipeline;

/// <summary>What went wrong, what was not changed and what to do. Shown in place of the page; never a code alone.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
internal sealed class ErrorModel(ILogger<ErrorModel> log) : PageModel
{
    public string Reference { get; private set; } = "";
    public string Title { get; private set; } = "";
    public string Words { get; private set; } = "";

    public void OnGet(int? code) => Say(code);

    public void OnPost(int? code) => Say(code);

    private void Say(int? code)
    {
        Reference = Pipeline.Reference.Of(HttpContext);
        var fault = HttpContext.Features.Get<IExceptionHandlerPathFeature>();
        if (fault is not null) log.LogError("Reference {Reference}: {Kind} at {Path}", Reference, fault.Error.GetType().Name, fault.Path);
        (Title, Words) = (fault is null ? code ?? 404 : 500) switch
        {
            400 => ("This form could not be taken", "Nothing was saved. The page was open too long, or you signed in again since: go back, load it again and send once more."),
            404 => ("There is no such page", "The address may be mistyped, or what it showed is gone."),
            405 => ("That cannot be done here", "Nothing was changed. Go back and use the buttons of the page."),
            413 => ("That was too large", "Nothing was saved. Send it in smaller parts."),
            _ => ("Something broke on our side", "What you sent last was not saved. Try again; if it happens twice, tell your administrator the reference below."),
        };
    }
}
