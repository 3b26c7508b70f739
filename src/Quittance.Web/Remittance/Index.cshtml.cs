using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>The payments that payers sent. The list names no patient, so reading it is no reading of records.</summary>
[Needs(Permission.Remittances)]
internal sealed class IndexModel(CurrentPerson current, TimeProvider time, RemittanceReading reading, ReadRemittances remittances, ReadTask tasks) : PageModel
{
    public ListFrame Frame { get; private set; } = null!;
    public IReadOnlyList<RemittanceLine> Rows { get; private set; } = [];
    public RemittanceTotals Totals { get; private set; } = RemittanceTotals.None;
    public RemittancePanel? Panel { get; private set; }
    public Toast? Toast { get; private set; }
    public bool IsEmptyPractice { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        var today = person.Today(time);
        var ask = ListAsk.Read(RemittanceList.Shape, Request.Query);
        if (ask.Row is { } row && (await remittances.LinesAsync(person.TenantId, [row], cancellation)) is [var line])
            Panel = new RemittancePanel(ask, line, RowTaskView.Of(ask.Shape, row, await tasks.RunAsync(person.TenantId, Subjects.Remittance, row, cancellation), person, today, ask.Url));
        if (Request.Headers["HX-Target"] == "panel") return Partial("/Remittance/_Panel.cshtml", Panel ?? RemittancePanel.None(ask));
        var filter = await reading.FilterAsync(ask, cancellation);
        var views = await remittances.ViewsAsync(person.TenantId, today, cancellation);
        Totals = await reading.TotalsAsync(ask, filter, cancellation);
        ask = ask with { Page = Math.Min(ask.Page, Math.Max(1, (Totals.Count + ask.Shape.PageRows - 1) / ask.Shape.PageRows)) };
        Rows = await reading.PageAsync(ask, filter, cancellation);
        IsEmptyPractice = views[RemittanceViews.All] == 0 && Totals.Count == 0;
        Frame = await FrameAsync(ask, person, today, views, filter.Words == RemittanceList.NoWords ? null : filter.Words, cancellation);
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    private async Task<ListFrame> FrameAsync(ListAsk ask, Person person, DateOnly today, Dictionary<string, int> views, string? words, CancellationToken cancellation)
    {
        var choices = await remittances.ChoicesAsync(person.TenantId, cancellation);
        List<ListChoice> colleagues = [.. (await tasks.ColleaguesAsync(person.TenantId, cancellation)).Select(c => new ListChoice(c.Id.ToString("N"), c.Name))];
        return new ListFrame
        {
            Shape = ask.Shape,
            Ask = ask,
            Count = Totals.Count,
            Sum = Words.Dollars(Totals.Paid),
            Today = today,
            MayWork = person.May(ask.Shape.Works),
            SearchWords = words,
            CsvPath = "/remittance.csv",
            ViewCounts = views,
            Colleagues = colleagues,
            Choices = new Dictionary<string, IReadOnlyList<ListChoice>>(StringComparer.Ordinal)
            {
                ["payer"] = [.. choices.Payers.Select(p => new ListChoice(p.Key, p.Name.Length > 0 ? p.Name : "Payer without a name"))],
                ["method"] = [.. choices.Methods.Select(m => new ListChoice(m, MoneyWords.Method(m)))],
                ["owner"] = [new(RemittanceList.Me, "Me"), new(RemittanceList.Nobody, "Nobody"), .. colleagues.Where(c => c.Key != person.Id.ToString("N"))],
            },
            Saved =
            [
                .. (await tasks.ViewsAsync(person.TenantId, person.Id, ask.Shape.Name, cancellation)).Select(v => new NamedView(v.Id, v.Name,
                    (ListAsk.Read(ask.Shape, v.Query) with { Saved = v.Id, Search = v.Search is null ? null : v.Id }).Url, v.MadeBy == person.Id, v.OwnerId is null)),
            ],
        };
    }
}

/// <summary>One payment beside the list.</summary>
internal sealed record RemittancePanel(ListAsk Ask, RemittanceLine? Line, RowTaskView? Work)
{
    public static RemittancePanel None(ListAsk ask) => new(ask, null, null);

    public string CloseUrl => (Ask with { Row = null }).Url;
}
