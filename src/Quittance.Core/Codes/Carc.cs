using System.Collections.Frozen;
using Quittance.Core.Kernel;

namespace Quittance.Core.Codes;

/// <summary>
/// What one claim adjustment reason code means to a biller. <paramref name="Category"/> is one class such as <c>CON</c> or, where
/// the code can be either, two with a slash, the first being the usual one. <paramref name="Preventable"/> is <c>y</c>, <c>n</c> or
/// <c>-</c>; <paramref name="Appealable"/> begins with <c>y</c> or <c>n</c> and may name its condition. <paramref name="ReplacedBy"/>
/// is the current code, or codes with a slash, of a retired one; null for a code in force.
/// </summary>
public sealed record CarcEntry(
    string Code, string Meaning, string Category, bool IsDenial, string Preventable, string Appealable, string Action, string Due, string? ReplacedBy)
{
    /// <summary>The usual class: what stands before the slash.</summary>
    public string MainCategory => Category.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Category[..slash] : Category;

    /// <summary>True for an adjustment that the contract or the law has agreed to, so that no money is expected for it.</summary>
    public bool IsContractual => !IsDenial && string.Equals(MainCategory, "CON", StringComparison.Ordinal);
}

/// <summary>
/// Claim adjustment reason codes. The denial column of this list is the only place that says whether a code is a denial.
/// Source: the X12 code list 139, meanings and classes in our own words.
/// </summary>
public static class Carc
{
    private static readonly CarcEntry[] Entries = Load();

    private static readonly FrozenDictionary<string, CarcEntry> ByCode = Entries.ToFrozenDictionary(entry => entry.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>Every code of the list, the retired ones too, in the order of the list.</summary>
    public static IReadOnlyCollection<CarcEntry> All => Entries;

    /// <summary>
    /// The entry of a code in force; a retired code gives the entry of its first successor. Null for a code that is unknown or
    /// was retired without a successor: such a code has no automatic action.
    /// </summary>
    public static CarcEntry? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (!ByCode.TryGetValue(code, out var entry)) return null;
        return entry.ReplacedBy is null ? entry : ByCode.GetValueOrDefault(entry.ReplacedBy.Split('/')[0]);
    }

    /// <summary>True when the payer refused to pay; false for contractual, patient and coordination amounts and for unknown codes.</summary>
    public static bool IsDenial(string code) => Find(code) is { IsDenial: true };

    private static CarcEntry[] Load() => [.. CodeTable.Rows("carc.txt", 9).Select(Entry)];

    private static CarcEntry Entry(string[] row)
    {
        Check.That(row[3] is "y" or "n", "the denial column of carc.txt is y or n");
        return new CarcEntry(
            row[0], row[1], row[2], string.Equals(row[3], "y", StringComparison.Ordinal), row[4], row[5], row[6], row[7], CodeTable.OrNull(row[8]));
    }
}
