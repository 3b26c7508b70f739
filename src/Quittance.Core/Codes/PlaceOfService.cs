using System.Globalization;

namespace Quittance.Core.Codes;

/// <summary>
/// One place of service: its two digits, its meaning in our own words, whether the fee schedule pays it as a facility, and the first day of service it
/// may be used on; null when it is older than the electronic claim.
/// </summary>
public sealed record PlaceOfServiceEntry(string Code, string Meaning, bool IsFacility, DateOnly? From);

/// <summary>The places of service that CMS has assigned. A code that is not here is not assigned.</summary>
public static class PlaceOfService
{
    /// <summary>Names the list in findings.</summary>
    public const string Edition = "place of service codes of 2024-08-01";

    private static readonly PlaceOfServiceEntry?[] ByNumber = Load();

    /// <summary>Every place, in the order of its code.</summary>
    public static IReadOnlyList<PlaceOfServiceEntry> All { get; } = [.. ByNumber.OfType<PlaceOfServiceEntry>()];

    /// <summary>The entry of a code; null when it is not two digits or not assigned.</summary>
    public static PlaceOfServiceEntry? Find(ReadOnlySpan<char> code) =>
        code.Length == 2 && char.IsAsciiDigit(code[0]) && char.IsAsciiDigit(code[1]) ? ByNumber[(code[0] - '0') * 10 + (code[1] - '0')] : null;

    private static PlaceOfServiceEntry?[] Load()
    {
        var entries = new PlaceOfServiceEntry?[100];
        foreach (var row in CodeTable.Rows("pos.txt", 4))
        {
            Kernel.Check.That(row[2] is "F" or "N", "the rate column of pos.txt is F or N");
            DateOnly? from = CodeTable.OrNull(row[3]) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
            entries[int.Parse(row[0], CultureInfo.InvariantCulture)] = new PlaceOfServiceEntry(row[0], row[1], row[2] == "F", from);
        }
        return entries;
    }
}
