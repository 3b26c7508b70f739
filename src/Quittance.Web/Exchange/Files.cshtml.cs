using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Exchange;
using Quittance.App.Queues;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Claims;
using Quittance.Web.Queues;

namespace Quittance.Web.Exchange;

/// <summary>The list of files that came in.</summary>
[Needs(Permission.Files)]
internal sealed class FilesModel(CurrentPerson current, TimeProvider time, FileReading reading, ReadFile read, ReadTask tasks, ReadTrail trail) : PageModel
{
    private List<Colleague> _colleagues = [];

    public ListFrame Frame { get; private set; } = null!;
    public IReadOnlyList<FileEntry> Rows { get; private set; } = [];
    public Dictionary<Guid, string> Names { get; private set; } = [];
    public FilePanel? Panel { get; private set; }
    public Toast? Toast { get; private set; }
    public bool IsEmptyPractice { get; private set; }
    public string TimeZone => current.Value!.TimeZone;
    public int Claims { get; private set; }
    public Money Charges { get; private set; }
    public Money Paid { get; private set; }

    public string OwnerOf(FileEntry file) => file.OwnerId is { } owner ? _colleagues.Find(c => c.Id == owner)?.Name ?? "Somebody who has left" : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        var ask = ListAsk.Read(FileShape.Shape, Request.Query);
        if (ask.Row is { } row) Panel = await PanelAsync(ask, row, cancellation);
        // Only the panel is wanted, by a swap: the list stands on the page already.
        if (Request.Headers["HX-Target"] == "panel") return Partial("/Exchange/_Panel.cshtml", Panel ?? FilePanel.None(ask));
        var (found, all) = await reading.FindAsync(ask, cancellation);
        (Claims, Charges, Paid) = (found.Sum(f => f.Claims), FileReading.Sum(found.Select(f => f.Charges)), FileReading.Sum(found.Select(f => f.Paid)));
        var last = Math.Max(1, (found.Count + ask.Shape.PageRows - 1) / ask.Shape.PageRows);
        if (ask.Page > last) ask = ask with { Page = last };
        Rows = [.. found.Skip((ask.Page - 1) * ask.Shape.PageRows).Take(ask.Shape.PageRows)];
        Names = await reading.NamesAsync(Rows, cancellation);
        if (Rows.Count > 0) await trail.ListAsync("files.list", cancellation);
        IsEmptyPractice = all.Count == 0;
        _colleagues = await tasks.ColleaguesAsync(person.TenantId, cancellation);
        Frame = await FrameAsync(ask, person, found.Count, all, cancellation);
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    private async Task<ListFrame> FrameAsync(ListAsk ask, Person person, int count, IReadOnlyList<FileEntry> all, CancellationToken cancellation)
    {
        List<ListChoice> colleagues = [.. _colleagues.Select(c => new ListChoice(c.Id.ToString("N"), c.Name))];
        var today = person.Today(time);
        return new ListFrame
        {
            Shape = ask.Shape,
            Ask = ask,
            Count = count,
            Today = today,
            MayWork = person.May(ask.Shape.Works),
            SearchWords = await reading.WordsAsync(ask, cancellation),
            CsvPath = "/files.csv",
            ViewCounts = FileViews.Each.ToDictionary(view => view, view => all.Count(file => new FileFilter { View = view, Today = today }.Fits(file)), StringComparer.Ordinal),
            Colleagues = colleagues,
            Choices = new Dictionary<string, IReadOnlyList<ListChoice>>(StringComparer.Ordinal)
            {
                ["kind"] = [.. all.Select(f => f.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(kind => new ListChoice(kind, FileShape.KindWords(kind)))],
                ["owner"] = [new(ClaimList.Me, "Me"), new(ClaimList.Nobody, "Nobody"), .. colleagues.Where(c => c.Key != person.Id.ToString("N"))],
            },
            Saved =
            [
                .. (await tasks.ViewsAsync(person.TenantId, person.Id, ask.Shape.Name, cancellation)).Select(v => new NamedView(v.Id, v.Name,
                    (ListAsk.Read(ask.Shape, v.Query) with { Saved = v.Id, Search = v.Search is null ? null : v.Id }).Url, v.MadeBy == person.Id, v.OwnerId is null)),
            ],
        };
    }

    private async Task<FilePanel?> PanelAsync(ListAsk ask, Guid id, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (await reading.OneAsync(id, cancellation) is not { } file || await read.RunAsync(person.TenantId, id, cancellation) is not { } facts) return null;
        await trail.RecordAsync("file.show", Subjects.File, id, cancellation);
        var task = await tasks.RunAsync(person.TenantId, Subjects.File, id, cancellation);
        return new FilePanel(ask, file, facts, RowTaskView.Of(ask.Shape, id, task, person, person.Today(time), ask.Url), person.TimeZone);
    }
}

/// <summary>One file beside the list.</summary>
internal sealed record FilePanel(ListAsk Ask, FileEntry? File, FileFacts? Facts, RowTaskView? Work, string? TimeZone)
{
    public static FilePanel None(ListAsk ask) => new(ask, null, null, null, null);

    public string CloseUrl => (Ask with { Row = null }).Url;
}
