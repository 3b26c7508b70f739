using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12;

/// <summary>The typed view of the 837D. All people are invented.</summary>
public sealed class DentalClaimTests
{
    internal const string Guide = "005010X224A2";

    internal const string Text = Texts.ClaimHead +
        "HL*2*1*22*0~SBR*P*18*GRP1******CI~NM1*IL*1*DOE*JANE****MI*M1~N3*2 ELM ST~N4*AKRON*OH*44301~DMG*D8*19700102*F~NM1*PR*2*DENTAL PAYER*****PI*P1~" +
        "CLM*D1*1250***11:B:1*Y*A*Y*Y**OA*02*******PB~DTP*472*D8*20260105~DTP*452*D8*20251201~DN1*24*18~DN2*12*M****JP~DN2*13*E****JP~REF*G3*PRE1~HI*ABK:K029*TQ:D123~" +
        "NM1*82*1*TOOTH*TINA****XX*1234567893~PRV*PE*PXC*1223G0001X~NM1*DD*1*HELP*HAL****XX*1555555556~PRV*AS*PXC*1223S0112X~NM1*DQ*1*BOSS*BEA****XX*1111111112~" +
        "LX*1~SV3*AD:D2392*250***R*1*****1:2~TOO*JP*12*M:O~TOO*JP*13*O~DTP*472*D8*20260106~DTP*441*D8*20200101~REF*G3*PRE2~REF*6R*L1~" +
        "LX*2~SV3*AD:D8080:52*1000.00*22*10:20*I*3~DTP*452*D8*20251202~";

    private static DentalClaim837 Read(string text = Text) => Sample.Items(Sample.Wrap(text, "837", Guide)).OfType<DentalClaim837>().Single();

    [Fact]
    public void A_claim_is_read_without_finding_and_is_no_professional_one()
    {
        var items = Sample.Items(Sample.Wrap(Text, "837", Guide));
        Assert.Empty(Sample.Findings(items));
        Assert.Empty(items.OfType<Claim837>());
        Assert.Single(items.OfType<DentalClaim837>());
    }

    [Fact]
    public void It_has_what_all_claims_have_and_what_dentists_say()
    {
        var claim = Read();
        Assert.Equal(("D1", new Money(125000), "11", "TOOTH", "BOSS"), (claim.Common.Number, claim.Common.Charge!.Value, claim.Common.PlaceOfService, claim.Common.Rendering!.LastOrOrganization, claim.Common.Supervising!.LastOrOrganization));
        Assert.Equal(["ABK K029", "TQ D123"], claim.Common.Diagnoses.Select(d => $"{d.Qualifier} {d.Code}"));
        Assert.Equal(("02", true, "20260105", "PRE1", "HELP"), (claim.SpecialProgram, claim.IsPredetermination, claim.ServiceDate!.From, claim.Predetermination, claim.Assistant!.LastOrOrganization));
        Assert.Equal(("24", "18"), (claim.OrthodonticMonths, claim.OrthodonticMonthsLeft));
        Assert.Equal(["12 M", "13 E"], claim.ToothStatus.Select(t => $"{t.Number} {t.Status}"));
    }

    [Fact]
    public void A_line_has_its_teeth_surfaces_areas_and_prosthesis()
    {
        var claim = Read();
        Assert.Equal(claim.Common.Lines, claim.Lines.Select(l => l.Common));
        var (filling, braces) = (claim.Lines[0], claim.Lines[1]);
        Assert.Equal(("AD", "D2392", new Money(25000), "1", "R"), (filling.Common.CodeQualifier, filling.Common.Code, filling.Common.Charge!.Value, filling.Common.Units, filling.Prosthesis));
        Assert.Equal(["12 MO", "13 O"], filling.Teeth.Select(t => $"{t.Number} {string.Concat(t.Surfaces)}"));
        Assert.Equal(["1", "2"], filling.Common.Pointers);
        Assert.Equal(("20260106", "PRE2", "L1"), (filling.Common.From, filling.Predetermination, filling.Common.ControlNumber));
        Assert.Equal(["441 20200101"], filling.Dates.Select(d => $"{d.Qualifier} {d.From}"));
        Assert.Equal(["10", "20"], braces.OralCavity);
        Assert.Equal(("D8080", "52", new Money(100000), "22", "3", "I"), (braces.Common.Code, braces.Common.Modifiers.Single(), braces.Common.Charge!.Value, braces.Common.PlaceOfService, braces.Common.Units, braces.Prosthesis));
        Assert.Empty(braces.Teeth);
        Assert.Equal("", braces.Common.From);
    }

    [Fact]
    public void Nothing_of_one_claim_stays_in_the_next()
    {
        var second = Sample.Items(Sample.Wrap(Text + "CLM*D2*10***11:B:1*Y*A*Y*Y~LX*1~SV3*AD:D0120*10~", "837", Guide)).OfType<DentalClaim837>().Last();
        Assert.Equal(("", false, "", ""), (second.SpecialProgram, second.IsPredetermination, second.OrthodonticMonths, second.Predetermination));
        Assert.Empty(second.ToothStatus);
        Assert.Null(second.ServiceDate);
        Assert.Null(second.Assistant);
        Assert.Empty(Assert.Single(second.Lines).Teeth);
    }

    [Fact]
    public void Its_charge_is_the_sum_of_its_lines()
    {
        Assert.DoesNotContain(Check(Text).Findings, f => f.Level == 3);
        var finding = Assert.Single(Check(Text.Replace("*1250*", "*1250.01*", StringComparison.Ordinal)).Findings, f => f.Level == 3);
        Assert.Equal(("balance.claim-charge", "CLM", 2, "1250.01", "1250.00"), (finding.Id, finding.Segment, finding.Element, finding.Value, finding.Expected));
    }

    private static FileVerdict Check(string text) =>
        FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(text, "837", Guide))), cancellationToken: TestContext.Current.CancellationToken);
}
