using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Remittance835;

/// <summary>Loop 2110.</summary>
internal sealed partial class PaymentBuilder
{
    private readonly List<Adjustment835> _lineAdjustments = [];
    private readonly List<string> _lineRemarks = [];
    private string _qualifier = "", _code = "", _unitsPaid = "", _submitted = "", _unitsBilled = "";
    private string[] _modifiers = [];
    private Money? _lineCharge, _linePaid;
    private bool _hasLine;
    private bool _linesAreFull;
    private string _from = "", _through = "", _control = "";
    private Money? _allowed;
    private SegmentPlace _lineAt;

    private void StartLine(in Segment segment)
    {
        FinishLine();
        if (!HasRoom(segment))
        {
            _linesAreFull = true;
            return;
        }
        _hasLine = true;
        _lineAt = SegmentPlace.Of(segment);
        _from = _through = _control = "";
        _allowed = null;
        _lineAdjustments.Clear();
        _lineRemarks.Clear();
        var code = segment[1].Components;
        _qualifier = _texts.Of(code.Next());
        _code = _texts.Of(code.Next());
        _modifiers = Modifiers(ref code);
        _lineCharge = sink.Money(segment, 2, "2110", true);
        _linePaid = sink.Money(segment, 3, "2110", true);
        _unitsPaid = _texts.Of(segment[5]);
        _submitted = _texts.Of(segment[6].Component(2));
        _unitsBilled = _texts.Of(segment[7]);
    }

    private bool TakeLine(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Cas: AddAdjustments(segment, _lineAdjustments, "2110"); return true;
            case SegmentKey.Dtm: TakeLineDate(segment); return true;
            case SegmentKey.Ref:
                if (segment[1].Is("6R"u8)) _control = segment[2].Text();
                return true;
            case SegmentKey.Amt:
                if (segment[1].Is("B6"u8)) _allowed = sink.Money(segment, 2, "2110", true);
                else _ = CheckAmount(segment);
                return true;
            case SegmentKey.Lq:
                if (segment[1].Is("HE"u8) && !segment[2].IsEmpty && HasRoom(segment)) _lineRemarks.Add(_texts.Of(segment[2]));
                return true;
            case SegmentKey.Qty: return true;
            default: return false;
        }
    }

    private void TakeLineDate(in Segment segment)
    {
        var kind = segment[1];
        if (kind.Is("472"u8) || kind.Is("150"u8)) _from = _texts.Of(segment[2]);
        else if (kind.Is("151"u8)) _through = _texts.Of(segment[2]);
    }

    private void FinishLine()
    {
        if (!_hasLine) return;
        _hasLine = false;
        _lines.Add(new ServiceLine835
        {
            CodeQualifier = _qualifier,
            Code = _code,
            Modifiers = _modifiers,
            Charge = _lineCharge,
            Paid = _linePaid,
            UnitsPaid = _unitsPaid,
            SubmittedCode = _submitted,
            UnitsBilled = _unitsBilled,
            From = _from,
            Through = _through.Length == 0 ? _from : _through,
            ControlNumber = _control,
            Allowed = _allowed,
            Adjustments = Frozen.Of(_lineAdjustments),
            Remarks = Frozen.Of(_lineRemarks),
            At = _lineAt,
        });
    }

    private string[] Modifiers(ref ComponentWalk code)
    {
        ReadOnlySpan<byte> first = code.Next(), second = code.Next(), third = code.Next(), fourth = code.Next();
        if (!fourth.IsEmpty) return [_texts.Of(first), _texts.Of(second), _texts.Of(third), _texts.Of(fourth)];
        if (!third.IsEmpty) return [_texts.Of(first), _texts.Of(second), _texts.Of(third)];
        if (!second.IsEmpty) return [_texts.Of(first), _texts.Of(second)];
        return first.IsEmpty ? [] : [_texts.Of(first)];
    }
}
