using Quittance.App.Analytics;
using Quittance.App.Claims;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Claims;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Analytics;

/// <summary>One line of what needs work: how much, what it comes to, and the queue that holds exactly these rows.</summary>
internal sealed record WorkLine(string Id, int Count, Money? Amount, string Word, string Tone, string Icon, string Title, string About, string AmountWord, string Href);

/// <summary>
/// What needs this person's work. A count of claims is that of the queue behind it by construction: the line's own address is read as that
/// list reads it.
/// </summary>
internal sealed class HomeWork(CurrentPerson current, TimeProvider time, ClaimReading claims, CountMoneyWork money)
{
    private sealed record ClaimWork(string Id, Permission Needs, string Word, string Tone, string Icon, string Filters, string One, string Many, string About);

    private static readonly ClaimWork[] OfClaims =
    [
        new("claims.mine", Permission.Claims, "Yours", "info", Icon: "user", "owner=me", "claim is yours", "claims are yours", "Assigned to you and not put off"),
        new("claims.rejected", Permission.ClaimsWork, "Rejected", "bad", Icon: "circle-x", "state=Rejected,SyntaxRejected,EnvelopeRejected", "claim was rejected", "claims were rejected", "Never reached the payer’s desk; correct and send again"),
        new("claims.held", Permission.ClaimsWork, "Held", "warn", Icon: "hand-stop", "state=Held", "claim is held", "claims are held", "Not posted until what was found is settled"),
        new("claims.doubt", Permission.ClaimsWork, "Decide", "warn", Icon: "help", "state=Held&finding=claim.number-reused", "claim number stands for several claims", "claim numbers stand for several claims", "Say which one holds; none counts until then"),
        new("claims.denied", Permission.DenialsWork, "Denied", "bad", Icon: "ban", "view=denied", "claim has a denial that stands", "claims have a denial that stands", "Refused by the payer and not settled yet"),
        new("claims.no-answer", Permission.ClaimsWork, "No answer", "wait", Icon: "hourglass", "view=no-answer", "claim has no answer", "claims have no answer", $"Sent more than {ClaimViews.AnswerDays} days ago; ask the payer"),
        new("claims.stop", Permission.ClaimsWork, "Stop", "warn", Icon: "hand-stop", "view=with-payer&severity=3", "claim went out with a stop finding", "claims went out with a stop finding", "The payer will likely refuse what our checks found"),
    ];

    /// <summary>Only what holds something, one's own first, then by money.</summary>
    public async Task<IReadOnlyList<WorkLine>> ReadAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        List<WorkLine> lines = [];
        // Who may not open the queue of claims gets no line that leads there.
        if (person.May(Permission.Claims))
            foreach (var work in OfClaims.Where(w => person.May(w.Needs))) lines.Add(await ClaimsAsync(person, work, cancellation));
        if (person.May(Permission.RemittancesPost)) lines.AddRange(await MoneyAsync(person, cancellation));
        return [.. lines.Where(line => line.Count > 0).OrderByDescending(line => line.Id == "claims.mine").ThenByDescending(line => line.Amount ?? Money.Zero)];
    }

    private async Task<WorkLine> ClaimsAsync(Person person, ClaimWork work, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(ClaimList.Shape, work.Filters);
        Check.That(ask.Complaints.Count == 0, "the address of a line of work can be read");
        var totals = await claims.TotalsAsync(ask, await claims.FilterAsync(ask, cancellation), cancellation);
        var about = work.About;
        if (work.Id == "claims.mine" && totals.Count > 0 && await money.BackTodayAsync(person.TenantId, person.Id, person.Today(time), cancellation) is > 0 and var back)
            about = $"{Words.Count(back)} back today from being put off";
        // What is held was not posted, so nothing of it is open: it is told by what it was sent with.
        var isHeld = work.Id is "claims.held" or "claims.doubt";
        var (amount, word) = isHeld ? (totals.Charge + totals.Unposted, totals.Charge.IsZero ? "claimed, not posted" : "claimed, not all posted")
            : totals.Unposted.IsZero ? (totals.Open, "open") : totals.Open.IsZero ? (totals.Unposted, "claimed, not posted") : (totals.Open + totals.Unposted, "open or not posted");
        return new WorkLine(work.Id, totals.Count, amount, work.Word, work.Tone, work.Icon, $"{Words.Count(totals.Count)} {(totals.Count == 1 ? work.One : work.Many)}", about, word, ask.Url);
    }

    private async Task<WorkLine[]> MoneyAsync(Person person, CancellationToken cancellation)
    {
        var today = person.Today(time);
        var held = await money.HeldAsync(person.TenantId, today, cancellation);
        var waiting = await money.WaitingAsync(person.TenantId, today, cancellation);
        var names = await money.NamesAsync(person.TenantId, cancellation);
        string Say(int count, string one, string many) => $"{Words.Count(count)} {(count == 1 ? one : many)}";
        return
        [
            new("remittances.held", held.Count, held.Amount, "Held", "warn", Icon: "hand-stop", Say(held.Count, "remittance is held", "remittances are held"), "Does not balance, so nothing of it was posted", "paid", "/remittance?view=held"),
            new("money.waiting", waiting.Count, waiting.Amount, "Waiting", "idle", Icon: "clock", Say(waiting.Count, "payment waits for its claim", "payments wait for their claims"), "Posted, and tied to no claim yet", "paid", "/remittance/waiting"),
            new("payers.asked", names.Count, names.Amount, "Confirm", "idle", Icon: "help", Say(names.Count, "payer name to confirm", "payer names to confirm"), "Posted by its claims; say once whether it is that payer", "", "/remittance/payers"),
        ];
    }
}
