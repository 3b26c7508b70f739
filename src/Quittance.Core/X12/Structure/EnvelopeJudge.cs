using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>
/// Judges the elements of ISA, TA1, GS, GE and IEA. Counts and control numbers are the envelope's business; here it is forms and values,
/// with the TA105 code that answers a fault of the ISA.
/// </summary>
internal sealed class EnvelopeJudge
{
    // ISA without its terminator. Another width is told by itself, and then the widths of its elements mean nothing.
    private const int HeaderLength = 105;

    private static readonly string[] NoteOfElement =
        ["", "010", "011", "012", "013", "005", "006", "007", "008", "014", "015", "016", "017", "018", "019", "020", "027"];

    private readonly ElementJudge _elements;

    public EnvelopeJudge(Action<Finding> tell) => _elements = new ElementJudge(new FaultTeller(f =>
    {
        // The places that name separators hold what is nowhere else allowed, ISA13 is looked at with its trailer, and an older
        // version is no fault of its header.
        // A TA1 repeats the date and the time of the header that it answers, and they may be just what was wrong.
        if (f is { Segment: "TA1", Element: 2 or 3, AckCode: "8" or "9" }) return;
        // What is no count or not the header's number is told by the envelope.
        if (f is { Segment: "GE" or "IEA" } && (f.Element is null or 2 || (f.Element == 1 && f.Id != StructureRules.ElementLong.Id))) return;
        if (f is not ({ Segment: "ISA", Element: 11 or 13 or 16 } or { Segment: "ISA", Element: 12, Value: "00401" or "00602" })) tell(Coded(f));
    }));

    /// <summary>Takes a segment of the envelope; others are passed over.</summary>
    public void Take(in Segment segment)
    {
        if (segment.Key == SegmentKey.Isa)
        {
            if (segment.Bytes.Length != HeaderLength) return;
        }
        else if (segment.Key is not (SegmentKey.Ta1 or SegmentKey.Gs)) return;
        if (GuideTables.Standard(segment.Key) is { } definition) _elements.Judge(segment, definition, null);
    }

    /// <summary>Takes GE or IEA, before what they end is ended; others are passed over.</summary>
    public void TakeTrailer(in Segment segment)
    {
        if (segment.Key is (SegmentKey.Ge or SegmentKey.Iea) && GuideTables.Standard(segment.Key) is { } definition) _elements.Judge(segment, definition, null);
    }

    private static Finding Coded(Finding finding) => finding.Segment switch
    {
        "ISA" => finding with { AckCode = finding.Element is { } n && n < NoteOfElement.Length ? NoteOfElement[n] : "022", SegmentPosition = null },
        "IEA" => finding with { AckCode = "022", SegmentPosition = null },
        "GE" => finding with { AckCode = "6", SegmentPosition = null },
        "GS" => finding with { AckCode = finding.Element switch { 1 => "1", 8 => "2", _ => "6" }, SegmentPosition = null },
        _ => finding with { AckCode = null, SegmentPosition = null },
    };
}
