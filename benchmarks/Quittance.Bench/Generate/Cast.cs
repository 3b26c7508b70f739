namespace Quittance.Bench.Generate;

/// <summary>A person who does not exist.</summary>
internal sealed record Person(string Last, string First, string Middle, DateOnly Birth, string Sex, string Street, string City, string Zip)
{
    public int AgeOn(DateOnly day) => day.Year - Birth.Year - (day < Birth.AddYears(day.Year - Birth.Year) ? 1 : 0);
    public override string ToString() => "Person (not printed)";
}

/// <summary>A clinician, with an NPI of the invented range.</summary>
internal sealed record Clinician(string Npi, string Last, string First);

/// <summary>How a payer shares the cost with its members.</summary>
internal enum CostShare { MedicareB, Medicaid, Coinsurance, ClaimCopay, LineCopay }

/// <summary>An invented payer: who it is, when it pays, what it allows of Medicare's fee, how it writes files.</summary>
internal sealed record Payer(
    string Id, string Name, string RemittanceName, string FilingIndicator, string TaxId, string Street, string City, string Zip,
    DayOfWeek PayDay, int DaysFrom, int DaysTo, int PercentOfMedicare, CostShare Share, string ClaimNumberPrefix, Dialect Dialect)
{
    /// <summary>Government plans travel in one set, the others in another.</summary>
    public bool IsGovernment => FilingIndicator is "MB" or "MC" or "16";
}

/// <summary>A member's coverage. Relationship 18 is self.</summary>
internal sealed record Coverage(Payer Payer, string MemberId, string Group, Person Insured, string Relationship);

/// <summary>A patient with coverages in paying order, and what is left of this year's deductible.</summary>
internal sealed class Patient(Person person, Coverage primary, Coverage? secondary, long deductibleLeft)
{
    public Person Person { get; } = person;
    public Coverage Primary { get; } = primary;
    public Coverage? Secondary { get; } = secondary;
    public long DeductibleLeft { get; set; } = deductibleLeft;
}

/// <summary>The invented practice, its clearinghouse and its payers.</summary>
internal static class Cast
{
    public const string PracticeName = "MILLBROOK FAMILY PRACTICE";
    /// <summary>The number that everybody writes where an example is meant.</summary>
    public const string PracticeTaxId = "123456789";
    public const string Taxonomy = "207Q00000X";
    public const string Clia = "36D9999999";
    public const string State = "OH";
    public static readonly string PracticeNpi = Npi(199999900);
    public static readonly Mailbox PracticeBox = new("ZZ", "MFP0001");
    public static readonly Mailbox ClearinghouseBox = new("ZZ", "CLRPOINT");
    public const string ClearinghouseName = "CLEARPOINT EXCHANGE";

    public static readonly IReadOnlyList<Clinician> Clinicians =
    [
        new(Npi(199999911), "HALVORSEN", "INGRID"),
        new(Npi(199999912), "OKONJO", "SAMUEL"),
        new(Npi(199999913), "PRUITT", "DELIA"),
    ];

    public static readonly Payer Medicare = new("LKMDB", "LAKELAND MEDICARE PART B", "LAKELAND MEDICARE PART B", "MB", "970000011",
        "1 FEDERAL PLAZA", "COLDWATER", "439990101", DayOfWeek.Tuesday, 14, 16, 100, CostShare.MedicareB, "11", Dialect.Usual);

    public static readonly Payer Medicaid = new("PNWMC", "PINEWOOD COMMUNITY PLAN", "PINEWOOD COMMUNITY PLAN", "MC", "970000022",
        "200 COUNTY ROAD", "PINEWOOD", "439990202", DayOfWeek.Friday, 20, 30, 72, CostShare.Medicaid, "M", Dialect.Windows);

    public static readonly Payer Harbor = new("HRBMH", "HARBOR MUTUAL HEALTH", "HARBOR MUTUAL HEALTH", "CI", "970000033",
        "77 PIER STREET", "EASTHAVEN", "439990303", DayOfWeek.Monday, 15, 24, 128, CostShare.Coinsurance, "HM", Dialect.OneLine);

    public static readonly Payer Cedar = new("CDRVB", "CEDAR VALLEY BENEFITS", "CEDAR VALLEY BENEFITS", "HM", "970000044",
        "5 CEDAR WAY", "GLENFORD", "439990404", DayOfWeek.Thursday, 18, 33, 115, CostShare.ClaimCopay, "CV", Dialect.Bars);

    /// <summary>The remittances carry the company's name, not the plan's: the payer is known by its id.</summary>
    public static readonly Payer SilverOak = new("SLVOK", "SILVER OAK ADVANTAGE", "SILVER OAK INSURANCE COMPANY", "16", "970000055",
        "900 OAK AVENUE", "SILVERTON", "439990505", DayOfWeek.Wednesday, 15, 22, 100, CostShare.LineCopay, "SO", Dialect.Usual);

    public static readonly IReadOnlyList<Payer> Payers = [Medicare, Medicaid, Harbor, Cedar, SilverOak];

    /// <summary>Nine digits and the check digit (Luhn over 80840 and the nine).</summary>
    public static string Npi(int nine)
    {
        var digits = "80840" + X12Text.Number(nine, 9);
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[digits.Length - 1 - i] - '0';
            if (i % 2 == 0) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return X12Text.Number(nine, 9) + X12Text.Number((10 - sum % 10) % 10);
    }
}
