using Quittance.Core.X12;

namespace Quittance.Core.Tests.X12;

[Collection(Alone.Name)]
public sealed class TokenizerTests
{
    private static readonly string Small = Sample.Wrap("BHT*0019*00*1*20260105*1200*CH~HL*1**20*1~");

    private static List<string> FindingIds(string text, ReadLimits? limits = null) =>
        [.. Sample.Segments(Sample.Bytes(text), int.MaxValue, limits).Where(l => l.StartsWith('!')).Select(l => l.Split(' ')[1])];

    [Fact]
    public void A_clean_file_gives_its_segments_and_no_finding()
    {
        Assert.Equal(["ST*837*0001*005010X222A1", "BHT*0019*00*1*20260105*1200*CH", "HL*1**20*1", "SE*4*0001"], Sample.Texts(Small)[2..^2]);
        Assert.Empty(FindingIds(Small));
    }

    [Fact]
    public void Segments_know_their_place_in_file_and_set()
    {
        using var tokenizer = new Tokenizer(new MemoryStream(Sample.Bytes(Small)));
        while (tokenizer.Read() && !tokenizer.Current.Is("BHT"u8)) { }
        var bht = tokenizer.Current;
        Assert.Equal(Small.IndexOf("BHT", StringComparison.Ordinal), bht.Offset);
        Assert.Equal(Small.IndexOf("HL*1", StringComparison.Ordinal), bht.End);
        Assert.Equal(2, bht.Position);
        Assert.Equal("20260105", bht[4].Text());
        Assert.True(bht[7].IsEmpty);
    }

    [Theory]
    [InlineData("\n", "")]
    [InlineData("\r\n", "")]
    [InlineData("\r", "")]
    [InlineData("", "\r")]
    [InlineData("", "\n")]
    [InlineData("", "|")]
    [InlineData("\n", "\r")]
    public void Line_ends_may_follow_the_terminator_or_be_it(string after, string terminator)
    {
        var text = Small.Replace("~", (terminator.Length > 0 ? terminator : "~") + after, StringComparison.Ordinal);
        Assert.Equal(Sample.Texts(Small).Skip(1), Sample.Texts(text).Skip(1));
        Assert.Empty(FindingIds(text));
    }

    [Fact]
    public void Separators_are_taken_from_each_isa()
    {
        var other = Small.Replace('*', '|').Replace(':', '>').Replace('^', '!').Replace('~', '\n');
        var texts = Sample.Texts(Small + other);
        Assert.Equal(texts.Count, 2 * Sample.Texts(Small).Count);
        Assert.Equal("HL|1||20|1", texts[^4]);
        var starts = Sample.Items(Small + other).OfType<InterchangeStart>().ToList();
        Assert.Equal(new Separators((byte)'|', (byte)'>', (byte)'!', (byte)'\n'), starts[1].Separators);
    }

    [Fact]
    public void Version_00401_has_no_repetition_separator()
    {
        var text = Small.Replace("*^*00501*", "*U*00401*", StringComparison.Ordinal);
        Assert.Equal(0, Sample.Items(text).OfType<InterchangeStart>().Single().Separators.Repetition);
    }

    [Fact]
    public void An_isa_that_is_not_padded_is_counted_and_told()
    {
        var text = Small.Replace("SENDER         ", "SENDER", StringComparison.Ordinal).Replace("          ", " ", StringComparison.Ordinal);
        Assert.Equal(Sample.Texts(Small).Skip(1), Sample.Texts(text).Skip(1));
        Assert.Equal(["x12.isa-width"], FindingIds(text));
    }

    [Fact]
    public void A_byte_order_mark_blanks_and_text_before_the_isa_are_passed_and_told()
    {
        Assert.Equal(["x12.byte-order-mark"], FindingIds("\u00EF\u00BB\u00BF" + Small));
        Assert.Equal(["x12.blanks"], FindingIds("  \n" + Small));
        Assert.Equal(["x12.other-text"], FindingIds("From: ISAAC <a@b>\nSubject: ISA file\n\n" + Small));
        Assert.Equal(Sample.Texts(Small), Sample.Texts("From: ISAAC <a@b>\nSubject: ISA file\n\n" + Small));
    }

