using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>US dollars held as whole cents. The default value is zero. Arithmetic that overflows throws.</summary>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    /// <summary>No money at all.</summary>
    public static readonly Money Zero;

    /// <summary>The sum.</summary>
    public static Money operator +(Money a, Money b) => new(checked(a.Cents + b.Cents));
    /// <summary>The difference.</summary>
    public static Money operator -(Money a, Money b) => new(checked(a.Cents - b.Cents));
    /// <summary>The opposite.</summary>
    public static Money operator -(Money a) => new(checked(-a.Cents));
    /// <summary>True when the first is less.</summary>
    public static bool operator <(Money a, Money b) => a.Cents < b.Cents;
    /// <summary>True when the first is more.</summary>
    public static bool operator >(Money a, Money b) => a.Cents > b.Cents;
    /// <summary>True when the first is not more.</summary>
    public static bool operator <=(Money a, Money b) => a.Cents <= b.Cents;
    /// <summary>True when the first is not less.</summary>
    public static bool operator >=(Money a, Money b) => a.Cents >= b.Cents;

    /// <summary>The whole cents; lets SQL sum the column.</summary>
    public static explicit operator long(Money money) => money.Cents;

    /// <summary>True when nothing is owed or paid.</summary>
    public bool IsZero => Cents == 0;

    /// <summary>The smaller of two amounts.</summary>
    public static Money Min(Money a, Money b) => a.Cents <= b.Cents ? a : b;

    /// <summary>The larger of two amounts.</summary>
    public static Money Max(Money a, Money b) => a.Cents >= b.Cents ? a : b;

    /// <summary>The distance from zero.</summary>
    public Money Abs() => Cents < 0 ? -this : this;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    /// <summary>A decimal string with two places and a plain minus: <c>-12.50</c>.</summary>
    public override string ToString()
    {
        var abs = Cents < 0 ? (ulong)-(Cents + 1) + 1 : (ulong)Cents;
        return string.Create(CultureInfo.InvariantCulture, $"{(Cents < 0 ? "-" : "")}{abs / 100}.{abs % 100:00}");
    }

    /// <summary>
    /// Reads an X12 amount (type R): optional minus, digits, optional point and decimals. Decimals past the second must be
    /// zero: a fraction of a cent is refused instead of being rounded away. At most 10 digits before the point, more than the
    /// guides allow: nine million of the largest still sum without overflow.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Money value)
    {
        value = Zero;
        var at = 0;
        var negative = text.Length > 0 && text[0] == (byte)'-';
        if (negative || (text.Length > 0 && text[0] == (byte)'+')) at++;
        long whole = 0;
        var digits = 0;
        for (; at < text.Length && text[at] is >= (byte)'0' and <= (byte)'9'; at++, digits++)
        {
            if (digits >= 10) return false;
            whole = whole * 10 + (text[at] - '0');
        }
        long cents = whole * 100;
        if (at < text.Length)
        {
            if (text[at++] != (byte)'.') return false;
            for (var place = 0; at < text.Length; at++, place++, digits++)
            {
                var digit = text[at] - '0';
                if (digit is < 0 or > 9 || (place > 1 && digit != 0)) return false;
                if (place < 2) cents += digit * (place == 0 ? 10 : 1);
            }
        }
        if (digits == 0) return false;
        value = new Money(negative ? -cents : cents);
        return true;
    }

    /// <summary>Reads an X12 amount. Refuses what the other overload refuses.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Money value)
    {
        Span<byte> bytes = stackalloc byte[40];
        value = Zero;
        if (text.Length > bytes.Length) return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] > 127) return false;
            bytes[i] = (byte)text[i];
        }
        return TryParse(bytes[..text.Length], out value);
    }
}
