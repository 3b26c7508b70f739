using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>Clean bills of a hospital for invented people, which examples change in one place: a stay of four days, and a visit to the emergency room.</summary>
internal static class ExampleBill
{
    /// <summary>A stay from 1 to 5 March 2026, type of bill 111.</summary>
    public static readonly InstitutionalClaim837 Clean = Bill("11", "20260301", "20260305", new("435", "202603010830", "202603010830"), new("096", "1130", "1130")) with
    {
        Codes =
        [
            new("ABK", "I214") { PresentOnAdmission = "Y" }, new("ABJ", "R079"), new("ABF", "E119") { PresentOnAdmission = "Y" }, new("BBR", "02100Z9") { From = "20260302", Through = "20260302" },
            new("BE", "80") { Amount = "4" }, new("BG", "09"), new("BH", "11") { From = "20260228", Through = "20260228" }, new("BI", "71") { From = "20260201", Through = "20260205" },
        ],
    };

    /// <summary>A visit on 2 March 2026, type of bill 131.</summary>
    public static readonly InstitutionalClaim837 Outpatient = Bill("13", "20260302", "20260302").Of(c => c with { Diagnoses = [new("ABK", "I10")] })
        .WithLines(Service("0450", "99283"), Service("0300", "80053")) with
    { Codes = [new("ABK", "I10"), new("APR", "R51")] };

    /// <summary>A line with a procedure, of 2 March 2026.</summary>
    public static InstitutionalLine837 Service(string revenue, string code, string day = "20260302") => new(ExampleClaim.Line with
    {
        Code = code,
        Pointers = [],
        From = day,
        Through = day,
    })
    { RevenueCode = revenue };

    /// <summary>A line without one: a room, or supplies.</summary>
    public static InstitutionalLine837 Room(string revenue) => new(ExampleClaim.Line with { CodeQualifier = "", Code = "", Pointers = [], UnitBasis = "DA", Units = "4", From = "", Through = "" }) { RevenueCode = revenue };

    /// <summary>The bill to Medicare Part A.</summary>
    public static InstitutionalClaim837 ToMedicare(this InstitutionalClaim837 claim) => claim.Of(c => c with { FilingIndicator = "MA", Subscriber = c.Subscriber with { Id = "1EG4TE5MK73" } });

    /// <summary>The bill with what all claims share changed.</summary>
    public static InstitutionalClaim837 Of(this InstitutionalClaim837 claim, Func<Claim837, Claim837> change) => claim with { Common = change(claim.Common) };

    /// <summary>The bill with these codes in place of all of their kind.</summary>
    public static InstitutionalClaim837 WithCodes(this InstitutionalClaim837 claim, string qualifier, params HealthCode837[] codes) =>
        claim with { Codes = [.. claim.Codes.Where(c => c.Qualifier != qualifier), .. codes] };

    /// <summary>The bill with this date; with an empty one it has none.</summary>
    public static InstitutionalClaim837 WithDate(this InstitutionalClaim837 claim, string qualifier, string from, string? through = null) => claim.Of(c => c with
    {
        Dates = [.. c.Dates.Where(d => d.Qualifier != qualifier).Append(new Date837(qualifier, from, through ?? from)).Where(d => d.From.Length > 0)],
    });

    /// <summary>The bill with these lines, and a charge that is their sum.</summary>
    public static InstitutionalClaim837 WithLines(this InstitutionalClaim837 claim, params InstitutionalLine837[] lines)
    {
        var numbered = lines.Select((l, n) => l with { Common = l.Common with { Number = n + 1 } }).ToArray();
        var sum = Money.Zero;
        foreach (var line in numbered) sum += line.Common.Charge ?? Money.Zero;
        return claim.Of(c => c with { Lines = [.. numbered.Select(l => l.Common)], Charge = sum, ChargeText = sum.ToString() }) with { Lines = numbered };
    }

    public static EditExample Fires(string name, InstitutionalClaim837 claim) => Example(name, true, claim);

    public static EditExample Silent(string name, InstitutionalClaim837 claim) => Example(name, false, claim);

    private static EditExample Example(string name, bool fires, InstitutionalClaim837 claim) => new(name, fires, claim.Common, ExampleClaim.Today) { Institutional = claim };

    private static InstitutionalClaim837 Bill(string type, string from, string through, params Date837[] dates)
    {
        var common = ExampleClaim.Clean with
        {
            PlaceOfService = type,
            PlaceQualifier = "A",
            SignatureOnFile = "",
            Billing = ExampleClaim.Clean.Billing with { LastOrOrganization = "EXAMPLE HOSPITAL", Taxonomy = "282N00000X" },
            Rendering = null,
            Diagnoses = [new("ABK", "I214"), new("ABF", "E119")],
            Dates = [new("434", from, through), .. dates],
        };
        return new InstitutionalClaim837(common)
        {
            AdmissionType = "1",
            AdmissionSource = "1",
            PatientStatus = "01",
            Attending = new Party837 { Entity = "71", IsPerson = true, LastOrOrganization = "DOCTOR", First = "ANY", IdQualifier = "XX", Id = "1234567893" },
        }.WithLines(Room("0120"), Room("0270"));
    }
}
