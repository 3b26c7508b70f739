using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Writing;

/// <summary>Segments that were read, written as they are or with one value changed.</summary>
public sealed partial class SegmentWriter
{
    /// <summary>Writes a segment that was read, with its own values, into this interchange.</summary>
    public void Copy(in Segment segment)
    {
        if (segment.Key == SegmentKey.Isa) _separators = segment.Separators;
        Copy(segment.Bytes, segment.Separators, segment.IdText(), TextOf(segment));
    }

    /// <summary>Writes a segment that was read with another value in place of element <paramref name="n"/>, which must be there.</summary>
    internal void Copy(in Segment segment, int n, string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        Check.That(n >= 1 && n <= segment.Count, "the element must be there");
        if (segment.Key == SegmentKey.Isa) _separators = segment.Separators;
        var (start, end) = segment.PlaceOf(n);
        var id = segment.IdText();
        foreach (var c in value)
            if (c < ' ' || (c < 0x80 && IsSeparator((byte)c))) Refuse("x12.separator-in-data", $"{id}{n:00} would hold a separator or a control character.");
        var text = Encoding.UTF8.GetBytes(value);
        Copy([.. segment.Bytes[..start], .. text, .. segment.Bytes[end..]], segment.Separators, id, int.MaxValue);
    }

    /// <summary>Writes the ISA of another interchange with a control number of this one. Its trailer is written by <see cref="EndInterchange"/>.</summary>
    internal void StartInterchange(in Segment isa, string control)
    {
        ArgumentNullException.ThrowIfNull(control);
        Check.That(!_inInterchange, "the former interchange must be ended");
        if (control.Length != 9 || !control.All(char.IsAsciiDigit))
            Refuse("x12.isa-control", $"An interchange control number has nine digits; '{control}' has not.");
        _inInterchange = true;
        _interchanges++;
        _groupsInInterchange = 0;
        _interchangeControl = control;
        Copy(isa, 13, control);
    }

    /// <summary>Writes the GS of another group with a control number of this one.</summary>
    internal void StartGroup(in Segment gs, string control)
    {
        ArgumentNullException.ThrowIfNull(control);
        Check.That(_inInterchange && !_inGroup, "a group stands inside an interchange");
        _inGroup = true;
        _groups++;
        _groupsInInterchange++;
        _setsInGroup = 0;
        _groupControl = control;
        Copy(gs, 6, control);
    }

    /// <summary>Writes the ST of another set with a control number of this one.</summary>
    internal void StartSet(in Segment st, string control)
    {
        ArgumentNullException.ThrowIfNull(control);
        Check.That(_inGroup && !_inSet, "a set stands inside a group");
        if (control.Length is < 4 or > 9) Refuse("x12.set-control", $"A set control number has four to nine characters; '{control}' has not.");
        _inSet = true;
        _sets++;
        _setsInGroup++;
        _setControl = control;
        SegmentsInSet = 0;
        Copy(st, 2, control);
    }

    // How many of the bytes are text. A BIN or BDS says how many data it holds, and those are nobody's separators.
    private static int TextOf(in Segment segment)
    {
        var length = segment.Key switch { SegmentKey.Bin => 1, SegmentKey.Bds => 2, _ => 0 };
        if (length == 0 || segment.Count != length + 1) return segment.Bytes.Length;
        var data = segment.PlaceOf(length + 1).Start;
        return Reading.ItemSink.TryNumber(segment[length].Bytes, out var said) && said == segment.Bytes.Length - data ? data : segment.Bytes.Length;
    }

    private void Copy(scoped ReadOnlySpan<byte> bytes, Separators from, string id, int text)
    {
        _id = id;
        _element = _component = 0;
        _segmentAt = _length;
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        if (from != _separators)
        {
            foreach (ref var value in _buffer.AsSpan(_length, Math.Min(bytes.Length, text)))
            {
                if (value == from.Element) value = _separators.Element;
                else if (value == from.Component && from.Component != 0) value = _separators.Component;
                else if (value == from.Repetition && from.Repetition != 0) value = _separators.Repetition;
                else if (IsSeparator(value)) Refuse("x12.separator-in-data", $"{_id} holds the character '{(char)value}', which is a separator of this file.");
            }
        }
        _length += bytes.Length;
        Terminate();
    }
}
