using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Premium820;

/// <summary>
/// Reads what an 820 pays and for what; names, periods and counts are kept by their place only. The head is handed out when the first
/// ENT or RMR comes, an item when the next one, another ENT or SE comes.
/// </summary>
internal sealed class Premium820Reader(ItemSink sink) : SetReader(sink)
{
    private readonly List<PremiumAdjustment820> _adjustments = [];
    private PremiumHeader820 _head = new();
    private PremiumItem820? _item;
    private bool _headDone;
    private bool _hasBpr;
    private int _entries;
    private string _entity = "", _kind = "", _member = "";

    public override void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        switch (segment.Key)
        {
            case SegmentKey.Ent: StartEntity(segment); break;
            case SegmentKey.Rmr: StartItem(segment); break;
            case SegmentKey.Adx: TakeAdjustment(segment); break;
            case SegmentKey.Nm1 when _headDone: _member = segment[9].Text(); break;
            case SegmentKey.Bpr when !_headDone: TakePayment(segment); break;
            case SegmentKey.Trn when !_headDone: _head = _head with { Trace = Sink.Texts.Of(segment[2]) }; break;
            case SegmentKey.N1 when !_headDone: TakeName(segment); break;
            default: Sink.Keep(segment); break;
        }
    }

    public override void Finish(bool hasTrailer)
    {
        FinishHead();
        FinishItem();
    }

    private void StartEntity(in Segment segment)
    {
        FinishHead();
        FinishItem();
        _entity = Sink.Texts.Of(segment[1]);
        _kind = Sink.Texts.Of(segment[2]);
        _member = "";
    }

    private void StartItem(in Segment segment)
    {
        FinishHead();
        FinishItem();
        _entries = 0;
        _item = new PremiumItem820
        {
            Entity = _entity,
            EntityKind = _kind,
            MemberId = _member,
            ReferenceQualifier = Sink.Texts.Of(segment[1]),
            Reference = segment[2].Text(),
            Paid = Sink.Money(segment, 4, "2300", true),
            Billed = Sink.Money(segment, 5, "2300"),
            At = SegmentPlace.Of(segment),
        };
    }

    private void TakeAdjustment(in Segment segment)
    {
        FinishHead();
        var adjustment = new PremiumAdjustment820(Sink.Money(segment, 1, _item is null ? "2200" : "2320", true), Sink.Texts.Of(segment[2]));
        if (_item is null) Sink.Add(new PremiumChange820(_entity, adjustment, SegmentPlace.Of(segment)));
        else if (HasRoom(segment)) _adjustments.Add(adjustment);
    }

    private bool HasRoom(in Segment segment)
    {
        _entries++;
        if (_entries <= Sink.Limits.EntriesPerClaim) return true;
        if (_entries == Sink.Limits.EntriesPerClaim + 1)
            Sink.Tell(segment, "x12.claim-too-long", Severity.Error, 1, $"An item has more than {Sink.Limits.EntriesPerClaim} adjustments; the rest of them is left out.");
        return false;
    }

    private void TakePayment(in Segment segment)
    {
        var texts = Sink.Texts;
        _hasBpr = true;
        _head = _head with
        {
            Handling = texts.Of(segment[1]),
            PaidText = texts.Of(segment[2]),
            Paid = Sink.Money(segment, 2, "ROOT", true),
            Method = texts.Of(segment[4]),
            PaymentDate = texts.Of(segment[16]),
            At = SegmentPlace.Of(segment),
        };
    }

    private void TakeName(in Segment segment)
    {
        var (name, id) = (Sink.Texts.Of(segment[2]), Sink.Texts.Of(segment[4]));
        if (segment[1].Is("PE"u8)) _head = _head with { ReceiverName = name, ReceiverId = id };
        else if (segment[1].Is("PR"u8) || segment[1].Is("RM"u8)) _head = _head with { PayerName = name, PayerId = id };
    }

    private void FinishHead()
    {
        if (_headDone) return;
        _headDone = true;
        if (!_hasBpr)
            Sink.Tell(new Finding("x12.header-missing", Severity.Error, "The payment has no BPR.") { Level = 2, Segment = "BPR", AckCode = "3" });
        Sink.Add(_head);
    }

    private void FinishItem()
    {
        if (_item is null) return;
        Sink.Add(_item with { Adjustments = Frozen.Of(_adjustments) });
        _adjustments.Clear();
        _item = null;
    }
}
