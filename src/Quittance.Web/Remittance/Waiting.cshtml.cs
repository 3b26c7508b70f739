using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>Money that waits for its claim: why, where it may belong, and the match by hand with its way back.</summary>
[Needs(Permission.Remittances)]
internal sealed class WaitingModel(CurrentPerson current, TimeProvider time, WaitingReading reading, ReadWaiting waiting, ReadPayment payments, RemittanceReading names, MoneyActs acts, ReadTask tasks, ReadTrail trail) : PageModel
{
    /// <summary>Set for one page after a match: the payment that was tied.</summary>
    private const string Matched = "matched";

    public ListFrame Frame { get; private set; } = null!;
    public IReadOnlyList<WaitingLine> Rows { get; private set; } = [];
    public WaitingTotals Totals { get; private set; } = WaitingTotals.None;
    public WaitingPanel? Panel { get; private set; }
    public Toast? Toast { get; private set; }
    public bool IsNothing { get; private set; }
    public MatchShown? Effect { get; private set; }
    /// <summary>The effect comes from the act just done: then it is also said in a toast.</summary>
    public bool IsFresh { get; private set; }

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "done")] Guid? done, CancellationToken cancellation)
    {
        var person = current.Value!;
        var today = person.Today(time);
        var ask = ListAsk.Read(WaitingList.Shape, Request.Query);
        if (ask.Row is { } row) Panel = await PanelAsync(ask, row, person, today, cancellation);
        if (Request.Headers["HX-Target"] == "panel") return Partial("/Remittance/_WaitingPanel.cshtml", Panel ?? WaitingPanel.None(ask));
        if (done is { } id && await waiting.EffectAsync(person.TenantId, id, payments, cancellation) is { } effect)
        {
            await trail.RecordAsync("waiting.show", Subjects.Decision, id, cancellation);
            var payers = await names.PayersAsync(cancellation);
            var source = effect.Claim is { } claim ? ($"Claim {claim.Number}", (string?)$"/claims/{claim.Id}") : ("Payment", null);
            Effect = new MatchShown(effect, MoneyWords.Ledger(effect.Entries, payers, _ => source), person.May(Permission.RemittancesPost), ask.Url);
            IsFresh = TempData[Matched] is string fresh && fresh == id.ToString("N");
        }
        Totals = await reading.TotalsAsync(ask, cancellation);
        ask = ask with { Page = Math.Min(ask.Page, Math.Max(1, (Totals.Count + ask.Shape.PageRows - 1) / ask.Shape.PageRows)) };
        Rows = await reading.PageAsync(ask, cancellation);
        if (Rows.Count > 0) await trail.ListAsync("waiting.list", cancellation);
        IsNothing = Totals.Count == 0 && !ask.IsNarrowed;
        Frame = await FrameAsync(ask, person, today, cancellation);
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostMatchAsync(Guid item, string? claim, string? back, CancellationToken cancellation)
    {
        if (!current.Value!.May(Permission.RemittancesPost)) return Forbid();
        switch (await acts.MatchAsync(item, claim, cancellation))
        {
            case Result<DecisionRow>.Refused refused when MoneyActs.IsUnknown(refused.Code): return NotFound();
            // An id was chosen, not typed: it is another practice's, or made up.
            case Result<DecisionRow>.Refused { Code: "match.claim-unknown" } when Guid.TryParse(claim, out _): return NotFound();
            case Result<DecisionRow>.Refused refused:
                TempData[Toast.Refused] = refused.Sentence;
                return LocalRedirect(Back(back, item, row: true));
            default:
                TempData[Matched] = item.ToString("N");
                return LocalRedirect(Back(back, item, row: false));
        }
    }

    public async Task<IActionResult> OnPostUndoAsync(Guid item, string? back, CancellationToken cancellation)
    {
        if (!current.Value!.May(Permission.RemittancesPost)) return Forbid();
        switch (await acts.UndoAsync(item, cancellation))
        {
            case Result<DecisionRow>.Refused refused when MoneyActs.IsUnknown(refused.Code): return NotFound();
            case Result<DecisionRow>.Refused refused: TempData[Toast.Refused] = refused.Sentence; break;
            default: TempData[Toast.Said] = "Taken back: ledger and claim are as they were."; break;
        }
        return LocalRedirect(Back(back, item, row: true));
    }

    /// <summary>The list as it was, with the payment that was meant: its effect, or its row.</summary>
    private static string Back(string? back, Guid item, bool row)
    {
        var query = back is { Length: < 2_000 } && back.Split('?', 2) is [_, var text] ? text : "";
        var ask = ListAsk.Read(WaitingList.Shape, query) with { Row = row ? item : null };
        var url = ask.Url;
        return $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={item:N}";
    }

    private async Task<WaitingPanel?> PanelAsync(ListAsk ask, Guid row, Person person, DateOnly today, CancellationToken cancellation)
    {
        if (await acts.WaitingAsync(row, cancellation) is not { } money || await waiting.LinesAsync(person.TenantId, [row], cancellation) is not [var line]) return null;
        await trail.RecordAsync("waiting.show", Subjects.Decision, row, cancellation);
        var claims = await waiting.CandidatesAsync(person.TenantId, money, cancellation);
        var work = RowTaskView.Of(ask.Shape, row, await tasks.RunAsync(person.TenantId, Subjects.Decision, row, cancellation), person, today, ask.Url);
        return new WaitingPanel(ask, line, ReadPayment.Of(money.Decision), claims, person.May(Permission.RemittancesPost), work);
    }

    private async Task<ListFrame> FrameAsync(ListAsk ask, Person person, DateOnly today, CancellationToken cancellation)
    {
        List<ListChoice> colleagues = [.. (await tasks.ColleaguesAsync(person.TenantId, cancellation)).Select(c => new ListChoice(c.Id.ToString("N"), c.Name))];
        return new ListFrame
        {
            Shape = ask.Shape,
            Ask = ask,
            Count = Totals.Count,
            Sum = Words.Dollars(Totals.Paid),
            Today = today,
            MayWork = person.May(ask.Shape.Works),
            CsvPath = "/remittance/waiting.csv",
            Colleagues = colleagues,
            Choices = new Dictionary<string, IReadOnlyList<ListChoice>>(StringComparer.Ordinal)
            {
                ["payer"] = [.. (await waiting.PayersAsync(person.TenantId, cancellation)).Select(p => new ListChoice(p.Key, p.Name.Length > 0 ? p.Name : "Payer without a name"))],
                ["owner"] = [new(RemittanceList.Me, "Me"), new(RemittanceList.Nobody, "Nobody"), .. colleagues.Where(c => c.Key != person.Id.ToString("N"))],
            },
            Saved =
            [
                .. (await tasks.ViewsAsync(person.TenantId, person.Id, ask.Shape.Name, cancellation)).Select(v => new NamedView(v.Id, v.Name,
                    (ListAsk.Read(ask.Shape, v.Query) with { Saved = v.Id }).Url, v.MadeBy == person.Id, v.OwnerId is null)),
            ],
        };
    }
}

/// <summary>One payment that waits, beside the list, with the claims that it may belong to.</summary>
internal sealed record WaitingPanel(ListAsk Ask, WaitingLine? Line, PaymentClaim? Payment, IReadOnlyList<CandidateLine> Candidates, bool MayPost, RowTaskView? Work)
{
    public static WaitingPanel None(ListAsk ask) => new(ask, null, null, [], false, null);

    public string CloseUrl => (Ask with { Row = null }).Url;
}

/// <summary>What a match led to, and the way back.</summary>
internal sealed record MatchShown(MatchEffect Effect, IReadOnlyList<LedgerLine> Entries, bool MayPost, string Back);
