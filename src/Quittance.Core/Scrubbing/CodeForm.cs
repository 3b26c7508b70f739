namespace Quittance.Core.Scrubbing;

/// <summary>Whether codes have the form of their code set. Whether a code is in force is a question to the loaded set.</summary>
internal static class CodeForm
{
    /// <summary>True for the form of a procedure code: level I (five digits, or four and F, T, U, M or A) or level II (A to V and four digits).</summary>
    public static bool IsProcedure(ReadOnlySpan<char> code) =>
        code.Length == 5 && IsDigits(code[1..4])
        && ((char.IsAsciiDigit(code[0]) && (char.IsAsciiDigit(code[4]) || code[4] is 'F' or 'T' or 'U' or 'M' or 'A'))
            || (code[0] is >= 'A' and <= 'V' && char.IsAsciiDigit(code[4])));

    /// <summary>
    /// True for the form of an ICD-10-CM code in capitals: a letter, a digit or A, a digit or A or B, then up to four letters and digits. A point after
    /// the third character is accepted when asked for; claims carry none.
    /// </summary>
    public static bool IsDiagnosis(ReadOnlySpan<char> code, bool withPoint = false)
    {
        if (code.Length < 3 || !char.IsAsciiLetterUpper(code[0])) return false;
        if (!(char.IsAsciiDigit(code[1]) || code[1] == 'A') || !(char.IsAsciiDigit(code[2]) || code[2] is 'A' or 'B')) return false;
        var rest = code[3..];
        if (withPoint && rest.Length > 1 && rest[0] == '.') rest = rest[1..];
        if (rest.Length > 4) return false;
        foreach (var c in rest)
            if (!char.IsAsciiDigit(c) && !char.IsAsciiLetterUpper(c)) return false;
        return true;
    }

    /// <summary>True for the form of an ICD-10-PCS code: seven capitals and digits. I and O are not used, as they look like digits.</summary>
    public static bool IsInpatientProcedure(ReadOnlySpan<char> code)
    {
        if (code.Length != 7) return false;
        foreach (var c in code)
            if (!IsCapitalOrDigit(c) || c is 'I' or 'O') return false;
        return true;
    }

    /// <summary>True for external causes, V00 to Y99: they say what led to an injury, never what is treated.</summary>
    public static bool IsExternalCause(ReadOnlySpan<char> diagnosis) => diagnosis.Length >= 3 && diagnosis[0] is >= 'V' and <= 'Y';

    /// <summary>True for two capitals or digits.</summary>
    public static bool IsModifier(ReadOnlySpan<char> code) => code.Length == 2 && IsCapitalOrDigit(code[0]) && IsCapitalOrDigit(code[1]);

    /// <summary>True for eleven digits: a national drug code as claims carry it.</summary>
    public static bool IsDrug(ReadOnlySpan<char> code) => code.Length == 11 && IsDigits(code);

    /// <summary>True for a quantity: digits, at most one point, and more than nothing.</summary>
    public static bool IsPositive(ReadOnlySpan<char> quantity, out bool isWhole)
    {
        isWhole = true;
        var digits = 0;
        var points = 0;
        var more = false;
        foreach (var c in quantity)
        {
            if (c == '.')
            {
                if (++points > 1) return false;
                continue;
            }
            if (!char.IsAsciiDigit(c)) return false;
            digits++;
            more |= c != '0';
            if (points > 0 && c != '0') isWhole = false;
        }
        return digits > 0 && more;
    }

    /// <summary>True when there is nothing but digits.</summary>
    internal static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiDigit(c)) return false;
        return true;
    }

    private static bool IsCapitalOrDigit(char c) => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c);
}
