using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12;

/// <summary>What stands around and between segments: white space, text, the ISA itself, line ends inside segments, BIN data.</summary>
public sealed partial class Tokenizer
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private const string SeparatorsDoubtful = "x12.separators";

    private bool _toldBlanks;
    private bool _toldWrapped;
    private bool _toldUnreadable;
    private bool _toldSeparators;
    private bool _isWide;

    /// <summary>Passes line ends and, with a note, other white space. False when the file ends there.</summary>
    private bool SkipBetween()
    {
        var from = -1L;
        while (true)
        {
            if (_start == _end && !More())
            {
                if (from >= 0) TellAt(from, "x12.trailing-bytes", Severity.Info, "Blanks or end-of-file marks stand behind the last segment.", null);
                return false;
            }
            var value = _buffer[_start];
            if (value is >= (byte)'A' and <= (byte)'Z') break;
            // A line end that is itself the terminator is not skipped: nothing before it is an empty segment.
            if (value is (byte)'\r' or (byte)'\n' && (value != _separators.Terminator || _afterTrailer || !_hasInterchange)) _start++;
            else if (value is (byte)' ' or (byte)'\t' or 0 or 0x1A && value != _separators.Terminator)
            {
                if (from < 0) from = Offset;
                _start++;
            }
            else if (value == ByteOrderMark[0] && (Offset == 0 || _afterTrailer) && TrySkipMark()) { }
            else break;
        }
        if (from >= 0 && !_toldBlanks)
        {
            _toldBlanks = true;
            TellAt(from, "x12.blanks", Severity.Info, "Blanks or other filling stand before a segment. They are passed; only the first place is told.", null);
        }
        return true;
    }

    private bool TrySkipMark()
    {
        if (!Ensure(3) || !_buffer.AsSpan(_start, 3).SequenceEqual(ByteOrderMark)) return false;
        Tell("x12.byte-order-mark", Severity.Info, "The text begins with a byte order mark, which does not belong in an X12 file.");
        _start += 3;
        return true;
    }

    private bool Ensure(int bytes)
    {
        while (Available < bytes)
            if (!More()) return false;
        return true;
    }

    private bool IsIsa() => Ensure(4) && IsIsaAt(_buffer.AsSpan(_start, 4));

    private static bool IsIsaAt(ReadOnlySpan<byte> four) =>
        four.StartsWith("ISA"u8) && !char.IsAsciiLetterOrDigit((char)four[3]) && four[3] is not ((byte)' ' or (byte)'\r' or (byte)'\n' or 0);

    private bool TryStartInterchange()
    {
        _ = Ensure(IsaHeader.Window);
        if (!IsaHeader.TryRead(_buffer.AsSpan(_start, Available), out var header))
        {
            _toldUnreadable = true;
            var cut = _eof && Available < IsaHeader.Width;
            Tell(cut ? "x12.cut" : "x12.isa-unreadable", Severity.Error, cut
                ? "The file ends inside the ISA segment."
                : "An ISA segment was found, but its sixteen elements and its terminator cannot be told apart.");
            return false;
        }
        if (!header.HasFixedWidth)
            Tell("x12.isa-width", Severity.Error,
                $"The ISA segment is not {IsaHeader.Width} characters wide; its separators were found by counting its elements.");
        _separators = header.Separators;
        _hasInterchange = true;
        _isWrapped = header.IsWrapped;
        _inSet = false;
        TellDoubtfulSeparators();
        if (_isWrapped && !_toldWrapped)
        {
            _toldWrapped = true;
            Tell("x12.wrapped", Severity.Warning, "The text is wrapped at a fixed column; line ends inside segments are taken out.");
        }
        var scan = new SegmentScan(_separators, _limits.Elements);
        // Where a value holds the terminator, the width says where the segment ends.
        while (scan.Find(_buffer, _start, header.Length, _separatorAt) && scan.Scanned < header.Length - 1)
        {
            scan.Scanned++;
            if (!_toldSeparators) Tell(SeparatorsDoubtful, Severity.Error, "A value of the ISA segment holds the character that ends segments.");
            _toldSeparators = true;
        }
        return Accept(scan, header.Length - 1, 1, false);
    }

    private void TellDoubtfulSeparators()
    {
        var s = _separators;
        _toldSeparators = true;
        if (s.Component == s.Terminator || (s.Repetition != 0 && (s.Repetition == s.Component || s.Repetition == s.Element || s.Repetition == s.Terminator)))
            Tell(SeparatorsDoubtful, Severity.Error, "The ISA segment names the same character for two kinds of separator.");
        else if (s.Component == 0)
            Tell(SeparatorsDoubtful, Severity.Error, "The ISA segment names no component separator.");
        else _toldSeparators = false;
    }

    /// <summary>Looks for the next ISA, leaving other text out. False when the file ends, or the text is too long, without one.</summary>
    private bool SeekIsa(int skip)
    {
        var from = Offset;
        var last = from + _limits.LeadingBytes;
        // Blanks before it are passed already, and a NUL counts as one.
        _isWide |= from < 4 && Ensure(2) && (_buffer[_start] is 0xFF or 0xFE && _buffer[_start + 1] is 0xFE or 0xFF or 0 || _buffer[_start] == (byte)'I' && _buffer[_start + 1] == 0);
        _start += skip;
        while (Offset <= last && Ensure(3))
        {
            // However much is in the buffer, an ISA behind the limit must not be seen.
            var window = (int)Math.Min(Available, last - Offset + 3);
            var at = _buffer.AsSpan(_start, window).IndexOf("ISA"u8);
            if (at < 0)
            {
                // The last two bytes may begin an ISA whose rest is still to come.
                _start += window - 2;
                continue;
            }
            _start += at;
            _ = Ensure(IsaHeader.Window);
            if (IsIsa() && IsaHeader.TryRead(_buffer.AsSpan(_start, Available), out _))
            {
                TellText(from, Count(Offset - from));
                return true;
            }
            _start++;
        }
        if (_hasInterchange) TellText(from, Offset > last ? $"More than {Count(_limits.LeadingBytes)}" : Count(Offset + Available - from));
        _start = _end;
        _eof = true;
        return false;
    }

    private static string Count(long number) => number.ToString(CultureInfo.InvariantCulture);

    private void TellText(long from, string count) =>
        TellAt(from, "x12.other-text", Severity.Warning, $"{count} bytes of other text stand outside the interchanges and were passed.", null);

    private void TellNoInterchange() =>
        TellAt(0, "x12.not-x12", Severity.Error, BytesRead == 0
            ? "The file is empty."
            : _isWide ? "The file is written in UTF-16 or UTF-32, with two or four bytes a character. X12 has one: save it as plain text (ASCII or UTF-8)."
            : "This is not an X12 file: no ISA segment was found in it.", null);

    /// <summary>After an IEA only an ISA should come. A segment that came without one is still read, so that it can be told.</summary>
    private bool LooksLikeSegment()
    {
        _ = Ensure(4);
        var text = _buffer.AsSpan(_start, Math.Min(Available, 4));
        var id = text.IndexOf(_separators.Element);
        return id is 2 or 3 && !text[..id].ContainsAnyExcept(IdCharacters);
    }

    private static readonly System.Buffers.SearchValues<byte> IdCharacters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"u8);

    /// <summary>True when the segment has a CR or LF inside although neither is its terminator.</summary>
    private bool HasLineEnd() => _separators.Terminator is not ((byte)'\r' or (byte)'\n')
        && _buffer.AsSpan(_currentStart, _currentLength).ContainsAny((byte)'\r', (byte)'\n');

    /// <summary>Takes line ends out of a wrapped segment; elsewhere tells that they stand inside.</summary>
    private void TakeLineEnds()
    {
        if (!_isWrapped)
        {
            TellAt(_currentOffset, "x12.line-end", Severity.Error, "A line end stands inside a segment.", "6");
            return;
        }
        int to = _currentStart, count = 0;
        for (var from = _currentStart; from < _currentStart + _currentLength; from++)
        {
            var value = _buffer[from];
            if (value is (byte)'\r' or (byte)'\n') continue;
            if (value == _separators.Element) _separatorAt[count++] = to - _currentStart;
            _buffer[to++] = value;
        }
        _currentLength = to - _currentStart;
        _currentCount = count;
    }

    /// <summary>
    /// An IEA whose terminator is missing runs into the next interchange. IEA holds two short numbers, so whatever follows a
    /// line end or an ISA in it belongs to the next.
    /// </summary>
    private void SplitTrailer()
    {
        var bytes = _buffer.AsSpan(_currentStart, _currentLength);
        var at = bytes.IndexOf("ISA"u8);
        if (at < 4) return;
        TellAt(_currentOffset, "x12.last-terminator", Severity.Warning, "The IEA segment has no terminator before the next ISA.", null);
        _start = _currentStart + at;
        _currentEnd = Offset;
        _currentLength = bytes[..at].TrimEnd("\r\n "u8).Length;
        _currentComponents = Segment.UnknownComponents;
        while (_currentCount > 0 && _separatorAt[_currentCount - 1] >= _currentLength) _currentCount--;
    }
}
