namespace Quittance.Core.Scrubbing;

/// <summary>Teeth by the universal numbering system, which X12 calls JP: 1 to 32, A to T, and beside each a supernumerary one, 51 to 82 and AS to TS.</summary>
internal static class Teeth
{
    private const string FrontMilk = "CDEFGHMNOPQR";

    /// <summary>True for a tooth of the system.</summary>
    public static bool IsTooth(string number) => Permanent(number) > 0 || Milk(number) != default;

    /// <summary>True for a number whose zero in front is one too many, such as 03.</summary>
    public static bool HasZeroBefore(string number) => number.Length == 2 && number[0] == '0' && number[1] is >= '1' and <= '9';

    /// <summary>True for an incisor or a canine: 6 to 11, 22 to 27, C to H, M to R. They have an edge where others have a chewing surface. Nothing is said of what is no tooth.</summary>
    public static bool? IsFront(string number)
    {
        if (Permanent(number) is > 0 and var tooth) return tooth is >= 6 and <= 11 or >= 22 and <= 27;
        return Milk(number) is var letter && letter != default ? FrontMilk.Contains(letter, StringComparison.Ordinal) : null;
    }

    // A supernumerary tooth has the number of its neighbour and 50.
    private static int Permanent(string number)
    {
        var value = number.Length switch
        {
            1 when char.IsAsciiDigit(number[0]) => number[0] - '0',
            2 when number[0] is >= '1' and <= '9' && char.IsAsciiDigit(number[1]) => (number[0] - '0') * 10 + number[1] - '0',
            _ => 0,
        };
        return value switch { >= 1 and <= 32 => value, >= 51 and <= 82 => value - 50, _ => 0 };
    }

    private static char Milk(string number) => number.Length is 1 or 2 && number[0] is >= 'A' and <= 'T' && (number.Length == 1 || number[1] == 'S') ? number[0] : default;
}
