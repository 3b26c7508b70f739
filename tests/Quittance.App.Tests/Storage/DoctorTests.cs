using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Compliance;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Doctor;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Tests.Storage;

public abstract class DoctorTests(PostgresServer? server) : EngineSuite(server)
{
    public sealed class OnSqlite() : DoctorTests(null);
    public sealed class OnPostgres(PostgresServer server) : DoctorTests(server);

    private protected override void More(IServiceCollection more) => more.AddQuittanceCompliance();

    [Fact]
    public async Task A_fresh_installation_is_healthy()
    {
        await Database.MigrateAsync(Services, Cancel);

        var report = await Get<Examine>().RunAsync(Cancel);

        Assert.DoesNotContain(report.Checks, check => check.Outcome.State is CheckState.Skipped or CheckState.Ill);
        Assert.True(report.IsHealthy);
        Assert.Equal(report.Checks.Count, report.Checks.Select(check => check.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_missing_key_ring_is_told()
    {
        await Database.MigrateAsync(Services, Cancel);
        File.Delete(Options.KeyRingPath);

        await IllAsync("key-ring", "missing");
    }

    [Fact]
    public async Task A_foreign_key_ring_is_told()
    {
        await Database.MigrateAsync(Services, Cancel);
        File.Delete(Options.KeyRingPath);
        KeyRing.Open(Options.KeyRingPath, Clock).Dispose();

        await IllAsync("key-ring", "does not belong");
    }

    [Fact]
    public async Task A_missing_trigger_is_told()
    {
        await Database.MigrateAsync(Services, Cancel);
        var name = AppendOnly.TriggerNames("audit_changes", IsPostgres)[0];
        await InScopeAsync(db => db.Database.ExecuteSqlRawAsync(IsPostgres ? $"DROP TRIGGER {name} ON audit_changes" : $"DROP TRIGGER {name}", Cancel));

        await IllAsync("append-only", name);
    }

    [Fact]
    public async Task A_home_that_others_may_enter_is_told()
    {
        await Database.MigrateAsync(Services, Cancel);
        if (OperatingSystem.IsWindows()) Assert.Skip("Windows has no such rights.");
        else File.SetUnixFileMode(Home.Path, File.GetUnixFileMode(Home.Path) | UnixFileMode.GroupRead);

        await IllAsync("home-folder", "may enter");
    }

    [Fact]
    public async Task Without_a_database_the_checks_that_need_one_are_skipped()
    {
        var nowhere = new StorageOptions(HomeFolder.Resolve(Home.At("nowhere")), IsPostgres ? "Host=/nowhere;Timeout=1" : null);
        await using var services = Build(nowhere, Clock, More);

        var report = await services.GetRequiredService<Examine>().RunAsync(Cancel);

        Assert.False(report.IsHealthy);
        Assert.Equal(CheckState.Ill, Outcome(report, "database").State);
        Assert.Equal(CheckState.Skipped, Outcome(report, "key-ring").State);
        Assert.False(Directory.Exists(nowhere.Home.Path), "The doctor changes nothing.");
    }

    [Fact]
    public async Task Audit_rows_that_wait_for_more_than_a_day_ask_for_a_look()
    {
        await Database.MigrateAsync(Services, Cancel);
        await Get<AuditWriter>().AppendAsync(new AuditEntry(Guid.Empty, "biller", "patient.read", "patient", "p-1"), Cancel);
        Assert.Equal(CheckState.Well, Outcome(await Get<Examine>().RunAsync(Cancel), "audit-sealed").State);

        Clock.Advance(TimeSpan.FromDays(2));

        Assert.Equal(CheckState.Look, Outcome(await Get<Examine>().RunAsync(Cancel), "audit-sealed").State);
    }

    [Fact]
    public async Task An_empty_database_is_told_to_be_behind()
    {
        var empty = await EmptyOptionsAsync("empty");
        empty.Home.Ensure();
        if (!IsPostgres) await File.WriteAllBytesAsync(empty.Home.Database, [], Cancel);
        await using var services = Build(empty, Clock, More);

        var outcome = Outcome(await services.GetRequiredService<Examine>().RunAsync(Cancel), "database");

        Assert.Equal(CheckState.Ill, outcome.State);
        Assert.Contains("behind", outcome.Finding, StringComparison.Ordinal);
        if (empty.PostgresConnection is { } connection) await DropAsync(connection);
        else ForgetSqlite(empty);
    }

    private async Task IllAsync(string name, string says)
    {
        await using var services = Build(Options, Clock, More);
        var report = await services.GetRequiredService<Examine>().RunAsync(Cancel);
        Assert.False(report.IsHealthy);
        var outcome = Outcome(report, name);
        Assert.Equal(CheckState.Ill, outcome.State);
        Assert.Contains(says, outcome.Finding, StringComparison.Ordinal);
        Assert.NotEmpty(outcome.Advice);
    }

    private static CheckOutcome Outcome(HealthReport report, string name) => report.Checks.Single(check => check.Name == name).Outcome;
}
