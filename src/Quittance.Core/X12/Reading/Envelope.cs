using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// Pairs ISA with IEA, GS with GE and ST with SE, and compares their counts and control numbers. A header that comes while
/// the former one is still open ends the former one.
/// </summary>
internal sealed class Envelope(ItemSink sink)
{
    private readonly SetContent _set = new(sink);
    private readonly HashSet<string> _setControls = new(StringComparer.Ordinal);
    private bool _inInterchange;
    private bool _inGroup;
    private string _interchangeControl = "";
    private string _groupControl = "";
    private string _groupVersion = "";
    private int _groups;
    private int _sets;
    private long _end;

    public void Take(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.Isa: TakeIsa(segment); break;
            case SegmentKey.Ta1 when !_set.IsOpen: TakeTa1(segment); break;
            case SegmentKey.Gs: TakeGs(segment); break;
            case SegmentKey.St: TakeSt(segment); break;
            case SegmentKey.Se: TakeSe(segment); break;
            case SegmentKey.Ge: TakeGe(segment); break;
            case SegmentKey.Iea: TakeIea(segment); break;
            default:
                if (_set.IsOpen) _set.Take(segment);
                else
                {
                    sink.Tell(segment, "x12.outside-set", Severity.Error, 1, "A segment stands outside of any transaction set.", ackCode: "024");
                    sink.Keep(segment);
                }
                break;
        }
        _end = segment.End;
    }

    /// <summary>The claim or payment that is open is complete, though the reader was not shown what comes next.</summary>
    public void EndClaim() => _set.EndClaim();

    /// <summary>The file is over: what is open is closed.</summary>
    public void FinishFile() => CloseInterchange();

    private void TakeIsa(in Segment segment)
    {
        CloseInterchange();
        _inInterchange = true;
        _groups = 0;
        _interchangeControl = sink.Header(segment[13]);
        sink.Add(new InterchangeStart(sink.Header(segment[5]), sink.Header(segment[6]), sink.Header(segment[7]), sink.Header(segment[8]),
            sink.Header(segment[9]), sink.Header(segment[10]), _interchangeControl, sink.Header(segment[12]), sink.Header(segment[15]),
            segment[14].Is("1"u8), segment.Separators, segment.Offset));
        if (!IsControl(_interchangeControl))
            sink.Tell(segment, "x12.isa-control", Severity.Error, 1, "ISA13 is not a number of nine digits.", 13, _interchangeControl, "nine digits", "018");
    }

    private void TakeTa1(in Segment segment)
    {
        if (!_inInterchange)
            sink.Tell(segment, "x12.outside-interchange", Severity.Error, 1, "A TA1 stands outside of any interchange.", ackCode: "024");
        else if (_groups > 0 && !_inGroup)
            sink.Tell(segment, "x12.ta1-place", Severity.Warning, 1, "A TA1 belongs between the ISA and the first GS.", ackCode: "024");
        else if (_inGroup)
            sink.Tell(segment, "x12.ta1-place", Severity.Warning, 1, "A TA1 stands inside a group; it belongs before the first GS.", ackCode: "024");
        sink.Add(new InterchangeAcknowledgment(sink.Header(segment[1]), sink.Header(segment[2]), sink.Header(segment[3]), sink.Header(segment[4]), sink.Header(segment[5])));
    }

    private void TakeGs(in Segment segment)
    {
        CloseGroup();
        if (!_inInterchange)
            sink.Tell(segment, "x12.outside-interchange", Severity.Error, 1, "A GS stands outside of any interchange.", ackCode: "024");
        _groups++;
        _sets = 0;
        _setControls.Clear();
        _inGroup = true;
        _groupControl = sink.Header(segment[6]);
        _groupVersion = sink.Header(segment[8]);
        sink.Add(new GroupStart(sink.Header(segment[1]), sink.Header(segment[2]), sink.Header(segment[3]), sink.Header(segment[4]), sink.Header(segment[5]), _groupControl, _groupVersion));
    }

    private void TakeSt(in Segment segment)
    {
        CloseSet();
        _sets++;
        _set.Open(segment, $"{_interchangeControl}/{_groupControl}/", _inGroup ? _groupVersion : "");
        // Told of the set, which is not accepted by it.
        if (!_inGroup)
            sink.Tell(segment, "x12.outside-group", Severity.Error, 1, "An ST stands outside of any group.", ackCode: "024");
        if (_setControls.Count < sink.Limits.SetsPerGroup && !_setControls.Add(_set.Control))
            sink.Tell(segment, "x12.set-control-repeated", Severity.Error, 1, $"The set control number {_set.Control} is used twice in this group.", 2, _set.Control, ackCode: "23");
    }

    private void TakeSe(in Segment segment)
    {
        if (!_set.IsOpen)
        {
            sink.Tell(segment, "x12.trailer-alone", Severity.Error, 1, "An SE without an ST before it.", ackCode: "024");
            sink.Keep(segment);
            return;
        }
        _set.Finish();
        var counted = segment.Position;
        if (!Says(segment[1], counted))
            sink.Tell(segment, "x12.se-count", Severity.Error, 1, $"SE01 says {segment[1].Text()} segments; the set has {Text(counted)}.", 1, segment[1].Text(), Text(counted), "4");
        if (sink.Header(segment[2]) != _set.Control)
            sink.Tell(segment, "x12.se-control", Severity.Error, 1, $"SE02 is {segment[2].Text()}, but ST02 is {_set.Control}.", 2, segment[2].Text(), _set.Control, "3");
        _set.Close(counted, true, segment.End);
    }

    private void TakeGe(in Segment segment)
    {
        CloseSet();
        if (!_inGroup)
        {
            sink.Tell(segment, "x12.trailer-alone", Severity.Error, 1, "A GE without a GS before it.", ackCode: "024");
            return;
        }
        if (!Says(segment[1], _sets))
            sink.Tell(segment, "x12.ge-count", Severity.Error, 1, $"GE01 says {segment[1].Text()} sets; the group has {Text(_sets)}.", 1, segment[1].Text(), Text(_sets), "5");
        if (sink.Header(segment[2]) != _groupControl)
            sink.Tell(segment, "x12.ge-control", Severity.Error, 1, $"GE02 is {segment[2].Text()}, but GS06 is {_groupControl}.", 2, segment[2].Text(), _groupControl, "4");
        EndGroup(true);
    }

    private void TakeIea(in Segment segment)
    {
        CloseGroup();
        if (!_inInterchange)
        {
            sink.Tell(segment, "x12.trailer-alone", Severity.Error, 1, "An IEA without an ISA before it.", ackCode: "024");
            return;
        }
        // A TA1 names one fault, and which interchange this is weighs more than how much is in it.
        if (sink.Header(segment[2]) != _interchangeControl)
            sink.Tell(segment, "x12.iea-control", Severity.Error, 1, $"IEA02 is {segment[2].Text()}, but ISA13 is {_interchangeControl}.", 2, segment[2].Text(), _interchangeControl, IsControl(sink.Header(segment[2])) ? "001" : "018");
        if (!Says(segment[1], _groups))
            sink.Tell(segment, "x12.iea-count", Severity.Error, 1, $"IEA01 says {segment[1].Text()} groups; the interchange has {Text(_groups)}.", 1, segment[1].Text(), Text(_groups), "021");
        _inInterchange = false;
        sink.Add(new InterchangeEnd(true));
    }

    private void CloseSet()
    {
        if (!_set.IsOpen) return;
        _set.FinishCut();
        TellMissing("x12.se-missing", $"The set {_set.Control} has no SE.", "2");
        _set.Close(_set.Segments, false, _end);
    }

    private void CloseGroup()
    {
        CloseSet();
        if (!_inGroup) return;
        TellMissing("x12.ge-missing", $"The group {_groupControl} has no GE.", "3");
        EndGroup(false);
    }

    private void EndGroup(bool hasTrailer)
    {
        if (_sets == 0)
            sink.Tell(new Finding("x12.group-empty", Severity.Error, $"The group {_groupControl} has no set in it.") { Level = 1, ByteOffset = _end });
        _inGroup = false;
        sink.Add(new GroupEnd(hasTrailer));
    }

    private void CloseInterchange()
    {
        CloseGroup();
        if (!_inInterchange) return;
        TellMissing("x12.iea-missing", $"The interchange {_interchangeControl} has no IEA.", "023");
        _inInterchange = false;
        sink.Add(new InterchangeEnd(false));
    }

    private void TellMissing(string id, string message, string ackCode) =>
        sink.Tell(new Finding(id, Severity.Error, message) { Level = 1, ByteOffset = _end, AckCode = ackCode });

    private static bool IsControl(string text) => text.Length == 9 && text.All(char.IsAsciiDigit);

    private static bool Says(Element element, int counted) => ItemSink.TryNumber(element.Bytes, out var said) && said == counted;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
