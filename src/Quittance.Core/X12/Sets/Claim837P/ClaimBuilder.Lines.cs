using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>Loops 2400 to 2430.</summary>
internal sealed partial class ClaimBuilder
{
    private readonly List<LineAdjudication837> _adjudications = [];
    private readonly List<Adjustment837> _lineAdjustments = [];
    private readonly PartyBuilder _rendering = new(sink.Texts);
    private int _lineNumber;
    private string _qualifier = "", _code = "", _description = "", _lineChargeText = "", _basis = "", _units = "", _linePlace = "", _emergency = "";
    private string[] _modifiers = [], _pointers = [];
    private Money? _lineCharge;
    private LineAdjudication837 _adjudication = NoAdjudication;
    private bool _hasLine;
    private bool _hasService;
    private bool _hasAdjudication;
    private string _from = "", _through = "", _control = "", _ndc = "", _ndcQuantity = "", _ndcUnit = "", _lineAuthorization = "", _adjudicated = "";
    private Money? _lineRemaining;
    private SegmentPlace _lineAt;

    private static readonly LineAdjudication837 NoAdjudication = new();

    public void StartLine(in Segment segment)
    {
        FinishLine();
        FinishOtherPayer();
        if (!HasRoom(segment)) return;
        _hasLine = true;
        _from = _through = _control = _ndc = _ndcQuantity = _ndcUnit = _lineAuthorization = "";
        _lineDetails = LineDetails837.None;
        if (_rendering.IsNamed) _rendering.Clear();
        var number = ItemSink.TryNumber(segment[1].Bytes, out var said) ? said : _lines.Count + 1;
        if (number != _lines.Count + 1)
            sink.Tell(segment, "x12.line-number", Severity.Warning, 2, $"LX01 says line {number.ToString(CultureInfo.InvariantCulture)}; it is line {(_lines.Count + 1).ToString(CultureInfo.InvariantCulture)} of its claim.", 1, segment[1].Text(), ackCode: "7", loop: "2400");
        _lineNumber = number;
        _qualifier = _code = _description = _lineChargeText = _basis = _units = _linePlace = _emergency = "";
        _modifiers = _pointers = [];
        _lineCharge = null;
        _lineAt = SegmentPlace.Of(segment);
        _hasService = false;
        addition?.StartLine();
    }

