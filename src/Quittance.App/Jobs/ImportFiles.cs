using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;

namespace Quittance.App.Jobs;

/// <summary>Files to import into a practice. <paramref name="AfterCommit"/> lets tests stop the work between two commits.</summary>
internal sealed record Import(Guid Tenant, IReadOnlyList<GivenFile> Files, string Actor, Action? AfterCommit = null)
{
    /// <summary>In for what came, out for the practice's own files once they are sent.</summary>
    public FileDirection Direction { get; init; } = FileDirection.In;
}

/// <summary>How far an import is: files done of all, claims of the present file.</summary>
internal readonly record struct ImportProgress(int FilesDone, int Files, string File, int Claims);

/// <summary>
/// Takes files in, whatever they are: keeps each to the byte, works out what it is, loads it. A file that was loaded before only adds
/// a line to the receipt log; one that was begun before is loaded to its end.
/// </summary>
internal sealed class ImportFiles(QuittanceDb db, FileVault vault, FieldCipher cipher, TimeProvider clock)
{
    public async Task<ImportReport> RunAsync(Import import, Action<ImportProgress>? progress, CancellationToken cancellation) =>
        await new ReportImport(db, import.Tenant).RunAsync(await LoadAsync(import, progress, cancellation), cancellation);

    /// <summary>The same for a caller that asks about the files alone: adding up the whole database takes its time.</summary>
    public async Task<IReadOnlyList<FileReport>> TakeInAsync(Import import, Action<ImportProgress>? progress, CancellationToken cancellation) =>
        await new ReportImport(db, import.Tenant).FilesAsync(await LoadAsync(import, progress, cancellation), cancellation);

    private async Task<List<FileResult>> LoadAsync(Import import, Action<ImportProgress>? progress, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var payers = await PayerDirectory.ReadAsync(db, import.Tenant, cancellation);
        var results = new List<FileResult>();
        for (var i = 0; i < import.Files.Count; i++)
        {
            var given = import.Files[i];
            progress?.Invoke(new ImportProgress(i, import.Files.Count, given.Name, 0));
            var done = i;
            results.Add(await TakeAsync(import, given, payers, claims => progress?.Invoke(new ImportProgress(done, import.Files.Count, given.Name, claims)), cancellation));
        }
        progress?.Invoke(new ImportProgress(import.Files.Count, import.Files.Count, "", 0));
        return results;
    }

    private async Task<FileResult> TakeAsync(Import import, GivenFile given, PayerDirectory payers, Action<int> claims, CancellationToken cancellation)
    {
        if (given.Refusal is not null) return FileResult.Rejected(given.Name, Refusal("file.unreadable", given.Refusal, "Give a file that can be read."));
        StoredFile stored;
        try
        {
            await using var content = given.Open();
            stored = await vault.StoreAsync(import.Tenant, content, given.Name, import.Direction, cancellation);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return FileResult.Rejected(given.Name, Refusal("file.unreadable", $"The file could not be read to its end: {fault.Message}", "Fetch the file again."));
        }
        var sha = Convert.ToHexStringLower(stored.Sha256!);
        var intake = await db.Set<IntakeRow>().AsNoTracking().SingleOrDefaultAsync(r => r.TenantId == import.Tenant && r.Sha256 == sha, cancellation);
        if (intake is { IsDone: true })
        {
            using var writer = new RowWriter(db);
            await writer.InsertAsync([Receipt(import, intake, "duplicate")], cancellation);
            import.AfterCommit?.Invoke();
            return new FileResult(given.Name, intake, IsDuplicate: true, []);
        }
        Survey survey;
        await using (var content = new BlankedStream(vault.OpenRead(import.Tenant, stored.Id))) survey = SurveyFile.Run(content);
        intake ??= Begin(import.Tenant, stored.Id, sha, survey);
        var receipt = Receipt(import, intake, intake.IsRejected ? "rejected" : intake.IsReceivedOnly ? "received" : "imported");
        using var load = await FileLoad.BeginAsync(db, cipher, new LoadSettings(import.Tenant, import.Actor, clock, import.AfterCommit), intake, survey, payers, cancellation);
        await using (var content = new BlankedStream(vault.OpenRead(import.Tenant, stored.Id)))
            await load.RunAsync(content, receipt, claims, cancellation);
        return new FileResult(given.Name, intake, IsDuplicate: false, [.. FileFindings.Of(survey, intake.IsRejected), .. load.Findings]);
    }

    private static IntakeRow Begin(Guid tenant, Guid file, string sha, Survey survey)
    {
        var posting = survey.Sets.Where(s => s.Posts).ToList();
        return new IntakeRow
        {
            TenantId = tenant,
            Id = file,
            Sha256 = sha,
            Kind = survey.Kind,
            Claims = survey.Sets.Sum(s => s.Claims),
            Charges = Sum(posting.Where(s => s.Type == "837P").Select(s => s.Charges)),
            Paid = Sum(posting.Where(s => s.Type == "835").Select(s => s.Paid)),
            IsReceivedOnly = posting.Count == 0 && !survey.Sets.Any(s => s.Type is "999" or "997" or "277CA" && s.IsTyped) && survey.Acknowledgments == 0,
            IsRejected = survey.Sets.Count == 0 && survey.Acknowledgments == 0,
        };
    }

    private ReceiptRow Receipt(Import import, IntakeRow intake, string status)
    {
        var now = clock.GetUtcNow();
        return new ReceiptRow { TenantId = import.Tenant, Id = Guid.CreateVersion7(now), IntakeId = intake.Id, ReceivedAt = now, Status = status, Kind = intake.Kind };
    }

    private static Finding Refusal(string id, string message, string clears) => new(id, Severity.Error, message) { Clears = clears };

    private static Money Sum(IEnumerable<Money> amounts)
    {
        var sum = Money.Zero;
        foreach (var amount in amounts) sum += amount;
        return sum;
    }
}

/// <summary>One file of a run. <paramref name="Intake"/> is null when it could not be read at all.</summary>
internal sealed record FileResult(string Name, IntakeRow? Intake, bool IsDuplicate, IReadOnlyList<Finding> Findings)
{
    public static FileResult Rejected(string name, Finding why) => new(name, null, false, [why]);
}
