using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.X12;

public class ReadingWithoutHashesTests
{
    [Fact]
    public void Claims_read_without_content_hashes_have_their_own_people()
    {
        const string text = "BHT*0019*00*1*20260105*1200*CH~HL*1**20*1~NM1*85*2*PRACTICE*****XX*1999999984~"
            + "HL*2*1*22*0~SBR*P*18~NM1*IL*1*FIRST*ANN****MI*M1~NM1*PR*2*PLAN A*****PI*A~CLM*1*10***11:B:1~NM1*82*1*DOC*ONE****XX*1234567893~LX*1~SV1*HC:99213*10*UN*1***1~"
            + "HL*3*1*22*0~SBR*P*18~NM1*IL*1*SECOND*BEN****MI*M2~NM1*PR*2*PLAN B*****PI*B~CLM*2*10***11:B:1~NM1*82*1*DOC*TWO****XX*1003347634~LX*1~SV1*HC:99213*10*UN*1***1~";

        var with = Claims(new ReadLimits());
        var without = Claims(new ReadLimits { HashesContent = false });

        Assert.Equal(["M1 A 1234567893", "M2 B 1003347634"], with);
        Assert.Equal(with, without);

        List<string> Claims(ReadLimits limits) =>
            [.. Sample.Items(Sample.Wrap(text), limits).OfType<Claim837>().Select(c => $"{c.Subscriber.Id} {c.Payer.Id} {c.Rendering!.Id}")];
    }
}
