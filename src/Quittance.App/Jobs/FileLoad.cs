using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Ledger;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
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
/// on behind the last commit and leaves what one clean run leaves.
/// </summary>
internal sealed class FileLoad : IDisposable
{
    private readonly QuittanceDb _db;
    private readonly RowWriter _writer;
    private readonly LoadSettings _settings;
    private readonly Survey _survey;
    private readonly PayerDirectory _payers;
    private readonly ClaimStage _claims;
    private readonly AnswerStage _answers;
    private readonly PersonalIndex _index;
    private readonly HashSet<Guid> _touched = [];
    private readonly List<DecisionRow> _retie = [];
    private readonly List<object> _sets = [];
    private IntakeRow _intake;
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
    private bool _headIsThere;

    public FileLoad(QuittanceDb db, FieldCipher cipher, LoadSettings settings, IntakeRow intake, Survey survey, PayerDirectory payers)
    {
        (_db, _settings, _intake, _survey, _payers) = (db, settings, intake, survey, payers);
        _writer = new RowWriter(db);
        _claims = new ClaimStage(db, _writer, cipher, settings.Tenant);
        _answers = new AnswerStage(db, _writer, settings.Tenant);
        _index = new PersonalIndex(cipher, settings.Tenant);
    }

    /// <summary>What loading found beyond the survey.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>True when what was read now was committed by an earlier run.</summary>
    private bool IsDone => _step <= _intake.StepsDone;

    /// <summary>Reads the file, loads what is not yet loaded, and logs the receipt with the last commit. Progress gets the claims read.</summary>
    public async Task RunAsync(Stream content, ReceiptRow receipt, Action<int>? progress, CancellationToken cancellation)
    {
        var read = 0;
        foreach (var item in TypedReader.Read(content))
        {
            cancellation.ThrowIfCancellationRequested();
            _step++;
            await TakeAsync(item, cancellation);
            if (item is Claim837 or ClaimPayment835 && ++read % 100 == 0) progress?.Invoke(read);
        }
        if (_answers.Count > 0 || _touched.Count > 0) await CommitAsync(cancellation);
        await FinishAsync(receipt, cancellation);
    }

    public void Dispose() => _writer.Dispose();

    private async Task TakeAsync(X12Item item, CancellationToken cancellation)
    {
        switch (item)
        {
            case InterchangeStart start:
                _interchange = start;
                _group = null;
                break;
            case InterchangeAcknowledgment answer when !IsDone:
                _answers.Add(_interchange!, answer);
                break;
            case GroupStart group:
                _group = group;
                break;
            case SetStart start:
                await StartSetAsync(start, cancellation);
                break;
            case Header837 header:
                _set!.Header = header;
                if (!IsDone) await QueueSetAsync(cancellation);
                break;
            case Claim837 claim:
                _claimOrdinal++;
                if (IsDone) break;
                if (_set!.Header is null && _claimOrdinal == 1) await QueueSetAsync(cancellation);
                _claims.Add(_set!, claim, _claimOrdinal);
                if (_claims.Count >= Batches.Claims) await CommitAsync(cancellation);
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
                if (!IsDone && _answered is not null) _answers.Add(_set!, _answered, answer);
                break;
            case GroupResult999 result when !IsDone && _answered is not null && _answeredSets == 0:
                _answers.Add(_set!, _answered, result);
                break;
            case Header277CA header:
                _header277 = header;
                break;
            case ClaimStatus277CA status when !IsDone:
                _answers.Add(_set!, _header277, status);
                if (_answers.Count >= Batches.Claims) await CommitAsync(cancellation);
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
                if (_remittance.Count >= Batches.Claims) await CommitAsync(cancellation);
                break;
            case ProviderBalance835 balance:
                _remittance.Add(balance);
                break;
        }
    }

    private async Task StartSetAsync(SetStart start, CancellationToken cancellation)
    {
        _setOrdinal++;
        _claimOrdinal = 0;
        _set = new SetContext(_settings.Tenant, _intake, _interchange!, _group, start, _setOrdinal);
        _answered = null;
        _header277 = null;
        _remittance = null;
        var survey = _survey.Sets[_setOrdinal];
        if (!survey.Posts || survey.Type != "835") return;
        var id = RowId.Of(_settings.Tenant, "remittance", survey.ContentHash);
        var stored = await _db.Set<RemittanceRow>().AsNoTracking().SingleOrDefaultAsync(r => r.TenantId == _settings.Tenant && r.Id == id, cancellation);
        // The same content in another set is a replay; in this very set it is what an earlier run of ours began.
        var isReplay = stored is not null && stored.SetId != _set.Id;
        _headIsThere = stored is not null;
        if (!isReplay) _remittance = new RemittanceStage(_writer, _index, _settings.Tenant, _set, survey);
        if (!IsDone)
        {
            _sets.Add(_set.Row());
            _sets.Add(new RemittanceCopyRow { TenantId = _settings.Tenant, Id = _set.Id, RemittanceId = id, Paid = survey.Paid, IsReplay = isReplay });
        }
    }

