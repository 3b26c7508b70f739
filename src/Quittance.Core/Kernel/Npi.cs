using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>
/// A National Provider Identifier: ten digits, the last a check digit. It is public, so it is printed whole. The default value
/// is no identifier at all.
/// </summary>
public readonly record struct Npi : IComparable<Npi>
{
    private readonly long _digits;

    private Npi(long digits) => _digits = digits;

    /// <summary>True for the default value.</summary>
    public bool IsNone => _digits == 0;

    /// <summary>Reads ten digits. Refuses another length, another character and a wrong check digit.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Npi value)
    {
        value = default;
        if (text.Length != 10) return false;
        // The check digit covers the number as if 80840, the United States' prefix for health cards, stood before it; the
        // prefix always adds 24 (45 CFR 162.406, ISO/IEC 7812).
        var sum = 24;
        long digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i])) return false;
            var digit = text[i] - '0';
            digits = digits * 10 + digit;
            var weighed = i % 2 == 0 ? digit * 2 : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        if (sum % 10 != 0) return false;
        value = new Npi(digits);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Npi other) => _digits.CompareTo(other._digits);

    /// <summary>The ten digits; empty for none.</summary>
    public override string ToString() => IsNone ? "" : _digits.ToString("D10", CultureInfo.InvariantCulture);
}
