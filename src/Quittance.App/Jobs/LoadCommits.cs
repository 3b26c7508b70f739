using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Ledger;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Jobs;

/// <summary>What one transaction of a load takes: the documents that were read since the last, and how far that is.</summary>
internal sealed class LoadBatch(ClaimStage claims, AnswerStage answers)
{
    /// <summary>Closes a batch: it ends at <paramref name="step"/>, with what was read of a remittance until there.</summary>
    public LoadBatch(LoadBatch read, RemittanceStage? remittance, bool endsRemittance, long step) : this(read.Claims, read.Answers)
    {
        (Sets, Copies) = (read.Sets, read.Copies);
        (Remittance, Decisions, EndsRemittance, Step) = (remittance, remittance?.TakeDecisions() ?? [], endsRemittance, step);
    }

    public List<TransactionSetRow> Sets { get; } = [];
    public List<RemittanceCopyRow> Copies { get; } = [];
    public ClaimStage Claims => claims;
    public AnswerStage Answers => answers;
    public RemittanceStage? Remittance { get; }
    public IReadOnlyList<DecisionRow> Decisions { get; } = [];
    /// <summary>The remittance is read to its end, so it posts or is held.</summary>
    public bool EndsRemittance { get; }
    /// <summary>Steps of the file that are done with this batch.</summary>
    public long Step { get; }
}

/// <summary>
/// Commits the batches of a load, one after the other: documents, everything that follows from them, and how far the file is read, in one
/// transaction. Nothing of it is ever there alone. While one is committed the next may be read. Batches of a file that is loaded in a group are kept in the group's transaction and settled with it.
/// </summary>
internal sealed class LoadCommits(QuittanceDb db, FieldCipher cipher, LoadSettings settings, IntakeRow intake, PayerDirectory payers, LoadGroup? group) : IDisposable
{
    private readonly RowWriter _writer = group?.Writer ?? new RowWriter(db);
    private readonly HashSet<Guid> _knownParties = group?.KnownParties ?? [];
    private readonly List<DecisionRow> _retie = [];
    private IntakeRow _intake = intake;

    /// <summary>What posting found beyond the survey.</summary>
    public List<Finding> Findings { get; } = [];

    public ClaimStage NewClaims() => new(db, _writer, cipher, settings.Tenant, _knownParties);

    public AnswerStage NewAnswers() => new(db, _writer, settings.Tenant);

