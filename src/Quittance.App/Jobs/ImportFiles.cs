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
    /// <summary>Files of so much together are loaded in one transaction: some 300 claims, so that others wait no longer than for one batch of a large file.</summary>
    private const int GroupBytes = 256 * 1024;

    private sealed record ReceivedFile(string Name, Guid Id, string Sha, byte[]? Bytes);

    public async Task<ImportReport> RunAsync(Import import, Action<ImportProgress>? progress, CancellationToken cancellation) =>
        await new ReportImport(db, import.Tenant).RunAsync(await LoadAsync(import, progress, cancellation), cancellation);

    /// <summary>The same for a caller that asks about the files alone: adding up the whole database takes its time.</summary>
    public async Task<IReadOnlyList<FileReport>> TakeInAsync(Import import, Action<ImportProgress>? progress, CancellationToken cancellation) =>
        await new ReportImport(db, import.Tenant).FilesAsync(await LoadAsync(import, progress, cancellation), cancellation);

    /// <summary>The same for a caller that asks nothing.</summary>
    public async Task<int> TakeInQuietlyAsync(Import import, CancellationToken cancellation) => (await LoadAsync(import, null, cancellation)).Count;

    private async Task<List<FileResult>> LoadAsync(Import import, Action<ImportProgress>? progress, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        var payers = await PayerDirectory.ReadAsync(db, import.Tenant, cancellation);
        var results = new FileResult[import.Files.Count];
        var small = new List<(int At, ReceivedFile File)>();
        for (var i = 0; i < import.Files.Count; i++)
        {
            var (done, name) = (i, import.Files[i].Name);
            progress?.Invoke(new ImportProgress(done, import.Files.Count, name, 0));
            var (received, refused) = await ReceiveAsync(import, import.Files[i], cancellation);
            if (received is not null && !Fits(small, received))
            {
                await LoadTogetherAsync(import, small, payers, results, cancellation);
                small.Clear();
            }
            if (received is null) results[i] = refused!;
            else if (received.Bytes is not null) small.Add((i, received));
            else results[i] = await LoadAsync(import, received, payers, null, claims => progress?.Invoke(new ImportProgress(done, import.Files.Count, name, claims)), cancellation);
        }
        await LoadTogetherAsync(import, small, payers, results, cancellation);
        progress?.Invoke(new ImportProgress(import.Files.Count, import.Files.Count, "", 0));
        return [.. results];
    }

    /// <summary>The same content twice goes into two transactions: the second is known by what the first left.</summary>
    private static bool Fits(List<(int At, ReceivedFile File)> small, ReceivedFile next) =>
        next.Bytes is not null && small.Sum(s => s.File.Bytes!.Length) + next.Bytes.Length <= GroupBytes && !small.Exists(s => s.File.Sha == next.Sha);

    private async Task LoadTogetherAsync(Import import, List<(int At, ReceivedFile File)> files, PayerDirectory payers, FileResult[] results, CancellationToken cancellation)
    {
        if (files.Count == 0) return;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        using var group = new LoadGroup(db, new LoadSettings(import.Tenant, import.Actor, clock), payers);
        foreach (var (at, file) in files) results[at] = await LoadAsync(import, file, payers, group, null, cancellation);
        await group.FinishAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        import.AfterCommit?.Invoke();
    }

    /// <summary>Keeps the file to the byte, or says why it could not be read.</summary>
    private async Task<(ReceivedFile? File, FileResult? Refused)> ReceiveAsync(Import import, GivenFile given, CancellationToken cancellation)
    {
        if (given.Refusal is not null) return (null, FileResult.Rejected(given.Name, Refusal("file.unreadable", given.Refusal, "Give a file that can be read.")));
        try
        {
            await using var content = given.Open();
            var bytes = content.CanSeek && content.Length <= GroupBytes ? new byte[content.Length] : null;
            if (bytes is not null) await content.ReadExactlyAsync(bytes, cancellation);
            using var again = bytes is null ? null : new MemoryStream(bytes, writable: false);
            var stored = await vault.StoreAsync(import.Tenant, again ?? content, given.Name, import.Direction, cancellation);
            return (new ReceivedFile(given.Name, stored.Id, Convert.ToHexStringLower(stored.Sha256!), bytes), null);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            return (null, FileResult.Rejected(given.Name, Refusal("file.unreadable", $"The file could not be read to its end: {fault.Message}", "Fetch the file again.")));
        }
    }

    private async Task<FileResult> LoadAsync(Import import, ReceivedFile file, PayerDirectory payers, LoadGroup? group, Action<int>? claims, CancellationToken cancellation)
    {
        var intake = await db.Set<IntakeRow>().AsNoTracking().SingleOrDefaultAsync(r => r.TenantId == import.Tenant && r.Sha256 == file.Sha, cancellation);
        if (intake is { IsDone: true })
        {
            using var writer = new RowWriter(db);
            await writer.InsertAsync([Receipt(import, intake, "duplicate")], cancellation);
            if (group is null) import.AfterCommit?.Invoke();
            return new FileResult(file.Name, intake, IsDuplicate: true, []);
        }
        Survey survey;
        await using (var content = Read(import.Tenant, file)) survey = SurveyFile.Run(content);
        intake ??= Begin(import.Tenant, file.Id, file.Sha, survey);
        var receipt = Receipt(import, intake, intake.IsRejected ? "rejected" : intake.IsReceivedOnly ? "received" : "imported");
        using var load = await FileLoad.BeginAsync(db, cipher, new LoadSettings(import.Tenant, import.Actor, clock, import.AfterCommit), intake, survey, payers, group, cancellation);
        await using (var content = Read(import.Tenant, file)) await load.RunAsync(content, receipt, claims, cancellation);
        return new FileResult(file.Name, intake, IsDuplicate: false, [.. FileFindings.Of(survey, intake.IsRejected), .. load.Findings]);
    }

    /// <summary>A small file is at hand; a large one is read from where it is kept.</summary>
    private BlankedStream Read(Guid tenant, ReceivedFile file) => new(file.Bytes is { } bytes ? new MemoryStream(bytes, writable: false) : vault.OpenRead(tenant, file.Id));

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
