using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Remittance835;

/// <summary>Gathers one CLP with its service lines; used again for every payment of a set.</summary>
internal sealed partial class PaymentBuilder(ItemSink sink)
{
    private readonly TextCache _texts = sink.Texts;
    private readonly List<Adjustment835> _adjustments = [];
    private readonly List<string> _remarks = [];
    private readonly List<ServiceLine835> _lines = [];
    private string _number = "", _status = "", _filing = "", _payerNumber = "", _frequency = "";
    private Money? _charge, _paid, _patient;
    private int _position;
    private long _offset;
    private bool _isOpen;
    private int _ordinal;
    private int _entries;
    private long _end;
    private string _originalReference = "", _patientLast = "", _patientFirst = "", _patientId = "", _insuredId = "", _correctedId = "";
    private string _rendering = "", _crossoverName = "", _crossoverId = "", _statementFrom = "", _statementThrough = "", _received = "";

    public void Start(in Segment segment)
    {
        _isOpen = true;
        _hasLine = false;
        _entries = 0;
        _end = segment.End;
        _adjustments.Clear();
        _remarks.Clear();
        _lines.Clear();
        _originalReference = _patientLast = _patientFirst = _patientId = _insuredId = _correctedId = "";
        _rendering = _crossoverName = _crossoverId = _statementFrom = _statementThrough = _received = "";
        _ordinal++;
        _number = segment[1].Text();
        _status = _texts.Of(segment[2]);
        _charge = sink.Money(segment, 3, "2100", true);
        _paid = sink.Money(segment, 4, "2100", true);
        _patient = sink.Money(segment, 5, "2100");
        _filing = _texts.Of(segment[6]);
        _payerNumber = segment[7].Text();
        _frequency = _texts.Of(segment[9]);
        _position = segment.Position;
        _offset = segment.Offset;
    }

    /// <summary>Takes a segment under the CLP. False when it belongs to no loop of a payment.</summary>
    public bool Take(in Segment segment)
    {
        _end = segment.End;
        if (segment.Key == SegmentKey.Svc)
        {
            StartLine(segment);
            return true;
        }
        return _hasLine || _linesAreFull ? TakeLine(segment) : TakeClaim(segment);
    }

    /// <summary>Hands the open payment out.</summary>
    public void Finish()
    {
        if (!_isOpen) return;
        _isOpen = false;
        FinishLine();
        _linesAreFull = false;
        sink.Add(new ClaimPayment835
        {
            Ordinal = _ordinal,
            Number = _number,
            Status = _status,
            Charge = _charge,
            Paid = _paid,
            PatientResponsibility = _patient,
            FilingIndicator = _filing,
            PayerClaimNumber = _payerNumber,
            Frequency = _frequency,
            Position = _position,
            Offset = _offset,
            OriginalReference = _originalReference,
            PatientLast = _patientLast,
            PatientFirst = _patientFirst,
            PatientId = _patientId,
            InsuredId = _insuredId,
            CorrectedId = _correctedId,
            RenderingNpi = _rendering,
            CrossoverName = _crossoverName,
            CrossoverId = _crossoverId,
            StatementFrom = _statementFrom,
            StatementThrough = _statementThrough,
            Received = _received,
            Adjustments = Frozen.Of(_adjustments),
            Remarks = Frozen.Of(_remarks),
            Lines = Frozen.Of(_lines),
            Length = (int)Math.Min(int.MaxValue, _end - _offset),
        });
    }

    private bool TakeClaim(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Nm1: TakeName(segment); return true;
            case SegmentKey.Cas: AddAdjustments(segment, _adjustments, "2100"); return true;
            case SegmentKey.Ref when segment[1].Is("F8"u8): _originalReference = segment[2].Text(); return true;
            case SegmentKey.Moa:
                for (var n = 3; n <= 7; n++) AddRemark(segment, n);
                return true;
            case SegmentKey.Mia:
                AddRemark(segment, 5);
                for (var n = 20; n <= 23; n++) AddRemark(segment, n);
                return true;
            case SegmentKey.Dtm: TakeDate(segment); return true;
            case SegmentKey.Amt or SegmentKey.Qty: return CheckAmount(segment);
            case SegmentKey.Ref or SegmentKey.Per: return true;
            default: return false;
        }
    }

    private void TakeName(in Segment segment)
    {
        var entity = segment[1];
        if (entity.Is("QC"u8))
        {
            _patientLast = _texts.Of(segment[3]);
            _patientFirst = _texts.Of(segment[4]);
            _patientId = segment[9].Text();
        }
        else if (entity.Is("IL"u8)) _insuredId = _texts.Of(segment[9]);
        else if (entity.Is("74"u8)) _correctedId = _texts.Of(segment[9]);
        else if (entity.Is("82"u8)) _rendering = segment[8].Is("XX"u8) ? _texts.Of(segment[9]) : "";
        else if (entity.Is("TT"u8))
        {
            _crossoverName = _texts.Of(segment[3]);
            _crossoverId = _texts.Of(segment[9]);
        }
    }

    private void TakeDate(in Segment segment)
    {
        var kind = segment[1];
        if (kind.Is("232"u8)) _statementFrom = _texts.Of(segment[2]);
        else if (kind.Is("233"u8)) _statementThrough = _texts.Of(segment[2]);
        else if (kind.Is("050"u8)) _received = _texts.Of(segment[2]);
    }

    private void AddRemark(in Segment segment, int element)
    {
        if (!segment[element].IsEmpty && HasRoom(segment)) _remarks.Add(_texts.Of(segment[element]));
    }

    /// <summary>Amounts that are information only must still be amounts.</summary>
    private bool CheckAmount(in Segment segment)
    {
        if (segment.Key == SegmentKey.Amt) _ = sink.Money(segment, 2, _hasLine ? "2110" : "2100", true);
        return true;
    }

    private void AddAdjustments(in Segment segment, List<Adjustment835> adjustments, string loop)
    {
        var group = _texts.Of(segment[1]);
        for (var n = 2; n <= segment.Count; n += 3)
        {
            if (segment[n].IsEmpty && segment[n + 1].IsEmpty) continue;
            if (!HasRoom(segment)) return;
            adjustments.Add(new Adjustment835(group, _texts.Of(segment[n]), sink.Money(segment, n + 1, loop, true), _texts.Of(segment[n + 2])));
        }
    }

    private bool HasRoom(in Segment segment)
    {
        if (segment.End - _offset > sink.Limits.BytesPerClaim) _entries = Math.Max(_entries, sink.Limits.EntriesPerClaim);
        _entries++;
        if (_entries <= sink.Limits.EntriesPerClaim) return true;
        if (_entries == sink.Limits.EntriesPerClaim + 1)
            sink.Tell(segment, "x12.claim-too-long", Severity.Error, 1, $"A payment has more than {sink.Limits.EntriesPerClaim} entries or {sink.Limits.BytesPerClaim} bytes; the rest of it is left out.");
        return false;
    }
}
