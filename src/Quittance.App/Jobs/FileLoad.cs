using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.App.Jobs;

/// <summary>What a load needs besides the file.</summary>
internal sealed record LoadSettings(Guid Tenant, string Actor, TimeProvider Clock, Action? AfterCommit = null);

/// <summary>
/// Loads one surveyed file. It counts what it reads in steps; every commit says how many are done, so that a load that was killed goes
/// on behind the last commit and leaves what one clean run leaves. Reading never touches the database, so that it can go on while the
/// batches before are being committed.
/// </summary>
internal sealed class FileLoad : IDisposable
{
    /// <summary>Batches that may wait to be committed: enough to read on while a whole set is settled.</summary>
    private const int Ahead = 4;

    private readonly LoadSettings _settings;
    private readonly IntakeRow _intake;
    private readonly Survey _survey;
    private readonly LoadCommits _commits;
    private readonly PersonalIndex _index;
    private readonly Dictionary<Guid, Guid> _setOfRemittance;
    private readonly long _stepsDoneBefore;
    private LoadBatch _batch;
    private readonly SemaphoreSlim _room = new(Ahead);
    private Task _commit = Task.CompletedTask;
    private long _step;
    private int _setOrdinal = -1;
    private InterchangeStart? _interchange;
    private GroupStart? _group;
    private SetContext? _set;
    private int _claimOrdinal;
    private GroupAnswered999? _answered;
    private int _answeredSets;
    private Header277CA? _header277;
    private RemittanceStage? _remittance;

    private FileLoad(QuittanceDb db, FieldCipher cipher, LoadSettings settings, IntakeRow intake, Survey survey, PayerDirectory payers, Dictionary<Guid, Guid> setOfRemittance, LoadGroup? group)
    {
        (_settings, _intake, _survey, _setOfRemittance) = (settings, intake, survey, setOfRemittance);
        _commits = new LoadCommits(db, cipher, settings, intake, payers, group);
        _index = new PersonalIndex(cipher, settings.Tenant);
        _stepsDoneBefore = intake.StepsDone;
        _batch = NewBatch();
    }

    /// <summary>What loading found beyond the survey.</summary>
    public IReadOnlyList<Finding> Findings => _commits.Findings;

    /// <summary>True when what was read now was committed by an earlier run.</summary>
    private bool IsDone => _step <= _stepsDoneBefore;

