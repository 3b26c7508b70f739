using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Acknowledgment;

/// <summary>
/// Reads a 277CA: source, receiver, provider and patient levels. A claim's answer is handed out when the next TRN, HL or SE
/// comes; an answer of the receiver or provider level when the next level begins.
/// </summary>
internal sealed class Status277CAReader(ItemSink sink) : SetReader(sink)
{
    private readonly HierarchyCheck _levels = new(sink);
    private readonly List<Status277CA> _statuses = [];
    private readonly List<Status277CA> _lineStatuses = [];
    private readonly List<LineStatus277CA> _lines = [];
    private LineStatus277CA? _line;
    private int _lineFrom;
    private string _level = "";
    private bool _isOpen;
    private bool _inLine;
    private bool _headerDone;
    private int _ordinal;
    private int _entries;
    private string _batch = "", _sourceName = "", _sourceId = "", _sourceEntity = "", _providerId = "", _providerQualifier = "";
    private string _receiverName = "", _receiverId = "", _providerName = "", _patientLast = "", _patientFirst = "", _patientId = "";
    private string _received = "", _processed = "", _number = "", _payerNumber = "", _clearinghouse = "", _service = "";

    public override void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        switch (segment.Key)
        {
            case SegmentKey.Bht: TakeHeader(segment); break;
            case SegmentKey.Hl: TakeLevel(segment); break;
            case SegmentKey.Nm1: TakeName(segment); break;
            case SegmentKey.Trn: TakeTrace(segment); break;
            case SegmentKey.Stc when _level.Length > 0: TakeStatus(segment); break;
            case SegmentKey.Ref when _isOpen: TakeReference(segment); break;
            case SegmentKey.Dtp: TakeDate(segment); break;
            case SegmentKey.Svc when _level == "PT": StartLine(segment); break;
            case SegmentKey.Qty or SegmentKey.Amt or SegmentKey.Per or SegmentKey.Ref: break;
            default:
                Sink.Tell(segment, "x12.no-loop", Severity.Error, 2, $"{segment.ShownId()} belongs to no loop here.", ackCode: "2");
                Sink.Keep(segment);
                break;
        }
    }

    public override void Finish(bool hasTrailer)
    {
        TellHeader();
        FinishAnswer();
    }

    private void TakeHeader(in Segment segment)
    {
        if (_headerDone) return;
        _headerDone = true;
        var texts = Sink.Texts;
        Sink.Add(new Header277CA(texts.Of(segment[3]), texts.Of(segment[4]), texts.Of(segment[5])));
    }

    private void TellHeader()
    {
        if (_headerDone) return;
        _headerDone = true;
        Sink.Tell(new Finding("x12.header-missing", Severity.Error, "The set has no BHT.") { Level = 2, Segment = "BHT", AckCode = "3" });
        Sink.Add(new Header277CA("", "", ""));
    }

    private void TakeLevel(in Segment segment)
    {
        TellHeader();
        FinishAnswer();
        _levels.Take(segment);
        _level = Sink.Texts.Of(segment[3]);
        switch (_level)
        {
            case "20":
                _sourceName = _sourceId = _sourceEntity = _received = _processed = _batch = _receiverName = _receiverId = "";
                _providerId = _providerQualifier = _providerName = "";
                break;
            case "21":
                _batch = _receiverName = _receiverId = _providerId = _providerQualifier = _providerName = "";
                Open();
                break;
            case "19":
                _providerId = _providerQualifier = _providerName = "";
                Open();
                break;
            case "PT":
                _patientLast = _patientFirst = _patientId = "";
                Open();
                break;
            default:
                Sink.Tell(segment, "x12.hl-level", Severity.Error, 2, "HL03 names no level of a claim acknowledgment (20, 21, 19 or PT).", 3, _level, "20, 21, 19 or PT", "7");
                _level = "";
                break;
        }
    }

    private void Open()
    {
        _isOpen = true;
        _inLine = false;
        _entries = 0;
        _number = _payerNumber = _clearinghouse = _service = "";
    }

    private void TakeName(in Segment segment)
    {
        var texts = Sink.Texts;
        if (_level == "20")
        {
            _sourceEntity = texts.Of(segment[1]);
            _sourceName = texts.Of(segment[3]);
            _sourceId = texts.Of(segment[9]);
        }
        else if (_level == "21")
        {
            _receiverName = texts.Of(segment[3]);
            _receiverId = texts.Of(segment[9]);
        }
        else if (_level == "PT")
        {
            _patientLast = texts.Of(segment[3]);
            _patientFirst = texts.Of(segment[4]);
            _patientId = texts.Of(segment[9]);
        }
        else if (_level == "19")
        {
            _providerName = texts.Of(segment[3]);
            _providerQualifier = texts.Of(segment[8]);
            _providerId = texts.Of(segment[9]);
        }
    }

    private void TakeTrace(in Segment segment)
    {
        if (_level == "21") _batch = segment[2].Text();
        if (_level != "PT") return;
        // One patient level may answer several claims, each with its own trace.
        if (_number.Length > 0 || _statuses.Count > 0)
        {
            FinishAnswer();
            Open();
        }
        _number = segment[2].Text();
    }

    private void TakeStatus(in Segment segment)
    {
        var texts = Sink.Texts;
        var date = texts.Of(segment[2]);
        var action = texts.Of(segment[3]);
        var amount = Sink.Money(segment, 4, _inLine ? "2220D" : "2200D");
        foreach (var element in (ReadOnlySpan<int>)[1, 10, 11])
        {
            var status = segment[element];
            if (status.IsEmpty) continue;
            if (++_entries > Sink.Limits.EntriesPerClaim) return;
            (_inLine ? _lineStatuses : _statuses).Add(new Status277CA(
                texts.Of(status.Component(1)), texts.Of(status.Component(2)), texts.Of(status.Component(3)), date, action, amount));
        }
    }

    private void StartLine(in Segment segment)
    {
        FinishLine();
        _inLine = true;
        _lineFrom = _lineStatuses.Count;
        if (++_entries > Sink.Limits.EntriesPerClaim) return;
        var texts = Sink.Texts;
        _line = new LineStatus277CA(texts.Of(segment[1].Component(1)), texts.Of(segment[1].Component(2)), Sink.Money(segment, 2, "2220D"), "", []);
    }

    private void FinishLine()
    {
        if (_line is null) return;
        _lines.Add(_line with { Statuses = _lineStatuses[_lineFrom..] });
        _line = null;
    }

    private void TakeReference(in Segment segment)
    {
        if (_inLine)
        {
            if (_line is not null && segment[1].Is("FJ"u8)) _line = _line with { LineNumber = Sink.Texts.Of(segment[2]) };
            return;
        }
        if (segment[1].Is("1K"u8)) _payerNumber = segment[2].Text();
        else if (segment[1].Is("D9"u8)) _clearinghouse = segment[2].Text();
    }

    private void TakeDate(in Segment segment)
    {
        var kind = segment[1];
        if (_level == "20" && kind.Is("050"u8)) _received = Sink.Texts.Of(segment[3]);
        else if (_level == "20" && kind.Is("009"u8)) _processed = Sink.Texts.Of(segment[3]);
        else if (_level == "PT" && !_inLine && kind.Is("472"u8))
        {
            var date = segment[3].Bytes;
            var dash = date.IndexOf((byte)'-');
            _service = Sink.Texts.Of(dash < 0 ? date : date[..dash]);
        }
    }

    private void FinishAnswer()
    {
        if (!_isOpen) return;
        _isOpen = false;
        FinishLine();
        if (_level == "PT" || _statuses.Count > 0)
        {
            _ordinal++;
            Sink.Add(new ClaimStatus277CA
            {
                Level = _level,
                ClaimNumber = _level == "PT" ? _number : "",
                BatchTrace = _batch,
                SourceName = _sourceName,
                SourceId = _sourceId,
                SourceEntity = _sourceEntity,
                ProviderId = _providerId,
                ProviderIdQualifier = _providerQualifier,
                ReceiverName = _receiverName,
                ReceiverId = _receiverId,
                ProviderName = _providerName,
                PatientLast = _level == "PT" ? _patientLast : "",
                PatientFirst = _level == "PT" ? _patientFirst : "",
                PatientId = _level == "PT" ? _patientId : "",
                ReceivedDate = _received,
                ProcessedDate = _processed,
                Statuses = [.. _statuses],
                LineStatuses = [.. _lineStatuses],
                Lines = [.. _lines],
                PayerClaimNumber = _payerNumber,
                ClearinghouseNumber = _clearinghouse,
                ServiceFrom = _service,
                Ordinal = _ordinal,
            });
        }
        _statuses.Clear();
        _lineStatuses.Clear();
        _lines.Clear();
    }
}
