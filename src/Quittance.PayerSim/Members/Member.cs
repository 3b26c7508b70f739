using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Members;

/// <summary>
/// Another payer's coverage of a member. <paramref name="PaysFirst"/>: it pays before this one; otherwise after, and claims may be forwarded to it.
/// </summary>
public sealed record OtherCoverage(string PayerId, string MemberId, bool PaysFirst, DateOnly From, DateOnly? To = null)
{
    public bool IsInForce(DateOnly day) => From <= day && (To is null || day <= To);

    public override string ToString() => "OtherCoverage (not printed)";
}

/// <summary>A number that the payer gave for services. <paramref name="Codes"/>: patterns as in a profile, such as 72148 or 7014*.</summary>
public sealed record Authorization(string Number, IReadOnlyList<string> Codes, DateOnly From, DateOnly To)
{
    /// <summary>True when it is good for this code on this day.</summary>
    public bool Covers(string code, DateOnly day) => From <= day && day <= To && CodeSet.Read(Codes, out _) is { } codes && codes.Contains(code);

    public bool Equals(Authorization? other) =>
        other is not null && Number == other.Number && From == other.From && To == other.To && Codes.SequenceEqual(other.Codes, StringComparer.Ordinal);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Number);
}

/// <summary>Somebody whom a payer covers. Never printed: it is a person, though an invented one.</summary>
public sealed record Member
{
    public required string Id { get; init; }
    public required string PayerId { get; init; }
    /// <summary>Id of a plan of the payer's profile.</summary>
    public required string PlanId { get; init; }
    public required string Last { get; init; }
    public required string First { get; init; }
    public DateOnly Birth { get; init; }
    public string Sex { get; init; } = "";
    public DateOnly From { get; init; }
    /// <summary>Last day of coverage; null when it goes on.</summary>
    public DateOnly? To { get; init; }
    /// <summary>
    /// What they had borne with other providers before the story, in cents: it counts for deductible and out-of-pocket maximum in the benefit year of <see cref="BorneOn"/>.
    /// </summary>
    public long BorneCents { get; init; }
    public DateOnly BorneOn { get; init; }
    public IReadOnlyList<OtherCoverage> Other { get; init; } = [];
    public IReadOnlyList<Authorization> Authorizations { get; init; } = [];

    public bool Equals(Member? other) =>
        other is not null && Id == other.Id && PayerId == other.PayerId && PlanId == other.PlanId && Last == other.Last && First == other.First && Birth == other.Birth
        && Sex == other.Sex && From == other.From && To == other.To && BorneCents == other.BorneCents && BorneOn == other.BorneOn && Other.SequenceEqual(other.Other) && Authorizations.SequenceEqual(other.Authorizations);

    public override int GetHashCode() => HashCode.Combine(Id, PayerId);

    public override string ToString() => "Member (not printed)";
}
