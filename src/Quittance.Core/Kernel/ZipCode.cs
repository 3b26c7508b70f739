using System.Globalization;

namespace Quittance.Core.Kernel;

/// <summary>A postal code of the United States, of five digits or nine. The default value is no code at all.</summary>
public readonly record struct ZipCode : IComparable<ZipCode>
{
    private readonly int _five;
    // Held plus one, so that zero says that there are only five digits.
    private readonly int _lastFourPlusOne;

    private ZipCode(int five, int lastFourPlusOne) => (_five, _lastFourPlusOne) = (five, lastFourPlusOne);

    /// <summary>True for the default value.</summary>
    public bool IsNone => _five == 0;

    /// <summary>True when all nine digits are known; a billing provider's address needs them.</summary>
    public bool HasNine => _lastFourPlusOne > 0;

    /// <summary>The first five digits, which name the place.</summary>
    public ZipCode Five => new(_five, 0);

    /// <summary>Reads five digits, nine, or nine with a hyphen after the fifth. Refuses anything else, and 00000.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ZipCode value)
    {
        value = default;
        var lastFour = text.Length switch
        {
            5 => text[5..],
            9 => text[5..],
            10 when text[5] == '-' => text[6..],
            _ => "x",
        };
        var lastFourPlusOne = 0;
        if (lastFour.Length > 0)
        {
            if (!TryDigits(lastFour, out var four)) return false;
            lastFourPlusOne = four + 1;
        }
        if (!TryDigits(text[..5], out var five) || five == 0) return false;
        value = new ZipCode(five, lastFourPlusOne);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(ZipCode other) => (_five, _lastFourPlusOne).CompareTo((other._five, other._lastFourPlusOne));

    /// <summary>The digits alone, as N403 carries them; empty for none.</summary>
    public string Digits() => Write("");

    /// <summary>As people write it: <c>60601</c> or <c>60601-1234</c>; empty for none.</summary>
    public override string ToString() => Write("-");

    private string Write(string between)
    {
        if (IsNone) return "";
        var five = _five.ToString("D5", CultureInfo.InvariantCulture);
        return HasNine ? five + between + (_lastFourPlusOne - 1).ToString("D4", CultureInfo.InvariantCulture) : five;
    }

    private static bool TryDigits(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