    /// <summary>A claim file's set: kept with its envelope, and answers that meant an earlier set of the same numbers look again.</summary>
    private async Task QueueSetAsync(CancellationToken cancellation)
    {
        var row = _set!.Row();
        _sets.Add(row);
        var hasAnswers = await _db.Set<AnswerRow>().AnyAsync(a => a.TenantId == _settings.Tenant && a.Kind == "syntax" && a.GroupControl == row.GroupControl, cancellation);
        if (!hasAnswers) return;
        _touched.UnionWith(await _db.Set<TransactionSetRow>().AsNoTracking()
            .Where(s => s.TenantId == _settings.Tenant && s.Type == "837P" && s.GroupControl == row.GroupControl && s.SetControl == row.SetControl && s.Sender == row.Sender && s.Receiver == row.Receiver)
            .Join(_db.Set<SubmissionRow>(), s => new { s.TenantId, s.Id }, c => new { c.TenantId, Id = c.SetId }, (s, c) => c.NumberId)
            .Distinct().ToListAsync(cancellation));
    }

    private async Task EndSetAsync(CancellationToken cancellation)
    {
        var survey = _survey.Sets[_setOrdinal];
        if (!IsDone)
        {
            if (!survey.Posts) _sets.Add(_set!.Row());
            await CommitAsync(cancellation, endsRemittance: _remittance is not null);
        }
        _remittance = null;
    }

    /// <summary>
    /// One transaction: documents, everything that follows from them, and how far the file is read. Nothing of it is ever there alone.
    /// </summary>
    private async Task CommitAsync(CancellationToken cancellation, bool endsRemittance = false)
    {
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellation);
        await _writer.InsertAsync(_sets.OfType<TransactionSetRow>().ToList(), cancellation);
        await _writer.InsertAsync(_sets.OfType<RemittanceCopyRow>().ToList(), cancellation);
        var numbers = new HashSet<Guid>(_touched);
        if (_claims.Count > 0)
        {
            await _claims.WriteAsync(cancellation);
            numbers.UnionWith(_claims.Numbers);
            await FindRetieAsync(cancellation);
        }
        if (_answers.Count > 0)
        {
            numbers.UnionWith(await _answers.WriteAsync(cancellation));
            await AddRetieAsync(Retie.ByPayerNumbers(_db, _settings.Tenant, _answers.PayerClaimNumbers), cancellation);
        }
        if (_remittance is { HasHead: true } && (_remittance.Count > 0 || endsRemittance))
        {
            await _remittance.WriteAsync(_headIsThere, cancellation);
            _headIsThere = true;
        }
        if (endsRemittance && _remittance is { HasHead: true }) await PostAsync(cancellation);
        if (numbers.Count + _retie.Count > 0)
            await new SettleNumbers(_db, _writer, _settings.Tenant, _payers, _settings.Clock, _settings.Actor).RunAsync(numbers, _retie, cancellation);
        _intake = _intake with { StepsDone = _step };
        await _writer.UpsertAsync([_intake], cancellation);
        if (numbers.Count + _retie.Count > 0) await RecordAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        _sets.Clear();
        _claims.Clear();
        _answers.Clear();
        _retie.Clear();
        _touched.Clear();
        _settings.AfterCommit?.Invoke();
    }

    /// <summary>The audit row of the change, in the change's own transaction.</summary>
    private async Task RecordAsync(CancellationToken cancellation)
    {
        AuditTrail.Add(_db, new AuditEntry(_settings.Tenant, _settings.Actor, "import", "file", _intake.Id.ToString("N")), _settings.Clock);
        await _db.SaveChangesAsync(cancellation);
        _db.ChangeTracker.Clear();
    }

    private async Task PostAsync(CancellationToken cancellation)
    {
        var (head, decisions) = await _remittance!.FinishAsync(_db, cancellation);
        if (head.State != "posted") return;
        if (await TraceFindings.OfAsync(_db, head, cancellation) is { } reused) Findings.Add(reused);
        _retie.AddRange(decisions);
        var entries = PostRemittance.ProviderEntries(head);
        await new AppendEntries(_db, _writer, _settings.Tenant, _settings.Clock.GetUtcNow(), _settings.Actor).RunAsync([], [.. entries.Select(e => e.Entry.Key)], entries, cancellation);
    }

    /// <summary>Money that waits, or hangs on a lower rung, may belong to a claim that just came.</summary>
    private async Task FindRetieAsync(CancellationToken cancellation)
    {
        var learned = false;
        foreach (var (alias, key) in _claims.Payers) learned |= _payers.Learn(alias, key);
        if (!await _db.Set<DecisionRow>().AnyAsync(d => d.TenantId == _settings.Tenant && d.IsPosted, cancellation)) return;
        await AddRetieAsync(Retie.ByClaims(_db, _settings.Tenant, _claims.Versions), cancellation);
        if (learned) await AddRetieAsync(Retie.ByPayers(_db, _settings.Tenant, _claims.Payers.Select(p => p.Alias).Distinct(StringComparer.Ordinal).ToArray()), cancellation);
    }

    private async Task AddRetieAsync(IAsyncEnumerable<DecisionRow> rows, CancellationToken cancellation)
    {
        await foreach (var row in rows.WithCancellation(cancellation)) _retie.Add(row);
    }

    private async Task FinishAsync(ReceiptRow receipt, CancellationToken cancellation)
    {
        _intake = _intake with { StepsDone = _step, IsDone = true };
        await using var transaction = await _db.Database.BeginTransactionAsync(cancellation);
        await _writer.UpsertAsync([_intake], cancellation);
        await _writer.InsertAsync([receipt], cancellation);
        await transaction.CommitAsync(cancellation);
        _settings.AfterCommit?.Invoke();
    }
}
