using System.Globalization;
using System.Text;

namespace Quittance.PayerSim.Tests;

/// <summary>Adds a remittance up by itself, from its text and with decimals, so that it does not lean on what wrote it.</summary>
internal static class Sums
{
    public static void Check(byte[] file)
    {
        decimal paid = 0, claims = 0, provider = 0, charge = 0, claimPaid = 0, adjusted = 0, lineCharge = 0, linePaid = 0, lineAdjusted = 0, lineCharges = 0;
        var (inClaim, inLine) = (false, false);
        void EndLine()
        {
            if (inLine) Assert.Equal(linePaid, lineCharge - lineAdjusted);
            (inLine, lineAdjusted) = (false, 0);
        }
        void EndClaim()
        {
            EndLine();
            if (inClaim)
            {
                Assert.Equal(claimPaid, charge - adjusted);
                Assert.Equal(charge, lineCharges);
            }
            (inClaim, adjusted, lineCharges) = (false, 0, 0);
        }
        foreach (var segment in Encoding.UTF8.GetString(file).Split('~', StringSplitOptions.TrimEntries))
        {
            var e = segment.Split('*');
            switch (e[0])
            {
                case "BPR": (paid, claims, provider) = (Number(e[2]), 0, 0); break;
                case "CLP":
                    EndClaim();
                    (inClaim, charge, claimPaid) = (true, Number(e[3]), Number(e[4]));
                    claims += claimPaid;
                    break;
                case "SVC":
                    EndLine();
                    (inLine, lineCharge, linePaid) = (true, Number(e[2]), Number(e[3]));
                    lineCharges += lineCharge;
                    break;
                case "CAS":
                    for (var n = 3; n < e.Length; n += 3)
                    {
                        adjusted += Number(e[n]);
                        if (inLine) lineAdjusted += Number(e[n]);
                    }
                    break;
                case "PLB":
                    EndClaim();
                    for (var n = 4; n < e.Length; n += 2) provider += Number(e[n]);
                    break;
                case "SE":
                    EndClaim();
                    Assert.Equal(paid, claims - provider);
                    Assert.True(paid >= 0);
                    break;
            }
        }
    }

    private static decimal Number(string text) => text.Length == 0 ? 0 : decimal.Parse(text, NumberStyles.Number, CultureInfo.InvariantCulture);
}
