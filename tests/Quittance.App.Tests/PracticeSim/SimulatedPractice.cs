using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;
using Quittance.PayerSim;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim;
using Quittance.PracticeSim.Comparison;
using Quittance.PracticeSim.Visits;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>A home of its own in which a simulated practice lives, or which takes in what another one exchanged.</summary>
internal sealed class SimulatedPractice : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("quittance-practice").FullName;

    private PracticeOutcome? _outcome;
    private Guid _imported;

    public SimulatedPractice() => Storage = new StorageOptions(HomeFolder.Resolve(_home)) { Sync = SqliteSync.Normal };

    /// <summary>Six weeks of a small practice: long enough for most first payments, short enough for a test.</summary>
    public static PracticeOptions SixWeeks(ulong seed) => new(new DateOnly(2025, 9, 15), new DateOnly(2025, 10, 31), seed) { VisitsPerMonth = 220 };

    public StorageOptions Storage { get; }

    public string Exchange => Path.Combine(_home, "exchange");

    public Guid Tenant => _outcome?.Tenant ?? _imported;

    public IReadOnlyList<SimulatedVisit> Visits { get; private set; } = [];

    public IReadOnlyList<string> Files => [.. PracticeRun.ExchangedFiles(Exchange)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async Task LiveAsync(PracticeOptions options, Faults? faults = null, Action? afterStep = null)
    {
        await using var run = new PracticeRun(Storage, Exchange, BuiltInProfiles.Read(), options, faults);
        _outcome = await run.RunAsync(null, Cancel, afterStep);
        Visits = run.Visits;
    }

    /// <summary>What the story came to.</summary>
    public async Task<StoryEnd> EndAsync()
    {
        await using var services = Services();
        return await StoryEnd.ReadAsync(services, _outcome!, Exchange, Cancel);
    }

    /// <summary>Takes files in as a practice that knows nothing of the story.</summary>
    public async Task ImportAsync(IEnumerable<string> files)
    {
        await using var services = Services();
        await Database.MigrateAsync(services, Cancel);
        _imported = Guid.CreateVersion7();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        db.Tenants.Add(new Tenant { Id = Tenant, Code = "other", Name = "other" });
        await db.SaveChangesAsync(Cancel);
        db.ChangeTracker.Clear();
        var given = files.Select((f, i) => new GivenFile($"{i}-{Path.GetFileName(f)}", () => File.OpenRead(f))).ToList();
        await scope.ServiceProvider.GetRequiredService<ImportFiles>().RunAsync(new Import(Tenant, given, "test"), null, Cancel);
    }

    /// <summary>Numbers of claims that a patient or staff posted to.</summary>
    public Task<HashSet<string>> ByHandAsync() => AskAsync(async db =>
        (await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == Tenant && db.Set<HandPostingRow>().Any(h => h.TenantId == Tenant && h.NumberId == c.NumberId)).Select(c => c.Number).ToListAsync(Cancel)).ToHashSet(StringComparer.Ordinal));

    /// <summary>
    /// Claims in words. What patients paid and staff wrote off (<paramref name="byHand"/>) is left out: a claim that is closed by it counts as the patient's, and what it left of a denial is not told.
    /// </summary>
    public Task<string[]> ClaimsAsync(HashSet<string> byHand) => AskAsync(async db =>
    {
        var claims = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == Tenant).ToListAsync(Cancel);
        return (string[])[.. claims.OrderBy(c => c.Number, StringComparer.Ordinal).ThenBy(c => c.Ordinal).Select(c => $"{c.Number} {StateOf(c)}: charge {c.Charge}, paid {c.InsurerPaid}, adjusted {c.Adjusted}, patient {c.PatientResponsibility}{(byHand.Contains(c.Number) ? "" : $", denied {c.DeniedOpen}")}")];

        string StateOf(ClaimRow claim) => claim.State == nameof(ClaimState.Closed) && byHand.Contains(claim.Number) && claim.PatientResponsibility > Core.Kernel.Money.Zero ? nameof(ClaimState.PatientDue) : claim.State;
    });

    /// <summary>The ledger's accounts with their sums, payments of patients and write-offs included.</summary>
    public Task<string[]> AccountsAsync() => AskAsync(async db =>
    {
        var sums = await db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == Tenant).GroupBy(l => new { l.Account, l.Party, l.Group, l.Reason })
            .Select(g => new { g.Key.Account, g.Key.Party, g.Key.Group, g.Key.Reason, Sum = g.Sum(l => (long)(object)l.Amount) }).ToListAsync(Cancel);
        return (string[])[.. sums.Select(s => $"{s.Account} {s.Party} {s.Group}{s.Reason} {s.Sum}").Order(StringComparer.Ordinal)];
    });

    public Task<string> DigestAsync() => AskAsync(async (db, cipher) => await new DigestContent(db, cipher, Tenant).RunAsync(Cancel));

    public Task<bool> IsBalancedAsync() => AskAsync(db => CheckLedger.IsBalancedAsync(db, Cancel));

    public Task<T> AskAsync<T>(Func<QuittanceDb, Task<T>> ask) => AskAsync((db, _) => ask(db));

    public void Dispose()
    {
        using (var idle = new SqliteConnection(Storage.SqliteConnection)) SqliteConnection.ClearPool(idle);
        Directory.Delete(_home, recursive: true);
    }

    private async Task<T> AskAsync<T>(Func<QuittanceDb, FieldCipher, Task<T>> ask)
    {
        await using var services = Services();
        await using var scope = services.CreateAsyncScope();
        return await ask(scope.ServiceProvider.GetRequiredService<QuittanceDb>(), scope.ServiceProvider.GetRequiredService<FieldCipher>());
    }

    private ServiceProvider Services() => new ServiceCollection().AddLogging().AddQuittanceStorage(Storage).AddQuittanceJobs().BuildServiceProvider();
}
