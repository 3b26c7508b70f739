using Quittance.Core.Kernel;

namespace Quittance.Core.Model;

/// <summary>One service line of a claim as billed. Dates are null when they cannot be read.</summary>
internal sealed record BilledLine(
    int Number, string Code, IReadOnlyList<string> Modifiers, Money Charge, DateOnly? From, DateOnly? Through, string ControlNumber);

/// <summary>A payer that a claim names besides the one it is sent to: its level (SBR01) and key.</summary>
internal sealed record NamedPayer(string Level, string PayerKey);

/// <summary>The name under which a file knows a person, upper case, and blind indexes of the ids it gives.</summary>
internal sealed record PersonMark(string Last, string First, IReadOnlyList<string> IdIndexes)
{
    /// <summary>True when an id agrees, or last name and first letter of the first name do.</summary>
    public bool Agrees(PersonMark other)
    {
        foreach (var id in IdIndexes)
            if (other.IdIndexes.Contains(id, StringComparer.Ordinal)) return true;
        return Last.Length > 0 && string.Equals(Last, other.Last, StringComparison.Ordinal)
            && First.Length > 0 && other.First.Length > 0 && First[0] == other.First[0];
    }

    public override string ToString() => "PersonMark (not printed)";
}

/// <summary>
/// What a claim said, once, whoever it was sent to and however often: one content at one payer level. Immutable.
/// </summary>
internal sealed record ClaimContent
{
    /// <summary>Level and content hash; the same text means the same content.</summary>
    public required string Key { get; init; }
    /// <summary>Payer level, U read as P.</summary>
    public required string Level { get; init; }
    /// <summary>CLM05-3: 1, 7 or 8; anything else is treated as 1.</summary>
    public required string Frequency { get; init; }
    /// <summary>CLM02; zero when it could not be read.</summary>
    public required Money Charge { get; init; }
    /// <summary>CLM02 was readable and is the sum of the lines.</summary>
    public required bool IsBalanced { get; init; }
    /// <summary>The file ended inside it.</summary>
    public bool IsCut { get; init; }
    /// <summary>Key of the payer it is sent to.</summary>
    public required string PayerKey { get; init; }
    /// <summary>The payer's number of the claim that this one replaces or voids (REF F8), else empty.</summary>
    public string PayerClaimNumber { get; init; } = "";
    /// <summary>Other payers that it names (2320).</summary>
    public IReadOnlyList<NamedPayer> OtherPayers { get; init; } = [];
    /// <summary>Its lines.</summary>
    public IReadOnlyList<BilledLine> Lines { get; init; } = [];
    /// <summary>The patient, as this content names them.</summary>
    public required PersonMark Patient { get; init; }
    /// <summary>NPI of the rendering provider of the claim as a whole; empty when none is named.</summary>
    public string RenderingNpi { get; init; } = "";
    /// <summary>CLM05-1; empty when none was sent.</summary>
    public string PlaceOfService { get; init; } = "";
    /// <summary>What the edits told of it, judged as of the day it was sent. On a claim that was sent elsewhere they only inform.</summary>
    public IReadOnlyList<Finding> EditFindings { get; init; } = [];

    /// <summary>The earliest line date; null when no line has one.</summary>
    public DateOnly? Day => Lines.Where(l => l.From is not null).Min(l => l.From);

    /// <summary>True when some service day of one is a service day of the other. Content without dates shares with everything.</summary>
    public bool SharesADayWith(ClaimContent other) =>
        Day is null || other.Day is null
        || Lines.Any(a => a.From is not null && other.Lines.Any(b =>
            b.From is not null && a.From <= (b.Through ?? b.From) && b.From <= (a.Through ?? a.From)));

    /// <summary>True when a line was given on that day.</summary>
    public bool Covers(DateOnly day) => Lines.Any(l => l.From is not null && l.From <= day && day <= (l.Through ?? l.From));
}

/// <summary>What a person posts to a claim by hand.</summary>
internal enum HandPostingKind
{
    /// <summary>The patient paid.</summary>
    PatientPayment,
    /// <summary>Staff wrote off what nobody will pay.</summary>
    WriteOff,
}

/// <summary>
/// Money that a person posted to a claim. A negative amount takes an earlier posting back. Immutable: it is a document like a remittance.
/// </summary>
internal sealed record HandPosting(string Key, HandPostingKind Kind, DateOnly On, Money Amount, string Reason);

/// <summary>Which message answered.</summary>
internal enum AnswerKind
{
    /// <summary>TA1.</summary>
    Envelope,
    /// <summary>999 (or 997).</summary>
    Syntax,
    /// <summary>277CA.</summary>
    Claim,
}

/// <summary>One answer to a copy. <paramref name="Code"/>: A, E, R for TA1 and 999; the category (A0 to A8) for a 277CA.</summary>
internal sealed record Answer(string Key, AnswerKind Kind, string Code, DateOnly Date, string PayerClaimNumber)
{
    /// <summary>The answer refuses the copy.</summary>
    public bool Rejects => Kind == AnswerKind.Claim ? Code is "A3" or "A6" or "A7" or "A8" : Code is "R" or "M" or "W" or "X";
}

