using System.Runtime.CompilerServices;
using Quittance.App.Claims;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>
/// Claims for programs: the same filters as the page, as JSON and as CSV. A filter that the page would leave out with a word about it is
/// refused here, because a program does not read words.
/// </summary>
internal static class ClaimsApi
{
    public static void MapClaims(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/claims", ListAsync).WithMetadata(new NeedsAttribute(Permission.Claims))
            .Describe("listClaims", "Claims of a filter, fifty to a page. The filters are those of the page /claims.").Produces<ClaimPage>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/claims.csv", CsvAsync).WithMetadata(new NeedsAttribute(Permission.Claims)).Describe("exportClaims", "All claims of a filter as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, ClaimReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(ClaimList.Shape, request.Query);
        if (ask.Complaints.Count > 0)
            return Results.Problem(string.Join(" ", ask.Complaints), statusCode: StatusCodes.Status400BadRequest, title: "A filter cannot be read.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "filter.unreadable" });
        var filter = await reading.FilterAsync(ask, cancellation);
        var totals = await reading.TotalsAsync(ask, filter, cancellation);
        var rows = await reading.PageAsync(ask, filter, totals.Count, cancellation);
        if (rows.Count > 0) await trail.ListAsync("claims.api", cancellation);
        return Results.Ok(new ClaimPage(totals.Count, totals.Charge.ToString(), totals.Open.ToString(), totals.Unposted.ToString(), ask.Page, ask.Shape.PageRows, [.. rows.Select(Item)]));
    }

    internal static ClaimItem Item(ClaimLine row) => new(row.Id.ToString("N"), row.Number, row.Patient, row.Day, row.PayerKey, row.Payer, row.ProviderNpi, row.State, row.Charge.ToString(),
        row.Paid.ToString(), row.Open.ToString(), row.Severity switch { 3 => "Stop", 2 => "Warning", 1 => "Note", _ => null }, row.Severity > 0 ? row.FindingId : null, row.OwnerId?.ToString("N"), row.SnoozedUntil, row.Unposted?.ToString());

    private static async Task CsvAsync(HttpContext http, ClaimReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(ClaimList.Shape, http.Request.Query);
        var filter = await reading.FilterAsync(ask, cancellation);
        await trail.ListAsync("claims.export", cancellation);
        await CsvAnswer.SendAsync(http.Response, "claims.csv",
            ["Claim", "Patient", "Service day", "Payer", "Provider", "State", "Charge", "Paid", "Open", "Age in days", "Finding", "What was found", "Owner", "Snoozed until", "Claimed, not posted"],
            Lines(reading.AllAsync(ask, filter, cancellation), reading.Today, cancellation), cancellation);
    }

    private static async IAsyncEnumerable<string[]> Lines(IAsyncEnumerable<ClaimLine> rows, DateOnly today, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
            yield return
            [
                row.Number, row.Patient, row.Day is { } day ? $"{day:yyyy-MM-dd}" : "", row.Payer, row.Provider, Chips.Of(row.Chip).Word, row.Charge.ToString(), row.Paid.ToString(),
                row.Open.ToString(), row.Day is { } served ? $"{today.DayNumber - served.DayNumber}" : "", row.FindingId, row.Finding, row.Owner, row.SnoozedUntil is { } until ? $"{until:yyyy-MM-dd}" : "", row.Unposted?.ToString() ?? "",
            ];
    }
}

/// <summary>A page of claims. <c>Unposted</c> is what held claims were sent with and no ledger has yet. Amounts are decimal text, so that no reader makes binary fractions of them.</summary>
internal sealed record ClaimPage(int Count, string Charge, string Open, string Unposted, int Page, int PageRows, IReadOnlyList<ClaimItem> Rows);

internal sealed record ClaimItem(
    string Id, string Number, string Patient, DateOnly? ServiceDay, string PayerKey, string Payer, string ProviderNpi, string State, string Charge, string Paid, string Open,
    string? Severity, string? Finding, string? Owner, DateOnly? SnoozedUntil, string? Unposted);
