using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>The queue of claims.</summary>
[Needs(Permission.Claims)]
internal sealed class IndexModel(CurrentPerson current, TimeProvider time, ClaimReading reading, ReadClaimQueue queue, ReadTask tasks, ReadTrail trail) : PageModel
{
    public ListFrame Frame { get; private set; } = null!;
    public IReadOnlyList<ClaimLine> Rows { get; private set; } = [];
    public ClaimTotals Totals { get; private set; } = ClaimTotals.None;
    public ClaimPanel? Panel { get; private set; }
    public Toast? Toast { get; private set; }
    public DateOnly Today { get; private set; }
    public bool IsEmptyPractice { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        Today = person.Today(time);
        var ask = ListAsk.Read(ClaimList.Shape, Request.Query);
        if (ask.Row is { } row) Panel = await PanelAsync(ask, row, cancellation);
        // Only the panel is wanted, by a swap: the list stands on the page already.
        if (Request.Headers["HX-Target"] == "panel")
            return Partial("/Claims/_Panel.cshtml", Panel ?? ClaimPanel.None(ask));
        var filter = await reading.FilterAsync(ask, cancellation);
        var views = await queue.ViewsAsync(person.TenantId, Today, cancellation);
        Totals = await reading.TotalsAsync(ask, filter, cancellation);
        var last = Math.Max(1, (Totals.Count + ask.Shape.PageRows - 1) / ask.Shape.PageRows);
        if (ask.Page > last) ask = ask with { Page = last };
        Rows = await reading.PageAsync(ask, filter, Totals.Count, cancellation);
        if (Rows.Count > 0) await trail.ListAsync("claims.list", cancellation);
        IsEmptyPractice = views[ClaimViews.All].Count == 0;
        Frame = await FrameAsync(ask, person, views, ask.Search is null || filter.Words == ClaimList.NoWords ? null : filter.Words, cancellation);
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    private async Task<ListFrame> FrameAsync(ListAsk ask, Person person, Dictionary<string, ClaimTotals> views, string? words, CancellationToken cancellation)
    {
        var choices = await queue.ChoicesAsync(person.TenantId, cancellation);
        List<ListChoice> colleagues = [.. (await tasks.ColleaguesAsync(person.TenantId, cancellation)).Select(c => new ListChoice(c.Id.ToString("N"), c.Name))];
        return new ListFrame
        {
            Shape = ask.Shape,
            Ask = ask,
            Count = Totals.Count,
            Sum = Totals.Unposted.IsZero ? Words.Dollars(Totals.Charge) : Totals.Charge.IsZero ? $"{Words.Dollars(Totals.Unposted)} claimed, not posted" : $"{Words.Dollars(Totals.Charge)} and {Words.Dollars(Totals.Unposted)} not posted",
            Today = Today,
            MayWork = person.May(ask.Shape.Works),
            SearchWords = words,
            CsvPath = "/claims.csv",
            ViewCounts = views.ToDictionary(v => v.Key, v => v.Value.Count, StringComparer.Ordinal),
            Colleagues = colleagues,
            Choices = new Dictionary<string, IReadOnlyList<ListChoice>>(StringComparer.Ordinal)
            {
                ["payer"] = Of(choices.Payers),
                ["provider"] = Of(choices.Providers),
                ["finding"] = Of(choices.Findings),
                ["owner"] = [new(ClaimList.Me, "Me"), new(ClaimList.Nobody, "Nobody"), .. colleagues.Where(c => c.Key != person.Id.ToString("N"))],
            },
            Saved =
            [
                .. (await tasks.ViewsAsync(person.TenantId, person.Id, ask.Shape.Name, cancellation)).Select(v => new NamedView(v.Id, v.Name,
                    (ListAsk.Read(ask.Shape, v.Query) with { Saved = v.Id, Search = v.Search is null ? null : v.Id }).Url, v.MadeBy == person.Id, v.OwnerId is null)),
            ],
        };
    }

    private async Task<ClaimPanel?> PanelAsync(ListAsk ask, Guid id, CancellationToken cancellation)
    {
        if (await reading.OneAsync(id, tasks, cancellation) is not var (claim, findings, task)) return null;
        await trail.RecordAsync("claim.show", Subjects.Claim, id, cancellation);
        var shown = findings.Select(f => JsonSerializer.Deserialize(f.Body, BodyJson.Default.Finding)).OfType<Finding>()
            .OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal).ToList();
        return new ClaimPanel(ask, claim, shown, RowTaskView.Of(ask.Shape, id, task, current.Value!, Today, ask.Url));
    }

    private static ListChoice[] Of(IReadOnlyList<(string Key, string Name)> choices) => [.. choices.Select(c => new ListChoice(c.Key, c.Name.Length > 0 ? c.Name : c.Key))];
}

/// <summary>One claim beside the list.</summary>
internal sealed record ClaimPanel(ListAsk Ask, ClaimLine? Claim, IReadOnlyList<Finding> Findings, RowTaskView? Work)
{
    public static ClaimPanel None(ListAsk ask) => new(ask, null, [], null);

    public string CloseUrl => (Ask with { Row = null }).Url;
}
