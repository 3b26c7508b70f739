using Quittance.App.Analytics;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Receivables;

/// <summary>Receivables by payer and age for programs and for a table of one's own.</summary>
internal static class ReceivablesApi
{
    public static void MapReceivables(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/receivables", ListAsync).WithMetadata(new NeedsAttribute(Permission.Receivables))
            .Describe("getReceivables", "What is owed by payer and age, with its proof against the ledger.").Produces(StatusCodes.Status200OK);
        app.MapGet("/receivables.csv", CsvAsync).WithMetadata(new NeedsAttribute(Permission.Receivables));
    }

    private static async Task<IResult> ListAsync(CurrentPerson current, TimeProvider time, ReadReceivables receivables, CancellationToken cancellation)
    {
        var figures = await receivables.RunAsync(current.Value!.TenantId, current.Value!.Today(time), cancellation);
        return Results.Ok(new ReceivablesAnswer(figures.AsOf, figures.Ledger.ToString(), figures.LedgerPatient.ToString(), figures.IsProven, Item(figures.All, "All payers"), [.. figures.Payers.Select(p => Item(p, figures.NameOf(p.Payer)))]));
    }

    private static ReceivablesItem Item(AgedPayer row, string name) => new(row.Payer, name, [.. row.Ages.Select((a, i) => new AgeItem(AgingByPayer.Classes[i].From, AgingByPayer.Classes[i].To, a.ToString()))],
        row.Owed.ToString(), Text(row.InsurerPart), Text(row.PatientPart), row.Credits.ToString(), row.NotYet.ToString(), row.Voided.ToString(), row.Claims);

    private static async Task CsvAsync(HttpContext http, CurrentPerson current, TimeProvider time, ReadReceivables receivables, CancellationToken cancellation)
    {
        var figures = await receivables.RunAsync(current.Value!.TenantId, current.Value!.Today(time), cancellation);
        await CsvAnswer.SendAsync(http.Response, "receivables.csv", ["Payer", .. AgingView.Ages, "Owed", "Of it insurers", "Of it patients", "Credits", "Services still to come", "Voided", "Open claims"],
            figures.Payers.Select(p => Line(figures.NameOf(p.Payer), p)).Append(Line("All payers", figures.All)).ToAsyncEnumerable(), cancellation);
    }

    private static string[] Line(string name, AgedPayer row) =>
        [name, .. row.Ages.Select(a => Text(a)), Text(row.Owed), Text(row.InsurerPart), Text(row.PatientPart), Text(row.Credits), Text(row.NotYet), Text(row.Voided), Parts.Words.Count(row.Claims)];

    private static string Text(Money? money) => money?.ToString() ?? "";
}

internal sealed record ReceivablesAnswer(DateOnly AsOf, string Ledger, string LedgerPatients, bool IsProven, ReceivablesItem All, IReadOnlyList<ReceivablesItem> Payers);

/// <summary>One payer. Amounts are decimal text.</summary>
internal sealed record ReceivablesItem(string PayerKey, string Payer, IReadOnlyList<AgeItem> Ages, string Owed, string Insurers, string Patients, string Credits, string NotYet, string Voided, int Claims);

internal sealed record AgeItem(int FromDays, int? ToDays, string Amount);
