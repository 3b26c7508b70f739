using System.Text;
using Quittance.Bench.Generate;

namespace Quittance.Bench.Fuzz;

/// <summary>What the fuzz starts from: the published files where they are at hand, our own samples, and a few texts that have what neither has.</summary>
internal static class Seeds
{
    // A mutated file is read about twenty times; 32 KB keeps that within milliseconds.
    private const int MostBytes = 32 * 1024;

    private const string Isa = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*1200*^*00501*000000001*0*T*:~";

    public static IReadOnlyList<byte[]> All(string? corpus)
    {
        List<byte[]> seeds = [.. SampleFolder.Make(1).Where(f => IsX12(f.Bytes)).Select(f => Shortened(f.Bytes)).DistinctBy(b => b.Length), .. Own().Select(Encoding.Latin1.GetBytes)];
        if (corpus is not null)
        {
            var folder = Path.Combine(corpus, "data", "x12");
            if (!Directory.Exists(folder)) throw new InvalidOperationException($"There is no folder {folder}.");
            foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
                if (!file.EndsWith(".md", StringComparison.Ordinal)) seeds.Add(Shortened(File.ReadAllBytes(file)));
        }
        return seeds;
    }

    private static bool IsX12(byte[] bytes) => bytes.AsSpan().StartsWith("ISA"u8);

    private static byte[] Shortened(byte[] bytes) => bytes.Length > MostBytes ? bytes[..MostBytes] : bytes;

    private static IEnumerable<string> Own()
    {
        yield return "";
        yield return Isa + "TA1*000000077*260104*0900*R*025~IEA*0*000000001~";
        yield return Wrap("275", "005010X210", "PI", "BGN*11*1*20260105~LX*1~OOI*1*47*ATTACHMENT~BDS*ASC*9*a~b*c~:^X~CAT*AE*TX~BIN*5*~~~~~~");
        yield return Wrap("271", "005010X279A1", "HB", "BHT*0022*11*1*20260105*1200~HL*1**20*1~NM1*PR*2*PAYER*****PI*P1~HL*2*1*21*1~NM1*1P*2*CLINIC*****XX*1234567893~HL*3*2*22*0~" +
            "NM1*IL*1*DOE*ANN****MI*M1~EB*1**30^98^AL~LS*2120~NM1*PR*2*OTHER~LE*2120~");
        yield return Wrap("834", "005010X220A1", "BE", "BGN*00*1*20260105*1200****2~N1*P5*GROUP*FI*123456789~N1*IN*PAYER*FI*123456780~INS*Y*18*030*XN*A***FT~REF*0F*M1~NM1*IL*1*DOE*ANN~HD*030**HLT~DTP*348*D8*20260101~LS*2700~LX*1~N1*75*X~LE*2700~");
        yield return Wrap("820", "005010X218", "RA", "BPR*I*100*C*ACH****3*123456789***********20260105~TRN*1*1~N1*PE*PAYER~N1*PR*GROUP~ENT*1*2J*34*123~NM1*EY*1*DOE~RMR*AZ*1**100~");
    }

    private static string Wrap(string set, string guide, string group, string segments) =>
        $"{Isa}GS*{group}*SENDER*RECEIVER*20260105*1200*1*X*{guide}~ST*{set}*0001*{guide}~{segments}SE*{segments.Count(c => c == '~') + 2}*0001~GE*1*1~IEA*1*000000001~";
}
