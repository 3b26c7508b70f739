using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Tests.X12;

public sealed class EnvelopeTests
{
    private static readonly string Good = Sample.Wrap(Texts.Claim);

    [Fact]
    public void A_good_file_gives_its_items_in_order_and_no_finding()
    {
        Assert.Equal(["InterchangeStart", "GroupStart", "SetStart", "Header837", "Claim837", "Claim837", "SetEnd", "GroupEnd", "InterchangeEnd"],
            Sample.Items(Good).Select(i => i.GetType().Name));
    }

    [Theory]
    [InlineData("SE*", "SE*1", "x12.se-count", "4")]
    [InlineData("*0001~GE", "*0009~GE", "x12.se-control", "3")]
    [InlineData("GE*1*", "GE*3*", "x12.ge-count", "5")]
    [InlineData("GE*1*1~", "GE*1*9~", "x12.ge-control", "4")]
    [InlineData("IEA*1*", "IEA*2*", "x12.iea-count", "021")]
    [InlineData("IEA*1*000000001", "IEA*1*000000002", "x12.iea-control", "001")]
    [InlineData("IEA*1*000000001~", "", "x12.iea-missing", "023")]
    [InlineData("ST*837*0001*", "ST*837*1*", "x12.set-control", "3")]
    public void Counts_and_control_numbers_are_compared(string from, string to, string id, string ackCode)
    {
        var finding = Sample.Findings(Good.Replace(from, to, StringComparison.Ordinal)).First(f => f.Id == id);
        Assert.Equal(ackCode, finding.AckCode);
        Assert.Equal(1, finding.Level);
    }

