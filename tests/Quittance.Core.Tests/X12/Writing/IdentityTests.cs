using System.Text;
using CsCheck;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.Tests.X12.Writing;

/// <summary>
/// Written is what was read, to the byte. What is left out is only what stands between segments: line ends behind terminators, a byte order mark
/// before the first ISA, blanks and end marks behind the last segment; a terminator that the last segment lacks is added.
/// </summary>
public sealed class IdentityTests
{
    // Other white space: these files are read, but not kept to the byte.
    private static readonly HashSet<string> Odd = new(StringComparer.Ordinal) { "x12.wrapped", "x12.line-end", "x12.blanks", "x12.other-text", "x12.empty-segment" };

    [Fact]
    [Trait("Corpus", "true")]
    public void Every_file_of_other_people_without_odd_white_space_is_written_to_the_byte()
    {
        Corpus.Skip();
        var files = Corpus.Files();
        var same = files.Count(file => IsSame(File.ReadAllBytes(file), file));
        Assert.InRange(same, files.Count * 9 / 10, files.Count);
    }

    private static readonly Gen<byte[]> Marks = Gen.Shuffle((byte[])[.. "*|:>^!~+=;&%#@"u8, 0x1C, 0x1D, 0x1E, 0x1F]);
    private static readonly Gen<string> Word = Gen.Char["ABCXYZ0123456789 .,-'/éß"].Array[0, 9].Select(c => new string(c));

    [Fact]
    public void Any_segments_with_any_separators_are_written_to_the_byte()
    {
        var segment = Gen.Select(Gen.Char["ABCDEFGHJKLMNOPQRTUVWXYZ"].Array[3].Select(c => new string(c)), Word.List[1, 12]);
        Gen.Select(Marks, segment.List[0, 30], Gen.OneOf(Gen.Const(""), Gen.Const("\n"), Gen.Const("\r\n"))).Sample((marks, segments, lineEnd) =>
        {
            var isa = Sample.Bytes(Sample.Isa).Select(b => b switch { (byte)'*' => marks[0], (byte)':' => marks[1], (byte)'^' => marks[2], (byte)'~' => marks[3], _ => b });
            byte[] text = [.. isa, .. Encoding.UTF8.GetBytes(lineEnd), .. segments.SelectMany(s => (byte[])[.. Encoding.UTF8.GetBytes(string.Join((char)marks[0], [s.Item1, .. s.Item2])), marks[3], .. Encoding.UTF8.GetBytes(lineEnd)])];
            Assert.True(IsSame(text, "drawn"));
        }, iter: 500);
    }

    [Theory]
    [InlineData("\u00EF\u00BB\u00BF", "")]
    [InlineData("", "\0\0\u001A")]
    [InlineData("", "\r\n\r\n")]
    public void What_stands_around_the_segments_is_left_out(string before, string behind) =>
        Assert.Equal(Sample.Wrap(Texts.Claim), Encoding.Latin1.GetString(Written(Sample.Bytes(before + Sample.Wrap(Texts.Claim) + behind)).Bytes));

    /// <summary>False when the file has other white space; fails when it is not written as it was read.</summary>
    private static bool IsSame(byte[] file, string name)
    {
        var (written, expected, findings) = Written(file);
        if (findings.Exists(f => Odd.Contains(f.Id))) return false;
        Assert.True(expected.AsSpan().SequenceEqual(written), $"{name} is written as something else.");
        return true;
    }

    private static (byte[] Bytes, byte[] Expected, List<Finding> Findings) Written(byte[] file)
    {
        using var tokenizer = new Tokenizer(new Pieces(file, 1000));
        using var stream = new MemoryStream();
        using var expected = new MemoryStream();
        List<Finding> findings = [];
        var writer = new SegmentWriter(stream);
        long end = 0;
        while (tokenizer.Read())
        {
            findings.AddRange(tokenizer.Findings);
            var segment = tokenizer.Current;
            Assert.True(file.AsSpan((int)end, (int)(segment.Offset - end)).IndexOfAnyExcept((byte)'\r', (byte)'\n') < 0 || findings.Count > 0);
            expected.Write(file.AsSpan((int)segment.Offset, segment.Bytes.Length));
            expected.WriteByte(segment.Separators.Terminator);
            end = segment.End;
            writer.Copy(segment);
        }
        findings.AddRange(tokenizer.Findings);
        Assert.IsType<Result<WrittenFile>.Ok>(writer.Finish());
        return (stream.ToArray(), expected.ToArray(), findings);
    }
}
