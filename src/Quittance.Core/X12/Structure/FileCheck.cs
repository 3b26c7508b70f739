using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Reading;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Premium820;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.Core.X12.Structure;

/// <summary>
/// Judges a whole file in one pass and constant memory: envelope, structure (SNIP 1 and 2) and balance (SNIP 3). Data never
/// makes it throw.
/// </summary>
public sealed class FileCheck : IDisposable
{
    /// <summary>The highest level that is judged here.</summary>
    public const int HighestLevel = 3;

    private readonly Tokenizer _tokenizer;
    private readonly ItemSink _sink;
    private readonly Envelope _envelope;
    private readonly StructureJudge _judge;
    private readonly EnvelopeJudge _headers;
    private readonly VerdictBuilder _verdict;
    private readonly IFurtherLevels? _further;
    private readonly SetFollower? _follower;
    private readonly Action<Finding> _tell;
    private RemittanceBalance? _remittance;
    private PremiumBalance? _premium;

    private FileCheck(Stream stream, int level, ReadLimits limits, IFurtherLevels? further, SetFollower? follower)
    {
        _further = further;
        _follower = follower;
        _tell = f => _verdict!.Add(f, null);
        _tokenizer = new Tokenizer(stream, limits);
        _sink = new ItemSink(limits);
        _envelope = new Envelope(_sink);
        _verdict = new VerdictBuilder(level, limits.Findings, further) { Follower = follower };
        _headers = new EnvelopeJudge(f => _verdict.Add(f, null));
        _judge = new StructureJudge(f => _verdict.Add(f, _judge!.Unit.Current));
    }

    /// <summary>
    /// Reads a file to its end and judges it up to <paramref name="level"/>. <paramref name="progress"/> hears the bytes read,
    /// about once per thousand segments. <paramref name="follower"/> hears of each set while it is read. The stream is not closed.
    /// </summary>
    public static FileVerdict Check(Stream stream, int level = HighestLevel, ReadLimits? limits = null, Action<long>? progress = null,
        SetFollower? follower = null, CancellationToken cancellationToken = default)
    {
        return Check(stream, level, null, limits, progress, follower, cancellationToken);
    }

    /// <summary>As above, and asks <paramref name="further"/> for the levels above the third.</summary>
    internal static FileVerdict Check(Stream stream, int level, IFurtherLevels? further, ReadLimits? limits = null, Action<long>? progress = null,
        SetFollower? follower = null, CancellationToken cancellationToken = default)
    {
        using var check = new FileCheck(stream, level, (limits ?? ReadLimits.Default) with { HashesContent = false }, further, follower);
        return check.Run(progress, cancellationToken);
    }

    /// <summary>Gives the buffers back.</summary>
    public void Dispose()
    {
        _sink.Dispose();
        _tokenizer.Dispose();
    }

    private FileVerdict Run(Action<long>? progress, CancellationToken cancellationToken)
    {
        const int Round = 1024;
        for (var n = 1; _tokenizer.Read(); n++)
        {
            if (n % Round == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                progress?.Invoke(_tokenizer.BytesRead);
            }
            TellTokenizer();
            Take(_tokenizer.Current);
        }
        TellTokenizer();
        _envelope.FinishFile();
        Drain(default);
        return _verdict.Finish();
    }

    private void Take(in Segment segment)
    {
        // The judge sees the set's trailer before the envelope closes the set. Half a segment is told once and judged by nobody.
        if (_verdict.Set is { } set && !segment.IsCut && segment.Key is not (SegmentKey.St or SegmentKey.Gs or SegmentKey.Ge or SegmentKey.Isa or SegmentKey.Iea))
        {
            if (segment.Key is SegmentKey.Clm or SegmentKey.Clp) set.Claims++;
            _judge.Take(segment);
            _judge.Unit.Take(segment);
        }
        if (segment.Key == SegmentKey.Ge) _verdict.SayCount(segment[1].Bytes);
        _envelope.Take(segment);
        Drain(segment);
        _further?.Take(segment, _judge.LoopId);
        if (_verdict.Set is null) _headers.Take(segment);
        else _follower?.Take(segment);
    }

    private void TellTokenizer()
    {
        foreach (var finding in _tokenizer.Findings) _verdict.AddFromReading(finding, _judge);
    }

    private void Drain(in Segment segment)
    {
        foreach (var item in _sink.Items)
        {
            _further?.Take(item, _tell);
            switch (item)
            {
                case ItemFinding told: _verdict.AddFromReading(told.Finding, _judge); break;
                case InterchangeStart start: _verdict.Open(start); break;
                case GroupStart start: _verdict.Open(start); break;
                case SetStart start: OpenSet(start, segment); break;
                case SetEnd end: CloseSet(end); break;
                case InterchangeAcknowledgment: _verdict.NoteAcknowledgment(); break;
                case GroupEnd: _verdict.CloseGroup(); break;
                case InterchangeEnd: _verdict.CloseInterchange(); break;
                case Claim837 claim: Balance(ClaimBalance.Check(claim)); break;
                case InstitutionalClaim837 claim: Balance(ClaimBalance.Check(claim)); break;
                case DentalClaim837 claim: Balance(ClaimBalance.Check(claim)); break;
                case RemittanceHeader835 head: _remittance?.Add(head); break;
                case ClaimPayment835 payment: _remittance?.Add(payment); break;
                case ProviderBalance835 provider: _remittance?.Add(provider); break;
                case PremiumHeader820 head: _premium?.Add(head); break;
                case PremiumItem820 item820: _premium?.Add(item820); break;
                case PremiumChange820 change: _premium?.Add(change); break;
            }
        }
        _sink.Items.Clear();
    }

    private void OpenSet(SetStart start, in Segment segment)
    {
        var transaction = _sink.Transaction;
        _verdict.Open(start, transaction);
        _judge.Begin(segment, start.Guide, transaction, _verdict.GroupKind);
        _verdict.Judges(start, _judge);
        _verdict.Set!.NamesGuide = !segment[3].IsEmpty;
        _follower?.Open(_verdict.Set);
        _remittance = start.Type == "835" && BalanceRules.Covers(start) ? new RemittanceBalance() : null;
        _premium = start.Type == "820" && BalanceRules.Covers(start) ? new PremiumBalance() : null;
    }

    private void CloseSet(SetEnd end)
    {
        _judge.End(end.Segments, end.EndOffset);
        if (_remittance is not null) Balance(_remittance.Findings());
        if (_premium is not null) Balance(_premium.Findings());
        _remittance = null;
        _premium = null;
        if (_verdict.Set is { } set) _follower?.Close(set);
        _verdict.CloseSet();
    }

    private void Balance(IReadOnlyList<Finding> findings)
    {
        foreach (var finding in findings) _verdict.Add(finding, null);
    }
}