/// <summary>One copy of a claim that was sent: its content and the batch it went in.</summary>
internal sealed record SentCopy
{
    /// <summary>Names the copy for ever: the file's content and the place in it.</summary>
    public required string Key { get; init; }
    /// <summary>What it says.</summary>
    public required ClaimContent Content { get; init; }
    /// <summary>BHT04.</summary>
    public required DateOnly SentOn { get; init; }
    /// <summary>BHT05 as text, which sorts.</summary>
    public string SentAt { get; init; } = "";
    /// <summary>What was answered, in any order.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];
}

/// <summary>Group, reason and amount of one CAS entry.</summary>
internal sealed record Adjustment(string Group, string Reason, Money Amount);

/// <summary>One adjudicated line.</summary>
internal sealed record AdjudicatedLine(
    string Code, IReadOnlyList<string> Modifiers, Money Charge, Money Paid, DateOnly? From, string ControlNumber,
    IReadOnlyList<Adjustment> Adjustments, IReadOnlyList<string> Remarks);

/// <summary>What is known of the payer who sent a remittance.</summary>
internal enum PayerStanding
{
    /// <summary>Known by an id or a learned name.</summary>
    Known,
    /// <summary>Not known: only a claim with the same number, charge and patient can tell who it is.</summary>
    Unknown,
    /// <summary>A person said that this name is not that payer.</summary>
    Refused,
}

/// <summary>One CLP of a balanced 835 set.</summary>
internal sealed record ClaimDecision
{
    /// <summary>Names it for ever: the set's content and the ordinal in it.</summary>
    public required string Key { get; init; }
    /// <summary>The set's content hash: the source document.</summary>
    public required string SetKey { get; init; }
    /// <summary>Ordinal in the set, from 1.</summary>
    public required int Ordinal { get; init; }
    /// <summary>BPR16, else DTM 405.</summary>
    public required DateOnly BookDate { get; init; }
    /// <summary>CLP01.</summary>
    public required string Number { get; init; }
    /// <summary>CLP02.</summary>
    public required string Status { get; init; }
    /// <summary>CLP03, signed.</summary>
    public required Money Charge { get; init; }
    /// <summary>CLP04, signed.</summary>
    public required Money Paid { get; init; }
    /// <summary>CLP07.</summary>
    public string PayerClaimNumber { get; init; } = "";
    /// <summary>REF F8.</summary>
    public string OriginalReference { get; init; } = "";
    /// <summary>CLP09.</summary>
    public string Frequency { get; init; } = "";
    /// <summary>Earliest line date, else DTM 232; null when none is given.</summary>
    public DateOnly? Day { get; init; }
    /// <summary>A crossover carrier is named (NM1*TT).</summary>
    public bool NamesCrossover { get; init; }
    /// <summary>The patient, as the payer names them.</summary>
    public required PersonMark Patient { get; init; }
    /// <summary>Key of the payer that sent the set.</summary>
    public required string PayerKey { get; init; }
    /// <summary>Whether that payer is known.</summary>
    public required PayerStanding PayerStanding { get; init; }
    /// <summary>Claim-level adjustments.</summary>
    public IReadOnlyList<Adjustment> Adjustments { get; init; } = [];
    /// <summary>Claim-level remarks (MOA, MIA).</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];
    /// <summary>Lines; may be empty.</summary>
    public IReadOnlyList<AdjudicatedLine> Lines { get; init; } = [];
    /// <summary>A person tied it to this claim (its ordinal under the number); null when nobody did.</summary>
    public int? MatchedByHandTo { get; init; }

    /// <summary>The status takes back an earlier decision.</summary>
    public bool IsReversal => Status == "22";
    /// <summary>The status decides a claim: 1 to 4 and 19 to 21.</summary>
    public bool Decides => Status is "1" or "2" or "3" or "4" or "19" or "20" or "21";
    /// <summary>The payer has passed it on to the next.</summary>
    public bool IsCrossedOver => Status is "19" or "20" or "21" || NamesCrossover;

    /// <summary>It pays nothing and gives no other reason than that the claim was there before (18).</summary>
    public bool SaysDuplicate => Decides && Paid.IsZero && AllAdjustments.Any() && AllAdjustments.All(a => a.Reason == "18");

    /// <summary>All adjustments, claim level and lines.</summary>
    public IEnumerable<Adjustment> AllAdjustments => Adjustments.Concat(Lines.SelectMany(l => l.Adjustments));

    /// <summary>The sum of group PR.</summary>
    public Money PatientResponsibility
    {
        get
        {
            var sum = Money.Zero;
            foreach (var adjustment in AllAdjustments)
                if (adjustment.Group == "PR") sum += adjustment.Amount;
            return sum;
        }
    }
}
