using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Reading;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Premium820;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Views;

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
    private readonly Action<X12Item>? _items;
    private readonly IFurtherLevels? _further;
    private readonly SetFollower? _follower;
    private readonly ViewTaker? _views;
    private readonly bool _isAlone;
    private readonly Action<Finding> _tell;
    private RemittanceBalance? _remittance;
    private PremiumBalance? _premium;
    private SumGlance? _glance;
    private ViewHold? _hold;
    private bool _hasRules;

    private FileCheck(Stream stream, int level, ReadLimits limits, IFurtherLevels? further, SetFollower? follower, Action<X12Item>? items, ViewTaker? views = null)
    {
        _items = items;
        _views = views;
        _isAlone = further is null && follower is null;
        _further = further;
        _follower = follower;
        _tell = f => _verdict!.Add(f, null);
        _tokenizer = new Tokenizer(stream, limits);
        // The verdict counts the findings: what is beyond the limit is not listed, but a set is judged by it all the same.
        _sink = new ItemSink(limits with { Findings = int.MaxValue }) { ReadsEveryClaim = true };
        _envelope = new Envelope(_sink);
        _verdict = new VerdictBuilder(level, limits, further) { Follower = follower };
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

    /// <summary>
    /// As above, and hands every typed item to <paramref name="items"/> in the order of the file, so that claims are judged and used in one pass. Items
    /// have no content hashes.
    /// </summary>
    public static FileVerdict Check(Stream stream, Action<X12Item> items, int level = HighestLevel, ReadLimits? limits = null, Action<long>? progress = null,
        SetFollower? follower = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(items);
        using var check = new FileCheck(stream, level, (limits ?? ReadLimits.Default) with { HashesContent = false }, null, follower, items);
        return check.Run(progress, cancellationToken);
    }

    /// <summary>
    /// As above, and shows <paramref name="views"/> every claim and payment where it stands, without making records: nearly as fast as judging alone. Shown are
    /// those of the guides in force for 837P, 837I, 837D and 835.
    /// </summary>
    public static FileVerdict Check(Stream stream, ViewTaker views, int level = HighestLevel, ReadLimits? limits = null, Action<long>? progress = null,
        SetFollower? follower = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(views);
        using var check = new FileCheck(stream, level, (limits ?? ReadLimits.Default) with { HashesContent = false, OnlySums = true }, null, follower, null, views);
        return check.Run(progress, cancellationToken);
    }

    /// <summary>As above, and asks <paramref name="further"/> for the levels above the third.</summary>
    internal static FileVerdict Check(Stream stream, int level, IFurtherLevels? further, ReadLimits? limits = null, Action<long>? progress = null,
        SetFollower? follower = null, CancellationToken cancellationToken = default)
    {
        // When nobody asks for the claims, only their sums are read.
        using var check = new FileCheck(stream, level, (limits ?? ReadLimits.Default) with { HashesContent = false, OnlySums = further is null }, further, follower, null);
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
            if (_tokenizer.HasFindings) TellTokenizer();
            Take(_tokenizer.Current);
        }
        TellTokenizer();
        _glance?.GiveUp();
        ReadHeld();
        _envelope.FinishFile();
        Drain(default);
        return _verdict.Finish();
    }

    private void Take(in Segment segment)
    {
        // The judge sees the set's trailer before the envelope closes the set. Half a segment is told once and judged by nobody.
        var isInSet = _verdict.Set is not null && !segment.IsCut && segment.Key is not (SegmentKey.St or SegmentKey.Gs or SegmentKey.Ge or SegmentKey.Isa or SegmentKey.Iea);
        if (isInSet)
        {
            if (segment.Key is SegmentKey.Clm or SegmentKey.Clp) _verdict.Set!.Claims++;
            _judge.Take(segment);
            _judge.Unit.Take(segment);
        }
        if (segment.Key == SegmentKey.Ge) _verdict.SayCount(segment[1].Bytes);
        _headers.TakeTrailer(segment);
        var isTrailer = segment.Key == SegmentKey.Se;
        if (isTrailer) _further?.Take(segment, _judge.LoopId, _tell);
        var needsReading = _glance is null || NeedsReading(segment);
        // What the glance has not read stands in the hold until then.
        if (isInSet) _hold?.Take(segment);
        // Nearly every segment is one of a claim that adds up, and nobody asks for it.
        if (!needsReading && _isAlone && _sink.Items.Count == 0) return;
        if (needsReading) _envelope.Take(segment);
        if (_sink.Items.Count > 0) Drain(segment);
        // What a segment ends is told before the follower takes it, what stands in it afterwards: so each is told of its own claim.
        _further?.End(segment, _tell);
        if (_verdict.Set is null) _headers.Take(segment);
        else _follower?.Take(segment);
        if (!isTrailer) _further?.Take(segment, _judge.LoopId, _tell);
    }

    /// <summary>False when the segment was added up, and that is enough.</summary>
    private bool NeedsReading(in Segment segment)
    {
        var glance = _glance!.Take(segment);
        if (glance == Glance.Added) return false;
        if (glance == Glance.Read) return true;
        ReadHeld();
        if (glance == Glance.ReadAgain) return true;
        _envelope.EndClaim();
        Drain(default);
        return _glance.Take(segment) != Glance.Added;
    }

    private void ReadHeld()
    {
        if (_glance is null) return;
        for (var i = 0; i < _glance.Unread; i++) _envelope.Take(_glance.UnreadAt(i));
        _glance.ClearUnread();
        Drain(default);
    }

    private void TellTokenizer()
    {
        foreach (var finding in _tokenizer.Findings) _verdict.AddFromReading(finding, _judge);
    }

    private void Drain(in Segment segment)
    {
        foreach (var item in _sink.Items)
        {
            // Claims that are read only to be added up are no claims to whoever takes them.
            if (_items is not null && (_hasRules || item is not (Header837 or Claim837 or InstitutionalClaim837 or DentalClaim837))) _items(item);
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
                case Claim837 or InstitutionalClaim837 or DentalClaim837: Balance(ClaimBalance.Check(item, _hasRules)); break;
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
        _verdict.Set.HasGuide = _judge.HasGuide;
        _follower?.Open(_verdict.Set);
        _hasRules = BalanceRules.Covers(start);
        _remittance = start.Type == "835" && _hasRules ? new RemittanceBalance() : null;
        _premium = start.Type == "820" && _hasRules ? new PremiumBalance() : null;
        _hold = _views is not null && _hasRules && _judge.HasGuide && start.Type is "837P" or "837I" or "837D" or "835" ? new ViewHold(start.Type, start.Guide, _sink.Limits, _views) : null;
        _glance = GlanceFor(start);
    }

    // When claims are handed out they are made in any case. Without a guide more than the sums is told by the reader.
    private SumGlance? GlanceFor(SetStart start)
    {
        if (!_sink.Limits.OnlySums || !_hasRules || !_judge.HasGuide) return null;
        if (_remittance is not null) return new PaymentGlance(_remittance, _sink.Limits, _hold);
        return start.Type is "837P" or "837I" or "837D" ? new ClaimGlance(start.Type, _sink.Limits, _hold) : null;
    }

    private void CloseSet(SetEnd end)
    {
        _glance = null;
        // Nothing is open after a whole trailer; half of one ends its claim as well.
        _hold?.Close(!end.HasTrailer);
        _hold = null;
        _judge.End(end.Segments, end.EndOffset);
        if (_remittance is not null) Balance(_remittance.Findings());
        if (_premium is not null) Balance(_premium.Findings());
        _remittance = null;
        _premium = null;
        if (_verdict.Set is { } set) _follower?.Close(set);
        _verdict.CloseSet();
    }

    private void Balance(IReadOnlyList<Finding>? findings)
    {
        if (findings is null) return;
        foreach (var finding in findings) _verdict.Add(finding, null);
    }
}
