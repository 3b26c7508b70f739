using System.Text;

namespace Quittance.Core.Queues;

/// <summary>Lines of a CSV file that a spreadsheet opens as text: no cell of it can become a formula.</summary>
internal static class SafeCsv
{
    /// <summary>One line, ended by CR LF as RFC 4180 asks.</summary>
    public static string Line(params ReadOnlySpan<string> cells)
    {
        var line = new StringBuilder(cells.Length * 12);
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) line.Append(',');
            Append(line, cells[i]);
        }
        return line.Append("\r\n").ToString();
    }

    /// <summary>One cell as it stands in the file.</summary>
    public static string Cell(string text)
    {
        var cell = new StringBuilder(text.Length + 3);
        Append(cell, text);
        return cell.ToString();
    }

    private static void Append(StringBuilder line, string text)
    {
        // A text that turns the direction of writing around could make a cell look like another one. Nobody misses the mark.
        if (text.AsSpan().IndexOfAny(Turning) >= 0) text = string.Concat(text.Where(c => !Turning.Contains(c)));
        // An apostrophe makes it text, in the full-width forms as well. A plain number keeps its minus: it cannot do anything.
        var defuse = text.Length > 0 && IsActive(text[0]) && !IsNumber(text);
        if (!defuse && text.AsSpan().IndexOfAny(",\"\r\n\t") < 0)
        {
            line.Append(text);
            return;
        }
        line.Append('"');
        if (defuse) line.Append('\'');
        line.Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    private static readonly System.Buffers.SearchValues<char> Turning = System.Buffers.SearchValues.Create("\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069");

    private static bool IsActive(char first) => first is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20' or '|';

    private static bool IsNumber(string text)
    {
        if (text[0] != '-' || text.Length == 1) return false;
        foreach (var c in text.AsSpan(1))
            if (!char.IsAsciiDigit(c) && c != '.') return false;
        return true;
    }
}
