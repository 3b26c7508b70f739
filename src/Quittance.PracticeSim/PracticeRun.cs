using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Claims;
using Quittance.App.Compliance;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;
using Quittance.PayerSim;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim.People;
using Quittance.PracticeSim.Staff;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim;

/// <summary>How far the story is.</summary>
internal readonly record struct PracticeProgress(DateOnly Day, int DaysDone, int Days);

/// <summary>What the story came to.</summary>
internal sealed record PracticeOutcome(Guid Tenant, int Visits, DateOnly Last, IReadOnlyList<FileHit> Hits);

/// <summary>
/// The simulated practice, day by day: charts, visits and copays, answers in, claims made, the work of staff, files out, and last the payers' day. The payers' last day done is therefore
/// the last whole day; a run that was killed begins again behind it, and every step of a day that was half done meets what it had done already.
/// </summary>
internal sealed class PracticeRun : IAsyncDisposable
{
    private readonly PracticeOptions _options;
    private readonly SimulatedClock _clock = new();
    private readonly ServiceProvider _services;
    private readonly Panel _panel;
    private readonly VisitCalendar _calendar;
    private readonly Authorizing _authorizing;
    private readonly Dictionary<string, SimulatedVisit> _byNumber;
    private readonly ILookup<DateOnly, SimulatedVisit> _entered, _enteredAgain;
    private readonly IReadOnlyList<PayerProfile> _payers;
    private readonly string _exchange;
    private readonly Faults _faults;

    /// <summary>The practice's database is brought up to date. The payers live in <paramref name="exchangeFolder"/>: the practice's files go into <c>in</c>, answers come from <c>out</c>.</summary>
    public PracticeRun(StorageOptions storage, string exchangeFolder, IReadOnlyList<PayerProfile> payers, PracticeOptions options, Faults? faults = null)
    {
        (_options, _payers, _exchange, _faults) = (options, payers, Path.GetFullPath(exchangeFolder), faults ?? Faults.None);
        _clock.EndDay(options.From.AddDays(-1));
        _services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(_clock).AddQuittanceStorage(storage).AddQuittanceCompliance().AddQuittanceJobs().BuildServiceProvider();
        _authorizing = new Authorizing(payers);
        _panel = Panel.Draw(payers, options);
        _calendar = VisitCalendar.Draw(options, _panel, _authorizing, [.. PracticeSetUp.Clinicians.Select(c => c.Npi)]);
        _byNumber = _calendar.Visits.ToDictionary(v => v.Number, StringComparer.Ordinal);
        _entered = _calendar.Visits.ToLookup(v => v.RecordedOn);
        _enteredAgain = _calendar.Visits.Where(v => v.Slip == Slip.EnteredTwice).ToLookup(v => BusinessDays.Add(v.RecordedOn, 1));
    }

    public IServiceProvider Services => _services;

    public IReadOnlyList<SimulatedVisit> Visits => _calendar.Visits;

    public Panel Panel => _panel;

    /// <summary>Every file that was exchanged: what payers took, and what the practice took in.</summary>
    public IEnumerable<string> ExchangedFiles() => ExchangedFiles(_exchange);

    public static IEnumerable<string> ExchangedFiles(string exchangeFolder) =>
        ((string[])[Path.Combine(exchangeFolder, "state", "taken"), Path.Combine(exchangeFolder, "out", "taken")]).Where(Directory.Exists)
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    /// <summary>Tells the story to its end, from where it stands. <paramref name="afterStep"/> lets tests stop it between two steps.</summary>
    public async Task<PracticeOutcome> RunAsync(Action<PracticeProgress>? progress, CancellationToken cancellation, Action? afterStep = null)
    {
        await Database.MigrateAsync(_services, cancellation);
        using var world = new PayerWorld(_exchange, _payers, _options.Seed, _faults);
        Enrollment.Run(world, _options, _panel, _calendar, _authorizing);
        var (tenant, charts) = await InScopeAsync(async scope =>
        {
            var db = scope.GetRequiredService<QuittanceDb>();
            var cipher = scope.GetRequiredService<FieldCipher>();
            var id = await new PracticeSetUp(db, cipher, _clock).RunAsync(_payers, _exchange, cancellation);
            return (id, await ChartRoom.OpenAsync(db, cipher, id, cancellation));
        });
        afterStep?.Invoke();
        var days = Days().ToList();
        for (var i = 0; i < days.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Invoke(new PracticeProgress(days[i], i, days.Count));
            if (world.Today is { } done && days[i] <= done) continue;
            await InScopeAsync(async scope => { await DayAsync(scope, tenant, charts, days[i], afterStep, cancellation); return true; });
            world.Advance(days[i]);
            afterStep?.Invoke();
        }
        world.Advance(_options.Until);
        _clock.EndDay(_options.Until);
        await InScopeAsync(scope => ExchangeOf(scope).TakeInAsync(tenant, Actor(tenant), cancellation, afterStep));
        progress?.Invoke(new PracticeProgress(_options.Until, days.Count, days.Count));
        return new PracticeOutcome(tenant, _calendar.Visits.Count, _options.Until, [.. world.Hits]);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private IEnumerable<DateOnly> Days()
    {
        for (var day = _options.From; day <= _options.Until; day = day.AddDays(1))
            if (BusinessDays.Includes(day)) yield return day;
    }

    private async Task DayAsync(IServiceProvider scope, Guid tenant, ChartRoom charts, DateOnly day, Action? afterStep, CancellationToken cancellation)
    {
        _clock.EndDay(day);
        var db = scope.GetRequiredService<QuittanceDb>();
        // One connection for the whole day, instead of one for each question.
        await db.Database.OpenConnectionAsync(cancellation);
        var desk = new Desk(db, scope.GetRequiredService<FieldCipher>(), _clock, PracticeSetUp.ActingFor(tenant), day, _options.Seed, charts, _byNumber);
        var exchange = ExchangeOf(scope);
        await new FrontDesk(desk).RunAsync([.. _entered[day]], [.. _enteredAgain[day]], cancellation);
        afterStep?.Invoke();
        await exchange.TakeInAsync(tenant, desk.Actor, cancellation, afterStep);
        await new BillAnew(desk).RunAsync(cancellation);
        afterStep?.Invoke();
        await new MakeClaims(desk.Db, desk.Cipher, _clock).RunAsync(tenant, desk.Actor, day, cancellation);
        afterStep?.Invoke();
        await new MendHeld(desk).RunAsync(cancellation);
        afterStep?.Invoke();
        await new ResendRejected(desk).RunAsync(cancellation);
        afterStep?.Invoke();
        await new WorkDenials(desk).RunAsync(cancellation);
        afterStep?.Invoke();
        await new CollectBalances(desk).RunAsync(cancellation);
        afterStep?.Invoke();
        // Last, because what leaves changes nothing that the day still looks at: a day that is done again ends in the same files.
        await exchange.SendAsync(tenant, desk.Actor, cancellation, afterStep);
    }

    private RunExchange ExchangeOf(IServiceProvider scope) =>
        new(scope.GetRequiredService<QuittanceDb>(), scope.GetRequiredService<FieldCipher>(), scope.GetRequiredService<FileVault>(), scope.GetRequiredService<ImportFiles>(), _clock);

    private static string Actor(Guid tenant) => PracticeSetUp.ActingFor(tenant).Person.ToString("D");

    private async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = _services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }
}
