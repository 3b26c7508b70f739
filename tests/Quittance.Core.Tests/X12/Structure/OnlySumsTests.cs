using System.Text.Json;
using Quittance.Core.Tests.X12.Views;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

public class OnlySumsTests
{
    [Theory]
    [InlineData(Texts.Claim)]
    [InlineData(Texts.Remittance)]
    public void A_file_is_judged_alike_whether_or_not_its_claims_are_handed_out(string contents)
    {
        var isClaim = contents.StartsWith("BHT", StringComparison.Ordinal);
        foreach (var broken in Broken(contents))
        {
            var bytes = Sample.Bytes(isClaim ? Sample.Wrap(broken) : Sample.Wrap(broken, "835", "005010X221A1"));
            var items = new List<X12Item>();
            Assert.Equal(Judge(bytes, null), Judge(bytes, items.Add));
        }
    }

    [Theory]
    [InlineData("837", "005010X222A1", Several + Texts.Claim)]
    [InlineData("837", "005010X223A2", CleanSets.Claim837I + MoreLines)]
    [InlineData("837", "005010X224A2", CleanSets.Claim837D + "CLM*C2*25***11:B:1*Y*A*Y*Y~DTP*472*D8*20260102~LX*1~SV3*AD:D2750*20***I*1~LX*2~SV3*AD:D0120*5***I*1~")]
    [InlineData("835", "005010X221A1", Texts.Remittance + "LX*2~CLP*A3*1*50*40**12*I3*11*1~CAS*CO*45*10~CLP*A4*4*9*0*9*12*I4*11*1~SVC*HC:99213*9*0**1~CAS*PR*1*9~")]
    public void However_a_set_is_broken_adding_up_finds_what_reading_finds(string set, string guide, string contents)
    {
        var parts = contents.Split('~', StringSplitOptions.RemoveEmptyEntries);
        var random = new Random(set.Length + contents.Length);
        var adding = 0;
        for (var n = 0; n < 1500; n++)
        {
            var segments = parts.ToList();
            for (var changes = random.Next(3); changes >= 0; changes--) Change(segments, random);
            var text = Sample.Wrap(string.Join('~', segments) + "~", set, guide);
            // A file may also end anywhere.
            var bytes = Sample.Bytes(random.Next(8) == 0 ? text[..random.Next(text.Length)] : text);
            var limits = random.Next(3) == 0 ? new ReadLimits { EntriesPerClaim = 150, Findings = 12 } : ReadLimits.Default;
            var handed = new List<X12Item>();
            var read = Judge(bytes, handed.Add, limits);
            var added = Judge(bytes, null, limits);
            var same = read.Zip(added).TakeWhile(p => p.First == p.Second).Count();
            var seen = new Seen();
            Assert.Equal(read, JsonSerializer.Serialize(FileCheck.Check(new MemoryStream(bytes), seen, limits: limits, cancellationToken: TestContext.Current.CancellationToken)));
            Assert.Equal(handed.Where(Seen.IsClaim).Select(Text), seen.Records.Select(Text));
            Assert.True(read == added, $"Added up and read differ: {Behind(read, same)} | {Behind(added, same)} | {text}");
            adding += read.Contains("balance.", StringComparison.Ordinal) ? 1 : 0;
        }
        // The changes are of a kind that sums notice.
        Assert.InRange(adding, 40, 1500);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_claim_that_is_too_long_to_hold_is_read_from_its_beginning(int wrong)
    {
        const int Lines = 2000;
        var lines = string.Concat(Enumerable.Range(1, Lines).Select(n => $"LX*{n}~SV1*HC:99213*1*UN*1***1~DTP*472*D8*20260103~"));
        var last = "CLM*B2*5***11:B:1*Y*A*Y*Y~HI*ABK:E119~LX*1~SV1*HC:99213*5*UN*1***1~DTP*472*D8*20260103~";
        var bytes = Sample.Bytes(Sample.Wrap(Texts.ClaimHead + $"HL*2*1*22*0~SBR*P*18~CLM*B1*{Lines + wrong}***11:B:1*Y*A*Y*Y~HI*ABK:E119~{lines}{last}"));
        var verdict = FileCheck.Check(new MemoryStream(bytes), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(wrong, verdict.Findings.Count(f => f.Id == "balance.claim-charge"));
        Assert.Equal(Judge(bytes, _ => { }), Judge(bytes, null));
    }

    private const string Several = Texts.ClaimHead + "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*DOE*ANN****MI*M100~NM1*PR*2*PAYER*****PI*P100~" +
        "CLM*B1*30***11:B:1*Y*A*Y*Y~HI*ABK:E119~LX*1~SV1*HC:99213*10*UN*1***1~DTP*472*D8*20260103~LX*2~SV1*HC:99214*20*UN*1***1~DTP*472*D8*20260103~" +
        "CLM*B2*5.5***11:B:1*Y*A*Y*Y~HI*ABK:E119~LX*1~SV1*HC:99213*5.50*UN*1***1~DTP*472*D8*20260103~";

    private const string MoreLines = "LX*2~SV2*0301*HC:80054*0*UN*1~CLM*C2*7.25***13:A:1**A*Y*Y~CL1*3*1*01~LX*1~SV2*0300*HC:80053*7*UN*1~LX*2~SV2*0001**.25*UN*1~";

    private static string Behind(string json, int at) => json[Math.Max(0, at - 200)..Math.Min(json.Length, at + 300)];

    private static void Change(List<string> segments, Random random)
    {
        string[] strange = ["LX*1", "LX*2", "SV1*HC:1*10", "SV2*0300**10", "SV3*AD:1*10", "SBR*S*18", "CAS*CO*45*10", "CAS*PR*1*1**2*", "AMT*D*10", "HL*9*1*22*0", "NM1*PR*2", "SVD*P1*10",
            "PLB*1*20261231*L6*-1", "TA1*1", "CLM", "CLP*1", "SVC*HC:1*5*5", "GE*1*1", "SE*1*0001", "IEA", "ST*837*0002", "ZZZ*1", "", "LIN**N4*1", "CLM*X*10", "CLP*1*1*10*10", "MOA"];
        var at = random.Next(segments.Count);
        var elements = segments[at].Split('*');
        switch (random.Next(6))
        {
            case 0 when segments.Count > 1: segments.RemoveAt(at); break;
            case 1: segments.Insert(at, segments[random.Next(segments.Count)]); break;
            case 2: segments.Insert(at, strange[random.Next(strange.Length)]); break;
            case 3:
                var other = random.Next(segments.Count);
                (segments[at], segments[other]) = (segments[other], segments[at]);
                break;
            default:
                elements[random.Next(elements.Length)] = random.Next(5) switch { 0 => "", 1 => "10", 2 => "22", 3 => "-5.005", _ => " 7 " };
                segments[at] = string.Join('*', elements);
                break;
        }
    }

    [Fact]
    public void Claims_are_handed_out_as_the_typed_reader_gives_them()
    {
        var items = new List<X12Item>();
        var bytes = Sample.Bytes(Sample.Wrap(Texts.Claim));
        _ = FileCheck.Check(new MemoryStream(bytes), items.Add, cancellationToken: TestContext.Current.CancellationToken);
        var read = TypedReader.Read(new MemoryStream(bytes), new ReadLimits { HashesContent = false }).ToList();
        Assert.Equal(read.Select(Text), items.Select(Text));
    }

    // Every segment left out once, and every amount changed once.
    private static IEnumerable<string> Broken(string contents)
    {
        yield return contents;
        var segments = contents.Split('~', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            yield return string.Join('~', segments.Where((_, n) => n != i)) + "~";
            yield return string.Join('~', segments.Select((s, n) => n == i ? s.Replace("*5", "*6", StringComparison.Ordinal).Replace("*1", "*7", StringComparison.Ordinal) : s)) + "~";
            yield return string.Join('~', segments.Select((s, n) => n == i ? s + "*X" : s)) + "~";
        }
    }

    private static string Judge(byte[] bytes, Action<X12Item>? items, ReadLimits? limits = null) =>
        JsonSerializer.Serialize(items is null ? FileCheck.Check(new MemoryStream(bytes), limits: limits) : FileCheck.Check(new MemoryStream(bytes), items, limits: limits));

    private static string Text(X12Item item) => JsonSerializer.Serialize(item, item.GetType());
}
