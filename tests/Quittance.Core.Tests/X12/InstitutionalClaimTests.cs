using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12;

/// <summary>The typed view of the 837I. All people are invented.</summary>
public sealed class InstitutionalClaimTests
{
    internal const string Guide = "005010X223A2";

    internal const string Text = Texts.ClaimHead +
        "HL*2*1*22*0~SBR*S*18*GRP1******MA~NM1*IL*1*DOE*JANE****MI*M1~N3*2 ELM ST~N4*AKRON*OH*44301~DMG*D8*19400102*F~NM1*PR*2*BIG PAYER*****PI*P1~" +
        "CLM*H1*1500***11:A:1**A*Y*Y~DTP*096*TM*1130~DTP*434*RD8*20260101-20260104~DTP*435*DT*202601010815~CL1*1*2*01~AMT*F3*85.5~REF*EA*MR7~REF*LU*OH~REF*G4*QIO1~" +
        "HI*ABK:I214:::::::Y~HI*ABJ:R079~HI*APR:R079~HI*ABN:W1830XA:::::::N~HI*DR:281~HI*ABF:E119:::::::Y*ABF:I10:::::::1~HI*BBR:02100Z9:D8:20260102~HI*BBQ:4A023N7:D8:20260101~" +
        "HI*BI:71:RD8:20251201-20251205~HI*BH:11:D8:20251231*BH:A3:D8:20260101~HI*BE:80:::3*BE:01:::450.25~HI*BG:09*BG:C1~" +
        "NM1*71*1*HEART*HANNA****XX*1111111112~PRV*AT*PXC*207RC0000X~NM1*72*1*KNIFE*KARL****XX*1234567893~NM1*ZZ*1*HELP*HOLLY****XX*1555555556~NM1*DN*1*REF*RAY****XX*1111111112~NM1*77*2*EAST WING*****XX*1234567893~N3*9 EAST ST~N4*AKRON*OH*443010001~" +
        "SBR*P*18*GRP9******BL~CAS*PR*1*100~AMT*D*900~OI***Y***Y~MIA*0***900~NM1*IL*1*DOE*JANE****MI*M9~NM1*PR*2*FIRST PAYER*****PI*P9~REF*F8*PICN~NM1*71*1*HEART*HANNA~REF*G2*77~" +
        "LX*1~SV2*0120**1000*DA*3**50~DTP*472*RD8*20260101-20260104~SVD*P9*700**0120*3~CAS*CO*45*300~DTP*573*D8*20260201~" +
        "LX*2~SV2*0250*HC:J1100:JW*500.00*UN*2~DTP*472*D8*20260102~REF*6R*L2~AMT*GT*1.5~LIN**N4*00011122233~CTP****2*ML~NM1*72*1*OTHER*OLA****XX*1555555556~SVD*P9*300*HC:J1100:JW*0250*2~CAS*CO*45*200~DTP*573*D8*20260201~";

    private static InstitutionalClaim837 Read(string text = Text) => Sample.Items(Sample.Wrap(text, "837", Guide)).OfType<InstitutionalClaim837>().Single();

    [Fact]
    public void A_claim_is_read_without_finding_and_is_no_professional_one()
    {
        var items = Sample.Items(Sample.Wrap(Text, "837", Guide));
        Assert.Empty(Sample.Findings(items));
        Assert.Empty(items.OfType<Claim837>());
        Assert.Single(items.OfType<InstitutionalClaim837>());
        Assert.DoesNotContain(items, i => i.GetType().Name == "OtherSegment");
    }

    [Fact]
    public void It_has_what_all_claims_have()
    {
        var claim = Read().Common;
        Assert.Equal(("H1", new Money(150000), "DOE", "P1", "S"), (claim.Number, claim.Charge!.Value, claim.Subscriber.LastOrOrganization, claim.Payer.Id, claim.PayerLevel));
        Assert.Equal(["ABK I214", "ABF E119", "ABF I10"], claim.Diagnoses.Select(d => $"{d.Qualifier} {d.Code}"));
        Assert.Equal(["L2"], claim.Lines.Select(l => l.ControlNumber).Where(c => c.Length > 0));
        var payer = Assert.Single(claim.OtherPayers);
        Assert.Equal(("P9", "PICN", new Money(90000), "M9"), (payer.Id, payer.ClaimNumber, payer.Paid!.Value, payer.MemberId));
        Assert.Equal("REF", claim.Referring!.LastOrOrganization);
        Assert.Equal("EAST WING", claim.Facility!.LastOrOrganization);
    }

    [Fact]
    public void It_has_the_bill_the_stay_and_the_discharge()
    {
        var claim = Read();
        Assert.Equal(("111", "1", "2", "01"), (claim.TypeOfBill, claim.AdmissionType, claim.AdmissionSource, claim.PatientStatus));
        Assert.Equal(("20260101", "20260104"), (claim.Statement!.From, claim.Statement.Through));
        Assert.Equal(("202601010815", "1130"), (claim.Admission!.From, claim.DischargeHour));
        Assert.Equal((new Money(8550), "OH", "QIO1"), (claim.EstimatedDue!.Value, claim.AccidentState, claim.PeerReviewApproval));
        Assert.Equal(("HEART", "KNIFE", "HELP"), (claim.Attending!.LastOrOrganization, claim.Operating!.LastOrOrganization, claim.OtherOperating!.LastOrOrganization));
        Assert.Equal("207RC0000X", claim.Attending.Taxonomy);
    }