    [Theory]
    [InlineData("\0\0\0")]
    [InlineData("\u001A")]
    [InlineData("\r\n  \r\n")]
    public void Filling_behind_the_last_segment_is_passed_and_told(string filling)
    {
        Assert.Equal(Sample.Texts(Small), Sample.Texts(Small + filling));
        Assert.Equal(["x12.trailing-bytes"], FindingIds(Small + filling));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void A_file_wrapped_at_80_columns_is_joined(string lineEnd)
    {
        var wrapped = string.Concat(Small.Chunk(80).Select(c => new string(c) + lineEnd));
        Assert.Equal(Sample.Texts(Small), Sample.Texts(wrapped));
        Assert.Equal(["x12.wrapped"], FindingIds(wrapped));
    }

    [Fact]
    public void A_line_end_inside_a_segment_is_told_and_kept()
    {
        var text = Small.Replace("HL*1*", "HL*\n1*", StringComparison.Ordinal);
        Assert.Contains("HL*\n1**20*1", Sample.Texts(text));
        Assert.Equal(["x12.line-end"], FindingIds(text));
    }

    [Fact]
    public void An_empty_segment_is_told_and_does_not_end_the_file()
    {
        var text = Small.Replace("SE*", "~SE*", StringComparison.Ordinal);
        Assert.Equal(Sample.Texts(Small), Sample.Texts(text));
        Assert.Equal(["x12.empty-segment"], FindingIds(text));
        Assert.DoesNotContain("x12.se-count", Sample.Ids(Sample.Items(text)));
    }

    [Fact]
    public void A_segment_over_the_limit_is_skipped_and_the_next_is_read()
    {
        var limits = new ReadLimits { SegmentBytes = 200 };
        var text = Small.Replace("HL*1", "NTE*ADD*" + new string('x', 300) + "~HL*1", StringComparison.Ordinal);
        Assert.Equal(Sample.Texts(Small), Sample.Texts(text, limits));
        Assert.Equal(["x12.segment-too-long"], FindingIds(text, limits));
        Assert.DoesNotContain("x12.se-count", Sample.Ids(Sample.Items(text.Replace("SE*4*", "SE*5*", StringComparison.Ordinal), limits)));
        Assert.Empty(FindingIds(Small.Replace("HL*1", "NTE*ADD*" + new string('x', 192) + "~HL*1", StringComparison.Ordinal), limits));
    }

    [Fact]
    public void A_segment_with_too_many_elements_is_skipped()
    {
        var limits = new ReadLimits { Elements = 20 };
        var text = Small.Replace("HL*1", "NTE" + new string('*', 21) + "~HL*1", StringComparison.Ordinal);
        Assert.Equal(Sample.Texts(Small), Sample.Texts(text, limits));
        Assert.Equal(["x12.too-many-elements"], FindingIds(text, limits));
        // It stands in the file, so that its sender counts it too.
        Assert.DoesNotContain("x12.se-count", Sample.Ids(Sample.Items(text.Replace("SE*4*", "SE*5*", StringComparison.Ordinal), limits)));
    }

    [Fact]
    public void A_TA1_inside_a_set_keeps_the_count()
    {
        var text = Sample.Wrap("BHT*0019*00*1*20260105*1200*CH~TA1*000000077*260104*0900*A*000~HL*1**20*1~");
        Assert.Equal(["1", "2", "3", "4", "5"], Sample.Segments(Sample.Bytes(text))[2..^2].Select(l => l.Split(' ')[1]));
    }

    [Fact]
    public void A_binary_segment_is_passed_by_its_count()
    {
        var text = Small.Replace("HL*1", "BIN*9*a~b*c~~SE~HL*1", StringComparison.Ordinal);
        Assert.Contains("BIN*9*a~b*c~~SE", Sample.Texts(text));
        Assert.Empty(FindingIds(text));
        var limits = new ReadLimits { SegmentBytes = 110 };
        var large = Small.Replace("HL*1", $"BDS*ASC*500*{new string('~', 500)}~HL*1", StringComparison.Ordinal);
        Assert.Equal(["x12.binary-left-out"], FindingIds(large, limits));
        Assert.Contains("BDS*ASC*500*", Sample.Texts(large, limits));
        Assert.Contains("HL*1**20*1", Sample.Texts(large, limits));
    }

    [Fact]
    public void Binary_data_of_a_wrapped_file_keep_their_line_ends_and_separators()
    {
        // A line end inside the ISA says that the text is wrapped.
        var data = new string('*', 400) + "\n" + new string('*', 300);
        var text = $"ISA*************\r***~BIN*{data.Length}*{data}~";
        Assert.Contains($"BIN*{data.Length}*{data}", Sample.Texts(text));
    }

    [Fact]
    public void A_binary_segment_whose_count_is_wrong_is_read_to_its_terminator()
    {
        var text = Small.Replace("HL*1", "BIN*4*abcdef~HL*1", StringComparison.Ordinal);
        Assert.Equal(["x12.binary-length"], FindingIds(text));
        Assert.Contains("BIN*4*abcdef", Sample.Texts(text));
        Assert.Contains("HL*1**20*1", Sample.Texts(text));
    }

    [Theory]
    [InlineData("")]
    [InlineData("PK\u0003\u0004 something else entirely")]
    [InlineData("{\"resourceType\":\"Bundle\"}")]
    [InlineData("   \r\n")]
    public void A_file_that_is_not_x12_gives_one_clear_error(string text)
    {
        var errors = Sample.Findings(text).Where(f => f.Severity == Quittance.Core.Kernel.Severity.Error).ToList();
        Assert.Equal("x12.not-x12", Assert.Single(errors).Id);
    }

    [Fact]
    public void An_isa_whose_separators_cannot_be_told_apart_gives_one_clear_error()
    {
        Assert.Equal(["x12.isa-unreadable"], Sample.Ids(Sample.Items("ISA*00*  this is no interchange, whatever it says at its beginning, and it goes on and on and on, without any separator, up to its end.")));
        Assert.Equal(["x12.cut"], Sample.Ids(Sample.Items(Sample.Isa[..60])));
    }

    [Fact]
    public void The_search_for_an_isa_ends_at_its_limit()
    {
        var limits = new ReadLimits { LeadingBytes = 50 };
        Assert.Empty(Sample.Texts(new string('x', 60) + Small, limits));
        Assert.Equal(["x12.not-x12"], FindingIds(new string('x', 60) + Small, limits));
        Assert.NotEmpty(Sample.Texts(new string('x', 40) + Small, limits));
    }

    [Fact]
    public void A_file_that_is_cut_inside_a_segment_says_so_and_keeps_what_came()
    {
        var cut = Small[..(Small.IndexOf("HL*1", StringComparison.Ordinal) + 6)];
        Assert.Equal("HL*1**", Sample.Texts(cut)[^1]);
        Assert.Equal(["x12.cut"], FindingIds(cut));
    }

    [Fact]
    public void The_last_terminator_may_be_missing()
    {
        Assert.Equal(Sample.Texts(Small), Sample.Texts(Small[..^1]));
        Assert.Equal(["x12.last-terminator"], FindingIds(Small[..^1]));
        Assert.Equal(["x12.last-terminator"], Sample.Ids(Sample.Items(Small[..^1])));
    }

    [Fact]
    public void An_iea_without_terminator_before_the_next_isa_is_split_off()
    {
        Assert.Equal(Sample.Texts(Small + Small), Sample.Texts(Small[..^1] + "\n" + Small));
        Assert.Equal(["x12.last-terminator"], FindingIds(Small[..^1] + "\n" + Small));
    }

    [Fact]
    public void Text_between_interchanges_is_passed_and_told()
    {
        Assert.Equal(Sample.Texts(Small + Small), Sample.Texts(Small + "--- next file ---\n" + Small));
        Assert.Equal(["x12.other-text"], FindingIds(Small + "--- next file ---\n" + Small));
    }

    [Fact]
    public void The_control_number_keeps_its_zeros() =>
        Assert.Equal("000000001", Sample.Items(Small).OfType<InterchangeStart>().Single().Control);

    [Fact]
    public void Nothing_is_allocated_per_segment()
    {
        var bytes = Sample.Bytes(Sample.Wrap(string.Concat(Enumerable.Range(0, 50_000).Select(_ => "NTE*ADD*some words of a note~"))));
        long Allocated(byte[] file)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            using var tokenizer = new Tokenizer(new MemoryStream(file));
            while (tokenizer.Read()) _ = tokenizer.Current[2].IsEmpty;
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        Allocated(bytes);
        Assert.InRange(Allocated(bytes) - Allocated(Sample.Bytes(Small)), -50_000, 50_000);
    }
}
