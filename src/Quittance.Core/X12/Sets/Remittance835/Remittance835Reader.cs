using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Remittance835;

/// <summary>
/// Reads a remittance: its head, then each CLP with what hangs under it, then the PLB segments. The head is handed out when
/// the first LX, CLP or PLB comes; a payment when the next LX, CLP, PLB or SE comes.
/// </summary>
internal sealed class Remittance835Reader(ItemSink sink) : SetReader(sink)
{
    private enum Part { Head, Payer, Payee, Between, Claims, Balances }

    private readonly PaymentBuilder _payment = new(sink);
    private RemittanceHeader835 _head = new();
    private Part _part;
    private bool _headDone;
    private bool _hasBpr;

    public override void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        if (Sink.Limits.OnlySums && _part == Part.Claims && segment.Key is SegmentKey.Nm1 or SegmentKey.Dtm or SegmentKey.Ref or SegmentKey.Per or SegmentKey.Qty) return;
        switch (segment.Key)
        {
            case SegmentKey.Lx:
                FinishHead();
                _payment.Finish();
                _part = Part.Between;
                return;
            case SegmentKey.Clp:
                FinishHead();
                _payment.Finish();
                _part = Part.Claims;
                _payment.Start(segment);
                return;
            case SegmentKey.Plb:
                FinishHead();
                _payment.Finish();
                _part = Part.Balances;
                TakeBalance(segment);
                return;
        }
        switch (_part)
        {
            case Part.Claims: if (!_payment.Take(segment)) TellNoLoop(segment); break;
            case Part.Between: if (segment.Key is not (SegmentKey.Ts2 or SegmentKey.Ts3)) TellNoLoop(segment); break;
            case Part.Balances: TellNoLoop(segment); break;
            default: TakeHead(segment); break;
        }
    }

    public override void EndClaim() => _payment.Finish();

    public override void Finish(bool hasTrailer)
    {
        FinishHead();
        _payment.Finish();
    }

    private void FinishHead()
    {
        if (_headDone) return;
        _headDone = true;
        if (!_hasBpr)
            Sink.Tell(new Finding("x12.header-missing", Severity.Error, "The remittance has no BPR.") { Level = 2, Segment = "BPR", AckCode = "3" });
        Sink.Add(_head);
    }

    private void TakeHead(in Segment segment)
    {
        var texts = Sink.Texts;
        switch (segment.Key)
        {
            case SegmentKey.Bpr:
                _hasBpr = true;
                _head = _head with
                {
                    Handling = texts.Of(segment[1]),
                    PaidText = texts.Of(segment[2]),
                    Paid = Sink.Money(segment, 2, "ROOT", true),
                    CreditDebit = texts.Of(segment[3]),
                    Method = texts.Of(segment[4]),
                    PaymentDate = texts.Of(segment[16]),
                    At = SegmentPlace.Of(segment),
                };
                break;
            case SegmentKey.Trn:
                _head = _head with { Trace = texts.Of(segment[2]), TracePayerId = texts.Of(segment[3]) };
                break;
            case SegmentKey.Dtm when segment[1].Is("405"u8):
                _head = _head with { ProductionDate = texts.Of(segment[2]) };
                break;
            case SegmentKey.N1: TakeName(segment); break;
            case SegmentKey.Ref: TakeReference(segment); break;
            case SegmentKey.N3 or SegmentKey.N4 or SegmentKey.Per or SegmentKey.Rdm or SegmentKey.Cur or SegmentKey.Dtm: break;
            default: TellNoLoop(segment); break;
        }
    }

    private void TakeName(in Segment segment)
    {
        var texts = Sink.Texts;
        if (segment[1].Is("PR"u8))
        {
            _part = Part.Payer;
            _head = _head with { PayerName = texts.Of(segment[2]), PayerIdQualifier = texts.Of(segment[3]), PayerId = texts.Of(segment[4]) };
        }
        else if (segment[1].Is("PE"u8))
        {
            _part = Part.Payee;
            var qualifier = texts.Of(segment[3]);
            _head = _head with
            {
                PayeeName = texts.Of(segment[2]),
                PayeeIdQualifier = qualifier,
                PayeeId = texts.Of(segment[4]),
                PayeeTaxId = qualifier == "FI" ? Digits(segment[4]) : _head.PayeeTaxId,
            };
        }
        else
        {
            _part = Part.Head;
            TellNoLoop(segment);
        }
    }

    private void TakeReference(in Segment segment)
    {
        if (_part == Part.Payer && segment[1].Is("2U"u8)) _head = _head with { PayerAdditionalId = Sink.Texts.Of(segment[2]) };
        else if (_part == Part.Payee && segment[1].Is("TJ"u8)) _head = _head with { PayeeTaxId = Digits(segment[2]) };
    }

    private void TakeBalance(in Segment segment)
    {
        var adjustments = new List<ProviderAdjustment835>(2);
        var texts = Sink.Texts;
        for (var n = 3; n <= segment.Count; n += 2)
        {
            var reason = segment[n];
            if (reason.IsEmpty && segment[n + 1].IsEmpty) continue;
            adjustments.Add(new ProviderAdjustment835(texts.Of(reason.Component(1)), texts.Of(reason.Component(2)), Sink.Money(segment, n + 1, "ROOT", true)));
        }
        Sink.Add(new ProviderBalance835(texts.Of(segment[1]), texts.Of(segment[2]), adjustments));
    }

    private void TellNoLoop(in Segment segment)
    {
        Sink.Tell(segment, "x12.no-loop", Severity.Error, 2, $"{segment.ShownId()} belongs to no loop here.", ackCode: "2");
        Sink.Keep(segment);
    }

    private string Digits(Element element)
    {
        if (!element.Bytes.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return Sink.Texts.Of(element);
        var digits = new StringBuilder();
        foreach (var value in element.Bytes)
            if (value is >= (byte)'0' and <= (byte)'9') digits.Append((char)value);
        return digits.ToString();
    }
}
