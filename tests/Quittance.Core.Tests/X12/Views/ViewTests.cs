using Quittance.Core.Tests.X12.Structure;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Views;

namespace Quittance.Core.Tests.X12.Views;

/// <summary>A claim says the same where it stands as in its record. What is broken is looked at where sums are (OnlySumsTests).</summary>
public sealed class ViewTests
{
    private const string Child = "HL*2*1*22*1~SBR*P********CI~NM1*IL*1*DOE*ANN****MI*M100~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*19800229*F~NM1*PR*2*PAYER*****PI*P100~" +
        "HL*3*2*23*0~PAT*19~NM1*QC*1*DOE*BEN~N3*2 ELM ST~N4*SPRINGFIELD*IL*627010000~DMG*D8*20150713*M~" +
        "CLM*B1*30***11:B:7*Y*A*Y*Y~REF*F8*ICN7~HI*ABK:E119*ABF:I10~NM1*82*1*ROE*SAM****XX*1999999984~LX*1~SV1*HC:99213:25:59*30*UN*1***1:2~DTP*472*RD8*20260103-20260105~REF*6R*L1~" +
        "CLM*B2*5***11:B:1*Y*A*Y*Y~HI*ABK:E119~LX*1~SV1*HC:99213*5*UN*1***1~DTP*472*D8*20260103~NM1*82*1*COE*PAT****XX*1999999992~";

    [Theory]
    [InlineData("837", "005010X222A1", Texts.Claim, 2)]
    [InlineData("837", "005010X222A1", Texts.ClaimHead + Child, 2)]
    [InlineData("837", "005010X223A2", CleanSets.Claim837I, 1)]
    [InlineData("837", "005010X224A2", CleanSets.Claim837D, 1)]
    [InlineData("835", "005010X221A1", Texts.Remittance, 2)]
    public void A_view_says_what_the_record_says(string set, string guide, string contents, int count)
    {
        var bytes = Sample.Bytes(Sample.Wrap(contents, set, guide));
        var seen = Look(bytes);

        Assert.Equal(count, seen.Records.Count);
        Assert.Empty(seen.Differences);
        Assert.Equal(Sample.Dump(Sample.Items(bytes, limits: new ReadLimits { HashesContent = false }).Where(Seen.IsClaim)), Sample.Dump(seen.Records));
    }

