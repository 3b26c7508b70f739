using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// A clean office visit of invented people, which examples change in one place. The NPIs are those of published check digit examples; the code
/// numbers stand for any code of their form.
/// </summary>
internal static class ExampleClaim
{
    public static readonly DateOnly Today = new(2026, 3, 10);

    public static readonly Line837 Line = new()
    {
        Number = 1,
        CodeQualifier = "HC",
        Code = "99213",
        ChargeText = "120",
        Charge = new Money(120_00),
        UnitBasis = "UN",
        Units = "1",
        Pointers = ["1"],
        From = "20260302",
        Through = "20260302",
    };

    public static readonly Claim837 Clean = new()
    {
        Number = "EXAMPLE1",
        ChargeText = "120",
        Charge = new Money(120_00),
        PlaceOfService = "11",
        PlaceQualifier = "B",
        Frequency = "1",
        SignatureOnFile = "Y",
        Assignment = "A",
        BenefitsAssigned = "Y",
        Release = "Y",
        PayerLevel = "P",
        Relationship = "18",
        FilingIndicator = "CI",
        Billing = new Party837
        {
            Entity = "85",
            LastOrOrganization = "EXAMPLE FAMILY PRACTICE",
            IdQualifier = "XX",
            Id = "1999999984",
            TaxId = "123456789",
            TaxIdQualifier = "EI",
            Taxonomy = "207Q00000X",
            Street = "12 MILL STREET",
            City = "MILLBROOK",
            State = "OH",
            Zip = "439990001",
        },
        Subscriber = new Party837
        {
            Entity = "IL",
            IsPerson = true,
            LastOrOrganization = "EXAMPLE",
            First = "PAT",
            IdQualifier = "MI",
            Id = "EX0000000001",
            Street = "1 VALLEY VIEW",
            City = "MILLBROOK",
            State = "OH",
            Zip = "43990",
            Birth = "19700115",
            Sex = "F",
        },
        Payer = new Party837 { Entity = "PR", LastOrOrganization = "EXAMPLE HEALTH PLAN", IdQualifier = "PI", Id = "EXHP1" },
        Rendering = new Party837 { Entity = "82", IsPerson = true, LastOrOrganization = "DOCTOR", First = "ANY", IdQualifier = "XX", Id = "1234567893", Taxonomy = "207Q00000X" },
        Diagnoses = [new("ABK", "E119"), new("ABF", "I10")],
        Lines = [Line],
        ContentHash = "",
    };

    public static Claim837 Billing(Func<Party837, Party837> change) => Clean with { Billing = change(Clean.Billing) };

    public static Claim837 Subscriber(Func<Party837, Party837> change) => Clean with { Subscriber = change(Clean.Subscriber) };

    public static Claim837 Payer(Func<Party837, Party837> change) => Clean with { Payer = change(Clean.Payer) };

    /// <summary>The one line changed, and the claim's charge with it.</summary>
    public static Claim837 OneLine(Func<Line837, Line837> change) => WithLines(change(Line));

    /// <summary>These lines, and a charge that is their sum.</summary>
    public static Claim837 WithLines(params Line837[] lines)
    {
        var sum = Money.Zero;
        foreach (var line in lines) sum += line.Charge ?? Money.Zero;
        return Clean with { Lines = lines, Charge = sum, ChargeText = sum.ToString() };
    }

    /// <summary>One line changed on a claim to Medicare Part B.</summary>
    public static Claim837 PartB(Func<Line837, Line837> change) => OneLine(change) with { FilingIndicator = "MB" };

    /// <summary>A dependent's claim, so that the patient has a loop of their own.</summary>
    public static Claim837 Dependent(Func<Party837, Party837> change) => Clean with
    {
        Relationship = "19",
        Subscriber = Clean.Subscriber with { Birth = "", Sex = "" },
        Patient = change(new Party837 { Entity = "QC", IsPerson = true, LastOrOrganization = "EXAMPLE", First = "KIM", Birth = "20150601", Sex = "M", Street = "1 VALLEY VIEW", City = "MILLBROOK", State = "OH", Zip = "43990" }),
    };

    /// <summary>The clean claim for these days of service.</summary>
    public static Claim837 On(string from, string? through = null) => OneLine(l => l with { From = from, Through = through ?? from });

    public static EditExample Fires(string name, Claim837 claim, DateOnly? asOf = null) => new(name, true, claim, asOf ?? Today);

    public static EditExample Silent(string name, Claim837 claim, DateOnly? asOf = null) => new(name, false, claim, asOf ?? Today);
}
