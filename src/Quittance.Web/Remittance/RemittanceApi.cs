using System.Runtime.CompilerServices;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>Payments, waiting money and payers' names for programs: what the pages show and do, by the same filters, permissions and records.</summary>
internal static class RemittanceApi
{
    public static void MapRemittance(this IEndpointRouteBuilder app)
    {
        var see = new NeedsAttribute(Permission.Remittances);
        app.MapGet("/api/remittances", ListAsync).WithMetadata(see).Describe("listRemittances", "Payments of a filter, fifty to a page.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/api/remittances/{id:guid}", OneAsync).WithMetadata(see).Describe("getRemittance", "One payment: its proof, claims, adjustments and ledger.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/api/waiting", WaitingAsync).WithMetadata(see).Describe("listWaiting", "Money without a claim, with why it waits.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/api/payer-names", NamesAsync).WithMetadata(see).Describe("listPayerNames", "Names of payers that wait for a yes or no.").Produces(StatusCodes.Status200OK);
        app.MapGet("/remittance.csv", CsvAsync).WithMetadata(see);
        app.MapGet("/remittance/waiting.csv", WaitingCsvAsync).WithMetadata(see);
        var post = app.MapGroup("/api").WithMetadata(new NeedsAttribute(Permission.RemittancesPost)).NeedsToken();
        post.MapPost("/waiting/{id:guid}/match", MatchAsync).Describe("matchWaiting", "Ties waiting money to a claim.").Takes<MatchGiven>().Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        post.MapPost("/matches/{id:guid}/undo", UndoAsync).Describe("undoMatch", "Takes a match by hand back.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        post.MapPost("/payer-names/{id:guid}/confirm", (Guid id, MoneyActs acts, CancellationToken cancellation) => AnswerAsync(acts.AnswerAsync(id, isThatPayer: true, cancellation)))
            .Describe("confirmPayerName", "Learns the name.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        post.MapPost("/payer-names/{id:guid}/refuse", (Guid id, MoneyActs acts, CancellationToken cancellation) => AnswerAsync(acts.AnswerAsync(id, isThatPayer: false, cancellation)))
            .Describe("refusePayerName", "Refuses the name; what was posted under it waits again.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        post.MapPost("/payer-names/{id:guid}/undo", (Guid id, MoneyActs acts, CancellationToken cancellation) => AnswerAsync(acts.AskAgainAsync(id, cancellation)))
            .Describe("askPayerNameAgain", "Takes the answer back.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpRequest request, RemittanceReading reading, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(RemittanceList.Shape, request.Query);
        if (ask.Complaints.Count > 0) return Unreadable(ask);
        var filter = await reading.FilterAsync(ask, cancellation);
        var totals = await reading.TotalsAsync(ask, filter, cancellation);
        var rows = await reading.PageAsync(ask, filter, cancellation);
        return Results.Ok(new RemittancePage(totals.Count, totals.Claims, totals.Paid.ToString(), totals.Posted.ToString(), totals.Waiting.ToString(), ask.Page, ask.Shape.PageRows, [.. rows.Select(Item)]));
    }

    private static RemittanceItem Item(RemittanceLine row) => new(row.Id.ToString("N"), row.Trace, row.Payer, row.PayerId, row.Day, row.Method, row.Paid.ToString(), row.Claims, row.State,
        row.Posted.ToString(), row.Waiting.ToString(), row.WaitingClaims, row.OwnerId?.ToString("N"), row.SnoozedUntil);

    private static async Task<IResult> OneAsync(Guid id, int? page, CurrentPerson current, ReadPayment payments, ReadRemittances remittances, ReadTrail trail, CancellationToken cancellation)
    {
        var tenant = current.Value!.TenantId;
        if (await payments.RunAsync(tenant, id, cancellation) is not { } payment) return Unknown("No such payment is in this practice.");
        await trail.RecordAsync("remittance.show", Subjects.Remittance, id, cancellation);
        var claims = await payments.ClaimsAsync(tenant, id, PaymentViews.All, "file", falls: false, Math.Clamp(page ?? 1, 1, 1_000_000), cancellation);
        var proof = payment.Proof;
        return Results.Ok(new RemittanceDetail(
            Item((await remittances.LinesAsync(tenant, [id], cancellation))[0]), payment.FileId?.ToString("N"),
            new ProofItem(proof.Claims.ToString(), proof.Provider.ToString(), proof.Stated.ToString(), proof.Difference.ToString(), proof.ClaimCount, proof.ClaimsAddUp, proof.Lines, proof.LinesAddUp, payment.SameTrace.Count == 0, payment.Copies),
            [.. payment.Findings.Select(f => new FindingItem(f.Id, f.Severity.ToString(), f.Message, MoneyWords.Clears(f)))],
            [.. payment.Provider.Select(p => new ProviderItem(p.Reason, MoneyWords.Provider(p.Reason), p.Reference, MoneyWords.ProviderAccount(p.Reason), new Money(p.Cents).ToString()))],
            Math.Max(1, page ?? 1), ReadPayment.PageRows,
            [.. claims.Select(c => new PaymentClaimItem(c.Id.ToString("N"), c.Number, c.Patient, c.Day, c.Status, c.Charge.ToString(), c.Paid.ToString(), c.PatientPart.ToString(), MoneyWords.Adjustments(c.Adjustments), c.IsPosted, c.Waits, c.ClaimId?.ToString("N")))]));
    }

    private static async Task<IResult> WaitingAsync(HttpRequest request, WaitingReading reading, MoneyActs acts, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(WaitingList.Shape, request.Query);
        if (ask.Complaints.Count > 0) return Unreadable(ask);
        var totals = await reading.TotalsAsync(ask, cancellation);
        var rows = await reading.PageAsync(ask, cancellation);
        if (rows.Count > 0) await trail.ListAsync("waiting.list", cancellation);
        var items = new List<WaitingItem>(rows.Count);
        foreach (var row in rows)
        {
            var candidates = (await acts.WaitingAsync(row.Id, cancellation))?.Candidates ?? [];
            items.Add(new WaitingItem(row.Id.ToString("N"), row.RemittanceId.ToString("N"), row.Number, row.Patient, row.Payer, row.Trace, row.BookDate, row.Day, row.Status, row.Charge.ToString(), row.Paid.ToString(), row.Waits,
                [.. candidates.Select(c => new CandidateItem(c.Claim.Id.ToString("N"), c.Claim.Number, c.Claim.Day, c.Claim.Charge.ToString(), c.Why))]));
        }
        return Results.Ok(new WaitingPage(totals.Count, totals.Paid.ToString(), ask.Page, ask.Shape.PageRows, items));
    }

    /// <summary>The claim is named by id or number.</summary>
    private static async Task<IResult> MatchAsync(Guid id, HttpRequest request, MoneyActs acts, CancellationToken cancellation)
    {
        var claim = request.Query["claim"].ToString();
        if (claim.Length == 0) claim = await Description.FieldAsync(request, "claim", cancellation) ?? "";
        return Answer(await acts.MatchAsync(id, claim, cancellation), decision => new ActItem(decision.Id.ToString("N"), "matched"));
    }

    private static async Task<IResult> UndoAsync(Guid id, MoneyActs acts, CancellationToken cancellation) =>
        Answer(await acts.UndoAsync(id, cancellation), decision => new ActItem(decision.Id.ToString("N"), "undone"));

    private static async Task<IResult> NamesAsync(CurrentPerson current, ReadPayerNames names, CancellationToken cancellation)
    {
        var tenant = current.Value!.TenantId;
        var all = (await names.RunAsync(tenant, "asked", cancellation)).Concat(await names.RunAsync(tenant, "refused", cancellation));
        return Results.Ok(new { rows = all.Select(n => new PayerNameItem(n.Id.ToString("N"), PayersModel.Say(n.Alias), n.State, n.PayerKey, n.Payer, n.Payments, n.Claims, n.Posted.ToString(), n.WaitingClaims, n.Waiting.ToString())) });
    }

    private static async Task<IResult> AnswerAsync(Task<Result<string>> answer) => Answer(await answer, alias => new ActItem(PayersModel.Say(alias), "answered"));

    private static IResult Answer<T>(Result<T> result, Func<T, ActItem> done) => result switch
    {
        Result<T>.Refused refused when MoneyActs.IsUnknown(refused.Code) => Unknown("No such thing is in this practice."),
        Result<T>.Refused refused => Problem(refused.Code == "match.claim-unknown" ? StatusCodes.Status404NotFound : StatusCodes.Status409Conflict, "Nothing was changed.", refused.Sentence, refused.Code),
        Result<T>.Ok ok => Results.Ok(done(ok.Value)),
        _ => throw new InvalidOperationException("A result is either done or refused."),
    };

    private static IResult Unreadable(ListAsk ask) => Problem(StatusCodes.Status400BadRequest, "A filter cannot be read.", string.Join(" ", ask.Complaints), "filter.unreadable");

    private static IResult Unknown(string sentence) => Problem(StatusCodes.Status404NotFound, "Not found.", sentence, "not-found");

    private static IResult Problem(int status, string title, string sentence, string code) =>
        Results.Problem(sentence, statusCode: status, title: title, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });

    private static async Task CsvAsync(HttpContext http, RemittanceReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(RemittanceList.Shape, http.Request.Query);
        await trail.ListAsync("remittance.export", cancellation);
        await CsvAnswer.SendAsync(http.Response, "payments.csv", ["Trace", "Payer", "Payer ID", "Day", "Method", "Amount", "Claims", "State", "Posted to claims", "Waits", "Claims that wait", "Owner", "Snoozed until"],
            Lines(reading.AllAsync(ask, cancellation), cancellation), cancellation);
    }

    private static async IAsyncEnumerable<string[]> Lines(IAsyncEnumerable<RemittanceLine> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
            yield return
            [
                row.Trace, row.Payer, row.PayerId, $"{row.Day:yyyy-MM-dd}", MoneyWords.Method(row.Method), row.Paid.ToString(), Words.Count(row.Claims), Chips.Of(row.Chip).Word, row.Posted.ToString(), row.Waiting.ToString(),
                Words.Count(row.WaitingClaims), row.Owner, row.SnoozedUntil is { } until ? $"{until:yyyy-MM-dd}" : "",
            ];
    }

    private static async Task WaitingCsvAsync(HttpContext http, WaitingReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(WaitingList.Shape, http.Request.Query);
        await trail.ListAsync("waiting.export", cancellation);
        await CsvAnswer.SendAsync(http.Response, "waiting-money.csv", ["Claim number", "Patient", "Payer", "Trace", "Paid on", "Service day", "Charge", "Paid", "Why it waits", "Owner", "Snoozed until"],
            WaitingLines(reading.AllAsync(ask, cancellation), cancellation), cancellation);
    }

    private static async IAsyncEnumerable<string[]> WaitingLines(IAsyncEnumerable<WaitingLine> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
            yield return
            [
                row.Number, row.Patient, row.Payer, row.Trace, $"{row.BookDate:yyyy-MM-dd}", row.Day is { } day ? $"{day:yyyy-MM-dd}" : "", row.Charge.ToString(), row.Paid.ToString(), MoneyWords.Reason(row.Waits).Short,
                row.Owner, row.SnoozedUntil is { } until ? $"{until:yyyy-MM-dd}" : "",
            ];
    }
}

/// <summary>A page of payments. Amounts are decimal text, so that no reader makes binary fractions of them.</summary>
internal sealed record RemittancePage(int Count, int Claims, string Paid, string Posted, string Waiting, int Page, int PageRows, IReadOnlyList<RemittanceItem> Rows);

internal sealed record RemittanceItem(
    string Id, string Trace, string Payer, string PayerId, DateOnly Day, string Method, string Paid, int Claims, string State, string Posted, string Waiting, int WaitingClaims, string? Owner, DateOnly? SnoozedUntil);

internal sealed record RemittanceDetail(
    RemittanceItem Payment, string? File, ProofItem Proof, IReadOnlyList<FindingItem> Findings, IReadOnlyList<ProviderItem> Provider, int Page, int PageRows, IReadOnlyList<PaymentClaimItem> Claims);

internal sealed record ProofItem(string Claims, string Provider, string Stated, string Difference, int ClaimCount, int ClaimsAddUp, int Lines, int LinesAddUp, bool TraceIsNew, int Copies);

internal sealed record FindingItem(string Id, string Severity, string Message, string Clears);

internal sealed record ProviderItem(string Reason, string Meaning, string Reference, string Account, string Amount);

internal sealed record PaymentClaimItem(
    string Id, string Number, string Patient, DateOnly? ServiceDay, string Status, string Charge, string Paid, string PatientPart, string Adjustments, bool IsPosted, string Waits, string? Claim);

internal sealed record WaitingPage(int Count, string Paid, int Page, int PageRows, IReadOnlyList<WaitingItem> Rows);

internal sealed record WaitingItem(
    string Id, string Payment, string Number, string Patient, string Payer, string Trace, DateOnly PaidOn, DateOnly? ServiceDay, string Status, string Charge, string Paid, string Why, IReadOnlyList<CandidateItem> Candidates);

internal sealed record CandidateItem(string Claim, string Number, DateOnly? ServiceDay, string Charge, string Agrees);

internal sealed record PayerNameItem(string Id, string Name, string State, string PayerKey, string Payer, int Payments, int Claims, string Posted, int WaitingClaims, string Waiting);

internal sealed record ActItem(string Id, string Result);

/// <summary>The claim that a payment is for, by id or number.</summary>
internal sealed record MatchGiven(string Claim);
