namespace Quittance.Core.Tests.X12.Structure;

/// <summary>One small set of each guide without fault, to be broken on purpose. The people are invented.</summary>
internal static class CleanSets
{
    // An institutional claim.
    public const string Claim837I =
        "BHT*0019*00*B1*20260105*1200*CH~NM1*41*2*SUBMITTER*****46*S1~PER*IC*DESK*TE*5550100000~NM1*40*2*RECEIVER*****46*R1~" +
        "HL*1**20*1~NM1*85*2*HOSPITAL*****XX*1234567893~N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~REF*EI*123456789~HL*2*1*22*0~" +
        "SBR*P*18*******CI~NM1*IL*1*DOE*ANN****MI*M100~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*19800229*F~" +
        "NM1*PR*2*PAYER*****PI*P100~CLM*C1*100***13:A:1**A*Y*Y~DTP*434*RD8*20260102-20260102~CL1*3*1*01~HI*ABK:Z0000~" +
        "NM1*71*1*ROE*JIM****XX*1234567893~LX*1~SV2*0300*HC:80053*100*UN*1~DTP*472*D8*20260102~";

    // A dental claim.
    public const string Claim837D =
        "BHT*0019*00*B1*20260105*1200*CH~NM1*41*2*SUBMITTER*****46*S1~PER*IC*DESK*TE*5550100000~NM1*40*2*RECEIVER*****46*R1~" +
        "HL*1**20*1~NM1*85*2*CLINIC*****XX*1234567893~N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~REF*EI*123456789~HL*2*1*22*0~" +
        "SBR*P*18*******CI~NM1*IL*1*DOE*ANN****MI*M100~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*19800229*F~" +
        "NM1*PR*2*PAYER*****PI*P100~CLM*C1*100***11:B:1*Y*A*Y*Y~DTP*472*D8*20260102~LX*1~SV3*AD:D2750*100***I*1~TOO*JP*12*L:O~";

    // An eligibility inquiry.
    public const string Inquiry270 =
        "BHT*0022*13*R1*20260105*1200~HL*1**20*1~NM1*PR*2*PAYER*****PI*P1~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~" +
        "HL*3*2*22*0~NM1*IL*1*DOE*ANN****MI*M1~DTP*291*D8*20260105~EQ*30~";

    // An eligibility response with a bounded loop.
    public const string Response271 =
        "BHT*0022*11*R1*20260105*1200~HL*1**20*1~NM1*PR*2*PAYER*****PI*P1~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~" +
        "HL*3*2*22*0~NM1*IL*1*DOE*ANN****MI*M1~EB*1**30~LS*2120~NM1*PR*2*OTHER~LE*2120~EB*C**30~";

    // A claim status request.
    public const string Request276 =
        "BHT*0010*13*R1*20260105*1200~HL*1**20*1~NM1*PR*2*PAYER*****PI*P1~HL*2*1*21*1~NM1*41*2*SENDER*****46*S1~HL*3*2*19*1~" +
        "NM1*1P*2*CLINIC*****XX*1234567893~HL*4*3*22*0~DMG*D8*19800229*F~NM1*IL*1*DOE*ANN****MI*M1~TRN*1*T1~AMT*T3*100~" +
        "DTP*472*D8*20260102~";

    // Its answer.
    public const string Status277 =
        "BHT*0010*08*R1*20260105*1200*DG~HL*1**20*1~NM1*PR*2*PAYER*****PI*P1~HL*2*1*21*1~NM1*41*2*SENDER*****46*S1~HL*3*2*19*1~" +
        "NM1*1P*2*CLINIC*****XX*1234567893~HL*4*3*22*0~NM1*IL*1*DOE*ANN****MI*M1~TRN*2*T1~STC*F1:65*20260104**100*80~REF*1K*K1~" +
        "DTP*472*D8*20260102~";

    // A request for review, with an event of the dependent and one of the subscriber.
    public const string Request278 =
        "BHT*0007*13*R1*20260105*1200~HL*1**20*1~NM1*X3*2*REVIEW*****PI*P1~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~" +
        "HL*3*2*22*1~NM1*IL*1*DOE*ANN****MI*M1~HL*4*3*23*1~NM1*QC*1*DOE*BOB~HL*5*4*EV*0~UM*HS*I*3~HL*6*3*EV*0~UM*HS*I*1~";

    // The answer to one.
    public const string Response278 =
        "BHT*0007*11*R1*20260105*1200*18~HL*1**20*1~NM1*X3*2*REVIEW*****PI*P1~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~" +
        "HL*3*2*22*1~NM1*IL*1*DOE*ANN****MI*M1~HL*4*3*EV*0~UM*HS*I*3~HCR*A1*AUTH1~";

    // A premium payment.
    public const string Premium820 =
        "BPR*C*100*C*ACH*CTX*01*111000025*DA*1*1234567890**01*111000025*DA*2*20260105~TRN*3*T1~N1*PE*INSURER*FI*123456789~" +
        "N1*PR*SPONSOR*FI*987654321~ENT*1*2J*EI*111223333~NM1*IL*1*DOE*ANN****EI*111223333~RMR*AZ*POLICY1**100~";

    // An enrollment with a coverage provider and a reporting category, which both start with LX.
    public const string Enrollment834 =
        "BGN*00*R1*20260105*1200****2~N1*P5*SPONSOR*FI*123456789~N1*IN*INSURER*FI*987654321~INS*Y*18*021*28*A***FT~REF*0F*M1~" +
        "NM1*IL*1*DOE*ANN****34*123456789~HD*021**HLT~DTP*348*D8*20260101~LX*1~NM1*P3*1*ROE*JIM****XX*1234567893*25~LS*2700~LX*1~" +
        "N1*75*CLASS~REF*17*A~LE*2700~";

    // A functional acknowledgment.
    public const string Answer997 =
        "AK1*HC*1~AK2*837*0001~AK3*NM1*8**8~AK4*9*67*1~AK5*R*5~AK9*R*1*1*0~";

    /// <summary>Name, segments, ST01, guide, GS01.</summary>
    public static TheoryData<string, string, string, string, string> All { get; } = new()
    {
        { "837I", Claim837I, "837", "005010X223A2", "HC" },
        { "837D", Claim837D, "837", "005010X224A2", "HC" },
        { "270", Inquiry270, "270", "005010X279A1", "HS" },
        { "271", Response271, "271", "005010X279A1", "HB" },
        { "276", Request276, "276", "005010X212", "HR" },
        { "277", Status277, "277", "005010X212", "HN" },
        { "278 request", Request278, "278", "005010X217", "HI" },
        { "278 response", Response278, "278", "005010X217", "HI" },
        { "820", Premium820, "820", "005010X218", "RA" },
        { "834", Enrollment834, "834", "005010X220A1", "BE" },
        { "997", Answer997, "997", "005010", "FA" },
    };
}
