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

    public string Mammography { get; init; } = "";  // REF EW
    public string Trial { get; init; } = "";        // REF P4
    public string Device { get; init; } = "";       // REF LX
    public string Manipulation { get; init; } = ""; // CR208
    public Transport837? Transport { get; init; }   // CR1
    public IReadOnlyList<Condition837> Conditions { get; init; } = []; // CRC
    public IReadOnlyList<string> ConditionCodes { get; init; } = [];   // HI BG
    public Party837? PickUp { get; init; }          // 2310E
    public Party837? DropOff { get; init; }         // 2310F
}

/// <summary>What few lines say in loops 2400 to 2440. Empty text where nothing was sent.</summary>
public sealed record LineDetails837
{
    /// <summary>Of a line that says none of this.</summary>
    public static readonly LineDetails837 None = new();

    public string Clia { get; init; } = "";         // REF X4
    public string ReferredClia { get; init; } = ""; // REF F4
    public string Mammography { get; init; } = "";  // REF EW
    public string Note { get; init; } = "";         // NTE02, the first note
    public bool HasEquipment { get; init; }         // SV5
    public string Certification { get; init; } = ""; // CR301
    public string Patients { get; init; } = "";     // QTY PT
    public Transport837? Transport { get; init; }   // CR1
    public IReadOnlyList<Condition837> Conditions { get; init; } = []; // CRC
    public IReadOnlyList<Date837> Dates { get; init; } = [];           // DTP other than 472
    public IReadOnlyList<Measurement837> Measurements { get; init; } = []; // MEA
    public IReadOnlyList<string> Forms { get; init; } = [];            // LQ UT: numbers of forms
    public Party837? Purchased { get; init; }       // 2420B
    public Party837? Facility { get; init; }        // 2420C
    public Party837? Supervising { get; init; }     // 2420D
    public Party837? Ordering { get; init; }        // 2420E
    public Party837? Referring { get; init; }       // 2420F
    public Party837? PickUp { get; init; }          // 2420G
    public Party837? DropOff { get; init; }         // 2420H
}
