using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Compliance;
using Quittance.App.Compliance.Audit;
using Quittance.App.Storage.Audit;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Compliance;

public abstract class AuditTests(PostgresServer? server) : EngineSuite(server)
{
    private static readonly Guid Practice = Guid.Parse("11111111-0000-0000-0000-000000000001");

    public sealed class OnSqlite() : AuditTests(null);
    public sealed class OnPostgres(PostgresServer server) : AuditTests(server);

    private protected override void More(IServiceCollection more) => more.AddQuittanceCompliance();

    [Fact]
    public async Task Rows_are_committed_numbered_and_sealed()
    {
        await AppendAsync(10);
        var before = await VerifyAsync();
        var block = Assert.Single(await Get<SealAudit>().RunAsync(Cancel));
        await AppendAsync(3);
        var after = await VerifyAsync();

        Assert.Equal((10, 10, 0), (before.Rows, before.Unsealed, before.Blocks));
        Assert.Equal((1, 10), (block.Number, block.RowCount));
        Assert.Equal((13, 3, 1), (after.Rows, after.Unsealed, after.Blocks));
        Assert.Empty(after.Broken);
    }

    [Fact]
    public async Task Rows_that_come_at_once_are_each_written_once()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 500), Cancel, async (number, cancel) => await Get<AuditWriter>().AppendAsync(Read(number), cancel));

        Assert.Equal(500, (await VerifyAsync()).Rows);
        await using var connection = await Get<AuditStore>().OpenAsync(Cancel);
        Assert.Equal(500, await connection.ScalarAsync<int>($"SELECT count(DISTINCT subject_id) FROM {Get<AuditStore>().Rows}", Cancel));
    }

    [Fact]
    public async Task A_row_that_the_store_does_not_take_fails_its_own_caller_only()
    {
        var origin = Guid.Parse("33333333-0000-0000-0000-000000000001");
        await Get<AuditWriter>().AppendAsync(Read(0) with { Origin = origin }, Cancel);

        var outcomes = Enumerable.Range(1, 40).Select(number => Get<AuditWriter>().AppendAsync(Read(number) with { Origin = number == 20 ? origin : null }, Cancel)).ToList();
        await Task.WhenAll(outcomes).ContinueWith(_ => { }, Cancel, TaskContinuationOptions.None, TaskScheduler.Default);

        Assert.Equal([19], outcomes.Select((outcome, at) => (outcome, at)).Where(pair => pair.outcome.IsFaulted).Select(pair => pair.at));
        Assert.Equal(40, (await VerifyAsync()).Rows);
        Assert.Empty((await VerifyAsync()).Broken);
    }

    [Fact]
    public async Task Writers_of_several_hosts_are_sealed_together()
    {
        await using var other = new AuditWriter(Get<AuditStore>(), Clock);
        await AppendAsync(4);
        await other.AppendAsync([Read(1), Read(2)], Cancel);
        await Get<SealAudit>().RunAsync(Cancel);
        await other.AppendAsync(Read(3), Cancel);
        var second = Assert.Single(await Get<SealAudit>().RunAsync(Cancel));

        Assert.Equal((2, 1), (second.Number, second.RowCount));
        Assert.Empty(await Get<SealAudit>().RunAsync(Cancel));
        Assert.Empty((await VerifyAsync()).Broken);
    }

    [Theory]
    [InlineData("UPDATE {rows} SET reason = 'other' WHERE counter = 5", "Row 5 ")]
    [InlineData("DELETE FROM {rows} WHERE counter = 5", "Row 5 ")]
    [InlineData("DELETE FROM {rows} WHERE counter >= 9", "Rows 9 to 10 ")]
    [InlineData("DELETE FROM {rows} WHERE counter = 12", "Row 12 ")]
    [InlineData("UPDATE {rows} SET instant = instant + 1 WHERE counter = 11", "Row 11 ")]
    [InlineData("UPDATE {blocks} SET row_count = 9 WHERE number = 1", "Block 1 ")]
    [InlineData("DELETE FROM {blocks} WHERE number = 1", "Block 2 does not follow")]
    [InlineData("UPDATE {writers} SET last_counter = 11", "1 rows belong to no block")]
    public async Task A_tampered_store_is_found(string sql, string says)
    {
        await AppendAsync(6);
        await Get<SealAudit>().RunAsync(Cancel);
        await AppendAsync(4);
        await Get<SealAudit>().RunAsync(Cancel);
        await AppendAsync(2);
        Assert.Empty((await VerifyAsync()).Broken);

        await TamperAsync(sql);

        Assert.Contains((await VerifyAsync()).Broken, fault => fault.Sentence.Contains(says, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_changed_together_with_its_own_hash_breaks_its_block()
    {
        await AppendAsync(3);
        await Get<SealAudit>().RunAsync(Cancel);
        await using var connection = await Get<AuditStore>().OpenAsync(Cancel);
        var store = Get<AuditStore>();
        var part = Assert.Single(await AuditReader.PartsAsync(store, connection, 1, Cancel));
        var forged = (await AuditReader.RowsAsync(store, connection, part, null, Cancel).FirstAsync(Cancel)).Row with { Actor = "someone else" };

        await TamperAsync($"UPDATE {{rows}} SET actor = '{forged.Actor}', leaf = {Hex(forged.Leaf())} WHERE counter = 1");

        var fault = Assert.Single((await VerifyAsync()).Broken);
        Assert.Equal(1, fault.Block);
    }

    [Fact]
    public async Task Roots_exported_earlier_find_a_store_that_was_forged_anew()
    {
        await AppendAsync(3);
        await Get<SealAudit>().RunAsync(Cancel);
        Clock.Advance(TimeSpan.FromDays(1));
        await AppendAsync(3);
        await Get<SealAudit>().RunAsync(Cancel);
        var text = AuditRoots.Write(await AuditRoots.ListAsync(Get<AuditStore>(), Cancel));
        var roots = Assert.IsType<Result<IReadOnlyList<AuditRoot>>.Ok>(AuditRoots.Read(text)).Value;
        Assert.Equal([new DateOnly(2025, 7, 1), new DateOnly(2025, 7, 2)], roots.Select(root => root.Day));
        Assert.Empty((await Get<VerifyAudit>().RunAsync(roots, Cancel)).Broken);

        // Whoever owns the server throws all away and seals a false history.
        await TamperAsync("DELETE FROM {rows}; DELETE FROM {blocks}; DELETE FROM {parts}; DELETE FROM {writers}");
        await using var forger = new AuditWriter(Get<AuditStore>(), Clock);
        await forger.AppendAsync(Read(1), Cancel);
        await Get<SealAudit>().RunAsync(Cancel);

        Assert.Empty((await VerifyAsync()).Broken);
        Assert.Equal(2, (await Get<VerifyAudit>().RunAsync(roots, Cancel)).Broken.Count);
    }

    [Fact]
    public void A_roots_file_with_a_damaged_line_is_refused() =>
        Assert.Equal("audit.roots", Assert.IsType<Result<IReadOnlyList<AuditRoot>>.Refused>(AuditRoots.Read("2025-07-01\tone\tzz")).Code);

    [Fact]
    public async Task The_store_refuses_updates_and_deletes()
    {
        await AppendAsync(1);
        await using var connection = await Get<AuditStore>().OpenAsync(Cancel);
        foreach (var sql in new[] { "UPDATE {0} SET actor = 'x'", "DELETE FROM {0}" })
        {
            var fault = await Assert.ThrowsAnyAsync<DbException>(() => connection.RunAsync(sql.Replace("{0}", Get<AuditStore>().Rows, StringComparison.Ordinal), Cancel));
            Assert.Contains("append-only", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_change_is_recorded_with_its_transaction_and_reaches_the_store()
    {
        await ChangeAsync("kept", save: true);
        await ChangeAsync("undone", save: false);

        await Get<SealAudit>().RunAsync(Cancel);
        await Get<SealAudit>().RunAsync(Cancel);

        var report = await VerifyAsync();
        Assert.Equal(1, report.Rows);
        Assert.Empty(report.Broken);
    }

    [Fact]
    public async Task After_a_crash_between_the_two_stores_a_change_is_copied_once()
    {
        await ChangeAsync("kept", save: true);
        var change = await InScopeAsync(db => Task.FromResult(db.Set<AuditChange>().Single()));
        await Get<AuditWriter>().AppendAsync(SealAudit.EntryOf(change), Cancel);

        await Get<SealAudit>().RunAsync(Cancel);

        Assert.Equal(1, (await VerifyAsync()).Rows);
    }

    [Fact]
    public async Task A_change_that_was_taken_out_of_the_queue_is_missed()
    {
        await ChangeAsync("kept", save: true);
        await InScopeAsync(async db =>
        {
            db.RemoveRange(db.Set<AuditPending>());
            await db.SaveChangesAsync(Cancel);
        });

        Assert.Contains("not in the audit store", Assert.Single((await VerifyAsync()).Broken).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_rows_than_a_block_takes_make_several_blocks()
    {
        await Get<AuditWriter>().AppendAsync([.. Enumerable.Range(0, 110).Select(Read)], Cancel);

        var blocks = await new SealAudit(Get<AuditStore>(), Get<IServiceScopeFactory>(), Clock) { BlockRows = 100 }.RunAsync(Cancel);

        Assert.Equal([100, 10], blocks.Select(block => block.RowCount));
        Assert.Empty((await VerifyAsync()).Broken);
    }

    private Task ChangeAsync(string reason, bool save) => InScopeAsync(async db =>
    {
        AuditTrail.Add(db, Read(7) with { Action = "patient.update", Reason = reason }, Clock);
        if (save) await db.SaveChangesAsync(Cancel);
    });

    private Task<AuditReport> VerifyAsync() => Get<VerifyAudit>().RunAsync(null, Cancel);

    private async Task AppendAsync(int count)
    {
        for (var number = 0; number < count; number++) await Get<AuditWriter>().AppendAsync(Read(number), Cancel);
    }

    private static AuditEntry Read(int number) =>
        new(Practice, "biller-1", "patient.read", "patient", $"p-{number}", number % 2 == 0 ? null : "called about a statement");

    /// <summary>What somebody with the file or the server in hand can do: drop the triggers first.</summary>
    private async Task TamperAsync(string sql)
    {
        var store = Get<AuditStore>();
        await using var connection = await store.OpenAsync(Cancel);
        foreach (var table in new[] { "audit_rows", "audit_blocks", "audit_block_parts" })
        {
            await connection.RunAsync(IsPostgres
                ? $"DROP TRIGGER {table}_append_only ON audit.{table}"
                : $"DROP TRIGGER {table}_no_update; DROP TRIGGER {table}_no_delete", Cancel);
        }
        await connection.RunAsync(sql
            .Replace("{rows}", store.Rows, StringComparison.Ordinal).Replace("{blocks}", store.Blocks, StringComparison.Ordinal)
            .Replace("{parts}", store.BlockParts, StringComparison.Ordinal).Replace("{writers}", store.Writers, StringComparison.Ordinal), Cancel);
    }

    private string Hex(byte[] bytes) => IsPostgres ? $"decode('{Convert.ToHexString(bytes)}', 'hex')" : $"x'{Convert.ToHexString(bytes)}'";
}
