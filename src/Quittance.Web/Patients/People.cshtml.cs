using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Patients;
using Quittance.App.Queues;
using Quittance.Web.Access;
using Quittance.Web.Claims;
using Quittance.Web.Queues;

namespace Quittance.Web.Patients;

/// <summary>People by search. What is searched for goes by a form into an opaque view; no address holds a name or number.</summary>
[Needs(Permission.Patients)]
internal sealed class PeopleModel(CurrentPerson current, TimeProvider time, PeopleReading reading, ReadPeople people, ReadTask tasks, ReadTrail trail) : PageModel
{
    private List<Colleague> _colleagues = [];

    public ListFrame Frame { get; private set; } = null!;
    public IReadOnlyList<PersonLine> Rows { get; private set; } = [];
    public PersonPanel? Panel { get; private set; }
    public Toast? Toast { get; private set; }

    public string OwnerOf(PersonLine row) => row.OwnerId is { } owner ? _colleagues.Find(c => c.Id == owner)?.Name ?? "Somebody who has left" : "";

    public async Task<IActionResult> OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        var ask = ListAsk.Read(PeopleShape.Shape, Request.Query);
        if (ask.Row is { } row) Panel = await PanelAsync(ask, row, cancellation);
        // Only the panel is wanted, by a swap: the list stands on the page already.
        if (Request.Headers["HX-Target"] == "panel") return Partial("/Patients/_Panel.cshtml", Panel ?? PersonPanel.None(ask));
        var found = await reading.FindAsync(ask, cancellation);
        var count = await found.CountAsync(cancellation);
        var last = Math.Max(1, (count + ask.Shape.PageRows - 1) / ask.Shape.PageRows);
        if (ask.Page > last) ask = ask with { Page = last };
        Rows = await reading.PageAsync(ask, found, cancellation);
        if (Rows.Count > 0) await trail.ListAsync("people.list", cancellation);
        _colleagues = await tasks.ColleaguesAsync(person.TenantId, cancellation);
        Frame = await FrameAsync(ask, person, count, cancellation);
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    private async Task<ListFrame> FrameAsync(ListAsk ask, Person person, int count, CancellationToken cancellation)
    {
        List<ListChoice> colleagues = [.. _colleagues.Select(c => new ListChoice(c.Id.ToString("N"), c.Name))];
        return new ListFrame
        {
            Shape = ask.Shape,
            Ask = ask,
            Count = count,
            Today = person.Today(time),
            MayWork = person.May(ask.Shape.Works),
            SearchWords = await reading.WordsAsync(ask, cancellation),
            CsvPath = "/people.csv",
            Colleagues = colleagues,
            Choices = new Dictionary<string, IReadOnlyList<ListChoice>>(StringComparer.Ordinal)
            {
                ["payer"] = [.. (await people.PayersAsync(person.TenantId, cancellation)).Select(p => new ListChoice(p.Key, p.Name.Length > 0 ? p.Name : p.Key))],
                ["owner"] = [new(ClaimList.Me, "Me"), .. colleagues.Where(c => c.Key != person.Id.ToString("N"))],
            },
            Saved =
            [
                .. (await tasks.ViewsAsync(person.TenantId, person.Id, ask.Shape.Name, cancellation)).Select(v => new NamedView(v.Id, v.Name,
                    (ListAsk.Read(ask.Shape, v.Query) with { Saved = v.Id, Search = v.Search is null ? null : v.Id }).Url, v.MadeBy == person.Id, v.OwnerId is null)),
            ],
        };
    }

    private async Task<PersonPanel?> PanelAsync(ListAsk ask, Guid id, CancellationToken cancellation)
    {
        var me = current.Value!;
        if (await reading.LinesAsync([id], cancellation) is not [var line]) return null;
        await trail.RecordAsync("person.show", Subjects.Person, id, cancellation);
        var task = await tasks.RunAsync(me.TenantId, Subjects.Person, id, cancellation);
        return new PersonPanel(ask, line, RowTaskView.Of(ask.Shape, id, task, me, me.Today(time), ask.Url));
    }
}

/// <summary>One person beside the list.</summary>
internal sealed record PersonPanel(ListAsk Ask, PersonLine? Person, RowTaskView? Work)
{
    public static PersonPanel None(ListAsk ask) => new(ask, null, null);

    public string CloseUrl => (Ask with { Row = null }).Url;
}
