using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Queues;
using Quittance.App.Scrubbing;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>One claim: what was found, what it says, what happened to it, its ledger and its bytes.</summary>
[Needs(Permission.Claims)]
internal sealed class ClaimModel(CurrentPerson current, ClaimPageReading reading, ReadTrail trail, ReadTask tasks, OverrideFinding overriding, UndoOverride undoing, HoldActs holds, FreshFigures figures) : PageModel
{
    [BindProperty(SupportsGet = true)] public Guid Id { get; set; }
    [FromQuery(Name = "tab")] public string? TabName { get; set; }
    [FromQuery(Name = "version")] public string? VersionText { get; set; }
    [FromQuery(Name = "from")] public string? From { get; set; }
    [FromQuery(Name = "show")] public string? Show { get; set; }

    public ClaimView View { get; private set; } = null!;
    public Toast? Toast { get; private set; }
    /// <summary>The finding whose reason was refused, why, and what was typed.</summary>
    public string? FaultKey { get; private set; }
    public string? Fault { get; private set; }
    public string? Typed { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        if (!await LoadAsync(cancellation)) return NotFound();
        Toast = await Toast.TakeAsync(TempData, tasks, current.Value!, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostOverrideAsync(string? key, string? reason, CancellationToken cancellation)
    {
        if (!current.Value!.May(Permission.FindingsOverride)) return Forbid();
        return await AnswerAsync(await overriding.RunAsync(current.Value!.Acting, Id, key ?? "", reason, cancellation), key, reason, "The finding passes now. Your reason stays on the claim.", cancellation);
    }

    public async Task<IActionResult> OnPostUndoAsync(string? key, CancellationToken cancellation)
    {
        if (!current.Value!.May(Permission.FindingsOverride)) return Forbid();
        return await AnswerAsync(await undoing.RunAsync(current.Value!.Acting, Id, key ?? "", cancellation), key, null, "The finding counts again.", cancellation);
    }

    public async Task<IActionResult> OnPostHoldAsync(string? choice, CancellationToken cancellation)
    {
        if (!current.Value!.May(Permission.ClaimsWork)) return Forbid();
        return await HoldAsync(await holds.ChooseAsync(Id, Guid.TryParse(choice, out var version) ? version : Guid.Empty, cancellation), "This claim holds now and is posted.", cancellation);
    }

    public async Task<IActionResult> OnPostUnholdAsync(CancellationToken cancellation)
    {
        if (!current.Value!.May(Permission.ClaimsWork)) return Forbid();
        return await HoldAsync(await holds.UndoAsync(Id, cancellation), "The choice is taken back.", cancellation);
    }

    private async Task<IActionResult> HoldAsync(Result<Guid> result, string done, CancellationToken cancellation)
    {
        if (result is Result<Guid>.Refused refused)
        {
            Fault = refused.Sentence;
            return refused.Code != HoldActs.Unknown && await LoadAsync(cancellation) ? Page() : NotFound();
        }
        TempData[Toast.Said] = done;
        var id = ((Result<Guid>.Ok)result).Value;
        if (id != Id) return LocalRedirect($"/claims/{id:N}#holds");
        return await LoadAsync(cancellation) ? LocalRedirect(View.HereUrl + "#holds") : NotFound();
    }

    private async Task<IActionResult> AnswerAsync(Result<ClaimFinding> result, string? key, string? typed, string done, CancellationToken cancellation)
    {
        if (result is Result<ClaimFinding>.Refused refused)
        {
            (FaultKey, Fault, Typed) = (key, refused.Sentence, typed);
            return await LoadAsync(cancellation) ? Page() : NotFound();
        }
        figures.Drop(current.Value!.TenantId);
        TempData[Toast.Said] = done;
        return await LoadAsync(cancellation) ? LocalRedirect(View.Url(ClaimTab.Findings)) : NotFound();
    }

    /// <summary>Reads the claim and puts the reading on record before anything of it is sent; false when there is no such claim.</summary>
    private async Task<bool> LoadAsync(CancellationToken cancellation)
    {
        ClaimTab? tab = Enum.TryParse<ClaimTab>(TabName, ignoreCase: true, out var named) && Enum.IsDefined(named) ? named : null;
        int? version = int.TryParse(VersionText, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : null;
        if (await reading.RunAsync(new ClaimAsk(Id, tab, version, From, Show == "member"), cancellation) is not { } view) return false;
        View = view;
        await trail.RecordAsync(ReadAct(view), Subjects.Claim, Id, cancellation);
        return true;
    }

    /// <summary>One row says how much was seen: the member's number is more than the bytes without it, and these are more than the page.</summary>
    internal static string ReadAct(ClaimView view) => view.ShowsMember ? "claim.member-id" : view.Tab == ClaimTab.X12 ? "claim.x12" : "claim.read";
}
