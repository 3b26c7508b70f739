namespace Quittance.Bench.Generate;

/// <summary>One service line. <see cref="Fee"/> is what Medicare allows; a free line has no deductible, coinsurance or copay.</summary>
internal sealed record ServiceLine(string Code, string Modifiers, long Charge, long Fee, string Pointers, bool Free)
{
    /// <summary>The composite as the 837 and the 835 write it.</summary>
    public string Procedure => Modifiers.Length == 0 ? "HC:" + Code : "HC:" + Code + ":" + Modifiers;
}

/// <summary>One version of a claim, as it is sent to one payer level.</summary>
internal sealed record ClaimVersion
{
    public required string Number { get; init; }
    public required Patient Patient { get; init; }
    public required Coverage Coverage { get; init; }
    public required Clinician Rendering { get; init; }
    public required DateOnly Day { get; init; }
    public required IReadOnlyList<string> Diagnoses { get; init; }
    public required IReadOnlyList<ServiceLine> Lines { get; init; }
    public string Level { get; init; } = "P";
    public string Frequency { get; init; } = "1";
    public string OriginalReference { get; init; } = "";
    public string Authorization { get; init; } = "";
    /// <summary>Replaces the member id, for a claim with a typing error.</summary>
    public string? MemberId { get; init; }
    /// <summary>Replaces the insured's birth date, for a claim with a date that does not exist.</summary>
    public string? BirthText { get; init; }
    /// <summary>Added to CLM02, for a claim that does not add up.</summary>
    public long ChargeError { get; init; }
    /// <summary>What the payer before paid, on a claim to the next payer.</summary>
    public PriorPayment? Prior { get; init; }

    public long Charge => Lines.Sum(l => l.Charge) + ChargeError;
    public string Member => MemberId ?? Coverage.MemberId;
    public Payer Payer => Coverage.Payer;
    public bool IsForInsured => Coverage.Relationship == "18";
}

/// <summary>The first payer's answer and the coverage and day it came by, for loops 2320 and 2430.</summary>
internal sealed record PriorPayment(Coverage Coverage, Answer Answer, DateOnly Day);

/// <summary>One group, reason and amount of a CAS segment.</summary>
internal sealed record Adjustment(string Group, string Reason, long Amount);

/// <summary>What a payer says about one line.</summary>
internal sealed record LineAnswer(ServiceLine Line, long Charge, long Paid, long Allowed, IReadOnlyList<Adjustment> Adjustments, IReadOnlyList<string> Remarks)
{
    public long Of(string group) => Adjustments.Where(a => a.Group == group).Sum(a => a.Amount);
}

/// <summary>What a payer says about one claim: a CLP and what hangs under it.</summary>
internal sealed record Answer
{
    public required ClaimVersion Version { get; init; }
    /// <summary>CLP01; usually the claim's own number.</summary>
    public required string Number { get; init; }
    public required string Status { get; init; }
    public required string PayerClaimNumber { get; init; }
    public required IReadOnlyList<LineAnswer> Lines { get; init; }
    public IReadOnlyList<Adjustment> ClaimAdjustments { get; init; } = [];
    public IReadOnlyList<string> Remarks { get; init; } = [];
    public string OriginalReference { get; init; } = "";
    public Coverage? CrossedOverTo { get; init; }
    public bool NamesMember { get; init; } = true;
    public long Interest { get; init; }

    public long Charge => Lines.Sum(l => l.Charge);
    public IEnumerable<Adjustment> Adjustments => Lines.SelectMany(l => l.Adjustments).Concat(ClaimAdjustments);
    public long Paid => Charge - Adjustments.Sum(a => a.Amount);
    public long PatientResponsibility => Adjustments.Where(a => a.Group == "PR").Sum(a => a.Amount);

    /// <summary>The reversal of this answer: status 22, every amount with the other sign.</summary>
    public Answer Reversed() => this with
    {
        Status = "22",
        Interest = 0,
        CrossedOverTo = null,
        Remarks = [],
        Lines = [.. Lines.Select(l => l with { Charge = -l.Charge, Paid = -l.Paid, Allowed = -l.Allowed, Adjustments = Negate(l.Adjustments), Remarks = [] })],
        ClaimAdjustments = Negate(ClaimAdjustments),
    };

    private static Adjustment[] Negate(IReadOnlyList<Adjustment> from) => [.. from.Select(a => a with { Amount = -a.Amount })];
}