    public async Task RunAsync(LoadBatch batch, CancellationToken cancellation)
    {
        if (group is not null)
        {
            group.Add(_intake.Id, await KeepAsync(batch, cancellation), _retie, batch.Claims);
            _retie.Clear();
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var numbers = await KeepAsync(batch, cancellation);
        if (numbers.Count + _retie.Count > 0)
            await new SettleNumbers(db, _writer, settings.Tenant, payers, settings.Clock, settings.Actor) { Fresh = batch.Claims.Fresh }.RunAsync(numbers, _retie, cancellation);
        _intake = _intake with { StepsDone = batch.Step };
        await _writer.UpsertAsync([_intake], cancellation);
        if (numbers.Count + _retie.Count > 0) await RecordAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        _retie.Clear();
        settings.AfterCommit?.Invoke();
    }

    /// <summary>Keeps the documents, and tells which numbers they touch.</summary>
    private async Task<HashSet<Guid>> KeepAsync(LoadBatch batch, CancellationToken cancellation)
    {
        await _writer.InsertAsync(batch.Sets, cancellation);
        await _writer.InsertAsync(batch.Copies, cancellation);
        var numbers = await FindTouchedAsync(batch.Sets, cancellation);
        if (batch.Claims.Count > 0)
        {
            await batch.Claims.WriteAsync(cancellation);
            numbers.UnionWith(batch.Claims.Numbers);
            await FindRetieAsync(batch.Claims, cancellation);
        }
        if (batch.Answers.Count > 0)
        {
            numbers.UnionWith(await batch.Answers.WriteAsync(cancellation));
            await AddRetieAsync(Retie.ByPayerNumbers(db, settings.Tenant, batch.Answers.PayerClaimNumbers), cancellation);
        }
        if (batch.Remittance is { HasHead: true } remittance)
        {
            await remittance.WriteAsync(_writer, batch.Decisions, cancellation);
            if (batch.EndsRemittance) await PostAsync(remittance, cancellation);
        }
        return numbers;
    }

    /// <summary>The last commit: the file is done, and its receipt says so.</summary>
    public async Task FinishAsync(long step, ReceiptRow receipt, CancellationToken cancellation)
    {
        await using var transaction = group is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        await _writer.UpsertAsync([_intake with { StepsDone = step, IsDone = true }], cancellation);
        await _writer.InsertAsync([receipt], cancellation);
        if (transaction is null) return;
        await transaction.CommitAsync(cancellation);
        settings.AfterCommit?.Invoke();
    }

    public void Dispose()
    {
        if (group is null) _writer.Dispose();
    }

    /// <summary>Numbers of claims in earlier sets of the same control numbers: answers that meant those look again.</summary>
    private async Task<HashSet<Guid>> FindTouchedAsync(List<TransactionSetRow> sets, CancellationToken cancellation)
    {
        var touched = new HashSet<Guid>();
        foreach (var row in sets.Where(s => s.Type == "837P"))
        {
            if (!await db.Set<AnswerRow>().AnyAsync(a => a.TenantId == settings.Tenant && a.Kind == "syntax" && a.GroupControl == row.GroupControl, cancellation)) continue;
            touched.UnionWith(await db.Set<TransactionSetRow>().AsNoTracking()
                .Where(s => s.TenantId == settings.Tenant && s.Type == "837P" && s.GroupControl == row.GroupControl && s.SetControl == row.SetControl && s.Sender == row.Sender && s.Receiver == row.Receiver)
                .Join(db.Set<SubmissionRow>(), s => new { s.TenantId, s.Id }, c => new { c.TenantId, Id = c.SetId }, (s, c) => c.NumberId)
                .Distinct().ToListAsync(cancellation));
        }
        return touched;
    }

    /// <summary>The audit row of the change, in the change's own transaction.</summary>
    private async Task RecordAsync(CancellationToken cancellation)
    {
        AuditTrail.Add(db, new AuditEntry(settings.Tenant, settings.Actor, "import", "file", _intake.Id.ToString("D")), settings.Clock);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private async Task PostAsync(RemittanceStage remittance, CancellationToken cancellation)
    {
        var (head, decisions) = await remittance.FinishAsync(db, _writer, cancellation);
        if (head.State != "posted") return;
        if (await TraceFindings.OfAsync(db, head, cancellation) is { } reused) Findings.Add(reused);
        _retie.AddRange(decisions);
        var entries = PostRemittance.ProviderEntries(head);
        await new AppendEntries(db, _writer, settings.Tenant, settings.Clock.GetUtcNow(), settings.Actor).RunAsync([], [.. entries.Select(e => e.Entry.Key)], entries, cancellation);
    }

    /// <summary>Money that waits, or hangs on a lower rung, may belong to a claim that just came.</summary>
    private async Task FindRetieAsync(ClaimStage claims, CancellationToken cancellation)
    {
        var learned = false;
        foreach (var (alias, key) in claims.Payers) learned |= payers.Learn(alias, key);
        if (!await db.Set<DecisionRow>().AnyAsync(d => d.TenantId == settings.Tenant && d.IsPosted, cancellation)) return;
        await AddRetieAsync(Retie.ByClaims(db, settings.Tenant, claims.Versions), cancellation);
        if (learned) await AddRetieAsync(Retie.ByPayers(db, settings.Tenant, claims.Payers.Select(p => p.Alias).Distinct(StringComparer.Ordinal).ToArray()), cancellation);
    }

    private async Task AddRetieAsync(IAsyncEnumerable<DecisionRow> rows, CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation)) _retie.Add(row);
    }
}