    [Fact]
    public void A_finding_names_its_transaction_and_place()
    {
        var finding = Sample.Findings(Good.Replace("SE*", "SE*1", StringComparison.Ordinal)).Single();
        Assert.Equal("000000001/1/0001", finding.Transaction);
        Assert.Equal("SE", finding.Segment);
        Assert.Equal(Good.IndexOf("SE*", StringComparison.Ordinal), finding.ByteOffset);
        Assert.Equal(finding.Expected, finding.SegmentPosition?.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void A_stray_st_inside_a_set_ends_the_former()
    {
        var items = Sample.Items(Sample.Wrap(Texts.Claim + "ST*837*0002*005010X222A1~" + Texts.Claim));
        var sets = items.OfType<SetEnd>().ToList();
        Assert.Equal([false, true], sets.Select(s => s.HasTrailer));
        Assert.Equal(4, items.Count(i => i is Claim837));
        Assert.Contains("x12.se-missing", Sample.Ids(items));
        Assert.Equal([false, true, false, false], items.OfType<Claim837>().Select(c => c.MayBeCut));
    }

    [Fact]
    public void Missing_trailers_still_give_the_ends()
    {
        var items = Sample.Items(Good[..Good.IndexOf("SE*", StringComparison.Ordinal)]);
        Assert.Equal(["SetEnd", "GroupEnd", "InterchangeEnd"], items.Where(i => i is not ItemFinding).Select(i => i.GetType().Name).TakeLast(3));
        Assert.False(items.OfType<SetEnd>().Single().HasTrailer);
        Assert.False(items.OfType<GroupEnd>().Single().HasTrailer);
        Assert.False(items.OfType<InterchangeEnd>().Single().HasTrailer);
        Assert.True(items.OfType<Claim837>().Last().MayBeCut);
        Assert.False(items.OfType<Claim837>().First().MayBeCut);
    }

    [Fact]
    public void A_control_number_used_twice_in_a_group_is_told()
    {
        var set = "ST*837*0001*005010X222A1~BHT*0019*00*1*20260105*1200*CH~SE*3*0001~";
        var text = Sample.Wrap("").Replace("GE*1*1~", set + "GE*2*1~", StringComparison.Ordinal);
        Assert.Contains("x12.set-control-repeated", Sample.Ids(Sample.Items(text)));
    }

    [Fact]
    public void A_ta1_may_be_alone_in_its_interchange()
    {
        var items = Sample.Items(Sample.Isa + "TA1*000000077*260104*0900*R*025~IEA*0*000000001~");
        var answer = Assert.Single(items.OfType<InterchangeAcknowledgment>());
        Assert.Equal(("000000077", "R", "025"), (answer.Control, answer.Code, answer.Note));
        Assert.Empty(Sample.Findings(items));
    }

    [Fact]
    public void A_ta1_before_the_group_does_not_hinder_reading_it()
    {
        var items = Sample.Items(Good.Replace("GS*", "TA1*000000077*260104*0900*A*000~GS*", StringComparison.Ordinal));
        Assert.Single(items.OfType<InterchangeAcknowledgment>());
        Assert.Equal(2, items.Count(i => i is Claim837));
        Assert.Empty(Sample.Findings(items));
    }

    [Theory]
    [InlineData("837", "005010X222A1", "837P", true)]
    [InlineData("837", "005010X222", "837P", true)]
    [InlineData("837", "005010X222A2", "837P", true)]
    [InlineData("837", "005010X291", "837P", false)]
    [InlineData("837", "005010X298", "837P", false)]
    [InlineData("837", "005010X292", "837I", false)]
    [InlineData("837", "004010X098A1", "837P", false)]
    [InlineData("837", "005010X223A2", "837I", true)]
    [InlineData("837", "005010X223A3", "837I", true)]
    [InlineData("837", "005010X224A2", "837D", true)]
    [InlineData("837", "004010X096A1", "837I", false)]
    [InlineData("835", "005010X221A1", "835", true)]
    [InlineData("835", "004010X091A1", "835", false)]
    [InlineData("277", "005010X214", "277CA", true)]
    [InlineData("277", "005010X364", "277CA", false)]
    [InlineData("277", "005010X212", "277", false)]
    [InlineData("270", "005010X279A1", "270", false)]
    [InlineData("999", "005010X231A1", "999", true)]
    [InlineData("997", "004010", "997", true)]
    public void A_set_is_named_and_typed_by_its_guide(string set, string guide, string type, bool isTyped)
    {
        foreach (var sayGuide in (bool[])[true, false])
        {
            var items = Sample.Items(Sample.Wrap("ZZZ*1~", set, guide, "HC", sayGuide));
            var start = items.OfType<SetStart>().Single();
            Assert.Equal((type, guide), (start.Type, start.Guide));
            // A typed reader tells that ZZZ has no place; the others only keep it.
            Assert.Equal(isTyped, Sample.Ids(items).Contains("x12.no-loop"));
            Assert.Equal("ZZZ", Assert.Single(items.OfType<OtherSegment>()).Id);
        }
    }

    [Fact]
    public void Findings_stop_at_their_limit_and_say_so()
    {
        var text = Sample.Wrap(string.Concat(Enumerable.Repeat("~", 100)));
        var ids = Sample.Ids(Sample.Items(text, new ReadLimits { Findings = 10 }));
        Assert.Equal(11, ids.Count);
        Assert.Equal("x12.more-findings", ids[^1]);
    }

    [Fact]
    public void A_finding_quotes_only_the_beginning_of_a_monstrous_value()
    {
        var finding = Sample.Findings(Good.Replace("SE*", "SE*" + new string('9', 5000), StringComparison.Ordinal)).Single();
        Assert.InRange(finding.Value!.Length, 1, 100);
        Assert.InRange(finding.Message.Length, 1, 500);
    }

    [Fact]
    public void A_name_in_the_place_of_a_code_is_not_quoted()
    {
        var finding = Sample.Findings(Good.Replace("NM1*QC*1*ROE*ROB", "NM1*ROEDEER*ROB", StringComparison.Ordinal)).First();
        Assert.Null(finding.Value);
        Assert.DoesNotContain("ROEDEER", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_set_keeps_its_content_hash_in_another_envelope_and_spelling()
    {
        static string Hash(string text) => Sample.Items(text).OfType<SetEnd>().Single().ContentHash;
        var hash = Hash(Good);
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Hash(Good.Replace("000000001", "000000055", StringComparison.Ordinal).Replace("*0001*", "*4711*", StringComparison.Ordinal).Replace("*0001~", "*4711~", StringComparison.Ordinal)));
        Assert.Equal(hash, Hash(Good.Replace('*', '|').Replace(':', '>').Replace("~", "~\r\n", StringComparison.Ordinal)));
        Assert.Equal(hash, Hash(Good.Replace("*100*UN", "*0100.00*UN", StringComparison.Ordinal).Replace("HC:81002*", "HC:81002::*", StringComparison.Ordinal).Replace("PAT*19~", "PAT*19***~", StringComparison.Ordinal)));
        Assert.NotEqual(hash, Hash(Good.Replace("*100*UN", "*100.01*UN", StringComparison.Ordinal)));
        Assert.NotEqual(hash, Hash(Good.Replace("BATCH7", "BATCH8", StringComparison.Ordinal)));
    }
}
