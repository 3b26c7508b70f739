using System.Globalization;
using System.Text;

namespace Quittance.Bench.Generate;

/// <summary>The separators and line ends that a sender uses; partners differ, and a reader must cope.</summary>
internal sealed record Dialect(char Element, char Component, char Terminator, string LineEnd)
{
    public static readonly Dialect Usual = new('*', ':', '~', "\n");
    public static readonly Dialect OneLine = new('*', ':', '~', "");
    public static readonly Dialect Windows = new('*', '>', '~', "\r\n");
    public static readonly Dialect Bars = new('|', ':', '~', "\n");
}

/// <summary>How X12 writes values.</summary>
internal static class X12Text
{
    /// <summary>An amount without trailing zeros after the point: 100, 72.46, 1.5, -9.74.</summary>
    public static string Amount(long cents)
    {
        var sign = cents < 0 ? "-" : "";
        var whole = Math.Abs(cents) / 100;
        var rest = Math.Abs(cents) % 100;
        if (rest == 0) return string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}");
        return rest % 10 == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}.{rest / 10}")
            : string.Create(CultureInfo.InvariantCulture, $"{sign}{whole}.{rest:00}");
    }

    /// <summary>An amount as people write it: -9.74, 100.00.</summary>
    public static string Dollars(long cents) =>
        string.Create(CultureInfo.InvariantCulture, $"{(cents < 0 ? "-" : "")}{Math.Abs(cents) / 100}.{Math.Abs(cents) % 100:00}");

    public static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Number(long value, int width) => value.ToString("D" + Number(width), CultureInfo.InvariantCulture);
}

/// <summary>Puts segments into text. Composite parts are given joined with a colon and leave in the sender's dialect.</summary>
internal sealed class SegmentText(Dialect dialect)
{
    private readonly StringBuilder _text = new();
    private int _setStartedAt;

    /// <summary>Segments written so far.</summary>
    public int Count { get; private set; }

    /// <summary>Ordinal in its set of the segment that was written last, ST = 1.</summary>
    public int Position => Count - _setStartedAt;

    public int Length => _text.Length;

    public void Add(params ReadOnlySpan<string> elements)
    {
        var last = elements.Length;
        while (last > 1 && elements[last - 1].Length == 0) last--;
        if (string.Equals(elements[0], "ST", StringComparison.Ordinal)) _setStartedAt = Count;
        for (var i = 0; i < last; i++)
        {
            if (i > 0) _text.Append(dialect.Element);
            var start = _text.Length;
            _text.Append(elements[i]);
            if (dialect.Component != ':') _text.Replace(':', dialect.Component, start, _text.Length - start);
        }
        _text.Append(dialect.Terminator).Append(dialect.LineEnd);
        Count++;
    }

    /// <summary>Gives the bytes written since the last call and forgets them, so that a large file streams.</summary>
    public byte[] Take()
    {
        var bytes = Encoding.ASCII.GetBytes(_text.ToString());
        _text.Clear();
        return bytes;
    }
}
