using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Reading;

/// <summary>The set that is open: its reader, its segments, the hash of its contents.</summary>
internal sealed class SetContent(ItemSink sink)
{
    private byte[] _canonical = new byte[4096];
    private SetReader? _reader;
    private bool _knowsNumbers;

    public bool IsOpen => _reader is not null;

    /// <summary>ST02.</summary>
    public string Control { get; private set; } = "";

    /// <summary>Segments so far, ST included.</summary>
    public int Segments { get; private set; }

    public void Open(in Segment segment, string prefix, string groupVersion)
    {
        var set = sink.Header(segment[1]);
        var guide = sink.Header(segment[3]);
        if (guide.Length == 0) guide = groupVersion;
        var type = SetType.Of(set, guide);
        Control = sink.Header(segment[2]);
        Segments = 1;
        sink.Transaction = prefix + Control;
        _knowsNumbers = SetType.HasKnownNumbers(set);
        _reader = SetType.ReaderFor(type, guide, sink);
        sink.Add(new SetStart(type, set, Control, guide, segment.Offset));
        if (Control.Length is < 4 or > 9)
            sink.Tell(segment, "x12.set-control", Severity.Error, 1, "ST02 does not have four to nine characters.", 2, Control, "four to nine characters", Control.Length == 0 ? "7" : "3");
    }

    public void Take(in Segment segment)
    {
        Check.That(_reader is not null, "a set must be open");
        Segments = segment.Position;
        if (segment.IsCut)
        {
            // Its last value may be half of what was meant, such as 26 for 260: it is kept, not believed.
            sink.Keep(segment);
            return;
        }
        var length = sink.Limits.HashesContent ? Canonical(segment) : 0;
        _reader.Take(segment, _canonical.AsSpan(0, length));
        if (!_reader.IsInClaim) sink.SetHash.Append(_canonical.AsSpan(0, length));
    }

    /// <summary>The claim or payment that is open is complete, though the reader was not shown what comes next.</summary>
    public void EndClaim() => _reader?.EndClaim();

    /// <summary>SE came: what the reader still holds is handed out.</summary>
    public void Finish() => _reader?.Finish(true);

    /// <summary>SE will not come.</summary>
    public void FinishCut() => _reader?.Finish(false);

    public void Close(int segments, bool hasTrailer, long end)
    {
        _reader = null;
        sink.Add(new SetEnd(segments, hasTrailer, end, sink.Limits.HashesContent ? sink.SetHash.Take() : ""));
        sink.Transaction = null;
    }

    private int Canonical(in Segment segment)
    {
        if (_canonical.Length <= segment.Bytes.Length) _canonical = new byte[segment.Bytes.Length * 2];
        return CanonicalForm.Write(segment, _knowsNumbers, _canonical);
    }
}
