using System.Globalization;
using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.X12.Writing;

/// <summary>What a finished writer wrote.</summary>
public sealed record WrittenFile(int Interchanges, int Groups, int Sets, int Segments, long Bytes);

/// <summary>
/// Writes interchanges segment by segment. Separators are chosen once per interchange; counts and control numbers of the
/// trailers follow from the headers; trailing empty elements and components are dropped. A value that holds a separator is
/// refused: from then on nothing more is written, <see cref="Finish"/> says what was refused, and what the stream got so far
/// is to be thrown away.
/// </summary>
public sealed partial class SegmentWriter
{
    private const int FlushAt = 64 * 1024;

    private readonly Stream _stream;
    private readonly string _lineEnd;
    // A single claim fits; it grows with what is written.
    private byte[] _buffer = new byte[4096];
    private int _length;
    private int _segmentAt;
    private string _id = "";
    private int _element;
    private int _component;
    private SegmentDefinition? _definition;
    private Separators _separators = Separators.Usual;
    private Result<WrittenFile>.Refused? _refusal;
    private long _flushed;
    private int _interchanges, _groups, _sets, _segments;

    /// <summary>Writes to the stream, which is not closed. <paramref name="lineEnd"/> comes after each terminator and is empty by default.</summary>
    public SegmentWriter(Stream stream, string lineEnd = "")
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(lineEnd);
        _stream = stream;
        _lineEnd = lineEnd;
    }

    /// <summary>
    /// Refuses a value that is longer than the standard allows at its place. False by default: an answer repeats what came, however long.
    /// </summary>
    internal bool RefusesLongValues { get; init; }

    /// <summary>True when something was refused: what comes now is not written.</summary>
    public bool IsRefused => _refusal is not null;

    /// <summary>Bytes so far, trailers that are still to come not counted.</summary>
    internal long BytesWritten => _flushed + _length;

    /// <summary>Segments of the open set so far, ST included.</summary>
    public int SegmentsInSet { get; private set; }

    /// <summary>Begins a segment.</summary>
    public SegmentWriter Begin(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        _id = id;
        _element = 0;
        _component = 0;
        _segmentAt = _length;
        Append(id);
        _definition = RefusesLongValues ? GuideTables.Standard(SegmentKey.Of(_buffer.AsSpan(_segmentAt, _length - _segmentAt))) : null;
        return this;
    }

    /// <summary>Writes the next element; empty text leaves it empty.</summary>
    public SegmentWriter Value(string? text)
    {
        _element++;
        _component = 0;
        Put(_separators.Element);
        AppendChecked(text);
        return this;
    }

    /// <summary>Writes the next element as an amount without needless zeros; null leaves it empty.</summary>
    public SegmentWriter Value(Money? amount) => Value(amount is { } known ? Amount(known) : null);

    /// <summary>Writes the next element as a number.</summary>
    public SegmentWriter Value(int number) => Value(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Leaves so many elements empty.</summary>
    public SegmentWriter Skip(int elements = 1)
    {
        for (; elements > 0; elements--) Value((string?)null);
        return this;
    }

    /// <summary>Writes the next element with these components; trailing empty ones are dropped.</summary>
    public SegmentWriter Composite(params ReadOnlySpan<string> components)
    {
        _element++;
        Put(_separators.Element);
        var last = components.Length;
        while (last > 0 && components[last - 1].Length == 0) last--;
        for (var n = 0; n < last; n++)
        {
            _component = n + 1;
            if (n > 0) Put(_separators.Component);
            AppendChecked(components[n]);
        }
        _component = 0;
        return this;
    }

    /// <summary>Ends the segment. One without any value is refused, as a segment may not be empty.</summary>
    public void End()
    {
        while (_length > _segmentAt && _buffer[_length - 1] == _separators.Element) _length--;
        if (_length - _segmentAt <= _id.Length) Refuse("x12.segment-empty", $"{_id} would hold no value at all.");
        Terminate();
    }

    /// <summary>Hands everything to the stream. Refused when a value was; the stream then holds no usable file.</summary>
    public Result<WrittenFile> Finish()
    {
        if (_refusal is not null) return _refusal;
        Check.That(!_inSet && !_inGroup && !_inInterchange, "every header must have got its trailer");
        Flush();
        return new WrittenFile(_interchanges, _groups, _sets, _segments, _flushed);
    }

    /// <summary>An amount as X12 wants it: no needless zeros, a plain minus, 0 for nothing.</summary>
    public static string Amount(Money amount)
    {
        var text = amount.ToString();
        return text.EndsWith(".00", StringComparison.Ordinal) ? text[..^3] : text.EndsWith('0') ? text[..^1] : text;
    }

    /// <summary>Remembers the first refusal.</summary>
    internal void Refuse(string code, string sentence) => _refusal ??= new Result<WrittenFile>.Refused(code, sentence);

    private void Terminate()
    {
        Put(_separators.Terminator);
        foreach (var value in _lineEnd) Put((byte)value);
        _segments++;
        if (_inSet) SegmentsInSet++;
        if (_refusal is not null) _length = 0;
        else if (_length > FlushAt) Flush();
        _segmentAt = _length;
    }

    private void Flush()
    {
        _stream.Write(_buffer, 0, _length);
        _flushed += _length;
        _length = 0;
    }

    private bool IsSeparator(byte value) =>
        value == _separators.Element || value == _separators.Component || value == _separators.Terminator || (value == _separators.Repetition && value != 0);

    private void AppendChecked(string? text)
    {
        if (string.IsNullOrEmpty(text)) return;
        var from = _length;
        Append(text);
        foreach (var value in _buffer.AsSpan(from, _length - from))
        {
            if (!IsSeparator(value) && value is >= 0x20 and not 0x7F) continue;
            Refuse("x12.separator-in-data", IsSeparator(value)
                ? $"{Place} holds the character '{(char)value}', which is a separator of this file."
                : $"{Place} holds a control character, which X12 data may not have.");
            return;
        }
        if (_definition?.At(_element, _component) is { } at) CheckLength(text, at);
    }

    private string Place => $"{_id}{_element.ToString("00", CultureInfo.InvariantCulture)}{(_component > 0 ? "-" + _component.ToString(CultureInfo.InvariantCulture) : "")}";

    private void CheckLength(string text, ElementDefinition at)
    {
        // Sign and point of a number do not count.
        var length = at.Type is ElementType.Decimal or ElementType.Whole ? text.Count(char.IsAsciiDigit) : text.Length;
        if (length > at.Most) Refuse("x12.element-long", $"{Place} has {length} characters; {at.Most} is the most.");
    }

    private void Append(string text)
    {
        Reserve(text.Length * 3);
        _length += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_length));
    }

    private void Put(byte value)
    {
        Reserve(1);
        _buffer[_length++] = value;
    }

    private void Reserve(int bytes)
    {
        if (_length + bytes > _buffer.Length) Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + bytes));
    }
}
