using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Balance;

/// <summary>
/// A sum of amounts that came from outside. It is wide enough that no number of amounts can overflow it, so that a file with
/// absurd figures gives a finding instead of an exception.
/// </summary>
internal struct Total : IEquatable<Total>
{
    private Int128 _cents;

    /// <summary>True when an amount was absent or unreadable, so that the sum says nothing.</summary>
    public bool IsUnknown { get; private set; }

    public void Add(Money? amount)
    {
        if (amount is { } known) _cents += known.Cents;
        else IsUnknown = true;
    }

    public void Subtract(Money? amount)
    {
        if (amount is { } known) _cents -= known.Cents;
        else IsUnknown = true;
    }

    public readonly bool Is(Money amount) => _cents == amount.Cents;

    /// <summary>The sum as money; the largest or smallest amount when it does not fit.</summary>
    public readonly Money ToMoney() => new((long)Int128.Clamp(_cents, long.MinValue, long.MaxValue));

    public static Total operator +(Total a, Total b) => new() { _cents = a._cents + b._cents, IsUnknown = a.IsUnknown || b.IsUnknown };

    public static Total operator -(Total a, Total b) => new() { _cents = a._cents - b._cents, IsUnknown = a.IsUnknown || b.IsUnknown };

    /// <summary>True when both are known, or both unknown, and the same.</summary>
    public readonly bool Equals(Total other) => _cents == other._cents && IsUnknown == other.IsUnknown;

    public override readonly bool Equals(object? obj) => obj is Total other && Equals(other);

    public override readonly int GetHashCode() => _cents.GetHashCode();

    public override readonly string ToString()
    {
        var abs = Int128.Abs(_cents);
        return string.Create(CultureInfo.InvariantCulture, $"{(_cents < 0 ? "-" : "")}{abs / 100}.{(int)(abs % 100):00}");
    }
}
