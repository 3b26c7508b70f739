using System.Globalization;
using System.Text;

namespace Quittance.App.Tests.Exchange;

/// <summary>One set as plain text: its guide and its segments, split at the separators and nothing else.</summary>
internal sealed record PlainSet(string Type, string Guide, IReadOnlyList<string[]> Segments)
{
    public bool IsClaims => Type == "837" && Guide is "005010X222" or "005010X222A1" or "005010X222A2";
    public bool IsRemittance => Type == "835" && Guide is "005010X221" or "005010X221A1";

    /// <summary>The sum of an element over all segments of a kind, in cents; what is no amount counts nothing.</summary>
    public long Cents(string segment, int element) => Segments.Where(s => s[0] == segment).Sum(s => PlainX12.Cents(element < s.Length ? s[element] : ""));

    public int Count(string segment) => Segments.Count(s => s[0] == segment);
}

/// <summary>
/// A second opinion on files, as short as can be and without a line of the product's own reader: what the test itself adds up.
/// </summary>
internal static class PlainX12
{
    public static List<PlainSet> Sets(byte[] bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        var sets = new List<PlainSet>();
        var at = text.IndexOf("ISA", StringComparison.Ordinal);
        while (at >= 0)
        {
            var element = text[at + 3];
            var terminator = Terminator(text, at, element);
            var next = text.IndexOf($"{terminator}ISA{element}", at, StringComparison.Ordinal);
            for (var n = 1; next < 0 && n <= 2; n++) next = text.IndexOf($"{terminator}{"\r\n"[(2 - n)..]}ISA{element}", at, StringComparison.Ordinal);
            var end = next < 0 ? text.Length : text.IndexOf("ISA", next, StringComparison.Ordinal);
            Interchange(text[at..end].Split(terminator).Select(s => s.Trim('\r', '\n', ' ', '\0', '\u001a').Split(element)), sets);
            at = next < 0 ? -1 : end;
        }
        return sets;
    }

    /// <summary>The character behind the sixteenth element: the byte after its one character.</summary>
    private static char Terminator(string text, int at, char element)
    {
        for (var separators = 0; at < text.Length; at++)
            if (text[at] == element && ++separators == 16) return text[at + 2];
        return '~';
    }

    private static void Interchange(IEnumerable<string[]> segments, List<PlainSet> sets)
    {
        var group = "";
        List<string[]>? set = null;
        foreach (var segment in segments)
        {
            switch (segment[0])
            {
                case "GS":
                    group = segment.Length > 8 ? segment[8] : "";
                    break;
                case "ST":
                    set = [];
                    sets.Add(new PlainSet(segment[1], segment.Length > 3 && segment[3].Length > 0 ? segment[3] : group, set));
                    break;
                case "SE" or "GE" or "IEA":
                    set = null;
                    break;
                default:
                    set?.Add(segment);
                    break;
            }
        }
    }

    public static long Cents(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && Math.Abs(amount) < 10_000_000_000m && amount * 100 == Math.Truncate(amount * 100) ? (long)(amount * 100) : 0;
}
