using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12;

public sealed class WriterTests
{
    internal static readonly InterchangeStart Interchange = new("ZZ", "SENDER", "ZZ", "RECEIVER", "260105", "1200", "000000001", "00501", "T", false, Separators.Usual, 0);

    internal static GroupStart Group(string id, string guide) => new(id, "SENDER", "RECEIVER", "20260105", "1200", "1", guide);

    /// <summary>A whole file around the sets that the action writes.</summary>
    internal static string Write(string group, string guide, Action<SegmentWriter> sets, InterchangeStart? start = null)
    {
        using var stream = new MemoryStream();
        var result = WriteTo(stream, group, guide, sets, start);
        Assert.IsType<Result<WrittenFile>.Ok>(result);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <summary>Why such a file is not written.</summary>
    internal static string Refusal(string group, string guide, Action<SegmentWriter> sets) =>
        Assert.IsType<Result<WrittenFile>.Refused>(WriteTo(new MemoryStream(), group, guide, sets)).Code;

    private static Result<WrittenFile> WriteTo(Stream stream, string group, string guide, Action<SegmentWriter> sets, InterchangeStart? start = null)
    {
        var writer = new SegmentWriter(stream);
        writer.StartInterchange(start ?? Interchange);
        writer.StartGroup(Group(group, guide));
        sets(writer);
        writer.EndGroup();
        writer.EndInterchange();
        return writer.Finish();
    }

    [Fact]
    public void An_interchange_is_written_with_its_counts_and_control_numbers()
    {
        var text = Write("HC", "005010X222A1", w =>
        {
            w.StartSet("837", "0001", "005010X222A1");
            w.Begin("BHT").Value("0019").Value("00").Value("7").Value("20260105").Value("1200").Value("CH").End();
            w.EndSet();
            w.StartSet("837", "0002", "005010X222A1");
            w.Begin("BHT").Value("0019").End();
            w.EndSet();
        });
        Assert.Equal(Sample.Isa + "GS*HC*SENDER*RECEIVER*20260105*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*7*20260105*1200*CH~SE*3*0001~"
            + "ST*837*0002*005010X222A1~BHT*0019~SE*3*0002~GE*2*1~IEA*1*000000001~", text);
    }

    [Fact]
    public void Trailing_empty_elements_and_components_are_dropped()
    {
        var text = Write("HC", "X", w =>
        {
            w.StartSet("837", "0001", "");
            w.Begin("SV1").Composite("HC", "99213", "", "").Value(new Money(10050)).Value("UN").Value("1").Skip(3).End();
            w.EndSet();
        });
        Assert.Contains("~SV1*HC:99213*100.5*UN*1~", text, StringComparison.Ordinal);
        Assert.Contains("~ST*837*0001~", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(10000, "100")]
    [InlineData(10050, "100.5")]
    [InlineData(-5, "-0.05")]
    public void Amounts_have_no_needless_zeros(long cents, string text) => Assert.Equal(text, SegmentWriter.Amount(new Money(cents)));

    [Theory]
    [InlineData("A*B", "NM103", "*")]
    [InlineData("A~B", "NM103", "~")]
    [InlineData("A:B", "NM103", ":")]
    [InlineData("A^B", "NM103", "^")]
    [InlineData("A\nB", "NM103", "control character")]
    public void A_separator_inside_data_is_refused_by_its_element(string name, string place, string what)
    {
        using var stream = new MemoryStream();
        var result = WriteTo(stream, "HC", "X", w =>
        {
            w.StartSet("837", "0001", "");
            w.Begin("NM1").Value("IL").Value("1").Value(name).End();
            w.EndSet();
        });
        var refusal = Assert.IsType<Result<WrittenFile>.Refused>(result);
        Assert.Equal("x12.separator-in-data", refusal.Code);
        Assert.StartsWith(place, refusal.Sentence, StringComparison.Ordinal);
        Assert.Contains(what, refusal.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
    }

    [Fact]
    public void What_one_set_of_separators_refuses_another_takes()
    {
        var start = Interchange with { Separators = new Separators((byte)'|', (byte)'>', (byte)'!', (byte)'\n') };
        var text = Write("HC", "X", w =>
        {
            w.StartSet("837", "0001", "");
            w.Begin("NM1").Value("IL").Value("1").Value("A*B:C^D~E").End();
            w.EndSet();
        }, start);
        Assert.Contains("\nNM1|IL|1|A*B:C^D~E\n", text, StringComparison.Ordinal);
        Assert.Contains("NM1|IL|1|A*B:C^D~E", Sample.Texts(text));
        Assert.DoesNotContain(Sample.Findings(text), f => f.Level == 1);
    }

    [Fact]
    public void An_empty_segment_and_a_control_number_of_the_wrong_size_are_refused()
    {
        Result<WrittenFile>.Refused Refusal(Action<SegmentWriter> set) =>
            Assert.IsType<Result<WrittenFile>.Refused>(WriteTo(new MemoryStream(), "HC", "X", set));
        Assert.Equal("x12.segment-empty", Refusal(w => { w.StartSet("837", "0001", ""); w.Begin("N3").Skip(2).End(); w.EndSet(); }).Code);
        Assert.Equal("x12.set-control", Refusal(w => { w.StartSet("837", "1", ""); w.EndSet(); }).Code);
        var writer = new SegmentWriter(new MemoryStream());
        writer.StartInterchange(Interchange with { SenderId = "A SENDER THAT IS TOO LONG" });
        writer.EndInterchange();
        Assert.Equal("x12.isa-width", Assert.IsType<Result<WrittenFile>.Refused>(writer.Finish()).Code);
    }

    [Fact]
    public void A_ta1_is_written_alone_in_its_interchange()
    {
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        writer.StartInterchange(Interchange);
        writer.Acknowledge(new InterchangeAcknowledgment("000000077", "260104", "0900", "R", "025"));
        writer.EndInterchange();
        Assert.IsType<Result<WrittenFile>.Ok>(writer.Finish());
        Assert.Equal(Sample.Isa + "TA1*000000077*260104*0900*R*025~IEA*0*000000001~", Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    [Trait("Corpus", "true")]
    public void Every_file_without_odd_white_space_is_written_as_it_was_read()
    {
        Corpus.Skip();
        var same = 0;
        foreach (var file in Corpus.Files())
        {
            var bytes = File.ReadAllBytes(file);
            if (LineEndOf(bytes) is not { } lineEnd) continue;
            using var tokenizer = new Tokenizer(new MemoryStream(bytes));
            using var stream = new MemoryStream();
            var writer = new SegmentWriter(stream, lineEnd);
            while (tokenizer.Read()) writer.Copy(tokenizer.Current);
            var written = Assert.IsType<Result<WrittenFile>.Ok>(writer.Finish());
            // A line end that stands only behind the last segment belongs to no segment.
            var expected = Encoding.Latin1.GetString(bytes).TrimEnd('\r', '\n');
            Assert.True(expected == Encoding.Latin1.GetString(stream.ToArray()).TrimEnd('\r', '\n'), file);
            Assert.Equal(stream.Length, written.Value.Bytes);
            same++;
        }
        Assert.InRange(same, 250, 270);
    }

    /// <summary>The line end behind every terminator, null when the file has other white space or a mark.</summary>
    private static string? LineEndOf(byte[] bytes)
    {
        if (bytes[0] != (byte)'I') return null;
        var segments = Encoding.Latin1.GetString(bytes).Split('~');
        var lineEnd = segments[1].StartsWith("\r\n", StringComparison.Ordinal) ? "\r\n" : segments[1].StartsWith('\n') ? "\n" : "";
        foreach (var segment in segments[1..^1])
            if (!segment.StartsWith(lineEnd, StringComparison.Ordinal) || segment[lineEnd.Length..].AsSpan().IndexOfAny("\r\n\t") >= 0 || segment[lineEnd.Length..].StartsWith(' '))
                return null;
        return segments[^1].Trim('\r', '\n').Length == 0 ? lineEnd : null;
    }

    [Fact]
    public void Copying_into_other_separators_keeps_the_values()
    {
        var text = Sample.Wrap(Texts.Claim);
        using var tokenizer = new Tokenizer(new MemoryStream(Sample.Bytes(text)));
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        writer.StartInterchange(Interchange with { Separators = new Separators((byte)'|', (byte)'>', (byte)'!', (byte)'\n') });
        while (tokenizer.Read())
            if (tokenizer.Current.Position > 0) writer.Copy(tokenizer.Current);
        writer.EndInterchange();
        Assert.IsType<Result<WrittenFile>.Ok>(writer.Finish());
        var claims = Sample.Items(stream.ToArray()).OfType<Claim837>().ToList();
        Assert.Equal(Sample.Items(text).OfType<Claim837>().Select(c => c.ContentHash), claims.Select(c => c.ContentHash));
    }

    [Fact]
    public void The_999_is_read_as_it_was_written()
    {
        GroupAnswered999 group = new("HC", "17", "005010X222A1");
        SetAnswered999[] sets =
        [
            new("837", "0001", "005010X222A1", "A", [], []),
            new("837", "0002", "005010X222A1", "R", ["5"],
            [
                new SegmentError999("CLM", 22, "2300", "8", "A77", [new ElementError999("5:1", "1331", "1", ""), new ElementError999("2", "782", "6", "1O")]),
                new SegmentError999("REF", 57, "", "3", "", []),
            ]),
        ];
        GroupResult999 result = new("P", 2, 2, 1, []);
        var items = Sample.Items(Write("FA", "005010X231A1", w => Answer999Writer.WriteSet(w, "0001", group, sets, result)));
        Assert.Equal(Sample.Dump([group, .. sets, result]), Sample.Dump(items.Skip(3).SkipLast(3)));
    }

    [Fact]
    public void The_277CA_is_read_as_it_was_written()
    {
        Header277CA header = new("REF1", "20260105", "1300");
        var one = new ClaimStatus277CA
        {
            Level = "21",
            BatchTrace = "BATCH7",
            SourceName = "BIG PAYER",
            SourceId = "P1",
            SourceEntity = "PR",
            ReceiverName = "GROUP PRACTICE",
            ReceiverId = "S1",
            ReceivedDate = "20260104",
            ProcessedDate = "20260105",
            Statuses = [new("A1", "19", "PR", "20260105", "WQ", new Money(24000))],
            Ordinal = 1,
        };
        var accepted = one with
        {
            Level = "PT",
            ClaimNumber = "A1",
            ProviderName = "GROUP PRACTICE",
            ProviderId = "1234567893",
            ProviderIdQualifier = "XX",
            PatientLast = "DOE",
            PatientFirst = "JANE",
            PatientId = "M1",
            PayerClaimNumber = "ICN1",
            ClearinghouseNumber = "CH1",
            ServiceFrom = "20260103",
            Statuses = [new("A2", "20", "PR", "20260105", "WQ", new Money(15000))],
            Ordinal = 2,
        };
        Status277CA line = new("A7", "454", "", "20260105", "U", null);
        var rejected = accepted with
        {
            ClaimNumber = "A2",
            PayerClaimNumber = "",
            Statuses = [new("A3", "21", "", "20260105", "U", new Money(9000)), new("A3", "187", "85", "20260105", "U", new Money(9000)), new("A7", "562", "85", "20260106", "U", null)],
            LineStatuses = [line],
            Lines = [new LineStatus277CA("HC", "99213", new Money(9000), "1", [line])],
            Ordinal = 3,
        };
        var text = Write("HN", "005010X214", w => Status277CAWriter.WriteSet(w, "0001", header, [one, accepted, rejected]));
        Assert.Equal(Sample.Dump([header, one, accepted, rejected]), Sample.Dump(Sample.Items(text).Skip(3).SkipLast(3)));
        Assert.Contains("~QTY*90*1~QTY*AA*1~AMT*YU*150~AMT*YY*90~", text, StringComparison.Ordinal);
        Assert.Contains("HL*2*1*21*1~", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_samples_of_claims_and_remittances_survive_a_round_trip()
    {
        var claims = Sample.Items(Sample.Wrap(Texts.Claim)).OfType<Claim837>().ToList();
        var header = Sample.Items(Sample.Wrap(Texts.Claim)).OfType<Header837>().Single();
        var again = Sample.Items(Write("HC", Claim837Writer.Guide, w => Claim837Writer.WriteSet(w, "0001", header, TypedRoundTripTests.Parties, claims)));
        Assert.Empty(Sample.Findings(again));
        Assert.Equal(header, again.OfType<Header837>().Single());
        Assert.Equal(TypedRoundTripTests.Values(claims), TypedRoundTripTests.Values(again.OfType<Claim837>()));

        var items = Sample.Items(Sample.Wrap(Texts.Remittance, "835", "005010X221A1", "HP", false));
        var back = Sample.Items(Write("HP", Remittance835Writer.Guide, w => Remittance835Writer.WriteSet(w, "0001", items.OfType<RemittanceHeader835>().Single(),
            TypedRoundTripTests.Contact, items.OfType<ClaimPayment835>(), items.OfType<ProviderBalance835>())));
        Assert.Empty(Sample.Findings(back));
        Assert.Equal(items.OfType<RemittanceHeader835>().Single() with { PaidText = "", At = default }, back.OfType<RemittanceHeader835>().Single() with { PaidText = "", At = default });
        Assert.Equal(TypedRoundTripTests.Values(items.OfType<ClaimPayment835>()), TypedRoundTripTests.Values(back.OfType<ClaimPayment835>()));
        Assert.Equal(Sample.Dump(items.OfType<ProviderBalance835>()), Sample.Dump(back.OfType<ProviderBalance835>()));
    }
}
