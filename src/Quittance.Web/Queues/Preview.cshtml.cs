using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Queues;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;
using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>What an act on the ticked rows would change, before it happens. Its form then does it, as one act that can be taken back.</summary>
[Needs(Permission.Home)]
internal sealed class PreviewModel(CurrentPerson current, TimeProvider time, IEnumerable<IListRows> rows, ReadTask tasks, PreviewAct preview) : PageModel
{
    [BindProperty] public string? List { get; set; }
    [BindProperty] public string? Back { get; set; }
    [BindProperty] public List<string> Ids { get; set; } = [];
    /// <summary>All rows of <see cref="Filters"/> instead of those ticked.</summary>
    [BindProperty] public bool All { get; set; }
    [BindProperty] public string? Filters { get; set; }
    [BindProperty] public string? Owner { get; set; }
    [BindProperty] public string? Until { get; set; }
    [FromQuery(Name = "act")] public string? Act { get; set; }

    public ListShape Shape { get; private set; } = null!;
    public ActPreview? Found { get; private set; }
    public string? Refusal { get; private set; }
    public Money? Sum { get; private set; }
    /// <summary>What the rows have afterwards: <c>Lena Ruiz</c>, <c>Put off until 11/16/2026</c>.</summary>
    public string Then { get; private set; } = "";
    /// <summary>The act with its size, for heading and button: <c>Assign 14 claims</c>.</summary>
    public string Words { get; private set; } = "";
    public string BackUrl => Url.IsLocalUrl(Back) ? Back : Shape.Path;
    public bool IsSnooze => Act == "snooze";

    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        if (Lists.Find(List) is not { Kind: { } kind } shape) return LocalRedirect("/");
        if (!person.May(shape.Sees) || !person.May(shape.Works)) return Forbid();
        Shape = shape;
        var source = rows.FirstOrDefault(r => r.List == shape.Name);
        var ids = !All ? [.. Ids.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)]
            : source is null ? [] : await source.IdsAsync(ListAsk.Read(shape, Filters ?? ""), TaskRules.RowsAtOnce, cancellation);
        var result = await AskAsync(new RowsAsked(person.TenantId, person.Id, kind, ids), person.Today(time), cancellation);
        if (result is Result<ActPreview>.Refused refused)
        {
            (Refusal, Words) = (refused.Sentence, "Nothing to do");
            return Page();
        }
        Found = ((Result<ActPreview>.Ok)result).Value;
        Sum = source is null ? null : await source.SumAsync(Found.Ids, cancellation);
        Words = $"{(IsSnooze ? string.IsNullOrEmpty(Until) ? "Bring back" : "Put off" : "Assign")} {shape.Count(Found.Ids.Count)}";
        return Page();
    }

    private async Task<Result<ActPreview>> AskAsync(RowsAsked asked, DateOnly today, CancellationToken cancellation)
    {
        if (IsSnooze)
        {
            DateOnly? until = string.IsNullOrEmpty(Until) ? null : ActsModel.Day(Until, today);
            if (until is null && !string.IsNullOrEmpty(Until)) return new Result<ActPreview>.Refused("snooze.unreadable", "The day could not be read. Write days like 11/16/2026.");
            Then = until is { } day ? $"Put off until {Parts.Words.ShortDay(day)}" : "Among the work";
            return await preview.SnoozeAsync(asked, until, today, Parts.Words.ShortDay, cancellation);
        }
        Guid? owner = Guid.TryParse(Owner, out var id) ? id : null;
        if (owner is null && !string.IsNullOrEmpty(Owner)) return new Result<ActPreview>.Refused("owner.unknown", "Choose who should own the rows.");
        Then = owner is null ? "Nobody" : (await tasks.ColleaguesAsync(asked.Tenant, cancellation)).Find(c => c.Id == owner)?.Name ?? "";
        return await preview.AssignAsync(asked, owner, cancellation);
    }
}
