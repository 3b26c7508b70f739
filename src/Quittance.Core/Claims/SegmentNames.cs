using System.Collections.Frozen;

namespace Quittance.Core.Claims;

/// <summary>Our own names of what qualifiers of a professional claim and of a remittance say.</summary>
internal static class SegmentNames
{
    public static readonly FrozenDictionary<string, string> Dates = Words(
        ("431", "Began"), ("454", "First treated"), ("304", "Last seen"), ("453", "Became acute"), ("439", "Accident"), ("484", "Last menstrual period"), ("455", "Last X-ray"),
        ("471", "Prescription"), ("314", "Disabled"), ("360", "Disabled from"), ("361", "Disabled until"), ("297", "Last worked"), ("296", "Back at work"), ("435", "Admitted"),
        ("096", "Discharged"), ("090", "Care taken over"), ("091", "Care given up"), ("444", "First contact"), ("472", "Service"), ("573", "Decided by the other payer"),
        ("050", "Received by the payer"), ("036", "Coverage ends"), ("232", "Claim from"), ("233", "Claim until"), ("150", "Service from"), ("151", "Service until"),
        ("463", "Therapy began"), ("461", "Certified again"), ("738", "Last hemoglobin test"), ("739", "Last creatinine test"), ("011", "Shipped"));

    public static readonly FrozenDictionary<string, string> References = Words(
        ("F8", "Payer’s number of the earlier claim"), ("G1", "Authorization"), ("9F", "Referral"), ("EI", "Tax number"), ("TJ", "Tax number"), ("SY", "Social Security number"),
        ("6R", "Line’s own number"), ("4N", "Why no authorization was asked"), ("EA", "Medical record"), ("D9", "Clearinghouse’s number"), ("X4", "Laboratory (CLIA) number"),
        ("EW", "Mammography certificate"), ("P4", "Demonstration project"), ("0B", "State license"), ("1G", "UPIN"), ("G2", "Payer’s number of the provider"), ("LU", "Location"), ("2U", "Payer’s further number"),
        ("FY", "Claim office"), ("NF", "Insurer number (NAIC)"), ("1L", "Group"), ("IG", "Policy"), ("CE", "Contract class"), ("1K", "Payer’s claim number"), ("9A", "Repriced claim"), ("9C", "Adjusted repriced claim"),
        ("1W", "Member ID"), ("HPI", "NPI"), ("BB", "Authorization"), ("F4", "CLIA of the referred laboratory"), ("BT", "Vaccine batch"), ("XZ", "Prescription"), ("LX", "Investigational device"));

    public static readonly FrozenDictionary<string, string> Parties = Words(
        ("IL", "Insured"), ("QC", "Patient"), ("PR", "Payer"), ("82", "Seen by"), ("DN", "Referred by"), ("P3", "Primary care"), ("77", "Facility"), ("DQ", "Supervised by"), ("PW", "Picked up at"),
        ("45", "Dropped off at"), ("85", "Billed by"), ("87", "Pay to"), ("QB", "Bought from"), ("DK", "Ordered by"), ("TT", "Passed on to"), ("74", "Insured as the payer has it"), ("GB", "Other insured"), ("PE", "Payee"));

    public static readonly FrozenDictionary<string, string> Levels = Words(
        ("P", "First payer"), ("S", "Second payer"), ("T", "Third payer"), ("A", "Fourth payer"), ("B", "Fifth payer"), ("C", "Sixth payer"), ("D", "Seventh payer"), ("E", "Eighth payer"), ("F", "Ninth payer"), ("G", "Tenth payer"),
        ("H", "Eleventh payer"), ("U", "Payer of unknown rank"));

    public static readonly FrozenDictionary<string, string> Relations = Words(
        ("01", "spouse"), ("19", "child"), ("20", "employee"), ("21", "relation (unknown)"), ("39", "organ donor"), ("40", "cadaver donor"), ("53", "life partner"), ("G8", "relation (another kind)"));

    public static readonly FrozenDictionary<string, string> Amounts = Words(
        ("D", "Paid by this payer"), ("F5", "Paid by the patient"), ("EAF", "Left to the patient"), ("A8", "Not covered"), ("I", "Interest"), ("AU", "Covered"), ("B6", "Allowed"), ("KH", "Late filing cut"),
        ("T", "Tax"), ("DY", "Per day limit"), ("NL", "Negative balance"), ("D8", "Prompt payment discount"), ("F4", "Postage"));

    private static FrozenDictionary<string, string> Words(params (string Code, string Word)[] words) => words.ToFrozenDictionary(w => w.Code, w => w.Word, StringComparer.Ordinal);
}
