using System.Buffers;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12;

/// <summary>
/// Reads segments one after another from a stream, in constant memory, whatever the size of the file or of the pieces that
/// the stream gives. Faulty input never throws: it is told in <see cref="Findings"/>, skipped, and reading goes on at the
/// next terminator. Exceptions of the stream itself pass through. The stream is not closed.
/// </summary>
public sealed partial class Tokenizer : IDisposable
{
    private const int InitialBytes = 128 * 1024;

    private readonly Stream _stream;
    private readonly ReadLimits _limits;
    private readonly List<Finding> _findings = [];
    private byte[] _buffer;
    private int[] _separatorAt;
    private int _start;
    private int _end;
    private long _base;
    private bool _eof;
    private bool _hasInterchange;
    private bool _afterTrailer;
    private bool _isWrapped;
    private bool _inSet;
    private int _position;
    private int _taken;
    private Separators _separators;

    private byte[] _currentBytes;
    private int _currentStart;
    private int _currentLength;
    private int _currentCount;
    private long _currentOffset;
    private long _currentEnd;
    private bool _currentIsCut;
    private int _currentKey;
    private int _currentComponents;

    /// <summary>Reads from where the stream stands.</summary>
    public Tokenizer(Stream stream, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        _limits = limits ?? ReadLimits.Default;
        _buffer = ArrayPool<byte>.Shared.Rent(InitialBytes);
        _currentBytes = _buffer;
        _separatorAt = new int[_limits.Elements + SegmentScan.Slack];
    }

    /// <summary>The segment that the last successful <see cref="Read"/> found. It lives until the next one.</summary>
    public Segment Current => new(_currentBytes.AsSpan(_currentStart, _currentLength), _separatorAt.AsSpan(0, _currentCount),
        _separators, _currentOffset, _position, _currentEnd, _currentIsCut, _currentKey, _currentComponents);

    /// <summary>What was wrong between the segment before and the current one, or at the end of the file.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    internal bool HasFindings => _findings.Count > 0;

    /// <summary>True when an ISA was found so far.</summary>
    public bool HasInterchange => _hasInterchange;

    /// <summary>Bytes of the file that were passed so far.</summary>
    public long BytesRead => _base + _start;

    private int Capacity => _buffer.Length - SegmentScan.Slack;
    private int Available => _end - _start;
    private long Offset => _base + _start;

    /// <summary>Goes to the next segment. False at the end of the file; then <see cref="Findings"/> may still hold some.</summary>
    public bool Read()
    {
        _findings.Clear();
        if (!ReferenceEquals(_currentBytes, _buffer)) _currentBytes = _buffer;
        while (true)
        {
            if (!SkipBetween() || !HasRoom()) return AtEnd();
            var first = _buffer[_start];
            var isIsa = first == (byte)'I' && IsIsa();
            if (isIsa && TryStartInterchange()) return true;
            if (!_hasInterchange || (_afterTrailer && (isIsa || !LooksLikeSegment())))
            {
                if (!SeekIsa(isIsa ? 1 : 0)) return AtEnd();
                continue;
            }
            if (first == (byte)'B' && TryReadBinary(out var read))
            {
                if (read) return true;
                continue;
            }
            if (ReadSegment()) return true;
        }
    }

    /// <summary>Gives the buffer back. The stream stays open.</summary>
    public void Dispose()
    {
        if (_buffer.Length == 0) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
        _currentBytes = [];
        _currentLength = 0;
        _currentCount = 0;
        _currentKey = 0;
        _start = _end = 0;
        _eof = true;
    }

    /// <summary>Counts what is taken from the file; false, told, when it was too much: then the file ends here.</summary>
    private bool HasRoom()
    {
        if (_taken++ < _limits.Segments) return true;
        Tell("x12.too-many-segments", Severity.Error, $"The file has more than {_limits.Segments} segments; the rest is not read.");
        _taken = _limits.Segments;
        _start = _end;
        _eof = true;
        return false;
    }

    private bool AtEnd()
    {
        if (!_hasInterchange && !_toldUnreadable) TellNoInterchange();
        _currentLength = 0;
        _currentCount = 0;
        _currentKey = 0;
        return false;
    }

    private bool ReadSegment()
    {
        var scan = new SegmentScan(_separators, _limits.Elements);
        while (!scan.Find(_buffer, _start, Available, _separatorAt))
        {
            if (scan.Scanned > _limits.SegmentBytes) return SkipLongSegment();
            if (!More()) return ReadCutSegment(scan);
        }
        if (scan.Scanned > _limits.SegmentBytes) return SkipLongSegment();
        return Accept(scan, scan.Scanned, 1, false);
    }

