using System.Buffers.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12;

/// <summary>BIN and BDS: an element says how many bytes follow, and those may hold separators.</summary>
public sealed partial class Tokenizer
{
    /// <summary>Id of the finding that data were passed and are not in the segment.</summary>
    internal const string BinaryLeftOut = "x12.binary-left-out";

    // BIN*length*, BDS*filter*length*: id, a filter of three characters, at most 15 digits and three separators.
    private const int BinaryHead = 32;

    /// <summary>
    /// False when this is no BIN or BDS, or its length cannot be used: then it is read like any segment. Otherwise
    /// <paramref name="read"/> tells whether a segment is there. Data longer than a segment may be are counted, passed and
    /// left out of the segment.
    /// </summary>
    private bool TryReadBinary(out bool read)
    {
        read = false;
        _ = Ensure(BinaryHead);
        var head = _buffer.AsSpan(_start, Math.Min(Available, BinaryHead));
        if (!TryReadHead(head, out var places, out var dataAt, out var length)) return false;
        if (length > _limits.BinaryBytes)
        {
            Tell("x12.binary-length", Severity.Error, $"A binary segment says it holds {length} bytes; {_limits.BinaryBytes} are allowed.");
            return false;
        }
        return length + dataAt <= _limits.SegmentBytes ? TryHold(places, dataAt + (int)length, out read) : PassData(places, dataAt, length, out read);
    }

    private bool TryReadHead(ReadOnlySpan<byte> head, out int places, out int dataAt, out long length)
    {
        (places, dataAt, length) = (0, 0, 0);
        var element = _separators.Element;
        if (head.Length < 6 || head[3] != element) return false;
        var lengthAt = 4;
        if (head.StartsWith("BDS"u8))
        {
            var filter = head[4..].IndexOf(element);
            if (filter < 0) return false;
            lengthAt = 4 + filter + 1;
        }
        else if (!head.StartsWith("BIN"u8)) return false;
        if (!Utf8Parser.TryParse(head[lengthAt..], out length, out var digits) || digits == 0 || length < 0) return false;
        dataAt = lengthAt + digits + 1;
        if (dataAt > head.Length || head[dataAt - 1] != element) return false;
        _separatorAt[places++] = 3;
        if (lengthAt != 4) _separatorAt[places++] = lengthAt - 1;
        _separatorAt[places++] = dataAt - 1;
        return true;
    }

    private bool TryHold(int places, int total, out bool read)
    {
        read = false;
        if (Ensure(total + 1))
        {
            if (_buffer[_start + total] != _separators.Terminator)
            {
                Tell("x12.binary-length", Severity.Error, "A binary segment does not end where its length says; it is read up to the next terminator.");
                return false;
            }
            read = Accept(new SegmentScan(_separators, _limits.Elements) { Count = places, Components = Segment.UnknownComponents }, total, 1, false);
            return true;
        }
        Tell("x12.cut", Severity.Error, "The file ends inside a binary segment.");
        var rest = Math.Min(total, Available);
        read = Accept(new SegmentScan(_separators, _limits.Elements) { Count = places, Components = Segment.UnknownComponents }, rest, Available - rest, true);
        return true;
    }

    private bool PassData(int places, int dataAt, long length, out bool read)
    {
        var offset = Offset;
        var head = _buffer.AsSpan(_start, dataAt).ToArray();
        var left = length;
        _start += dataAt;
        while (left > 0)
        {
            var step = (int)Math.Min(left, Available);
            _start += step;
            left -= step;
            if (left > 0 && _start == _end && !More()) break;
        }
        var complete = left == 0 && Ensure(1) && _buffer[_start] == _separators.Terminator;
        if (complete) _start++;
        else
            TellAt(offset, left > 0 ? "x12.cut" : "x12.binary-length", Severity.Error, left > 0
                ? "The file ends inside a binary segment."
                : "A binary segment does not end where its length says.", null);
        TellAt(offset, BinaryLeftOut, Severity.Info, $"{length} bytes of binary data were passed and are not kept in memory.", null);
        _currentBytes = head;
        _currentStart = 0;
        _currentLength = dataAt;
        _currentCount = places;
        _currentOffset = offset;
        _currentEnd = Offset;
        _currentIsCut = !complete;
        _currentComponents = Segment.UnknownComponents;
        _currentKey = SegmentKey.Of(head.AsSpan(0, 3));
        _position = _inSet ? _position + 1 : 0;
        read = true;
        return true;
    }
}
