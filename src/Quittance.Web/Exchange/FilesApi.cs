using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Exchange;

/// <summary>Files for programs: the list, one file, its bytes, an upload and how far its import is.</summary>
internal static class FilesApi
{
    public static void MapFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/files", ListAsync).WithMetadata(new NeedsAttribute(Permission.Files))
            .Describe("listFiles", "Files of a filter, fifty to a page. The filters are those of the page /files.").Produces<FilePage>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/api/files/{id:guid}", OneAsync).WithMetadata(new NeedsAttribute(Permission.Files))
            .Describe("getFile", "One file: its envelopes, each time it came, its claims and remittances, and what was found.").Produces<FileDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/api/files", UploadAsync).WithMetadata(new NeedsAttribute(Permission.FilesUpload))
            .Describe("uploadFiles", "Takes X12 files, also as zip or gzip, as multipart/form-data. They are imported in the background.").TakesFiles()
            .Produces<ImportState>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType);
        app.MapGet("/api/imports/{id:guid}", ProgressAsync).WithMetadata(new NeedsAttribute(Permission.FilesUpload))
            .Describe("getImport", "How far the files of one upload are.").Produces<ImportState>().ProducesProblem(StatusCodes.Status404NotFound);
        // A GET tells how an upload stands; a POST puts one that was parked back in line.
        app.MapGet("/api/uploads/{id:guid}/retry", UploadStateAsync).WithMetadata(new NeedsAttribute(Permission.FilesUpload))
            .Describe("getUpload", "One file of an upload: where it stands and why.").Produces<ImportItem>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapPost("/api/uploads/{id:guid}/retry", RetryAsync).WithMetadata(new NeedsAttribute(Permission.FilesUpload)).NeedsToken()
            .Describe("retryUpload", "Puts a file whose import stopped back in line.").Produces<ImportState>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        app.MapGet("/files/{id:guid}/content", ContentAsync).WithMetadata(new NeedsAttribute(Permission.Files))
            .Describe("downloadFile", "The file to the byte as it was received.").Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/files.csv", CsvAsync).WithMetadata(new NeedsAttribute(Permission.Files)).Describe("exportFiles", "All files of a filter as CSV.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<IResult> ListAsync(HttpRequest request, FileReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(FileShape.Shape, request.Query);
        if (ask.Complaints.Count > 0) return Description.Refuse(StatusCodes.Status400BadRequest, "filter.unreadable", "A filter cannot be read.", string.Join(" ", ask.Complaints));
        var found = (await reading.FindAsync(ask, cancellation)).Files;
        var rows = found.Skip((ask.Page - 1) * ask.Shape.PageRows).Take(ask.Shape.PageRows).ToList();
        var names = await reading.NamesAsync(rows, cancellation);
        if (rows.Count > 0) await trail.ListAsync("files.list", cancellation);
        return Results.Ok(new FilePage(found.Count, ask.Page, ask.Shape.PageRows, [.. rows.Select(f => Item(f, names[f.Id]))]));
    }

    private static FileItem Item(FileEntry file, string name) => new(file.Id.ToString("N"), name, file.Kind, file.Status, file.Received, file.Length, file.Claims, file.Charges.ToString(), file.Paid.ToString(), file.Times);

    private static async Task<IResult> OneAsync(Guid id, FileReading reading, ReadFile read, CurrentPerson current, ReadTrail trail, CancellationToken cancellation)
    {
        if (await read.RunAsync(current.Value!.TenantId, id, cancellation) is not { } facts || await reading.OneAsync(id, cancellation) is not { } entry) return Description.NotThere("file");
        await trail.RecordAsync("file.show", Subjects.File, id, cancellation);
        return Results.Ok(new FileDetail(Item(entry, facts.Name), facts.Sha256,
            [.. facts.Sets.Select(s => new FileSet(s.Type, s.Guide, s.Sender, s.Receiver, s.InterchangeControl, s.GroupControl, s.SetControl, s.IsTest))],
            [.. facts.Receipts.Select(r => new FileArrival(r.ReceivedAt, r.Status))],
            [.. facts.Claims.Select(c => new FileClaimItem(c.Id.ToString("N"), c.Number, c.Day, c.Charge.ToString(), c.Disposition))], facts.ClaimCount,
            [.. facts.Remittances.Select(r => new FileRemittanceItem(r.Id.ToString("N"), r.Payer, r.Trace, r.BookDate, r.Paid.ToString(), r.State, r.IsReplay))], facts.Findings));
    }

    private static async Task<IResult> UploadAsync(HttpContext http, ReceiveUpload receive, ReadUploads uploads, CurrentPerson current, CancellationToken cancellation)
    {
        var receipt = await receive.RunAsync(http, cancellation);
        if (receipt.Batch is not { } batch) return Description.Refuse(receipt.Status, receipt.Code, "The upload was not taken.", receipt.Words);
        return Results.Accepted($"/api/imports/{batch:N}", State(batch, await uploads.BatchAsync(current.Value!.TenantId, batch, cancellation), uploads.WaitsForAnother));
    }

    private static async Task<IResult> ProgressAsync(Guid id, ReadUploads uploads, CurrentPerson current, CancellationToken cancellation)
    {
        var batch = await uploads.BatchAsync(current.Value!.TenantId, id, cancellation);
        return batch.Count == 0 ? Description.NotThere("upload") : Results.Ok(State(id, batch, uploads.WaitsForAnother));
    }

    private static ImportState State(Guid id, IReadOnlyList<Upload> batch, bool waits) => new(id.ToString("N"), !batch.Any(u => u.IsLeft), waits && batch.Any(u => u.IsLeft),
        [.. batch.Select(Item)]);

    private static ImportItem Item(Upload u) => new(u.Id.ToString("N"), u.Name, u.State, u.Reason.Length > 0 ? u.Reason : null, u.Progress?.Claims, u.Progress?.FilesDone, u.Progress?.Files,
        [.. u.Outcome.Select(o => new ImportedFile(o.Name, o.File?.ToString("N"), o.Kind, o.Status, o.Claims, o.Posted, o.Held, o.Why))]);

    private static async Task<IResult> UploadStateAsync(Guid id, ReadUploads uploads, CurrentPerson current, CancellationToken cancellation) =>
        await uploads.OneAsync(current.Value!.TenantId, id, cancellation) is { } upload ? Results.Ok(Item(upload)) : Description.NotThere("upload");

    private static async Task<IResult> RetryAsync(Guid id, QueueUpload queue, ReadUploads uploads, CurrentPerson current, CancellationToken cancellation) => await queue.RetryAsync(current.Value!.Acting, id, cancellation) switch
    {
        Result<Guid>.Ok { Value: var batch } => Results.Accepted($"/api/imports/{batch:N}", State(batch, await uploads.BatchAsync(current.Value!.TenantId, batch, cancellation), uploads.WaitsForAnother)),
        Result<Guid>.Refused { Code: "upload.not-parked" } refused => Description.Refuse(StatusCodes.Status409Conflict, refused.Code, "Nothing was changed.", refused.Sentence),
        _ => Description.NotThere("upload"),
    };

    private static async Task<IResult> ContentAsync(Guid id, HttpContext http, QuittanceDb db, FileVault vault, CurrentPerson current, ReadTrail trail, CancellationToken cancellation)
    {
        var tenant = current.Value!.TenantId;
        var isKnown = await db.Set<IntakeRow>().AnyAsync(i => i.TenantId == tenant && i.Id == id, cancellation);
        var file = isKnown ? await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.TenantId == tenant && f.Id == id, cancellation) : null;
        if (file is null) return Description.NotThere("file");
        await trail.RecordAsync("file.download", Subjects.File, id, cancellation);
        var about = new ContentDispositionHeaderValue("attachment");
        about.SetHttpFileName(Name(vault.NameOf(file)));
        http.Response.Headers.ContentDisposition = about.ToString();
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Stream(vault.OpenRead(tenant, id), "application/octet-stream");
    }

    /// <summary>The last part of the name, also of an archive's member, without what a file system could trip over.</summary>
    private static string Name(string name)
    {
        var clean = string.Concat(name[(name.LastIndexOfAny(['/', '\\', '!']) + 1)..].Select(c => char.IsControl(c) || c is '"' or '<' or '>' or ':' or '|' or '?' or '*' ? '_' : c)).Trim('.', ' ');
        return clean.Length == 0 ? "file.x12" : clean;
    }

    private static async Task CsvAsync(HttpContext http, FileReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(FileShape.Shape, http.Request.Query);
        var found = (await reading.FindAsync(ask, cancellation)).Files;
        await trail.ListAsync("files.export", cancellation);
        await CsvAnswer.SendAsync(http.Response, "files.csv", ["File", "Received", "Kind", "Status", "Times received", "Claims", "Charges", "Paid", "Bytes", "Id"], Lines(found, reading, cancellation), cancellation);
    }

    private static async IAsyncEnumerable<string[]> Lines(List<FileEntry> files, FileReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in files.Chunk(Batches.Ids))
        {
            var names = await reading.NamesAsync(some, cancellation);
            foreach (var f in some)
                yield return [names[f.Id], $"{f.Received:yyyy-MM-ddTHH:mm:ssZ}", f.Kind, f.Status, $"{f.Times}", $"{f.Claims}", f.Charges.ToString(), f.Paid.ToString(), $"{f.Length}", f.Id.ToString("N")];
        }
    }
}

