using System.Data.Common;
using System.Globalization;
using System.Threading.Channels;

namespace Quittance.App.Storage.Audit;

/// <summary>
/// Appends to the audit store. A caller waits until its row is committed, and only then lets its answer leave; rows that
/// wait at the same time share one commit, so that many readers cost one disk sync. Each writer numbers its own rows
/// from 1: a gap is a missing row.
/// </summary>
internal sealed class AuditWriter : IAsyncDisposable
{
    /// <summary>More than this many rows in one commit would let the first of them wait noticeably.</summary>
    private const int BatchRows = 1000;
    private const long Unknown = -1;

    private readonly AuditStore store;
    private readonly TimeProvider clock;
    private readonly Channel<Waiting> queue;
    private readonly Task loop;
    private long counter;

    public AuditWriter(AuditStore store, TimeProvider clock)
    {
        this.store = store;
        this.clock = clock;
        Name = "w-" + Guid.CreateVersion7(clock.GetUtcNow()).ToString("N", CultureInfo.InvariantCulture);
        // Callers wait for their commit anyway; the bound stops a flood before memory does.
        queue = Channel.CreateBounded<Waiting>(new BoundedChannelOptions(10_000) { SingleReader = true });
        loop = Task.Run(RunAsync);
    }

    public string Name { get; }

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellation) => AppendAsync([entry], cancellation);

    /// <summary>Appends rows together: all or none. Throws when they could not be committed.</summary>
    public async Task AppendAsync(IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0) return;
        var waiting = new Waiting(entries, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await queue.Writer.WriteAsync(waiting, cancellation);
        // Once queued it is written even if the caller goes away: it may have seen the data.
        await waiting.Done.Task.WaitAsync(cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        await loop;
    }

    private async Task RunAsync()
    {
        var batch = new List<Waiting>();
        while (await queue.Reader.WaitToReadAsync())
        {
            batch.Clear();
            for (var rows = 0; rows < BatchRows && queue.Reader.TryRead(out var waiting); rows += waiting.Entries.Count) batch.Add(waiting);
            if (await TryAsync(batch) is null) continue;
            // One row that the store does not take must not fail those that happened to wait beside it.
            foreach (var waiting in batch)
            {
                if (await TryAsync([waiting]) is { } fault) waiting.Done.SetException(fault);
            }
        }
    }

    /// <summary>Answers the fault when the rows were not committed; then no caller has been told yet.</summary>
    private async Task<Exception?> TryAsync(List<Waiting> batch)
    {
        try
        {
            counter = await WriteAsync(batch);
        }
        catch (Exception fault)
        {
            // A commit whose answer got lost may have happened: the store knows.
            counter = Unknown;
            return fault;
        }
        foreach (var waiting in batch) waiting.Done.SetResult();
        return null;
    }

    private async Task<long> WriteAsync(List<Waiting> batch)
    {
        await using var connection = await store.OpenAsync(CancellationToken.None);
        await using var transaction = await connection.BeginTransactionAsync();
        var next = counter == Unknown
            ? await connection.ScalarAsync<long>($"SELECT coalesce(max(counter), 0) FROM {store.Rows} WHERE writer = '{Name}'", CancellationToken.None, transaction)
            : counter;
        await using var insert = connection.Command(
            $"INSERT INTO {store.Rows} (writer, counter, instant, actor, tenant, action, subject_kind, subject_id, reason, origin, leaf) "
            + "VALUES (@writer, @counter, @instant, @actor, @tenant, @action, @subject_kind, @subject_id, @reason, @origin, @leaf)", transaction);
        foreach (var entry in batch.SelectMany(waiting => waiting.Entries))
        {
            await InsertAsync(insert, AuditRow.Of(entry, Name, ++next, clock.GetUtcNow()));
        }
        await using var head = connection.Command(
            $"INSERT INTO {store.Writers} (writer, last_counter, sealed_counter) VALUES (@writer, @last, 0) "
            + "ON CONFLICT (writer) DO UPDATE SET last_counter = excluded.last_counter", transaction);
        await head.With("@writer", Name).With("@last", next).ExecuteNonQueryAsync();
        await transaction.CommitAsync();
        return next;
    }

    private static Task<int> InsertAsync(DbCommand insert, AuditRow row) => insert
        .With("@writer", row.Writer).With("@counter", row.Counter).With("@instant", row.InstantMs).With("@actor", row.Actor)
        .With("@tenant", row.Tenant).With("@action", row.Action).With("@subject_kind", row.SubjectKind).With("@subject_id", row.SubjectId)
        .With("@reason", row.Reason).With("@origin", row.Origin).With("@leaf", row.Leaf())
        .ExecuteNonQueryAsync();

    private sealed record Waiting(IReadOnlyList<AuditEntry> Entries, TaskCompletionSource Done);
}