    private bool ReadCutSegment(SegmentScan scan)
    {
        var length = Available;
        while (length > 0 && _buffer[_start + length - 1] is 0 or 0x1A or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') length--;
        var isTrailer = length > 3 && _buffer.AsSpan(_start, 3).SequenceEqual("IEA"u8);
        if (isTrailer)
            Tell("x12.last-terminator", Severity.Warning, "The last segment of the file has no terminator.");
        else
            Tell("x12.cut", Severity.Error, $"The file ends inside a segment: {length} bytes without a terminator.");
        while (scan.Count > 0 && _separatorAt[scan.Count - 1] >= length) scan.Count--;
        return Accept(scan, length, Available - length, true);
    }

    /// <summary>Takes the bytes as the current segment, or tells why not. False when there is nothing to give.</summary>
    private bool Accept(in SegmentScan scan, int length, int after, bool isCut)
    {
        var offset = Offset;
        var start = _start;
        _start += length + after;
        if (length == 0)
        {
            TellAt(offset, "x12.empty-segment", Severity.Error, "An empty segment: two terminators with nothing between them.", "1");
            return false;
        }
        if (scan.HasTooManyElements)
        {
            TellAt(offset, "x12.too-many-elements", Severity.Error,
                $"A segment has more than {_limits.Elements} elements and is skipped.", "8");
            if (_inSet) _position++;
            return false;
        }
        _currentStart = start;
        _currentLength = length;
        _currentCount = scan.Count;
        _currentOffset = offset;
        _currentEnd = Offset;
        _currentIsCut = isCut;
        _currentComponents = scan.HasOdd ? Segment.UnknownComponents : scan.Components;
        if (_buffer[start] == (byte)'I' && _buffer.AsSpan(start, length).StartsWith("IEA"u8)) SplitTrailer();
        if (scan.HasOdd && HasLineEnd()) TakeLineEnds();
        CountPosition();
        return true;
    }

    /// <summary>Numbers the segments of a set from ST = 1, and looks at the id.</summary>
    private void CountPosition()
    {
        var idLength = _currentCount > 0 ? _separatorAt[0] : _currentLength;
        var key = SegmentKey.Of(_buffer.AsSpan(_currentStart, idLength));
        _currentKey = key;
        switch (key)
        {
            case SegmentKey.St:
                _inSet = true;
                _position = 1;
                break;
            case SegmentKey.Se:
                _position = _inSet ? _position + 1 : 0;
                _inSet = false;
                break;
            case SegmentKey.Isa or SegmentKey.Gs or SegmentKey.Ge or SegmentKey.Iea:
            case SegmentKey.Ta1 when !_inSet:
                _inSet = false;
                _position = 0;
                _afterTrailer = key == SegmentKey.Iea;
                break;
            default:
                _position = _inSet ? _position + 1 : 0;
                if (key == 0)
                    TellAt(_currentOffset, "x12.segment-id", Severity.Error, "A segment has no id of two or three characters.", "1", _position);
                break;
        }
        if (_currentCount == 0 && key != 0)
            TellAt(_currentOffset, "x12.segment-without-elements", Severity.Error, "A segment has nothing but its id.", "8", _position);
    }

    private bool SkipLongSegment()
    {
        TellAt(Offset, "x12.segment-too-long", Severity.Error,
            $"A segment is longer than {_limits.SegmentBytes} bytes and is skipped: a terminator is probably missing.", "8");
        if (_inSet) _position++;
        while (true)
        {
            var at = _buffer.AsSpan(_start, Available).IndexOf(_separators.Terminator);
            if (at >= 0)
            {
                _start += at + 1;
                return false;
            }
            _start = _end;
            if (!More()) return false;
        }
    }

    /// <summary>Reads more of the stream behind what is there. False at the end of the stream.</summary>
    private bool More()
    {
        if (_eof) return false;
        if (_end == Capacity) MakeRoom();
        var read = _stream.Read(_buffer, _end, Capacity - _end);
        if (read <= 0)
        {
            _eof = true;
            return false;
        }
        _end += read;
        return true;
    }

    private void MakeRoom()
    {
        var kept = Available;
        if (_start > Capacity / 2)
        {
            Buffer.BlockCopy(_buffer, _start, _buffer, 0, kept);
        }
        else
        {
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Buffer.BlockCopy(_buffer, _start, larger, 0, kept);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
            _currentBytes = larger;
        }
        _base += _start;
        _start = 0;
        _end = kept;
    }

    private void Tell(string id, Severity severity, string message) => TellAt(Offset, id, severity, message, null);

    private void TellAt(long offset, string id, Severity severity, string message, string? ackCode, int? position = null)
    {
        // A gigabyte of terminators lies before the next segment and is one step; one finding more than allowed says that there are more.
        if (_findings.Count > _limits.Findings) return;
        _findings.Add(new Finding(id, severity, message)
        {
            Level = 1,
            ByteOffset = offset,
            SegmentPosition = position ?? (_inSet ? _position + 1 : null),
            AckCode = ackCode,
        });
    }
}
