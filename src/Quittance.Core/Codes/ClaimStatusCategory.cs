namespace Quittance.Core.Codes;

/// <summary>What a 277CA category does to a claim.</summary>
public enum ClaimStatusEffect
{
    /// <summary>Nothing is decided; the claim has a new owner and still waits.</summary>
    Forwarded,
    /// <summary>Arrived, and not yet taken into adjudication.</summary>
    Received,
    /// <summary>Taken into adjudication.</summary>
    Accepted,
    /// <summary>Sent back; the claim must be corrected and sent again.</summary>
    Rejected,
    /// <summary>The receiver does not find the claim; somebody has to look.</summary>
    NotFound,
    /// <summary>Accepted as several claims of the payer.</summary>
    Split,
    /// <summary>About reported encounters and not about claims.</summary>
    NotAboutClaims,
}

/// <summary>One claim status category that a 277CA may carry.</summary>
public sealed record ClaimStatusCategoryEntry(string Code, string Meaning, ClaimStatusEffect Effect);

/// <summary>
/// The claim status categories of a 277CA (005010X214). Categories F, P and R belong to the 277 response and are not here.
/// Source: X12 code list 507 and X12 RFI 1942, meanings in our own words.
/// </summary>
public static class ClaimStatusCategory
{
    private static readonly ClaimStatusCategoryEntry[] Entries =
    [
        new("A0", "forwarded to another entity", ClaimStatusEffect.Forwarded),
        new("A1", "received, not yet accepted for adjudication", ClaimStatusEffect.Received),
        new("A2", "accepted into adjudication", ClaimStatusEffect.Accepted),
        new("A3", "returned as unprocessable", ClaimStatusEffect.Rejected),
        new("A4", "not found", ClaimStatusEffect.NotFound),
        new("A5", "split into several payer claims", ClaimStatusEffect.Split),
        new("A6", "rejected for missing information", ClaimStatusEffect.Rejected),
        new("A7", "rejected for invalid information", ClaimStatusEffect.Rejected),
        new("A8", "rejected because fields contradict each other", ClaimStatusEffect.Rejected),
        .. Enumerable.Range(1, 8).Select(number =>
            new ClaimStatusCategoryEntry($"DR0{(char)('0' + number)}", "data reporting acknowledgment", ClaimStatusEffect.NotAboutClaims)),
    ];

    /// <summary>Every category, in order.</summary>
    public static IReadOnlyCollection<ClaimStatusCategoryEntry> All => Entries;

    /// <summary>The entry of a category; null when a 277CA may not carry it.</summary>
    public static ClaimStatusCategoryEntry? Find(string code) => Array.Find(Entries, entry => string.Equals(entry.Code, code, StringComparison.Ordinal));

    /// <summary>True for the categories that reject a claim in full, whether they stand at the claim or at one of its lines.</summary>
    public static bool Rejects(string code) => Find(code) is { Effect: ClaimStatusEffect.Rejected };
}
