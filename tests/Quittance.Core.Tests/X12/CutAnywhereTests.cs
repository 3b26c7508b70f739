using CsCheck;
using Quittance.Core.X12;

namespace Quittance.Core.Tests.X12;

/// <summary>The result must not depend on how the stream cuts the file, nor may any fault in it throw.</summary>
public sealed class CutAnywhereTests
{
    private static readonly ReadLimits Tight = new() { SegmentBytes = 130, Elements = 24, LeadingBytes = 200 };

    private static readonly byte[] Marks = [(byte)'~', (byte)'*', (byte)'\n', (byte)'I', 0, (byte)':', (byte)'9', 0xEF];

    private static readonly string Difficult =
        "\u00EF\u00BB\u00BFReceived: by mail\r\n" + Sample.Wrap(Texts.Claim + "~BIN*7*~*~*~*~~NTE*ADD*" + new string('y', 140) + "~LX****************************~") + "\r\n \0"
        + Sample.Wrap(Texts.Remittance, "835", "005010X221A1", "HP", false).Replace('~', '\n').Replace('*', '|')[..^1]
        + "\n" + string.Concat(Sample.Wrap(Texts.Claim).Chunk(80).Select(c => new string(c) + "\r\n")) + "-- end --\u001A";

    [Fact]
    public void Every_size_of_pieces_gives_the_same_segments_and_items()
    {
        var bytes = Sample.Bytes(Difficult);
        foreach (var limits in (ReadLimits[])[Tight, ReadLimits.Default])
        {
            var segments = Sample.Segments(bytes, int.MaxValue, limits);
            var items = Sample.Dump(Sample.Items(bytes, int.MaxValue, limits));
            for (var size = 1; size <= bytes.Length; size += size < 200 ? 1 : 97)
            {
                Assert.Equal(segments, Sample.Segments(bytes, size, limits));
                Assert.True(items == Sample.Dump(Sample.Items(bytes, size, limits)), $"pieces of {size}");
            }
        }
    }

    [Fact]
    public void A_segment_larger_than_the_buffer_is_read_in_any_pieces()
    {
        var text = Sample.Wrap("NTE*ADD*" + new string('z', 300_000) + "~HL*1**20*1~");
        var whole = Sample.Segments(Sample.Bytes(text));
        Assert.Contains(whole, l => l.EndsWith("HL*1**20*1", StringComparison.Ordinal));
        foreach (var size in (int[])[1000, 4096, 131_072, 131_073]) Assert.Equal(whole, Sample.Segments(Sample.Bytes(text), size));
    }

    [Fact]
    public void A_file_cut_anywhere_never_throws_and_closes_what_it_opened()
    {
        var bytes = Sample.Bytes(Sample.Wrap(Texts.Claim + Texts.Claim.Replace("HL*", "HL*1", StringComparison.Ordinal)));
        for (var length = 0; length < bytes.Length; length++)
        {
            var items = Sample.Items(bytes[..length]);
            Assert.Equal(items.Count(i => i is SetStart), items.Count(i => i is SetEnd));
            Assert.Equal(items.Count(i => i is InterchangeStart), items.Count(i => i is InterchangeEnd));
            Assert.Contains(items, i => i is ItemFinding);
        }
    }

    [Fact]
    public void Random_damage_never_throws_and_does_not_depend_on_pieces()
    {
        var bytes = Sample.Bytes(Difficult);
        var damage = Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Int[0, Marks.Length - 1]).List[1, 20];
        Gen.Select(damage, Gen.Int[1, 300]).Sample((places, size) =>
        {
            var damaged = bytes.ToArray();
            foreach (var (at, mark) in places) damaged[at] = Marks[mark];
            var whole = Sample.Items(damaged, int.MaxValue, Tight);
            Assert.Equal(Sample.Segments(damaged, int.MaxValue, Tight), Sample.Segments(damaged, size, Tight));
            Assert.Equal(Sample.Dump(whole), Sample.Dump(Sample.Items(damaged, size, Tight)));
            Assert.Equal(whole.Count(i => i is SetStart), whole.Count(i => i is SetEnd));
            Assert.Equal(whole.Count(i => i is GroupStart), whole.Count(i => i is GroupEnd));
            Assert.Equal(whole.Count(i => i is InterchangeStart), whole.Count(i => i is InterchangeEnd));
        }, iter: 500);
    }
}
