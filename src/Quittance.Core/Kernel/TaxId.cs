using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>Whose number it is.</summary>
public enum TaxIdKind
{
    /// <summary>An employer's number (REF EI).</summary>
    Employer,
    /// <summary>A person's Social Security number (REF SY).</summary>
    SocialSecurity,
}

/// <summary>
/// A taxpayer's nine digits. It never prints itself whole: <see cref="ToString"/> masks, and only <see cref="Reveal"/>, which
/// is easy to find in a review, gives the digits. The default value is no number at all.
/// </summary>
public readonly record struct TaxId : IComparable<TaxId>
{
    private readonly int _digits;

    private TaxId(int digits, TaxIdKind kind) => (_digits, Kind) = (digits, kind);

    /// <summary>Whose number it is.</summary>
    public TaxIdKind Kind { get; }

    /// <summary>True for the default value.</summary>
    public bool IsNone => _digits == 0;

    /// <summary>
    /// Reads nine digits, with or without the hyphens of its kind (12-3456789, 123-45-6789). Refuses anything else, and nine zeros.
    /// Numbers that were never issued are accepted: payers' test files and invented people use them.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, TaxIdKind kind, out TaxId value)
    {
        value = default;
        var digits = 0;
        var count = 0;
        var hyphenated = text.Length == (kind == TaxIdKind.Employer ? 10 : 11);
        foreach (var c in text)
        {
            if (hyphenated && c == '-' && HyphenBelongs(kind, text, count)) continue;
            if (!char.IsAsciiDigit(c) || ++count > 9) return false;
            digits = digits * 10 + (c - '0');
        }
        if (count != 9 || digits == 0) return false;
        value = new TaxId(digits, kind);
        return true;
    }

    /// <summary>The nine digits, for a file that must carry them; empty for none.</summary>
    public string Reveal() => IsNone ? "" : _digits.ToString("D9", CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public int CompareTo(TaxId other) => (Kind, _digits).CompareTo((other.Kind, other._digits));

    /// <summary>Stars and the last four digits; empty for none.</summary>
    public override string ToString() => Masked.LastFour(Reveal());

    // The text already has the right length, so one hyphen in each right place leaves nine digits.
    private static bool HyphenBelongs(TaxIdKind kind, ReadOnlySpan<char> text, int digitsBefore) => kind switch
    {
        TaxIdKind.Employer => digitsBefore == 2 && text[2] == '-',
        TaxIdKind.SocialSecurity => (digitsBefore == 3 && text[3] == '-') || (digitsBefore == 5 && text[6] == '-'),
        _ => false,
    };
}
