using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing;

/// <summary>Whether numbers that name somebody have the form that their issuer gives them. None of them says that the number was issued.</summary>
internal static class IdentifierForm
{
    // Letters that look like digits are left out of Medicare's numbers.
    private const string NotInMedicareNumbers = "SLOIBZ";

    // Prefixes that no campus of the tax office has ever given out.
    private static readonly bool[] NeverGiven = Prefixes("00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97");

    /// <summary>
    /// Reads a National Provider Identifier as people write it, with spaces or hyphens between the digits. Refuses a first digit other than 1 or 2
    /// and a wrong check digit (Luhn over 80840 and the number).
    /// </summary>
    public static bool TryReadNpi(ReadOnlySpan<char> text, out Npi value)
    {
        value = default;
        Span<char> digits = stackalloc char[10];
        var count = 0;
        foreach (var c in text)
        {
            if (c is ' ' or '-') continue;
            if (count == digits.Length) return false;
            digits[count++] = c;
        }
        return count == digits.Length && digits[0] is '1' or '2' && Npi.TryParse(digits, out value);
    }

    /// <summary>
    /// True for the form of a Medicare Beneficiary Identifier: eleven characters, digit, letter, either, digit, letter, either, digit, two letters, two digits;
    /// the first digit is not 0, and S, L, O, I, B and Z are not used. Hyphens and small letters are refused, as claims carry neither.
    /// </summary>
    public static bool IsMedicareNumber(ReadOnlySpan<char> text)
    {
        const string form = "9A*9A*9AA99";
        if (text.Length != form.Length || text[0] == '0') return false;
        for (var i = 0; i < form.Length; i++)
        {
            var isDigit = char.IsAsciiDigit(text[i]);
            var isLetter = char.IsAsciiLetterUpper(text[i]) && !NotInMedicareNumbers.Contains(text[i], StringComparison.Ordinal);
            if (!(form[i] switch { '9' => isDigit, 'A' => isLetter, _ => isDigit || isLetter })) return false;
        }
        return true;
    }

    /// <summary>True for nine digits whose first two are a prefix of employer numbers that has been given out.</summary>
    public static bool IsEmployerNumber(ReadOnlySpan<char> text) => IsNineDigits(text) && !NeverGiven[(text[0] - '0') * 10 + text[1] - '0'];

    /// <summary>True for nine digits that could be a Social Security number: area not 000, 666 or 9xx, group not 00, serial not 0000.</summary>
    public static bool IsSocialSecurityNumber(ReadOnlySpan<char> text) =>
        IsNineDigits(text) && text[0] != '9' && text[..3] is not ("000" or "666") && text[3..5] is not "00" && text[5..] is not "0000";

    /// <summary>True for nine digits and nothing else.</summary>
    public static bool IsNineDigits(ReadOnlySpan<char> text) => text.Length == 9 && CodeForm.IsDigits(text);

    private static bool[] Prefixes(string list)
    {
        var never = new bool[100];
        foreach (var prefix in list.Split(' ')) never[(prefix[0] - '0') * 10 + prefix[1] - '0'] = true;
        return never;
    }
}
