using Quittance.Core.Kernel;

namespace Quittance.Core.Remittance;

/// <summary>A claim number that money may belong to: its billing provider and one version's day and charge.</summary>
internal sealed record NumberCandidate(Guid NumberId, string BillingNpi, string TaxIndex, DateOnly? Day, Money Charge);

/// <summary>Who was paid, as the 835 names them; empty text for what it does not say.</summary>
internal sealed record Payee(string Npi, IReadOnlyCollection<string> TaxIndexes);

/// <summary>How a decision was tied to a number.</summary>
internal enum Rung
{
    /// <summary>Nobody knows whose money it is.</summary>
    None = 0,
    /// <summary>CLP01 is the claim's number, under the payee's NPI or another of the same tax id.</summary>
    ClaimNumber = 1,
    /// <summary>The payer's own claim number was told before by an answer, a remittance or the claim itself.</summary>
    PayerClaimNumber = 2,
    /// <summary>Member id, day and charge are those of one claim only.</summary>
    MemberDayCharge = 3,
    /// <summary>The payer's own claim number, learned from a decision that rung 3 tied.</summary>
    LearnedNumber = 4,
    /// <summary>A person did it.</summary>
    Hand = 9,
}

/// <summary>
/// The ladder by which money finds its claim. Each rung is taken only when it names one number; an exact claim number beats all.
/// </summary>
internal static class MatchingLadder
{
    /// <summary>Rung 1. The payee's own NPI first, then the other NPIs of its tax id, then, when the payee is not named, the only one.</summary>
    public static Guid? ByClaimNumber(IReadOnlyList<NumberCandidate> sameNumber, Payee payee, Money charge)
    {
        if (payee.Npi.Length > 0 && sameNumber.FirstOrDefault(c => c.BillingNpi == payee.Npi) is { } own) return own.NumberId;
        if (payee.TaxIndexes.Count > 0)
            return Only(sameNumber.Where(c => c.TaxIndex.Length > 0 && payee.TaxIndexes.Contains(c.TaxIndex, StringComparer.Ordinal)).ToList(), charge);
        return payee.Npi.Length == 0 ? Only(sameNumber, charge) : null;
    }

    /// <summary>Rungs 2 and 4: the numbers that the payer's own claim number was seen with.</summary>
    public static Guid? ByPayerClaimNumber(IEnumerable<Guid> numbers)
    {
        var distinct = numbers.Distinct().Take(2).ToList();
        return distinct.Count == 1 ? distinct[0] : null;
    }

    /// <summary>Rung 3: the claims of one of the member ids on that day with that charge.</summary>
    public static Guid? ByMemberDayCharge(IEnumerable<NumberCandidate> sameMember, DateOnly? day, Money charge)
    {
        if (day is null) return null;
        return ByPayerClaimNumber(sameMember.Where(c => c.Day == day && c.Charge == charge.Abs()).Select(c => c.NumberId));
    }

    private static Guid? Only(IReadOnlyList<NumberCandidate> candidates, Money charge)
    {
        var numbers = candidates.Select(c => c.NumberId).Distinct().ToList();
        if (numbers.Count <= 1) return numbers.Count == 0 ? null : numbers[0];
        return ByPayerClaimNumber(candidates.Where(c => c.Charge == charge.Abs()).Select(c => c.NumberId));
    }
}
