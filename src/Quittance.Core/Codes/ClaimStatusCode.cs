using System.Collections.Frozen;

namespace Quittance.Core.Codes;

/// <summary>
/// Claim status codes that clearinghouses and payers usually send with a 277CA, and whom they are about. Codes that are not here are shown by their
/// number. Source: X12 code lists 508 and 98 as used in 005010X214, meanings in our own words.
/// </summary>
public static class ClaimStatusCode
{
    private static readonly FrozenDictionary<string, string> ByCode = CodeTable.Rows("claim-status.txt", 2).ToFrozenDictionary(row => row[0], row => row[1], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Entities = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["PR"] = "payer",
        ["85"] = "billing provider",
        ["82"] = "rendering provider",
        ["IL"] = "insured",
        ["QC"] = "patient",
        ["41"] = "submitter",
        ["40"] = "receiver",
        ["77"] = "facility",
        ["DN"] = "referring provider",
        ["DK"] = "ordering provider",
        ["DQ"] = "supervising provider",
        ["AY"] = "clearinghouse",
        ["1P"] = "provider",
        ["GB"] = "other insured",
        ["03"] = "dependent",
        ["87"] = "pay-to provider",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The meaning of a code; null when the list does not have it.</summary>
    public static string? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>Whom a status is about; null when the code names nobody known.</summary>
    public static string? Entity(string code) => Entities.GetValueOrDefault(code);
}
