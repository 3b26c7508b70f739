using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>A clean claim of a dentist for invented people, which examples change in one place.</summary>
internal static class ExampleTeeth
{
    /// <summary>A filling in tooth 14, two surfaces; its day is the claim's.</summary>
    public static readonly DentalLine837 Filling = new(ExampleClaim.Line with { CodeQualifier = "AD", Code = "D2392", UnitBasis = "", Units = "1", Pointers = [], From = "", Through = "" })
    {
        Teeth = [new("14", ["M", "O"])],
    };

    /// <summary>One filling on 2 March 2026.</summary>
    public static readonly DentalClaim837 Clean = new DentalClaim837(ExampleClaim.Clean with
    {
        Billing = ExampleClaim.Clean.Billing with { LastOrOrganization = "EXAMPLE DENTAL PRACTICE", Taxonomy = "1223G0001X" },
        Rendering = ExampleClaim.Clean.Rendering! with { Taxonomy = "1223G0001X" },
        Diagnoses = [new("ABK", "K029")],
        Dates = [new("472", "20260302", "20260302")],
    }).WithLines(Filling);

    /// <summary>The claim with what all claims share changed.</summary>
    public static DentalClaim837 Of(this DentalClaim837 claim, Func<Claim837, Claim837> change) => claim with { Common = change(claim.Common) };

    /// <summary>The line with what all lines share changed.</summary>
    public static DentalLine837 Of(this DentalLine837 line, Func<Line837, Line837> change) => line with { Common = change(line.Common) };

    /// <summary>The filling with this tooth and these surfaces.</summary>
    public static DentalClaim837 WithTooth(this DentalClaim837 claim, string number, params string[] surfaces) => claim.WithLines(Filling with { Teeth = [new(number, surfaces)] });

    /// <summary>The claim with these lines, and a charge that is their sum.</summary>
    public static DentalClaim837 WithLines(this DentalClaim837 claim, params DentalLine837[] lines)
    {
        var numbered = lines.Select((l, n) => l.Of(c => c with { Number = n + 1 })).ToArray();
        var sum = Money.Zero;
        foreach (var line in numbered) sum += line.Common.Charge ?? Money.Zero;
        return claim.Of(c => c with { Lines = [.. numbered.Select(l => l.Common)], Charge = sum, ChargeText = sum.ToString() }) with { Lines = numbered };
    }

    public static EditExample Fires(string name, DentalClaim837 claim) => Example(name, true, claim);

    public static EditExample Silent(string name, DentalClaim837 claim) => Example(name, false, claim);

    private static EditExample Example(string name, bool fires, DentalClaim837 claim) => new(name, fires, claim.Common, ExampleClaim.Today) { Dental = claim };
}
