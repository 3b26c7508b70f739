using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Sets.Acknowledgment;

/// <summary>Reads a 999, and a 997 the same way: its AK3, AK4 and AK5 say what IK3, IK4 and IK5 say.</summary>
internal sealed class Answer999Reader(ItemSink sink) : SetReader(sink)
{
    private readonly List<SegmentError999> _errors = [];
    private readonly List<ElementError999> _elements = [];
    private SetAnswered999? _set;
    private SegmentError999? _error;
    private int _entries;

    public override void Take(in Segment segment, ReadOnlySpan<byte> canonical)
    {
        var texts = Sink.Texts;
        switch (segment.Key)
        {
            case SegmentKey.Ak1:
                Sink.Add(new GroupAnswered999(texts.Of(segment[1]), texts.Of(segment[2]), texts.Of(segment[3])));
                break;
            case SegmentKey.Ak2:
                FinishUnanswered();
                _set = new SetAnswered999(texts.Of(segment[1]), texts.Of(segment[2]), texts.Of(segment[3]), "", [], []);
                break;
            case SegmentKey.Ik3 or SegmentKey.Ak3 when _set is not null: StartError(segment); break;
            case SegmentKey.Ctx when _set is not null: TakeContext(segment); break;
            case SegmentKey.Ik4 or SegmentKey.Ak4 when _error is not null: TakeElement(segment); break;
            case SegmentKey.Ik5 or SegmentKey.Ak5 when _set is not null: FinishSet(texts.Of(segment[1]), Codes(segment, 2)); break;
            case SegmentKey.Ak9:
                FinishUnanswered();
                Sink.Add(new GroupResult999(texts.Of(segment[1]), Sink.Number(segment, 2), Sink.Number(segment, 3), Sink.Number(segment, 4), Codes(segment, 5)));
                break;
            default:
                Sink.Tell(segment, "x12.no-loop", Severity.Error, 2, $"{segment.ShownId()} belongs to no loop here.", ackCode: "2");
                Sink.Keep(segment);
                break;
        }
    }

    public override void Finish(bool hasTrailer) => FinishUnanswered();

    private void StartError(in Segment segment)
    {
        FinishError();
        if (!HasRoom(segment)) return;
        var texts = Sink.Texts;
        _error = new SegmentError999(texts.Of(segment[1]), Sink.Number(segment, 2), texts.Of(segment[3]), texts.Of(segment[4]), "", []);
    }

    /// <summary>CTX names the claim (CLM01:number), or what triggered a situational rule, which is not kept.</summary>
    private void TakeContext(in Segment segment)
    {
        if (_error is not null && segment[1].Component(1).Is("CLM01"u8)) _error = _error with { ClaimNumber = segment[1].Component(2).Text() };
    }

    private void TakeElement(in Segment segment)
    {
        if (!HasRoom(segment)) return;
        var texts = Sink.Texts;
        var place = segment[1].Text();
        if (segment.Separators.Component is not 0 and not (byte)':') place = place.Replace((char)segment.Separators.Component, ':');
        _elements.Add(new ElementError999(place, texts.Of(segment[2]), texts.Of(segment[3]), segment[4].Text()));
    }

    private void FinishError()
    {
        if (_error is null) return;
        _errors.Add(_error with { Elements = [.. _elements] });
        _elements.Clear();
        _error = null;
    }

    private void FinishSet(string code, IReadOnlyList<string> errorCodes)
    {
        FinishError();
        if (_set is null) return;
        Sink.Add(_set with { Code = code, ErrorCodes = errorCodes, Errors = [.. _errors] });
        _errors.Clear();
        _entries = 0;
        _set = null;
    }

    private void FinishUnanswered()
    {
        if (_set is null) return;
        Sink.Tell(new Finding("x12.answer-missing", Severity.Error, $"The answer to set {_set.Control} has no IK5: whether it was accepted is not said.")
        {
            Level = 2,
            AckCode = "3",
        });
        FinishSet("", []);
    }

    private List<string> Codes(in Segment segment, int first)
    {
        var codes = new List<string>();
        for (var n = first; n < first + 5; n++)
            if (!segment[n].IsEmpty) codes.Add(Sink.Texts.Of(segment[n]));
        return codes;
    }

    private bool HasRoom(in Segment segment)
    {
        _entries++;
        if (_entries <= Sink.Limits.EntriesPerClaim) return true;
        if (_entries == Sink.Limits.EntriesPerClaim + 1)
            Sink.Tell(segment, "x12.answer-too-long", Severity.Error, 1, $"An answer lists more than {Sink.Limits.EntriesPerClaim} errors; the rest is left out.");
        return false;
    }
}
