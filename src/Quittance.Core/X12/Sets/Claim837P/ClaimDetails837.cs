namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>An ambulance trip, CR1: what the patient weighed, why they were moved (CR104), how far (CR106), and the purposes of a round trip and of a stretcher.</summary>
public sealed record Transport837(string Weight, string Reason, string Distance, string RoundTrip, string Stretcher);

/// <summary>Conditions that are said to hold or not, CRC: their kind (CRC01: 07, 70, 75, 09, E1 ...), Y or N, and their codes.</summary>
public sealed record Condition837(string Kind, string Answer, IReadOnlyList<string> Codes);

/// <summary>A measurement or test result of a line, MEA: what it is about (OG or TR), its kind (HT, R1, R2, R3, R4) and its value.</summary>
public sealed record Measurement837(string Reference, string Kind, string Value);

/// <summary>What few claims say in loop 2300: certificates, trips, conditions. Empty text where nothing was sent.</summary>
public sealed record ClaimDetails837
{
    /// <summary>Of a claim that says none of this.</summary>
    public static readonly ClaimDetails837 None = new();

    /// <summary>REF EW.</summary>
    public string Mammography { get; init; } = "";
    /// <summary>REF P4.</summary>
    public string Trial { get; init; } = "";
    /// <summary>REF LX.</summary>
    public string Device { get; init; } = "";
    /// <summary>CR208.</summary>
    public string Manipulation { get; init; } = "";
    /// <summary>CR1.</summary>
    public Transport837? Transport { get; init; }
    /// <summary>CRC.</summary>
    public IReadOnlyList<Condition837> Conditions { get; init; } = [];
    /// <summary>HI BG.</summary>
    public IReadOnlyList<string> ConditionCodes { get; init; } = [];
    /// <summary>2310E.</summary>
    public Party837? PickUp { get; init; }
    /// <summary>2310F.</summary>
    public Party837? DropOff { get; init; }
}

/// <summary>What few lines say in loops 2400 to 2440. Empty text where nothing was sent.</summary>
public sealed record LineDetails837
{
    /// <summary>Of a line that says none of this.</summary>
    public static readonly LineDetails837 None = new();

    /// <summary>REF X4.</summary>
    public string Clia { get; init; } = "";
    /// <summary>REF F4.</summary>
    public string ReferredClia { get; init; } = "";
    /// <summary>REF EW.</summary>
    public string Mammography { get; init; } = "";
    /// <summary>NTE01, the first note; empty is written as ADD.</summary>
    public string NoteKind { get; init; } = "";
    /// <summary>NTE02, the first note.</summary>
    public string Note { get; init; } = "";
    /// <summary>SV5.</summary>
    public bool HasEquipment { get; init; }
    /// <summary>CR301.</summary>
    public string Certification { get; init; } = "";
    /// <summary>QTY PT.</summary>
    public string Patients { get; init; } = "";
    /// <summary>CR1.</summary>
    public Transport837? Transport { get; init; }
    /// <summary>CRC.</summary>
    public IReadOnlyList<Condition837> Conditions { get; init; } = [];
    /// <summary>DTP other than 472.</summary>
    public IReadOnlyList<Date837> Dates { get; init; } = [];
    /// <summary>MEA.</summary>
    public IReadOnlyList<Measurement837> Measurements { get; init; } = [];
    /// <summary>LQ UT: numbers of forms.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];
    /// <summary>2420B.</summary>
    public Party837? Purchased { get; init; }
    /// <summary>2420C.</summary>
    public Party837? Facility { get; init; }
    /// <summary>2420D.</summary>
    public Party837? Supervising { get; init; }
    /// <summary>2420E.</summary>
    public Party837? Ordering { get; init; }
    /// <summary>2420F.</summary>
    public Party837? Referring { get; init; }
    /// <summary>2420G.</summary>
    public Party837? PickUp { get; init; }
    /// <summary>2420H.</summary>
    public Party837? DropOff { get; init; }
}
