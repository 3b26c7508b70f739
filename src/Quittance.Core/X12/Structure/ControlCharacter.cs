using System.Globalization;
using System.Text;

namespace Quittance.Core.X12.Structure;

/// <summary>Names the control characters of a value, which cannot be shown themselves.</summary>
internal static class ControlCharacter
{
    // Enough to see what happened; an address may have a hundred of them.
    private const int Most = 5;

    private static readonly string[] Names =
        ["NUL", "SOH", "STX", "ETX", "EOT", "ENQ", "ACK", "BEL", "BS", "TAB", "LF", "VT", "FF", "CR", "SO", "SI", "DLE", "DC1", "DC2", "DC3", "DC4",
            "NAK", "SYN", "ETB", "CAN", "EM", "SUB", "ESC", "FS", "GS", "RS", "US"];

    /// <summary>The first control characters as names in brackets, such as &lt;LF&gt;. They say nothing of the value around them.</summary>
    public static string NamesIn(ReadOnlySpan<byte> value)
    {
        const byte Delete = 0x7F;
        var text = new StringBuilder();
        var found = 0;
        foreach (var b in value)
        {
            if (b >= Names.Length && b != Delete) continue;
            if (++found > Most) break;
            text.Append(CultureInfo.InvariantCulture, $"<{(b == Delete ? "DEL" : Names[b])}>");
        }
        return text.ToString();
    }
}