    [Fact]
    public void Providers_of_lines_and_of_other_payers_are_not_those_of_the_claim()
    {
        var names = new Names();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(Texts.ClaimHead + Child))), names, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["DOE ANN/DOE BEN/ROE/", "DOE ANN/DOE BEN//COE"], names.Seen);
    }

    [Fact]
    public void What_is_said_of_a_provider_or_a_drug_is_not_said_of_the_claim_or_its_line()
    {
        var text = Texts.ClaimHead + Child.Replace("*1999999984~", "*1999999984~REF*LU*OF_ROE~", StringComparison.Ordinal).Replace("REF*6R*L1~", "REF*6R*L1~LIN**N4*00002050001~REF*XZ*OF_DRUG~", StringComparison.Ordinal);
        var asked = new Asked();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(text))), asked, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["ICN7//OF_ROE", "L1/"], asked.Said);
    }

    [Fact]
    public void An_end_that_was_reached_stays_reached()
    {
        var asked = new Ends();
        foreach (var (set, guide, contents) in new[] { ("837", "005010X222A1", Texts.ClaimHead + Child), ("835", "005010X221A1", Texts.Remittance) })
            _ = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(contents, set, guide))), asked, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(4, asked.Count);
    }

    [Fact]
    public void A_set_of_another_guide_is_judged_and_not_shown()
    {
        Assert.Empty(Look(Sample.Bytes(Sample.Wrap(Texts.Claim, guide: "005010X291"))).Records);
        Assert.Empty(Look(Sample.Bytes(Sample.Wrap(Texts.Claim, guide: "004010X098A1"))).Records);
        Assert.Empty(Look([]).Records);
    }

    [Fact]
    public void A_claim_that_the_file_cuts_says_so()
    {
        var text = Sample.Wrap(Texts.Claim);
        var seen = new Cut();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(text[..text.IndexOf("LX*1~", StringComparison.Ordinal)])), seen, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([true], seen.Claims);
    }

    [Fact]
    public void A_claim_beyond_the_limits_is_shown_up_to_them()
    {
        var text = Sample.Wrap(Texts.ClaimHead + Child);
        var seen = new Cut();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(text)), seen, limits: new ReadLimits { BytesPerClaim = 150 }, cancellationToken: TestContext.Current.CancellationToken);
        // The second one is shorter.
        Assert.Equal([true, false], seen.Claims);
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(0, 8 << 20)]
    [InlineData(1, 60)]
    [InlineData(10_000, 0)]
    public void However_small_the_limits_a_claim_is_shown_from_its_beginning(int entries, int bytes)
    {
        var limits = new ReadLimits { EntriesPerClaim = entries, BytesPerClaim = bytes };
        foreach (var (set, guide, contents) in new[] { ("837", "005010X222A1", Texts.ClaimHead + Child), ("835", "005010X221A1", Texts.Remittance) })
        {
            var file = Sample.Bytes(Sample.Wrap(contents, set, guide));
            var seen = new Seen();
            var verdict = FileCheck.Check(new MemoryStream(file), seen, limits: limits, cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(2, seen.Records.Count);
            Assert.Equal(FileCheck.Check(new MemoryStream(file), limits: limits, cancellationToken: TestContext.Current.CancellationToken).Findings, verdict.Findings);
        }
    }

    [Fact]
    public void A_level_of_many_segments_is_cut_and_costs_its_claims_no_more()
    {
        var references = string.Concat(Enumerable.Repeat("REF*G2*1~", 5000));
        var text = Sample.Wrap(Texts.ClaimHead + Child.Replace("HL*3*2*23*0~", references + "HL*3*2*23*0~", StringComparison.Ordinal));
        var names = new Names();
        var cut = new Cut();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(text)), names, cancellationToken: TestContext.Current.CancellationToken);
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(text)), cut, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(["DOE ANN/DOE BEN/ROE/", "DOE ANN/DOE BEN//COE"], names.Seen);
        Assert.Equal([true, true], cut.Claims);
    }

    [Fact]
    public void A_level_that_was_cut_is_forgotten_with_the_next_of_its_kind()
    {
        var second = Child[Child.IndexOf("CLM*B2", StringComparison.Ordinal)..];
        var references = string.Concat(Enumerable.Repeat("REF*G2*1~", 200));
        var cut = new Cut();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(Texts.ClaimHead + "HL*2*1*22*0~" + references + second + "HL*3*1*22*0~" + second))), cut, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([true, false], cut.Claims);
    }

    [Fact]
    public void What_stands_in_another_level_is_not_the_payer_s()
    {
        var streets = new Streets();
        var text = Texts.ClaimHead + Child.Replace("NM1*PR*2*PAYER*****PI*P100~HL*3*2*23*0~", "NM1*PR*2*PAYER*****PI*P100~HL*3*2*21*0~N3*OTHER STREET~HL*4*2*23*0~", StringComparison.Ordinal);
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(text))), streets, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(["/2 ELM ST", "/2 ELM ST"], streets.Seen);
    }

    [Fact]
    public void Without_limits_to_speak_of_everything_is_shown()
    {
        var limits = new ReadLimits { EntriesPerClaim = int.MaxValue, BytesPerClaim = int.MaxValue };
        var seen = new Seen();
        _ = FileCheck.Check(new MemoryStream(Sample.Bytes(Sample.Wrap(Texts.Claim))), seen, limits: limits, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(2, seen.Records.Count);
        Assert.Empty(seen.Differences);
    }

    [Fact]
    [Trait("Corpus", "true")]
    public void Published_claims_and_payments_say_the_same_both_ways()
    {
        Corpus.Skip();
        var records = 0;
        foreach (var file in (string[])[.. Corpus.Files("837P"), .. Corpus.Files("837I"), .. Corpus.Files("837D"), .. Corpus.Files("835")])
        {
            var bytes = File.ReadAllBytes(file);
            var seen = new Seen();
            var items = new List<X12Item>();
            var verdict = FileCheck.Check(new MemoryStream(bytes), seen, cancellationToken: TestContext.Current.CancellationToken);
            var read = FileCheck.Check(new MemoryStream(bytes), items.Add, cancellationToken: TestContext.Current.CancellationToken);

            Assert.True(Sample.Dump(items.Where(Seen.IsClaim)) == Sample.Dump(seen.Records), file);
            Assert.True(read.Findings.SequenceEqual(verdict.Findings), file);
            if (!verdict.HasErrors) Assert.True(seen.Differences.Count == 0, $"{file}: {string.Join("; ", seen.Differences.Take(3))}");
            records += seen.Records.Count;
        }
        Assert.True(records > 100, $"Only {records} claims and payments were found.");
    }

    private static Seen Look(byte[] bytes)
    {
        var seen = new Seen();
        _ = FileCheck.Check(new MemoryStream(bytes), seen, cancellationToken: TestContext.Current.CancellationToken);
        return seen;
    }

    private sealed class Names : ViewTaker
    {
        public List<string> Seen { get; } = [];

        public override void Take(in ClaimView claim)
        {
            var line = "";
            foreach (var each in claim.Lines) line += each.Provider("82"u8).LastOrOrganization.Text();
            Seen.Add($"{claim.Subscriber.LastOrOrganization.Text()} {claim.Subscriber.First.Text()}/{claim.Patient.LastOrOrganization.Text()} {claim.Patient.First.Text()}/{claim.Provider("82"u8).LastOrOrganization.Text()}/{line}");
        }
    }

    private sealed class Asked : ViewTaker
    {
        public List<string> Said { get; } = [];

        public override void Take(in ClaimView claim)
        {
            if (Said.Count > 0) return;
            Said.Add($"{claim.Reference("F8"u8).Text()}/{claim.Reference("LU"u8).Text()}/{claim.Provider("82"u8).Reference("LU"u8).Text()}");
            foreach (var line in claim.Lines) Said.Add($"{line.Reference("6R"u8).Text()}/{line.Reference("XZ"u8).Text()}");
        }
    }

    private sealed class Ends : ViewTaker
    {
        public int Count { get; private set; }

        public override void Take(in ClaimView claim)
        {
            Count++;
            var codes = claim.HealthCodes;
            while (codes.MoveNext()) Assert.False(codes.Current.Code.IsEmpty);
            Assert.False(codes.MoveNext());
            var lines = claim.Lines;
            while (lines.MoveNext()) Assert.False(lines.Current.Code.IsEmpty);
            Assert.False(lines.MoveNext());
        }

        public override void Take(in PaymentView payment)
        {
            Count++;
            var adjustments = payment.Adjustments;
            while (adjustments.MoveNext()) Assert.False(adjustments.Current.Reason.IsEmpty);
            Assert.False(adjustments.MoveNext());
            Assert.Equal("", payment.Party("QC"u8).Reference("F8"u8).Text());
        }
    }

    private sealed class Streets : ViewTaker
    {
        public List<string> Seen { get; } = [];

        public override void Take(in ClaimView claim) => Seen.Add($"{claim.Payer.Street.Text()}/{claim.Patient.Street.Text()}");
    }

    private sealed class Cut : ViewTaker
    {
        public List<bool> Claims { get; } = [];

        public override void Take(in ClaimView claim) => Claims.Add(claim.MayBeCut);
    }
}