    /// <summary>Prepares the load of a file: which of its remittances stand already, and in which set, has to be known before.</summary>
    public static async Task<FileLoad> BeginAsync(
        QuittanceDb db, FieldCipher cipher, LoadSettings settings, IntakeRow intake, Survey survey, PayerDirectory payers, LoadGroup? group, CancellationToken cancellation)
    {
        var stored = new Dictionary<Guid, Guid>();
        foreach (var ids in survey.Sets.Where(IsRemittance).Select(s => IdOfRemittance(settings.Tenant, s)).Distinct().Chunk(Batches.Ids))
            foreach (var row in await db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == settings.Tenant && ids.Contains(r.Id)).Select(r => new { r.Id, r.SetId }).ToListAsync(cancellation))
                stored.Add(row.Id, row.SetId);
        return new FileLoad(db, cipher, settings, intake, survey, payers, stored, group);
    }

    /// <summary>Reads the file, loads what is not yet loaded, and logs the receipt with the last commit. Progress gets the claims read.</summary>
    public async Task RunAsync(Stream content, ReceiptRow receipt, Action<int>? progress, CancellationToken cancellation)
    {
        var read = 0;
        try
        {
            foreach (var item in TypedReader.Read(content))
            {
                cancellation.ThrowIfCancellationRequested();
                _step++;
                await TakeAsync(item, cancellation);
                if (item is Claim837 or ClaimPayment835 && ++read % 100 == 0) progress?.Invoke(read);
            }
            if (_batch.Answers.Count > 0) await CommitAsync(cancellation);
        }
        finally
        {
            // Whatever ends the reading, the commits under way are awaited: they use the same connection as what comes next.
            await _commit;
        }
        await _commits.FinishAsync(_step, receipt, cancellation);
    }

    public void Dispose()
    {
        _commits.Dispose();
        _room.Dispose();
    }

    private async Task TakeAsync(X12Item item, CancellationToken cancellation)
    {
        switch (item)
        {
            case InterchangeStart start:
                _interchange = start;
                _group = null;
                break;
            case InterchangeAcknowledgment answer when !IsDone:
                _batch.Answers.Add(_interchange!, answer);
                break;
            case GroupStart group:
                _group = group;
                break;
            case SetStart start:
                StartSet(start);
                break;
            // Institutional and dental claims are received and listed only.
            case Header837 header when _survey.Sets[_setOrdinal].Posts:
                _set!.Header = header;
                if (!IsDone) _batch.Sets.Add(_set.Row());
                break;
            case Claim837 claim:
                _claimOrdinal++;
                if (IsDone) break;
                if (_set!.Header is null && _claimOrdinal == 1) _batch.Sets.Add(_set.Row());
                _batch.Claims.Add(_set!, claim, _claimOrdinal);
                if (_batch.Claims.Count >= Batches.Claims) await CommitAsync(cancellation);
                break;
            case SetEnd:
                await EndSetAsync(cancellation);
                break;
            default:
                await TakeAnswerAsync(item, cancellation);
                break;
        }
    }

    private async Task TakeAnswerAsync(X12Item item, CancellationToken cancellation)
    {
        switch (item)
        {
            case GroupAnswered999 group:
                (_answered, _answeredSets) = (group, 0);
                break;
            case SetAnswered999 answer:
                _answeredSets++;
                if (!IsDone && _answered is not null) _batch.Answers.Add(_set!, _answered, answer);
                break;
            case GroupResult999 result when !IsDone && _answered is not null && _answeredSets == 0:
                _batch.Answers.Add(_set!, _answered, result);
                break;
            case Header277CA header:
                _header277 = header;
                break;
            case ClaimStatus277CA status when !IsDone:
                _batch.Answers.Add(_set!, _header277, status);
                if (_batch.Answers.Count >= Batches.Claims) await CommitAsync(cancellation);
                break;
            default:
                await TakeRemittanceAsync(item, cancellation);
                break;
        }
    }

    private async Task TakeRemittanceAsync(X12Item item, CancellationToken cancellation)
    {
        if (_remittance is null) return;
        switch (item)
        {
            case RemittanceHeader835 header:
                _remittance.Add(header);
                break;
            case ClaimPayment835 when IsDone:
                _remittance.Skip();
                break;
            case ClaimPayment835 claim:
                _remittance.Add(claim);
                if (_remittance.Count >= Batches.Decisions) await CommitAsync(cancellation);
                break;
            case ProviderBalance835 balance:
                _remittance.Add(balance);
                break;
        }
    }

    private void StartSet(SetStart start)
    {
        _setOrdinal++;
        _claimOrdinal = 0;
        _set = new SetContext(_settings.Tenant, _intake, _interchange!, _group, start, _setOrdinal);
        _answered = null;
        _header277 = null;
        _remittance = null;
        var survey = _survey.Sets[_setOrdinal];
        if (!IsRemittance(survey)) return;
        var id = IdOfRemittance(_settings.Tenant, survey);
        // The same content in another set is a replay; in this very set it is what an earlier run of ours began.
        var isStored = _setOfRemittance.TryGetValue(id, out var setOf);
        var isReplay = isStored && setOf != _set.Id;
        _setOfRemittance.TryAdd(id, _set.Id);
        if (!isReplay) _remittance = new RemittanceStage(_index, _settings.Tenant, _set, survey) { HeadIsThere = isStored };
        if (IsDone) return;
        _batch.Sets.Add(_set.Row());
        _batch.Copies.Add(new RemittanceCopyRow { TenantId = _settings.Tenant, Id = _set.Id, RemittanceId = id, Paid = survey.Paid, IsReplay = isReplay });
    }

    private async Task EndSetAsync(CancellationToken cancellation)
    {
        if (!IsDone)
        {
            if (!_survey.Sets[_setOrdinal].Posts) _batch.Sets.Add(_set!.Row());
            await CommitAsync(cancellation, endsRemittance: _remittance is not null);
        }
        _remittance = null;
    }

    private static bool IsRemittance(SurveyedSet set) => set is { Posts: true, Type: "835" };

    private static Guid IdOfRemittance(Guid tenant, SurveyedSet set) => RowId.Of(tenant, "remittance", set.ContentHash);

    private LoadBatch NewBatch() => new(_commits.NewClaims(), _commits.NewAnswers());

    /// <summary>
    /// Hands over what was read since the last commit; reading goes on meanwhile. What fails comes out of the next call, or at the end.
    /// </summary>
    private async Task CommitAsync(CancellationToken cancellation, bool endsRemittance = false)
    {
        var batch = new LoadBatch(_batch, _remittance, endsRemittance, _step);
        _batch = NewBatch();
        await _room.WaitAsync(cancellation);
        if (_commit.IsFaulted || _commit.IsCanceled) await _commit;
        var before = _commit;
        _commit = Task.Run(() => CommitAfterAsync(before, batch, cancellation), cancellation);
    }

    /// <summary>Commits in the order of the file; where one failed, those after it fail too.</summary>
    private async Task CommitAfterAsync(Task before, LoadBatch batch, CancellationToken cancellation)
    {
        try
        {
            await before;
            await _commits.RunAsync(batch, cancellation);
        }
        finally
        {
            _room.Release();
        }
    }
}
