using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>Makes findings out of faults. Only here are texts made, so a clean file costs none.</summary>
internal sealed class FaultTeller(Action<Finding> tell)
{
    private static readonly Source Standard = new("X12 005010 standard", "syntax of segments and elements");

    // A 999 takes 99 characters of a value.
    private const int LongestShown = 99;

    private Source _guideSource = Standard;

    /// <summary>The business unit that the faults stand in.</summary>
    public BusinessUnit Unit { get; } = new();

    /// <summary>ISA13/GS06/ST02 of the set.</summary>
    public string? Transaction { get; set; }

    /// <summary>The guide that findings of level 2 name.</summary>
    public void UseGuide(string guide) => _guideSource = new Source($"Implementation guide {guide}");

    /// <summary>A fault of a whole segment that is there.</summary>
    public void Segment(StructureRule rule, in Segment segment, string? loop, string message, string? expected = null)
    {
        // A segment that opens a unit is in it.
        Unit.Take(segment);
        tell(Make(rule, rule.Level, message) with
        {
            Segment = segment.ShownId(),
            SegmentPosition = segment.Position,
            Loop = loop,
            ByteOffset = segment.Offset,
            Expected = expected,
        });
    }

    /// <summary>A fault of something that is not there, noticed at a position.</summary>
    public void Missing(StructureRule rule, string segmentId, string? loop, int position, long offset, string message) =>
        tell(Make(rule, rule.Level, message) with
        {
            Segment = segmentId,
            SegmentPosition = position,
            Loop = loop,
            ByteOffset = offset,
            Expected = segmentId,
        });

    /// <summary>A fault of an element or component.</summary>
    public void Element(StructureRule rule, in Segment segment, string? loop, int element, int component, ReadOnlySpan<byte> value,
        string message, string? expected = null, int? level = null, string? shown = null)
    {
        Unit.Take(segment);
        tell(Make(rule, level ?? rule.Level, message) with
        {
            Segment = segment.ShownId(),
            SegmentPosition = segment.Position,
            Loop = loop,
            Element = element,
            Component = component == 0 ? null : component,
            ByteOffset = segment.Offset,
            Value = shown ?? (value.IsEmpty ? null : Show(segment, element, value)),
            Expected = expected,
        });
    }

    /// <summary>HL04 of a level that is closed now, told at the place where it was opened.</summary>
    public void Level(string loop, int position, long offset, byte childCode) =>
        tell(Make(StructureRules.LevelChildren, StructureRules.LevelChildren.Level,
            childCode == '1' ? "HL04 says that levels follow below this one, but none does." : "HL04 says that no level follows below this one, but one does.") with
        {
            Segment = "HL",
            SegmentPosition = position,
            Loop = loop,
            Element = 4,
            ByteOffset = offset,
            Value = childCode == '1' ? "1" : "0",
            Expected = childCode == '1' ? "0" : "1",
        });

    /// <summary>The name of a place, such as CLM05-3.</summary>
    public static string Name(in Segment segment, int element, int component = 0) =>
        segment.ShownId() + element.ToString("00", CultureInfo.InvariantCulture) +
        (component == 0 ? "" : "-" + component.ToString(CultureInfo.InvariantCulture));

    /// <summary>A value as it may be shown: hidden when personal, without characters that do not print.</summary>
    public static string Show(in Segment segment, int element, ReadOnlySpan<byte> value) =>
        PersonalData.Holds(segment, element) ? PersonalData.Mask(ValueForm.Length(value)) : Printable(value);

    /// <summary>Bytes as text that is safe to print; a long value is cut, since a 999 takes 99 characters of it.</summary>
    public static string Printable(ReadOnlySpan<byte> value)
    {
        if (value.Length > LongestShown) value = value[..LongestShown];
        return string.Create(value.Length, value, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = bytes[i] is < 0x20 or (>= 0x7F and < 0xA0) ? '?' : (char)bytes[i];
        });
    }

    /// <summary>Text of a file as it is safe to print; a long one is cut.</summary>
    public static string Printable(string value, int most = LongestShown)
    {
        var shown = value.Length > most ? value[..most] + " ..." : value;
        return shown.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0 && shown.AsSpan().IndexOfAnyInRange('\x7F', '\x9F') < 0 ? shown
            : string.Create(shown.Length, shown, static (text, from) =>
            {
                for (var i = 0; i < text.Length; i++) text[i] = from[i] is < ' ' or (>= '\x7F' and <= '\x9F') ? '?' : from[i];
            });
    }

    private Finding Make(StructureRule rule, int level, string message) => new(rule.Id, rule.Severity, message)
    {
        Level = level,
        Transaction = Transaction,
        Clears = rule.Clears,
        Source = level == 1 ? Standard : _guideSource,
        AckCode = rule.AckCode,
    };
}
