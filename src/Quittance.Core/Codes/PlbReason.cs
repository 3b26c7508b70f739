using System.Collections.Frozen;

namespace Quittance.Core.Codes;

/// <summary>
/// What one provider level adjustment is. <paramref name="Account"/> is the payer account that takes it: <c>interest</c>,
/// <c>recoupment</c>, <c>forward-balance</c>, <c>refund</c>, <c>penalty</c>, <c>capitation</c>, <c>settlement</c>, <c>pass-through</c>,
/// <c>third-party</c>, <c>research</c> or <c>unapplied</c>. <paramref name="UsualSign"/> is <c>+</c>, <c>-</c> or <c>+/-</c>; plus takes
/// from the payment.
/// </summary>
public sealed record PlbReasonEntry(string Code, string Meaning, string Account, string UsualSign);

/// <summary>
/// The whole list of provider level adjustment reasons that an 835 (X221A1) knows. None of them ever changes a claim's balance.
/// Source: 835 data element 426, meanings in our own words.
/// </summary>
public static class PlbReason
{
    /// <summary>Where the money of a code outside the list goes, with a warning and a task: it still balances.</summary>
    public const string UnknownAccount = "unapplied";

    private static readonly PlbReasonEntry[] Entries = [.. CodeTable.Rows("plb.txt", 4).Select(row => new PlbReasonEntry(row[0], row[1], row[2], row[3]))];

    private static readonly FrozenDictionary<string, PlbReasonEntry> ByCode = Entries.ToFrozenDictionary(entry => entry.Code, StringComparer.Ordinal);

    /// <summary>Every code of the list, in the order of the list.</summary>
    public static IReadOnlyCollection<PlbReasonEntry> All => Entries;

    /// <summary>The entry of a code; null when the list does not have it.</summary>
    public static PlbReasonEntry? Find(string code) => ByCode.GetValueOrDefault(code);

    /// <summary>The payer account of a code; <see cref="UnknownAccount"/> when the list does not have it.</summary>
    public static string AccountOf(string code) => Find(code)?.Account ?? UnknownAccount;
}
