namespace Quittance.Core.Tests.X12.Structure;

/// <summary>A professional claim without fault, to be broken on purpose. The people are invented.</summary>
internal static class CleanClaim
{
    public const string Segments =
        "BHT*0019*00*B1*20260105*1200*CH~" +
        "NM1*41*2*SUBMITTER*****46*S1~PER*IC*DESK*TE*5550100000~" +
        "NM1*40*2*RECEIVER*****46*R1~" +
        "HL*1**20*1~NM1*85*2*CLINIC*****XX*1234567893~N3*1 MAIN ST~N4*SPRINGFIELD*IL*627010000~REF*EI*123456789~" +
        "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*DOE*ANN****MI*M100~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*19800229*F~" +
        "NM1*PR*2*PAYER*****PI*P100~" +
        "CLM*C1*100***11:B:1*Y*A*Y*Y~HI*ABK:Z0000~" +
        "LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260102~";

    public static string File(string segments = Segments) => Sample.Wrap(segments);

    /// <summary>The claim with one text replaced, which must stand in it.</summary>
    public static string With(string from, string to)
    {
        Assert.Contains(from, Segments, StringComparison.Ordinal);
        var at = Segments.IndexOf(from, StringComparison.Ordinal);
        return File(Segments[..at] + to + Segments[(at + from.Length)..]);
    }
}
