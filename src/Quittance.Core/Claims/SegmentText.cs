using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.Claims;

/// <summary>
/// One segment of a claim or of a decision as text: where it stands (loop, and the claim's line; 0 before the first), its elements without
/// the id, and the separators that it was written with.
/// </summary>
internal sealed record SegmentText(string Id, IReadOnlyList<string> Elements, string Loop, int Line, long Offset, char Separator, char Component)
{
    /// <summary>Element <paramref name="n"/> from 1; empty when the segment is shorter.</summary>
    public string this[int n] => n >= 1 && n <= Elements.Count ? Elements[n - 1] : "";

    /// <summary>Component <paramref name="part"/> from 1 of element <paramref name="n"/>; empty when there is none.</summary>
    public string Part(int n, int part)
    {
        var parts = this[n].Split(Component);
        return part >= 1 && part <= parts.Length ? parts[part - 1] : "";
    }

    /// <summary>The element that holds a member's number or Social Security number; 0 when none does. Providers' and payers' numbers are public.</summary>
    public int PersonalNumber => Id switch
    {
        "NM1" when this[1] is "IL" or "QC" or "74" && this[8] is not "XX" && this[9].Length > 0 => 9,
        "REF" when this[1] is "SY" or "1W" && this[2].Length > 0 => 2,
        _ => 0,
    };

    /// <summary>The same segment with that number masked.</summary>
    public SegmentText WithoutNumber() =>
        PersonalNumber is var n and > 0 ? this with { Elements = [.. Elements.Select((e, i) => i == n - 1 ? Masked.LastFour(e) : e)] } : this;

    /// <inheritdoc/>
    public override string ToString() => $"{Id} (not printed)";
}

/// <summary>
/// Cuts the bytes of one claim (CLM to its last segment) or one decision (CLP likewise) into segments. The separators are read off the bytes
/// themselves, because the header of their interchange may stand a gigabyte before.
/// </summary>
internal static class SegmentCut
{
    // The guide's largest claim, 50 lines with all that may hang on them, has about 6,000.
    private const int MostSegments = 10_000;

    /// <summary>The segments in their order; none when the bytes do not begin like a segment.</summary>
    public static IReadOnlyList<SegmentText> Of(ReadOnlySpan<byte> bytes, long offset)
    {
        if (bytes.Length < 5 || IsPlain(bytes[3])) return [];
        var (element, terminator) = (bytes[3], TerminatorOf(bytes));
        var endsInLines = terminator is (byte)'\r' or (byte)'\n';
        var component = ComponentOf(bytes, element, terminator);
        var segments = new List<SegmentText>();
        var place = new LoopPlace();
        for (var at = 0; at < bytes.Length && segments.Count < MostSegments;)
        {
            var length = bytes[at..].IndexOf(terminator);
            if (length < 0) length = bytes.Length - at;
            var raw = bytes.Slice(at, length);
            var lead = raw.Length - raw.TrimStart(" \r\n"u8).Length;
            var text = Text(raw[lead..]);
            // Files of old mainframes are cut into lines anywhere; a line end that is no terminator is no part of the value.
            if (!endsInLines) text = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);
            if (text.Trim().Length > 0)
            {
                var parts = text.TrimEnd('\r', '\n').Split((char)element);
                place.Go(parts);
                segments.Add(new SegmentText(parts[0], parts[1..], place.Loop, place.Line, offset + at + lead, (char)element, (char)component));
            }
            at += length + 1;
        }
        return segments;
    }

    private static bool IsPlain(byte value) => char.IsAsciiLetterOrDigit((char)value) || value is (byte)' ';

    /// <summary>The last byte, unless that is a line end behind the terminator, or the file ended inside the claim.</summary>
    private static byte TerminatorOf(ReadOnlySpan<byte> bytes)
    {
        var trimmed = bytes.TrimEnd(" \r\n"u8);
        if (trimmed.Length > 0 && !IsPlain(trimmed[^1]) && trimmed[^1] != bytes[3]) return trimmed[^1];
        return bytes.Contains((byte)'~') ? (byte)'~' : bytes.Contains((byte)'\n') ? (byte)'\n' : (byte)'\r';
    }

    /// <summary>CLM05 and SVC01 are always composite: their first separator is the component's.</summary>
    private static byte ComponentOf(ReadOnlySpan<byte> bytes, byte element, byte terminator)
    {
        var composite = bytes.StartsWith("CLM"u8) ? Element(bytes, element, terminator, 5) : default;
        if (composite.IsEmpty && bytes.IndexOf([terminator, .. "SVC"u8, element]) is var at and >= 0) composite = Element(bytes[(at + 1)..], element, terminator, 1);
        if (composite.IsEmpty && bytes.IndexOf([terminator, (byte)'\n', .. "SVC"u8, element]) is var next and >= 0) composite = Element(bytes[(next + 2)..], element, terminator, 1);
        foreach (var value in composite)
            if (!IsPlain(value) && value is not ((byte)'\r' or (byte)'\n')) return value;
        return (byte)':';
    }

    private static ReadOnlySpan<byte> Element(ReadOnlySpan<byte> bytes, byte element, byte terminator, int n)
    {
        var end = bytes.IndexOf(terminator);
        if (end >= 0) bytes = bytes[..end];
        for (; n > 0; n--)
        {
            var at = bytes.IndexOf(element);
            if (at < 0) return default;
            bytes = bytes[(at + 1)..];
        }
        return bytes.IndexOf(element) is var stop and >= 0 ? bytes[..stop] : bytes;
    }

    private static string Text(ReadOnlySpan<byte> bytes) => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
}

/// <summary>Follows the loops below a claim and a decision, as far as their names are worth showing.</summary>
internal sealed class LoopPlace
{
    private bool _other;
    private bool _decision;

    public string Loop { get; private set; } = "";
    public int Line { get; private set; }

    public void Go(string[] parts)
    {
        var code = parts.Length > 1 ? parts[1] : "";
        Loop = parts[0] switch
        {
            "CLM" => "2300",
            "CLP" => Begin(),
            "SBR" => Other(),
            "LX" or "SVC" => NextLine(parts[0]),
            "LIN" => "2410",
            "SVD" => "2430",
            "LQ" when !_decision => "2440",
            "NM1" when !_decision => Line > 0 ? "2420" + LineParty(code) : _other ? "2330" + OtherParty(code) : "2310" + Party(code),
            _ => Loop,
        };
    }

    private string Begin()
    {
        _decision = true;
        return "2100";
    }

    private string Other()
    {
        _other = true;
        return "2320";
    }

    private string NextLine(string id)
    {
        Line++;
        return id == "LX" ? "2400" : "2110";
    }

    private static string Party(string code) => code switch { "DN" or "P3" => "A", "82" => "B", "77" => "C", "DQ" => "D", "PW" => "E", "45" => "F", _ => "" };

    private static string OtherParty(string code) => code switch { "IL" => "A", "PR" => "B", "DN" or "P3" => "C", "82" => "D", "77" => "E", "DQ" => "F", "85" => "G", _ => "" };

    private static string LineParty(string code) => code switch { "82" => "A", "QB" => "B", "77" => "C", "DQ" => "D", "DK" => "E", "DN" or "P3" => "F", "PW" => "G", "45" => "H", _ => "" };
}
