using System.Globalization;
using System.Text;

namespace Quittance.Bench.Fuzz;

/// <summary>Changes that know segments and elements: they get behind the header, where bytes changed at random seldom do.</summary>
internal static class SegmentChange
{
    public const int Kinds = 18;

    private static readonly string[] Values =
    [
        "", "0", "-0", "-1", "1", "9", "99999999999", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "99999999999999999999", "1.005", ".", "-", "+1", "0.00", "1E9", " ", "  X  ",
        "20260230", "00000000", "99991231", "20260101-20251231", "2460", "HC", "18", "ABK", "XX", "MI", "\u00c3\u00a9", "\u00e9", "\0", "\t", "PAYER", "P", "Y",
    ];

    private static readonly string[] Inserts =
    [
        "ISA", "GS*HC*A*B*20260105*1200*1*X*005010X222A1", "ST*837*0001*005010X222A1", "SE*1*0001", "GE*1*1", "IEA*1*000000001", "HL*1**20*1", "HL*2*1*22*1", "HL*9*8*23*0", "LS*2120", "LE*2120",
        "BIN*5*~~~~~", "BIN*999999999999*x", "BIN*70000*x", "BDS*ASC*3*~~~", "BIN*-1*", "CLM*A*1***11:B:1*Y*A*Y*Y", "LX*1", "SV1*HC:99213*1*UN*1***1", "CAS*CO*45*1*1*96*2*2", "CLP*A*1*1*1**12*X", "SVC*HC:99213*1*1",
        "PLB*1*20261231*WO*1*L6*-1", "TA1*000000001*260105*1200*A*000", "AK1*HC*1", "STC*A1:19:PR*20260105*WQ*1", "X", "ABCD*1", "", "Z9",
    ];

    public static byte[] Of(byte[] input, byte[] other, int kind, int place, int size, int choice)
    {
        var marks = Marks.Of(input);
        if (kind >= 14) return Whole(input, marks, kind - 14, size, choice);
        var text = Encoding.Latin1.GetString(input);
        var segments = text.Split((char)marks.Terminator).ToList();
        var at = place % segments.Count;
        switch (kind)
        {
            case 0: segments.RemoveAt(at); break;
            case 1: segments.Insert(at, segments[at]); break;
            case 2: (segments[at], segments[choice % segments.Count]) = (segments[choice % segments.Count], segments[at]); break;
            case 3: segments.Insert(at, marks.Speak(Inserts[choice % Inserts.Length])); break;
            case 4: segments.InsertRange(at, Enumerable.Repeat(segments[at], size % 300)); break;
            case 5: segments.Insert(at, Taken(other, marks, choice)); break;
            case 6: segments.RemoveRange(at, Math.Min(size % 20, segments.Count - at)); break;
            case 7: segments.Reverse(at, Math.Min(size % 8, segments.Count - at)); break;
            case 8: segments[at] += new string((char)marks.Element, size % 40); break;
            default: segments[at] = Element(segments[at], marks, kind - 9, size, choice); break;
        }
        return Encoding.Latin1.GetBytes(string.Join((char)marks.Terminator, segments));
    }

    private static string Taken(byte[] other, Marks marks, int choice)
    {
        var theirs = Marks.Of(other);
        var segments = Encoding.Latin1.GetString(other).Split((char)theirs.Terminator);
        return segments[choice % segments.Length].Replace((char)theirs.Element, (char)marks.Element).Replace((char)theirs.Component, (char)marks.Component);
    }

    private static string Element(string segment, Marks marks, int kind, int size, int choice)
    {
        var elements = segment.Split((char)marks.Element).ToList();
        var at = size % elements.Count;
        var value = Values[choice % Values.Length];
        switch (kind)
        {
            case 0: elements[at] = value; break;
            case 1: elements[at] = value + (char)marks.Component + elements[at]; break;
            case 2: elements[at] += (char)marks.Repetition + value; break;
            case 3: elements.Insert(at, value); break;
            default: elements[at] = string.Concat(Enumerable.Repeat(elements[at].Length == 0 ? "X" : elements[at], choice % 50)); break;
        }
        return string.Join((char)marks.Element, elements);
    }

    // The whole file in other clothes: line ends, columns, another terminator, another count.
    private static byte[] Whole(byte[] input, Marks marks, int kind, int size, int choice)
    {
        var text = Encoding.Latin1.GetString(input);
        var lineEnd = (choice % 3) switch { 0 => "\n", 1 => "\r\n", _ => "\r" };
        var column = 1 + size % 120;
        text = kind switch
        {
            0 => text.Replace(((char)marks.Terminator).ToString(), (char)marks.Terminator + lineEnd, StringComparison.Ordinal),
            1 => string.Concat(text.Chunk(column).Select(c => new string(c) + lineEnd)),
            2 => text.Replace(marks.Terminator, lineEnd[0]),
            _ => text.Replace("*1~", "*" + size.ToString(CultureInfo.InvariantCulture) + "~", StringComparison.Ordinal),
        };
        return Encoding.Latin1.GetBytes(text);
    }

    private static string Replace(this string text, byte from, char to) => text.Replace((char)from, to);

    /// <summary>The separators that the first 106 bytes name, or the usual ones.</summary>
    private readonly record struct Marks(byte Element, byte Component, byte Repetition, byte Terminator)
    {
        public static Marks Of(byte[] input) => input.Length > 105 && input.AsSpan().StartsWith("ISA"u8)
            ? new(input[3], input[104], input[82], input[105])
            : new((byte)'*', (byte)':', (byte)'^', (byte)'~');

        public string Speak(string segment) => segment.Replace('*', (char)Element).Replace(':', (char)Component);
    }
}
