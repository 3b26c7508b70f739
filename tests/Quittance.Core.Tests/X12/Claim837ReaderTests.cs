using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.X12;

[Collection(Alone.Name)]
public sealed class Claim837ReaderTests
{
    private static readonly string Text = Sample.Wrap(Texts.Claim);

    private static List<Claim837> Claims(string text) => [.. Sample.Items(text).OfType<Claim837>()];

    [Fact]
    public void A_claim_of_the_subscriber_is_read_in_full()
    {
        var claim = Claims(Text)[0];
        Assert.Equal(("A1", "150.00", new Money(15000)), (claim.Number, claim.ChargeText, claim.Charge));
        Assert.Equal(("11", "B", "1"), (claim.PlaceOfService, claim.PlaceQualifier, claim.Frequency));
        Assert.Equal(("P", "18", "GRP1", "PLAN A", "CI"), (claim.PayerLevel, claim.Relationship, claim.GroupNumber, claim.PlanName, claim.FilingIndicator));
        Assert.Equal(("GROUP PRACTICE", "1234567893", "123456789", "EI", "207Q00000X"),
            (claim.Billing.LastOrOrganization, claim.Billing.Id, claim.Billing.TaxId, claim.Billing.TaxIdQualifier, claim.Billing.Taxonomy));
        Assert.Equal(("DOE", "JANE", "Q", "M1", "APT 3", "19700102", "F"),
            (claim.Subscriber.LastOrOrganization, claim.Subscriber.First, claim.Subscriber.Middle, claim.Subscriber.Id, claim.Subscriber.Street2, claim.Subscriber.Birth, claim.Subscriber.Sex));
        Assert.Null(claim.Patient);
        Assert.Equal("P1", claim.Payer.Id);
        Assert.Equal(("1234567893", "208D00000X"), (claim.Rendering?.Id, claim.Rendering?.Taxonomy));
        Assert.Equal("1111111112", claim.Referring?.Id);
        Assert.Equal(("AUTH1", "MR1"), (claim.PriorAuthorization, claim.MedicalRecordNumber));
        Assert.Equal([new Diagnosis837("ABK", "E119"), new Diagnosis837("ABF", "I10")], claim.Diagnoses);
        Assert.Equal([new Date837("431", "20260101", "20260101")], claim.Dates);
    }

    [Fact]
    public void Service_lines_are_read_in_full()
    {
        var lines = Claims(Text)[0].Lines;
        Assert.Equal(("99213", new Money(10000), "UN", "1", "Y", "L1"), (lines[0].Code, lines[0].Charge, lines[0].UnitBasis, lines[0].Units, lines[0].Emergency, lines[0].ControlNumber));
        Assert.Equal(["25", "GT"], lines[0].Modifiers);
        Assert.Equal(["1", "2"], lines[0].Pointers);
        Assert.Equal(("20260103", "20260103"), (lines[0].From, lines[0].Through));
        Assert.Equal(("20260103", "20260104", "12"), (lines[1].From, lines[1].Through, lines[1].PlaceOfService));
        Assert.Equal(("00011122233", "2", "ML", "1555555556"), (lines[1].Ndc, lines[1].NdcQuantity, lines[1].NdcUnit, lines[1].RenderingNpi));
        Assert.Equal("", lines[0].RenderingNpi);
    }

    [Fact]
    public void A_claim_of_a_dependent_with_another_payer_is_read_in_full()
    {
        var claim = Claims(Text)[1];
        Assert.Equal(("A2", "7", "ICN9", "S", "19"), (claim.Number, claim.Frequency, claim.PayerClaimNumber, claim.PayerLevel, claim.Relationship));
        Assert.Equal(("ROE", "ROB", "20150505"), (claim.Patient?.LastOrOrganization, claim.Patient?.First, claim.Patient?.Birth));
        Assert.Equal("M2", claim.Subscriber.Id);
        Assert.Null(claim.Rendering);
        var other = Assert.Single(claim.OtherPayers);
        Assert.Equal(("P", "BL", "FIRST PAYER", "P9", new Money(5500), new Money(9500)), (other.Level, other.FilingIndicator, other.Name, other.Id, other.Paid, other.RemainingLiability));
        Assert.Equal(("PICN", "M9", "RITA"), (other.ClaimNumber, other.MemberId, other.MemberFirst));
        Assert.Equal([new Adjustment837("PR", "3", new Money(2500), "")], other.Adjustments);
        var adjudication = Assert.Single(claim.Lines[0].Adjudications);
        Assert.Equal(("P9", new Money(6400), "99214", "20260201"), (adjudication.PayerId, adjudication.Paid, adjudication.Code, adjudication.Date));
        Assert.Equal([new Adjustment837("CO", "45", new Money(7000), ""), new Adjustment837("PR", "1", new Money(5000), ""), new Adjustment837("PR", "2", new Money(1600), "")], adjudication.Adjustments);
    }