    [Fact]
    public void Every_code_of_HI_is_kept_with_its_date_amount_and_presence_on_admission()
    {
        var claim = Read();
        Assert.Equal(16, claim.Codes.Count);
        Assert.Equal("Y", claim.CodesOf("ABK").Single().PresentOnAdmission);
        Assert.Equal(["R079"], claim.CodesOf("ABJ").Select(c => c.Code));
        Assert.Equal(["02100Z9 20260102"], claim.CodesOf("BBR", "BR").Select(c => $"{c.Code} {c.From}"));
        Assert.Equal(["71 20251201 20251205"], claim.CodesOf("BI").Select(c => $"{c.Code} {c.From} {c.Through}"));
        Assert.Equal(["11 20251231", "A3 20260101"], claim.CodesOf("BH").Select(c => $"{c.Code} {c.From}"));
        Assert.Equal(["80 3", "01 450.25"], claim.CodesOf("BE").Select(c => $"{c.Code} {c.Amount}"));
        Assert.Equal(["09", "C1"], claim.CodesOf("BG").Select(c => c.Code));
        Assert.Equal(["1"], claim.CodesOf("ABF").Skip(1).Select(c => c.PresentOnAdmission));
    }

    [Fact]
    public void A_line_has_its_revenue_code_service_charge_and_units()
    {
        var claim = Read();
        Assert.Equal(claim.Common.Lines, claim.Lines.Select(l => l.Common));
        var (room, drug) = (claim.Lines[0], claim.Lines[1]);
        Assert.Equal(("0120", new Money(100000), "DA", "3", new Money(5000)), (room.RevenueCode, room.Common.Charge!.Value, room.Common.UnitBasis, room.Common.Units, room.NonCovered!.Value));
        Assert.Equal(("20260101", "20260104", ""), (room.Common.From, room.Common.Through, room.Common.Code));
        Assert.Equal(("0250", "HC", "J1100", "JW", new Money(50000)), (drug.RevenueCode, drug.Common.CodeQualifier, drug.Common.Code, drug.Common.Modifiers.Single(), drug.Common.Charge!.Value));
        Assert.Equal(("00011122233", "2", "ML", new Money(150), "OTHER"), (drug.Common.Ndc, drug.Common.NdcQuantity, drug.Common.NdcUnit, drug.ServiceTax!.Value, drug.Operating!.LastOrOrganization));
        Assert.Null(drug.NonCovered);
        Assert.Equal(new Money(30000), Assert.Single(drug.Common.Adjudications).Paid);
    }

    [Fact]
    public void Nothing_of_one_claim_stays_in_the_next()
    {
        var second = Sample.Items(Sample.Wrap(Text + "CLM*H2*10***13:A:1**A*Y*Y~LX*1~SV2*0450*HC:99281*10*UN*1~", "837", Guide)).OfType<InstitutionalClaim837>().Last();
        Assert.Equal(("131", "", "", ""), (second.TypeOfBill, second.AdmissionType, second.PatientStatus, second.AccidentState));
        Assert.Empty(second.Codes);
        Assert.Null(second.Attending);
        Assert.Null(second.Statement);
        Assert.Equal("0450", Assert.Single(second.Lines).RevenueCode);
    }

    [Fact]
    public void Its_hash_compares_values()
    {
        Assert.Equal(Read().Common.ContentHash, Read(Text.Replace("*500.00*", "*500*", StringComparison.Ordinal)).Common.ContentHash);
        Assert.NotEqual(Read().Common.ContentHash, Read(Text.Replace("*500.00*", "*500.01*", StringComparison.Ordinal)).Common.ContentHash);
        Assert.NotEqual(Read().Common.ContentHash, Read(Text.Replace("BG:C1", "BG:C3", StringComparison.Ordinal)).Common.ContentHash);
    }

    [Fact]
    public void An_endless_claim_stops_at_the_limit_and_says_so()
    {
        var text = Text.Replace("HI*BG:09*BG:C1~", string.Concat(Enumerable.Repeat("HI*BG:09*BG:C1~", 60)), StringComparison.Ordinal);
        var items = Sample.Items(Sample.Wrap(text, "837", Guide), new() { EntriesPerClaim = 50 });
        Assert.Equal(["x12.claim-too-long"], Sample.Ids(items));
        Assert.InRange(items.OfType<InstitutionalClaim837>().Single().Codes.Count, 1, 50);
    }

    [Fact]
    public void A_claim_that_balances_has_no_finding_of_level_3()
    {
        Assert.DoesNotContain(Check(Text).Findings, f => f.Level == 3);
        Assert.DoesNotContain(Check(Text).NotJudged, n => n.Level == 3);
    }

    [Fact]
    public void A_line_that_adds_up_a_paper_bill_is_named()
    {
        var text = Text.Replace("LX*2~", "LX*2~SV2*0001**1500~LX*3~", StringComparison.Ordinal);
        var finding = Assert.Single(Check(text).Findings, f => f.Level == 3);
        Assert.Equal(("balance.claim-charge", "Leave out line 2: revenue code 0001 adds up a paper bill and is not sent."), (finding.Id, finding.Clears));
    }

    private static FileVerdict Check(string text) =>
        FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(text, "837", Guide))), cancellationToken: TestContext.Current.CancellationToken);
}
