using System.Collections.Frozen;

namespace Quittance.Core.Codes;

/// <summary>
/// What one remark code tells a biller and where it sends the work. <paramref name="Route"/> is a class of the reason code list
/// (<c>BND</c>, <c>COD</c>, two with a slash where either fits) or what to do (<c>wait</c>, <c>post</c>, <c>FIX</c>, <c>NSA hold</c>).
/// </summary>
public sealed record RarcEntry(string Code, string Meaning, string Route);

/// <summary>
/// Remittance advice remark codes that change what is done with a reason code. Codes that are not here change nothing.
/// Source: the remark code list of CMS and X12, meanings in our own words.
/// </summary>
public static class Rarc
{
    private static readonly RarcEntry[] Entries = [.. CodeTable.Rows("rarc.txt", 3).Select(row => new RarcEntry(row[0], row[1], row[2]))];

    private static readonly FrozenDictionary<string, RarcEntry> ByCode = Entries.ToFrozenDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every code of the list, in the order of the list.</summary>
    public static IReadOnlyCollection<RarcEntry> All => Entries;

    /// <summary>The entry of a code; null when the code routes nothing.</summary>
    public static RarcEntry? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>True for the remarks that take away the right of appeal: never processed (send a new claim), may not be appealed, only sent again.</summary>
    public static bool ForbidsAppeal(string code) => code is "MA130" or "N211" or "N704";
}
