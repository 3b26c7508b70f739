using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Quittance.App.Analytics;
using Quittance.App.Claims;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Claims;
using Quittance.Web.Parts;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Analytics;

/// <summary>Figures, the claims behind them and the work of Home, for programs.</summary>
internal static class AnalyticsApi
{
    public static void MapAnalytics(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/kpis", KpisAsync).WithMetadata(new NeedsAttribute(Permission.Figures))
            .Describe("listKpis", "The key figures of a period, as the command kpis prints them.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/api/kpis/{id}/claims", ClaimsAsync).WithMetadata(new NeedsAttribute(Permission.Figures))
            .Describe("listKpiClaims", "The claims behind a figure, fifty to a page.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/api/home/work", WorkAsync).WithMetadata(new NeedsAttribute(Permission.Home))
            .Describe("listWork", "What needs work, with counts, money and the queue that each opens.").Produces(StatusCodes.Status200OK);
        app.MapGet("/analytics/{id}/claims.csv", CsvAsync).WithMetadata(new NeedsAttribute(Permission.Figures));
    }

    private static async Task<IResult> KpisAsync(HttpRequest request, FigureReading reading, CancellationToken cancellation)
    {
        if (Period(request, reading) is not { } asked) return Unreadable(request, reading);
        var figures = await reading.ReadAsync(asked.Value, cancellation);
        using var stream = new MemoryStream();
        await using (var json = new Utf8JsonWriter(stream)) KpiJson.Write(json, figures.Report);
        return Results.Bytes(stream.ToArray(), "application/json; charset=utf-8");
    }

    private static async Task<IResult> ClaimsAsync(string id, HttpRequest request, FigureReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        if (Period(request, reading) is not { } asked) return Unreadable(request, reading);
        if (Figures.Open(await reading.ReadAsync(asked.Value, cancellation), id)?.Find(request.Query["part"]) is not { } part)
            return Results.Problem("There is no such figure, or it has no such part.", statusCode: StatusCodes.Status404NotFound, title: "Not found.", extensions: Code("kpi.unknown"));
        var page = 1;
        if (request.Query["page"] is [{ } text] && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out page) || page is < 1 or > 10_000_000))
            return Results.Problem("The page is not a whole number from 1.", statusCode: StatusCodes.Status400BadRequest, title: "The page cannot be read.", extensions: Code("page.unreadable"));
        var rows = await reading.PageAsync(part.Claims, page, cancellation);
        if (rows.Count > 0) await trail.ListAsync("figure.claims", cancellation);
        return Results.Ok(new FigureClaims(id, part.Key, part.Claims.Count, page, FigureReading.PageRows, [.. rows.Select(ClaimsApi.Item)]));
    }

    private static async Task<IResult> WorkAsync(HomeWork work, CancellationToken cancellation) =>
        Results.Ok(new { work = (await work.ReadAsync(cancellation)).Select(line => new { line.Id, line.Count, amount = line.Amount?.ToString(), line.Title, line.Href }) });

    private static async Task CsvAsync(string id, HttpContext http, FigureReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var part = Period(http.Request, reading) is { } asked ? Figures.Open(await reading.ReadAsync(asked.Value, cancellation), id)?.Find(http.Request.Query["part"]) : null;
        if (part is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        await trail.ListAsync("figure.export", cancellation);
        await CsvAnswer.SendAsync(http.Response, $"{id}-{part.Key.ToLowerInvariant().Replace('/', '-').Replace('+', '-')}.csv",
            ["Claim", "Patient", "Service day", "Payer", "State", "Charge", "Paid", "Open"], Lines(reading.AllAsync(part.Claims, cancellation), cancellation), cancellation);
    }

    private static async IAsyncEnumerable<string[]> Lines(IAsyncEnumerable<ClaimLine> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation))
            yield return [row.Number, row.Patient, row.Day is { } day ? $"{day:yyyy-MM-dd}" : "", row.Payer, Chips.Of(row.Chip).Word, row.Charge.ToString(), row.Paid.ToString(), row.Open.ToString()];
    }

    /// <summary>The period of an address; null when a day cannot be read or the period ends before it begins.</summary>
    private static Result<KpiPeriod>.Ok? Period(HttpRequest request, FigureReading reading) =>
        Days(request) is var (from, to, asOf) ? reading.Period(from, to, asOf) as Result<KpiPeriod>.Ok : null;

    private static IResult Unreadable(HttpRequest request, FigureReading reading)
    {
        var sentence = Days(request) is var (from, to, asOf) && reading.Period(from, to, asOf) is Result<KpiPeriod>.Refused refused ? refused.Sentence : "A date could not be read. Write dates like 2026-11-16.";
        return Results.Problem(sentence, statusCode: StatusCodes.Status400BadRequest, title: "The period cannot be read.", extensions: Code("kpi.period"));
    }

    private static (DateOnly? From, DateOnly? To, DateOnly? AsOf)? Days(HttpRequest request)
    {
        var days = new DateOnly?[3];
        foreach (var (name, at) in (ReadOnlySpan<(string, int)>)[("from", 0), ("to", 1), ("as-of", 2)])
        {
            if (request.Query[name] is not [{ Length: > 0 } text]) continue;
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return null;
            days[at] = day;
        }
        return (days[0], days[1], days[2]);
    }

    private static Dictionary<string, object?> Code(string code) => new(StringComparer.Ordinal) { ["code"] = code };
}

/// <summary>A page of the claims behind one part of a figure.</summary>
internal sealed record FigureClaims(string Id, string Part, int Count, int Page, int PageRows, IReadOnlyList<ClaimItem> Rows);
