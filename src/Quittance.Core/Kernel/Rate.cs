using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>
/// An exact fraction: a share, a percentage, a price factor. Nothing is rounded until <see cref="Rounding"/> makes cents of
/// it. Always in lowest terms, so equal rates are the same value. The default value is zero. Arithmetic that overflows throws.
/// </summary>
public readonly record struct Rate : IComparable<Rate>
{
    // More digits than any published factor has, and still a tenth of a billionth of what the numerator holds.
    private const int MostDigits = 28;
    private static readonly Int128 LongestDecimal = Power(10, MostDigits);

    // Held less one, so that the default value is 0/1 and not 0/0.
    private readonly Int128 _denominatorLessOne;

    private Rate(Int128 numerator, Int128 denominator)
    {
        Check.That(denominator > 0, "a rate is divided by a positive number");
        var divisor = GreatestDivisor(Int128.Abs(numerator), denominator);
        Numerator = numerator / divisor;
        _denominatorLessOne = denominator / divisor - 1;
    }

    /// <summary>Nothing of it.</summary>
    public static readonly Rate Zero;

    /// <summary>All of it.</summary>
    public static readonly Rate One = new(1, 1);

    /// <summary>The upper number in lowest terms; it carries the sign.</summary>
    public Int128 Numerator { get; }

    /// <summary>The lower number in lowest terms; never less than one.</summary>
    public Int128 Denominator => _denominatorLessOne + 1;

    /// <summary>A share of so many out of so many. The second number must be positive.</summary>
    public static Rate Of(long numerator, long denominator) => new(numerator, denominator);

    /// <summary>So many hundredths: 20 is a fifth.</summary>
    public static Rate Percent(long hundredths) => new(hundredths, 100);

    /// <summary>The sum.</summary>
    public static Rate operator +(Rate a, Rate b)
    {
        var shared = GreatestDivisor(a.Denominator, b.Denominator);
        var (ofA, ofB) = (b.Denominator / shared, a.Denominator / shared);
        return new Rate(checked(a.Numerator * ofA + b.Numerator * ofB), checked(a.Denominator * ofA));
    }

    /// <summary>The opposite.</summary>
    public static Rate operator -(Rate a) => new(checked(-a.Numerator), a.Denominator);

    /// <summary>The difference.</summary>
    public static Rate operator -(Rate a, Rate b) => a + -b;

    /// <summary>The product.</summary>
    public static Rate operator *(Rate a, Rate b)
    {
        // Each numerator is reduced against the other denominator first, so that only a result too large to hold overflows.
        var left = new Rate(a.Numerator, b.Denominator);
        var right = new Rate(b.Numerator, a.Denominator);
        return new Rate(checked(left.Numerator * right.Numerator), checked(left.Denominator * right.Denominator));
    }

    /// <summary>True when the first is less.</summary>
    public static bool operator <(Rate a, Rate b) => a.CompareTo(b) < 0;
    /// <summary>True when the first is more.</summary>
    public static bool operator >(Rate a, Rate b) => a.CompareTo(b) > 0;
    /// <summary>True when the first is not more.</summary>
    public static bool operator <=(Rate a, Rate b) => a.CompareTo(b) <= 0;
    /// <summary>True when the first is not less.</summary>
    public static bool operator >=(Rate a, Rate b) => a.CompareTo(b) >= 0;

    /// <inheritdoc/>
    public int CompareTo(Rate other) =>
        checked(Numerator * other.Denominator).CompareTo(checked(other.Numerator * Denominator));

    /// <summary>An exact decimal such as <c>0.2</c> where there is one, else a fraction such as <c>1/3</c>.</summary>
    public override string ToString()
    {
        var (twos, rest) = Strip(Denominator, 2);
        (var fives, rest) = Strip(rest, 5);
        var places = Math.Max(twos, fives);
        if (rest == 1 && places <= 18)
        {
            var factor = Power(10, places) / Denominator;
            if (Int128.Abs(Numerator) < LongestDecimal / factor) return Decimal(Numerator * factor, places);
        }
        return string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");
    }

    /// <summary>
    /// Reads what <see cref="ToString"/> writes: a decimal of at most 28 digits, or a fraction. Refuses exponents, percent
    /// signs, blanks and a denominator that is not positive.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Rate value)
    {
        var slash = text.IndexOf('/');
        return slash < 0 ? TryParseDecimal(text, out value) : TryParseFraction(text[..slash], text[(slash + 1)..], out value);
    }

    private static bool TryParseFraction(ReadOnlySpan<char> upper, ReadOnlySpan<char> lower, out Rate value)
    {
        value = Zero;
        if (!Int128.TryParse(upper, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var numerator)) return false;
        if (!Int128.TryParse(lower, NumberStyles.None, CultureInfo.InvariantCulture, out var denominator) || denominator == 0) return false;
        if (numerator == Int128.MinValue) return false; // it has no counterpart above zero
        value = new Rate(numerator, denominator);
        return true;
    }

    private static bool TryParseDecimal(ReadOnlySpan<char> text, out Rate value)
    {
        value = Zero;
        var negative = text.Length > 0 && text[0] == '-';
        Int128 units = 0, scale = 1;
        var (digits, seenPoint) = (0, false);
        foreach (var c in negative ? text[1..] : text)
        {
            if (c == '.' && !seenPoint) { seenPoint = true; continue; }
            if (!char.IsAsciiDigit(c) || ++digits > MostDigits) return false;
            units = units * 10 + (c - '0');
            if (seenPoint) scale *= 10;
        }
        if (digits == 0) return false;
        value = new Rate(negative ? -units : units, scale);
        return true;
    }

    private static string Decimal(Int128 units, int places)
    {
        var digits = Int128.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var sign = units < 0 ? "-" : "";
        return places == 0 ? sign + digits : $"{sign}{digits[..^places]}.{digits[^places..]}";
    }

    private static (int Times, Int128 Remainder) Strip(Int128 number, int factor)
    {
        var times = 0;
        for (; number % factor == 0; times++) number /= factor;
        return (times, number);
    }

    private static Int128 Power(int number, int times)
    {
        Int128 power = 1;
        for (var i = 0; i < times; i++) power *= number;
        return power;
    }

    private static Int128 GreatestDivisor(Int128 a, Int128 b)
    {
        while (b != 0) (a, b) = (b, a % b);
        return a;
    }
}