    [Fact]
    public void Offset_and_length_cut_the_claims_own_segments_out_of_the_file()
    {
        var claims = Claims(Text);
        foreach (var claim in claims)
        {
            var own = Text.Substring((int)claim.Offset, claim.Length);
            Assert.StartsWith("CLM*" + claim.Number, own, StringComparison.Ordinal);
            Assert.EndsWith("~", own, StringComparison.Ordinal);
            Assert.Equal(claim.Lines.Count, own.Split("LX*").Length - 1);
            Assert.DoesNotContain("HL*", own, StringComparison.Ordinal);
            Assert.Equal(Text[Text.IndexOf("ST*837", StringComparison.Ordinal)..(int)claim.Offset].Count(c => c == '~') + 1, claim.Position);
        }
    }

    [Fact]
    public void Two_claims_of_one_person_share_what_stands_above_them()
    {
        var text = Sample.Wrap(Texts.ClaimHead + "HL*2*1*22*0~SBR*P*18~NM1*IL*1*DOE*JANE****MI*M1~NM1*PR*2*BIG PAYER*****PI*P1~"
            + "CLM*B1*10***11:B:1~LX*1~SV1*HC:99213*10*UN*1***1~CLM*B2*20***11:B:1~LX*1~SV1*HC:99214*20*UN*1***1~");
        var claims = Claims(text);
        Assert.Same(claims[0].Subscriber, claims[1].Subscriber);
        Assert.Equal("99214", Assert.Single(claims[1].Lines).Code);
    }

    [Theory]
    [InlineData("NM1*QQ*1*X~", "NM1*IL*1*ROE")]
    [InlineData("SV1*HC:99213*1*UN*1~", "LX*1")]
    [InlineData("SVC*HC:99213*1*1~", "HL*3*1")]
    public void A_segment_that_belongs_to_no_loop_is_told_or_passed_but_never_read_as_something_else(string stray, string before)
    {
        var text = Text.Replace(before, stray + before, StringComparison.Ordinal);
        Assert.Equal(Sample.Dump(Claims(Text).Select(TypedRoundTripTests.Placeless)), Sample.Dump(Claims(text).Select(TypedRoundTripTests.Placeless).Select(c => c with { HasStrayService = false })));
        Assert.Equal(stray.StartsWith("SV1", StringComparison.Ordinal), Claims(text).Any(c => c.HasStrayService));
    }

    [Fact]
    public void A_parent_level_that_does_not_exist_is_told()
    {
        var finding = Sample.Findings(Text.Replace("HL*4*3*23", "HL*4*7*23", StringComparison.Ordinal)).Single();
        Assert.Equal(("x12.hl-parent", "7", 2), (finding.Id, finding.Value, finding.Level));
    }

    [Fact]
    public void Money_that_cannot_be_read_is_null_and_told_with_its_place()
    {
        var items = Sample.Items(Text.Replace("CLM*A1*150.00*", "CLM*A1*15O*", StringComparison.Ordinal));
        var claim = items.OfType<Claim837>().First();
        Assert.Null(claim.Charge);
        Assert.Equal("15O", claim.ChargeText);
        var finding = Assert.Single(Sample.Findings(items));
        Assert.Equal(("x12.amount", "CLM", 2, "2300", claim.Position), (finding.Id, finding.Segment, finding.Element, finding.Loop, finding.SegmentPosition));
    }

