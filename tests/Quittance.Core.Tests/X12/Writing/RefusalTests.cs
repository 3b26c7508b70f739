using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12.Writing;

/// <summary>What no writer of any set lets through: separators, control characters, values too long for their place.</summary>
public sealed class RefusalTests
{
    public static readonly TheoryData<char> Forbidden = ['*', ':', '^', '~', '\n', '\r', '\t', '\0', '\u001C', '\u007F'];

    private static Result<WrittenFile> Write(string group, string guide, Action<SegmentWriter> set, bool refusesLong = false)
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream) { RefusesLongValues = refusesLong };
        writer.StartInterchange(WriterTests.Interchange);
        writer.StartGroup(WriterTests.Group(group, guide));
        set(writer);
        writer.EndGroup();
        writer.EndInterchange();
        return writer.Finish();
    }

    private static void Refused(string code, Result<WrittenFile> result) => Assert.Equal(code, Assert.IsType<Result<WrittenFile>.Refused>(result).Code);

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void No_writer_of_a_set_lets_it_through(char c)
    {
        var bad = $"A{c}B";
        var items = Sample.Items(Sample.Wrap(Texts.Claim));
        var claim = items.OfType<Claim837>().First();
        var header = items.OfType<Header837>().Single();
        foreach (var broken in (Claim837[])[claim with { Number = bad }, claim with { Note = bad }, claim with { Billing = claim.Billing with { City = bad } }, claim with { Lines = [claim.Lines[0] with { Description = bad }] }])
            Refused("x12.separator-in-data", Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", header, TypedRoundTripTests.Parties, [broken])));
        Refused("x12.separator-in-data", Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", header with { Reference = bad }, TypedRoundTripTests.Parties, [claim])));
        Refused("x12.separator-in-data", Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", header, TypedRoundTripTests.Parties with { SubmitterName = bad }, [claim])));

        var paid = Sample.Items(Sample.Wrap(Texts.Remittance, "835", "005010X221A1", "HP", false));
        var head = paid.OfType<RemittanceHeader835>().Single();
        var payment = paid.OfType<ClaimPayment835>().First();
        Refused("x12.separator-in-data", Write("HP", Remittance835Writer.Guide, w => Remittance835Writer.WriteSet(w, "0001", head with { Trace = bad }, TypedRoundTripTests.Contact, [payment], [])));
        Refused("x12.separator-in-data", Write("HP", Remittance835Writer.Guide, w => Remittance835Writer.WriteSet(w, "0001", head, TypedRoundTripTests.Contact, [payment with { PayerClaimNumber = bad }], [])));

        Refused("x12.separator-in-data", Write("FA", "005010X231A1", w => Answer999Writer.WriteSet(w, "0001", new GroupAnswered999(bad, "17", "X"), [], new GroupResult999("A", 0, 0, 0, []))));
        Refused("x12.separator-in-data", Write("HN", "005010X214", w => Status277CAWriter.WriteSet(w, "0001", new Header277CA(bad, "20260105", "1300"), [])));
    }

    [Theory]
    [MemberData(nameof(Forbidden))]
    public void No_envelope_lets_it_through(char c)
    {
        var writer = new SegmentWriter(new MemoryStream());
        writer.StartInterchange(WriterTests.Interchange with { SenderId = $"A{c}B" });
        writer.EndInterchange();
        Refused("x12.separator-in-data", writer.Finish());
        Refused("x12.separator-in-data", Write("HC", $"A{c}B", _ => { }));
    }

    [Fact]
    public void A_copied_segment_may_not_hold_the_separators_of_its_new_file()
    {
        using var tokenizer = new Tokenizer(new MemoryStream(Sample.Bytes(Sample.Isa + "NTE*ADD*A|B~")));
        while (tokenizer.Read() && !tokenizer.Current.Is("NTE"u8)) { }
        var writer = new SegmentWriter(new MemoryStream());
        writer.StartInterchange(WriterTests.Interchange with { Separators = new Separators((byte)'|', (byte)'>', (byte)'!', (byte)'~') });
        writer.Copy(tokenizer.Current);
        writer.EndInterchange();
        Refused("x12.separator-in-data", writer.Finish());
    }

    [Theory]
    [InlineData("BIN*8*a*b:c|~>", "BIN|8|a*b:c|~>")]
    [InlineData("BDS*ASC*8*a*b:c|~>", "BDS|ASC|8|a*b:c|~>")]
    public void Binary_data_are_copied_as_they_are_whatever_the_separators(string segment, string copied)
    {
        using var tokenizer = new Tokenizer(new MemoryStream(Sample.Bytes(Sample.Isa + segment + "~")));
        while (tokenizer.Read() && !(tokenizer.Current.Is("BIN"u8) || tokenizer.Current.Is("BDS"u8))) { }
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        writer.StartInterchange(WriterTests.Interchange with { Separators = new Separators((byte)'|', (byte)'>', (byte)'!', (byte)'\n') });
        writer.Copy(tokenizer.Current);
        writer.EndInterchange();
        Assert.IsType<Result<WrittenFile>.Ok>(writer.Finish());
        Assert.Contains(copied + "\n", Encoding.Latin1.GetString(stream.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_that_is_too_long_for_its_place_is_refused_where_that_was_asked()
    {
        var claim = Sample.Items(Sample.Wrap(Texts.Claim)).OfType<Claim837>().First();
        Result<WrittenFile> Of(Claim837 changed, bool refusesLong) => Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", new Header837("00", "7", "20260105", "1200", "CH"), TypedRoundTripTests.Parties, [changed]), refusesLong);

        Refused("x12.element-long", Of(claim with { Number = new string('1', 39) }, true));
        Refused("x12.element-long", Of(claim with { Billing = claim.Billing with { Zip = new string('1', 16) } }, true));
        Refused("x12.element-long", Of(claim with { Note = new string('x', 81) }, true));
        Assert.IsType<Result<WrittenFile>.Ok>(Of(claim with { Note = new string('x', 80), Number = new string('1', 38) }, true));
        Assert.IsType<Result<WrittenFile>.Ok>(Of(claim with { Note = new string('x', 81) }, false));
    }

    [Fact]
    public void Nothing_of_a_refused_file_reaches_the_stream_after_the_refusal()
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        writer.StartInterchange(WriterTests.Interchange with { SenderId = "A*B" });
        for (var n = 0; n < 50_000; n++) writer.Begin("NTE").Value("ADD").Value("TEXT").End();
        writer.EndInterchange();
        Assert.IsType<Result<WrittenFile>.Refused>(writer.Finish());
        Assert.Equal("", Encoding.ASCII.GetString(stream.ToArray()));
    }
}
