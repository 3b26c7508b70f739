using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Ledger;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>What of a claim is wanted.</summary>
internal sealed record ClaimAsk(Guid Id, ClaimTab? Tab = null, int? Version = null, string? From = null, bool ShowMember = false, bool Everything = false);

/// <summary>One claim as this person sees it, for the page and the API: each tab reads what it shows and nothing else.</summary>
internal sealed class ClaimPageReading(
    CurrentPerson current, TimeProvider time, ReadClaim read, ReadDecisions decisions, ReadAnswers answers, ReadClaimLedger ledger, ReadSegments segments,
    ReadTask tasks, ClaimReading list, ReadClaimQueue queue, ReadChoice choices)
{
    private Person Me => current.Value!;

    /// <summary>Null when the practice has no such claim.</summary>
    public async Task<ClaimView?> RunAsync(ClaimAsk ask, CancellationToken cancellation)
    {
        if (await read.RunAsync(Me.TenantId, ask.Id, ask.Version, ask.ShowMember, cancellation) is not { } facts) return null;
        var claim = facts.Claim;
        var tab = ask.Tab ?? (facts.Findings.Count > 0 ? ClaimTab.Findings : ClaimTab.Claim);
        var today = Me.Today(time);
        var from = ask.From is { Length: > 0 and <= 2_000 } ? ask.From : null;
        var task = await tasks.RunAsync(Me.TenantId, Subjects.Claim, claim.Id, cancellation);
        var view = new ClaimView(facts, Me, today, tab, from, ask.Version)
        {
            Work = RowTaskView.Of(ClaimList.Shape, claim.Id, task, Me, today, ""),
            Decisions = await decisions.RunAsync(Me.TenantId, claim.NumberId, claim.Ordinal, cancellation),
            ShowsMember = ask.ShowMember,
            Choice = await choices.RunAsync(Me.TenantId, claim.NumberId, claim.Ordinal, cancellation),
        };
        view = view with { Work = view.Work with { Back = view.HereUrl } };
        if (from is not null) view = view with { Queue = await QueueAsync(view, from, cancellation) };
        if (ask.Everything || tab is not ClaimTab.X12) view = await WithLedgerAsync(view, ask.Everything, cancellation);
        if (tab is ClaimTab.X12) view = view with { Documents = await DocumentsAsync(view, cancellation) };
        return view;
    }

    private async Task<ClaimView> WithLedgerAsync(ClaimView view, bool everything, CancellationToken cancellation)
    {
        if (!everything && view.Tab is ClaimTab.Claim) return view;
        var claim = view.Facts.Claim;
        var entries = await ledger.RunAsync(Me.TenantId, claim.NumberId, claim.Ordinal, cancellation);
        view = view with { Ledger = LedgerWords.Lines(Me, view.Facts, view.Decisions, entries) };
        if (!everything && view.Tab is ClaimTab.Ledger) return view;
        var events = await answers.EventsAsync(Me.TenantId, claim.NumberId, claim.Ordinal, cancellation);
        var answered = await answers.RunAsync(Me.TenantId, claim.NumberId, cancellation);
        var told = view.Facts.Copies.Select(c => c.Row.CopyKey).Concat(answered.Values.SelectMany(a => a).Select(a => a.AnswerKey)).Concat(view.Decisions.Select(d => d.Row.DecisionKey)).ToHashSet(StringComparer.Ordinal);
        var story = new ClaimStory(Me, view.Facts).With(events).Sent().Answered(answered).Decided(view.Decisions)
            .Posted(entries, e => view.Url(ClaimTab.Ledger, "#" + LedgerWords.Anchor(e.Entry.Id))).Moved(events, told).Worked(view.Work.Task.Acts);
        return view with { Story = story.Items };
    }

    /// <summary>The shown copy and each decision, as they stand in their files.</summary>
    private async Task<IReadOnlyList<X12Document>> DocumentsAsync(ClaimView view, CancellationToken cancellation)
    {
        var documents = new List<X12Document>();
        if (view.Facts.Shown is { } shown)
        {
            documents.Add(new X12Document("claim", "The claim as it was sent", $"To {shown.Set.Receiver} on {Words.ShortDay(shown.Row.SentOn)}, interchange {shown.Set.InterchangeControl}. Left: the file. Right: what it says.",
                Hide(view, await segments.RunAsync(Me.TenantId, shown.Set.IntakeId, shown.Row.Offset, shown.Row.Length, cancellation)), Me.May(Permission.Files) ? $"/files/{shown.Set.IntakeId:N}" : null, IsClaim: true));
        }
        var number = 0;
        foreach (var decision in view.Decisions)
        {
            number++;
            documents.Add(new X12Document($"decision{number.ToString(System.Globalization.CultureInfo.InvariantCulture)}", $"What {view.Facts.PayerName(decision.Row.PayerKey.Length > 0 ? decision.Row.PayerKey : decision.Remittance.PayerName)} decided",
                $"Remittance of {Words.ShortDay(decision.Remittance.BookDate)}, trace {decision.Remittance.Trace}. {Words.Dollars(decision.Row.Paid)} paid.",
                Hide(view, await segments.RunAsync(Me.TenantId, decision.FileId, decision.Row.Offset, decision.Row.Length, cancellation)), Me.May(Permission.Remittances) ? $"/remittance/{decision.Remittance.Id:N}" : null, IsClaim: false));
        }
        return documents;
    }

    private static StoredText Hide(ClaimView view, StoredText text) => view.ShowsMember ? text : text with { Segments = [.. text.Segments.Select(s => s.WithoutNumber())] };

    /// <summary>The claims before and after, on the page of the queue that the address tells and one row around it.</summary>
    private async Task<QueuePlace> QueueAsync(ClaimView view, string from, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(ClaimList.Shape, from) with { Row = null };
        var filter = await list.FilterAsync(ask, cancellation);
        var totals = await list.TotalsAsync(ask, filter, cancellation);
        var rows = ask.Shape.PageRows;
        var first = Math.Max(0, ((ask.Page - 1) * rows) - 1);
        var ids = await queue.StretchAsync(Me.TenantId, filter, ClaimList.Sort(ask), ask.Falls, first, rows + 2, view.Today, cancellation);
        var at = ids.IndexOf(view.Id);
        string? Go(int index)
        {
            if (at < 0 || index < 0 || index >= ids.Count) return null;
            var there = ask with { Page = ((first + index) / rows) + 1 };
            return $"/claims/{ids[index]:N}?tab={view.Tab.ToString().ToLowerInvariant()}&from={Uri.EscapeDataString(Query(there))}";
        }
        var word = ask.Shape.Views.First(v => v.Key == ask.View).Word;
        return new QueuePlace((ask with { Row = view.Id }).Url, word, at < 0 ? null : first + at + 1, totals.Count, Go(at - 1), Go(at + 1));
    }

    /// <summary>What an address carries of a queue: its filters, never a person's name or number.</summary>
    public static string Query(ListAsk ask) => (ask with { Row = null }).Address("") is { Length: > 0 } text ? text.TrimStart('?') : "view=" + ask.View;
}