    [Fact]
    public void The_content_hash_knows_values_and_not_their_spelling_or_envelope()
    {
        static List<string> Hashes(string text) => [.. Claims(text).Select(c => c.ContentHash)];
        var hashes = Hashes(Text);
        Assert.NotEqual(hashes[0], hashes[1]);
        Assert.Equal(hashes, Hashes(Text.Replace("BATCH7", "BATCH8", StringComparison.Ordinal).Replace("*0001*", "*0002*", StringComparison.Ordinal)));
        Assert.Equal(hashes, Hashes(Text.Replace("CLM*A1*150.00*", "CLM*A1*150*", StringComparison.Ordinal).Replace("*50.00*UN*2*", "*50*UN*2.0*", StringComparison.Ordinal)));
        Assert.Equal(hashes, Hashes(Text.Replace('*', '|').Replace(':', '>')));
        foreach (var (from, to) in ((string, string)[])[("JANE", "JOAN"), ("1234567893~N3", "1234567894~N3"), ("PI*P1~", "PI*P3~"), ("HC:99213", "HC:99215"), ("SBR*P*18", "SBR*S*18")])
        {
            var changed = Hashes(Text.Replace(from, to, StringComparison.Ordinal));
            Assert.NotEqual(hashes[0], changed[0]);
        }
        var second = Hashes(Text.Replace("NM1*QC*1*ROE*ROB", "NM1*QC*1*ROE*RON", StringComparison.Ordinal));
        Assert.Equal(hashes[0], second[0]);
        Assert.NotEqual(hashes[1], second[1]);
    }

    [Fact]
    public void An_endless_claim_is_capped_and_told()
    {
        var lines = string.Concat(Enumerable.Range(1, 60).Select(n => $"LX*{n}~SV1*HC:99213*1*UN*1***1~"));
        var text = Sample.Wrap(Texts.ClaimHead + "HL*2*1*22*0~SBR*P*18~CLM*B1*60***11:B:1~" + lines);
        var items = Sample.Items(text, new ReadLimits { EntriesPerClaim = 50 });
        Assert.Equal(50, items.OfType<Claim837>().Single().Lines.Count);
        Assert.Contains("x12.claim-too-long", Sample.Ids(items));
    }

    [Fact]
    public void An_endless_loop_of_a_party_does_not_fill_the_memory_and_still_counts_in_the_hash()
    {
        static string File(string last) => Sample.Wrap(Texts.ClaimHead + string.Concat(Enumerable.Range(0, 200_000).Select(n => $"REF*0B*LICENCE{n}~")) + $"REF*0B*{last}~"
            + "HL*2*1*22*0~SBR*P*18~CLM*B1*10***11:B:1~LX*1~SV1*HC:99213*10*UN*1***1~");
        var bytes = Sample.Bytes(File("A"));
        var before = GC.GetTotalMemory(true);
        var claim = TypedReader.Read(new MemoryStream(bytes)).OfType<Claim837>().Single();
        Assert.InRange(GC.GetTotalMemory(true) - before, long.MinValue, 1 << 20);
        Assert.Equal(claim.ContentHash, Claims(File("A")).Single().ContentHash);
        Assert.NotEqual(claim.ContentHash, Claims(File("B")).Single().ContentHash);
        Assert.NotEqual(claim.ContentHash, Claims(File("A").Replace("LICENCE7~", "LICENCE8~", StringComparison.Ordinal)).Single().ContentHash);
    }

    [Fact]
    public void A_large_set_streams_in_constant_memory()
    {
        var claim = "HL*2*1*22*0~SBR*P*18~NM1*IL*1*DOE*JANE****MI*M1~NM1*PR*2*BIG PAYER*****PI*P1~CLM*B1*10***11:B:1~LX*1~SV1*HC:99213*10*UN*1***1~";
        var bytes = Sample.Bytes(Sample.Wrap(Texts.ClaimHead + string.Concat(Enumerable.Repeat(claim, 40_000))));
        var seen = 0;
        var before = GC.GetTotalMemory(true);
        var most = 0L;
        foreach (var item in TypedReader.Read(new MemoryStream(bytes)))
        {
            if (item is Claim837 && ++seen % 10_000 == 0) most = Math.Max(most, GC.GetTotalMemory(true) - before);
        }
        Assert.Equal(40_000, seen);
        Assert.InRange(most, long.MinValue, 8 << 20);
    }
}