/// <summary>A page of files. Amounts are decimal text, so that no reader makes binary fractions of them.</summary>
internal sealed record FilePage(int Count, int Page, int PageRows, IReadOnlyList<FileItem> Rows);

internal sealed record FileItem(string Id, string Name, string Kind, string Status, DateTimeOffset Received, long Bytes, int Claims, string Charges, string Paid, int TimesReceived);

internal sealed record FileDetail(
    FileItem File, string Sha256, IReadOnlyList<FileSet> Sets, IReadOnlyList<FileArrival> Arrivals, IReadOnlyList<FileClaimItem> Claims, int ClaimCount, IReadOnlyList<FileRemittanceItem> Remittances, IReadOnlyList<Finding>? Findings);

internal sealed record FileSet(string Type, string Guide, string Sender, string Receiver, string InterchangeControl, string GroupControl, string SetControl, bool IsTest);

internal sealed record FileArrival(DateTimeOffset At, string Status);

internal sealed record FileClaimItem(string Id, string Number, DateOnly? ServiceDay, string Charge, string Disposition);

internal sealed record FileRemittanceItem(string Id, string Payer, string Trace, DateOnly BookDate, string Paid, string State, bool IsRepeat);

/// <summary>How far an upload is. <c>Waits</c>: another import runs on the server, and this one comes after it.</summary>
internal sealed record ImportState(string Id, bool Done, bool Waits, IReadOnlyList<ImportItem> Files);

internal sealed record ImportItem(string Id, string Name, string State, string? Reason, int? ClaimsRead, int? FilesDone, int? FilesInIt, IReadOnlyList<ImportedFile> Outcome);

internal sealed record ImportedFile(string Name, string? Id, string Kind, string Status, int Claims, int Posted, int Held, string? Why);