    /// <summary>Takes a segment of loop 2400 itself.</summary>
    public void TakeLine(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Sv1 when addition is null: TakeService(segment); break;
            case SegmentKey.Dtp when segment[1].Is("472"u8): TakeDates(segment); break;
            case SegmentKey.Ref when segment[1].Is("6R"u8): _control = segment[2].Text(); break;
            case SegmentKey.Ref when segment[1].Is("G1"u8) && _lineAuthorization.Length == 0: _lineAuthorization = _texts.Of(segment[2]); break;
            default:
                TakeLineDetail(segment);
                addition?.TakeLine(segment, this);
                break;
        }
    }

    /// <summary>Takes LIN, or CTP behind it.</summary>
    public void TakeDrug(in Segment segment)
    {
        if (segment.Key == SegmentKey.Lin && segment[2].Is("N4"u8)) _ndc = _texts.Of(segment[3]);
        if (segment.Key != SegmentKey.Ctp) return;
        _ndcQuantity = _texts.Of(segment[4]);
        _ndcUnit = _texts.Of(segment[5].Component(1));
    }

    /// <summary>Takes what stands in loop 2420A.</summary>
    public void TakeLineRendering(in Segment segment, ReadOnlySpan<byte> canonical) => _rendering.Take(segment, canonical);

    public void StartAdjudication(in Segment segment)
    {
        FinishAdjudication();
        if (!HasRoom(segment)) return;
        _hasAdjudication = true;
        _adjudicated = "";
        _lineRemaining = null;
        var code = segment[3].Components;
        _adjudication = new LineAdjudication837
        {
            PayerId = _texts.Of(segment[1]),
            Paid = sink.Money(segment, 2, "2430", true),
            CodeQualifier = _texts.Of(code.Next()),
            Code = _texts.Of(code.Next()),
            Modifiers = Modifiers(ref code),
            Units = _texts.Of(segment[5]),
            At = SegmentPlace.Of(segment),
        };
    }

    public void TakeAdjudication(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Cas: AddAdjustments(segment, _lineAdjustments, "2430"); break;
            case SegmentKey.Dtp when segment[1].Is("573"u8): _adjudicated = _texts.Of(segment[3]); break;
            case SegmentKey.Amt when segment[1].Is("EAF"u8): _lineRemaining = sink.Money(segment, 2, "2430"); break;
            default: break;
        }
    }

    private void TakeService(in Segment segment)
    {
        StartService(segment);
        var code = segment[1].Components;
        _qualifier = _texts.Of(code.Next());
        _code = _texts.Of(code.Next());
        _modifiers = Modifiers(ref code);
        _description = _texts.Of(code.Next());
        _lineChargeText = _texts.Of(segment[2]);
        _lineCharge = sink.Money(segment, 2, "2400", true);
        _basis = _texts.Of(segment[3]);
        _units = _texts.Of(segment[4]);
        _linePlace = _texts.Of(segment[5]);
        _pointers = Pointers(segment[7]);
        _emergency = _texts.Of(segment[9]);
    }

    /// <summary>Takes SV2 or SV3, whose elements stand elsewhere; 0 for an element that the segment has not.</summary>
    public void TakeService(in Segment segment, int code, int charge, int basis, int units, int place, int pointers)
    {
        StartService(segment);
        var parts = segment[code].Components;
        _qualifier = _texts.Of(parts.Next());
        _code = _texts.Of(parts.Next());
        _modifiers = Modifiers(ref parts);
        _description = _texts.Of(parts.Next());
        _lineChargeText = _texts.Of(segment[charge]);
        _lineCharge = sink.Money(segment, charge, "2400", true);
        _basis = _texts.Of(segment[basis]);
        _units = _texts.Of(segment[units]);
        _linePlace = _texts.Of(segment[place]);
        _pointers = Pointers(segment[pointers]);
    }

    private void StartService(in Segment segment)
    {
        HasStrayService |= _hasService;
        _hasService = true;
        _lineAt = SegmentPlace.Of(segment);
    }

    private string[] Pointers(Element element)
    {
        if (element.IsEmpty) return [];
        var parts = element.Components;
        ReadOnlySpan<byte> first = parts.Next(), second = parts.Next(), third = parts.Next(), fourth = parts.Next();
        if (second.IsEmpty) return [_texts.Of(first)];
        if (!fourth.IsEmpty) return [_texts.Of(first), _texts.Of(second), _texts.Of(third), _texts.Of(fourth)];
        return third.IsEmpty ? [_texts.Of(first), _texts.Of(second)] : [_texts.Of(first), _texts.Of(second), _texts.Of(third)];
    }

    private void TakeDates(in Segment segment) => (_from, _through) = Period(segment);

    private (string From, string Through) Period(in Segment segment) => Period(segment[2], segment[3]);

    /// <summary>A date or a period, as its format qualifier says.</summary>
    public (string From, string Through) Period(Element format, Element value)
    {
        var date = value.Bytes;
        var dash = format.Is("RD8"u8) ? date.IndexOf((byte)'-') : -1;
        var from = _texts.Of(dash < 0 ? date : date[..dash]);
        return (from, dash < 0 ? from : _texts.Of(date[(dash + 1)..]));
    }

    private void FinishAdjudication()
    {
        if (!_hasAdjudication) return;
        _hasAdjudication = false;
        _adjudications.Add(_adjudication with { Date = _adjudicated, RemainingLiability = _lineRemaining, Adjustments = Frozen.Of(_lineAdjustments) });
        _lineAdjustments.Clear();
    }

    private void FinishLine()
    {
        FinishAdjudication();
        if (!_hasLine) return;
        FinishLineParty();
        _hasLine = false;
        _lines.Add(new Line837
        {
            Number = _lineNumber,
            CodeQualifier = _qualifier,
            Code = _code,
            Modifiers = _modifiers,
            Description = _description,
            ChargeText = _lineChargeText,
            Charge = _lineCharge,
            UnitBasis = _basis,
            Units = _units,
            PlaceOfService = _linePlace,
            Pointers = _pointers,
            Emergency = _emergency,
            From = _from,
            Through = _through,
            ControlNumber = _control,
            RenderingNpi = _rendering.IsNamed ? _rendering.Npi : "",
            Rendering = _rendering.BuildIfNamed(),
            Ndc = _ndc,
            NdcQuantity = _ndcQuantity,
            NdcUnit = _ndcUnit,
            PriorAuthorization = _lineAuthorization,
            Details = _lineDetails,
            Adjudications = Frozen.Of(_adjudications),
            At = _lineAt,
        });
        _adjudications.Clear();
        addition?.FinishLine(_lines[^1]);
    }
}
