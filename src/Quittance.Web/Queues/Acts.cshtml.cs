using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Queues;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;
using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>
/// What people do on the rows of any list: plain forms come here and go back to where they were. The list says who may; the use cases
/// say what is refused.
/// </summary>
[Needs(Permission.Home)]
internal sealed class ActsModel(
    CurrentPerson current, TimeProvider time, FreshFigures figures, IEnumerable<IListRows> rows,
    AssignRow assign, SnoozeRow snooze, AddNote note, UndoAct undo, SaveView save, RemoveView remove, FindSearch find, ListLooks looks) : PageModel
{
    [BindProperty] public string? List { get; set; }
    [BindProperty] public string? Back { get; set; }
    [BindProperty] public List<string> Ids { get; set; } = [];
    /// <summary>Set when all rows of the filter are meant; the filter then stands in <see cref="Filters"/>.</summary>
    [BindProperty] public bool All { get; set; }
    [BindProperty] public string? Filters { get; set; }

    public IActionResult OnGet() => LocalRedirect("/");

    public Task<IActionResult> OnPostAssignAsync(string? owner, CancellationToken cancellation) => ActAsync(async asked =>
        owner == "" || owner is null ? await assign.RunAsync(asked, null, cancellation)
        : Guid.TryParse(owner, out var person) ? await assign.RunAsync(asked, person, cancellation)
        : new Result<ActDone>.Refused("owner.unknown", "Choose who should own the rows."), cancellation);

    public Task<IActionResult> OnPostSnoozeAsync(string? until, CancellationToken cancellation) => ActAsync(async asked =>
    {
        var today = current.Value!.Today(time);
        if (string.IsNullOrEmpty(until)) return await snooze.RunAsync(asked, null, today, cancellation);
        return Day(until, today) is { } day ? await snooze.RunAsync(asked, day, today, cancellation)
            : new Result<ActDone>.Refused("snooze.unreadable", "The day could not be read. Write days like 11/16/2026.");
    }, cancellation);

    public Task<IActionResult> OnPostNoteAsync(string? text, CancellationToken cancellation) => ActAsync(asked => note.RunAsync(asked, text, cancellation), cancellation);

    public async Task<IActionResult> OnPostUndoAsync(string? act, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (!Guid.TryParse(act, out var id)) return Home();
        var result = await undo.RunAsync(person.TenantId, person.Id, id, cancellation);
        if (result is Result<ActDone>.Refused refused) TempData[Toast.Refused] = refused.Sentence;
        else TempData[Toast.Said] = "Taken back.";
        figures.Drop(person.TenantId);
        return Home();
    }

    public async Task<IActionResult> OnPostSearchAsync(string? words, CancellationToken cancellation)
    {
        if (Shape() is not { } shape) return Forbid();
        var person = current.Value!;
        var ask = ListAsk.Read(shape, Filters ?? "");
        switch (await find.KeepAsync(person.TenantId, person.Id, shape.Name, words, cancellation))
        {
            case Result<Guid>.Ok { Value: var id }: return LocalRedirect((ask.Plain() with { Search = id }).Url);
            case Result<Guid>.Refused refused: TempData[Toast.Refused] = refused.Sentence; break;
            default: break;
        }
        return Home();
    }

    public async Task<IActionResult> OnPostSaveAsync(string? name, bool shared, CancellationToken cancellation)
    {
        if (Shape() is not { } shape) return Forbid();
        var person = current.Value!;
        var ask = ListAsk.Read(shape, Filters ?? "");
        var look = await looks.OfAsync(ask, cancellation);
        var kept = look.IsUsual ? ask with { Search = null } : ask with { Search = null, Hides = look.Hides, Density = look.Density };
        switch (await save.RunAsync(new ViewToKeep(person.TenantId, person.Id, shape.Name, name, kept.Filters, ask.Search, shared), cancellation))
        {
            case Result<Guid>.Ok { Value: var id }:
                TempData[Toast.Said] = "The view is kept.";
                return LocalRedirect((kept with { Saved = id, Search = ask.Search is null ? null : id }).Url);
            case Result<Guid>.Refused refused: TempData[Toast.Refused] = refused.Sentence; break;
            default: break;
        }
        return Home();
    }

    public async Task<IActionResult> OnPostLookAsync(List<string>? show, string? density, CancellationToken cancellation)
    {
        if (Shape() is not { } shape) return Forbid();
        List<string> hides = [.. shape.Choosable.Select(c => c.Key).Where(key => show?.Contains(key, StringComparer.Ordinal) != true)];
        await looks.KeepAsync(shape, new ListLook(hides, ListLook.Densities.FirstOrDefault(d => d == density) ?? ListLook.Normal), cancellation);
        return Home();
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? view, bool putBack, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (!Guid.TryParse(view, out var id)) return Home();
        switch (await remove.RunAsync(person.TenantId, person.Id, id, putBack, cancellation))
        {
            case Result<SavedViewRow>.Refused refused: TempData[Toast.Refused] = refused.Sentence; break;
            case Result<SavedViewRow>.Ok when putBack: TempData[Toast.Said] = "The view is back."; break;
            default: TempData[Toast.View] = id.ToString("N"); break;
        }
        return Home();
    }

    private async Task<IActionResult> ActAsync(Func<RowsAsked, Task<Result<ActDone>>> act, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (Shape() is not { Kind: { } kind } shape || !person.May(shape.Works)) return Forbid();
        var ids = All ? await AllAsync(shape, cancellation) : [.. Ids.Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty)];
        switch (await act(new RowsAsked(person.TenantId, person.Id, kind, ids)))
        {
            case Result<ActDone>.Ok { Value: var done }: TempData[Toast.Act] = done.Id.ToString("N"); break;
            case Result<ActDone>.Refused refused: TempData[Toast.Refused] = refused.Sentence; break;
            default: break;
        }
        figures.Drop(person.TenantId);
        return Home();
    }

    private async Task<IReadOnlyList<Guid>> AllAsync(ListShape shape, CancellationToken cancellation)
    {
        var source = rows.FirstOrDefault(r => r.List == shape.Name);
        return source is null ? [] : await source.IdsAsync(ListAsk.Read(shape, Filters ?? ""), TaskRules.RowsAtOnce, cancellation);
    }

    /// <summary>A day as people write it: a date, or days from today such as <c>+7</c>.</summary>
    internal static DateOnly? Day(string text, DateOnly today)
    {
        if (text.StartsWith('+') && int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days <= 10_000) return today.AddDays(days);
        return DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy", "M/d/yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
    }

    private ListShape? Shape() => Lists.Find(List) is { } shape && current.Value!.May(shape.Sees) ? shape : null;

    private LocalRedirectResult Home() => LocalRedirect(Url.IsLocalUrl(Back) ? Back : "/");
}
