using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Bench.Fuzz;

/// <summary>The laws of the writers: what was read can be written, and is then read as it was.</summary>
internal static partial class Laws
{
    // Bytes that no input of the fuzz is full of; some of them are control characters, which partners really use as separators.
    private static readonly byte[] Marks = [.. "|!>;<^~*:&%@#$"u8, 0x1C, 0x1D, 0x1E, 0x1F, 0x07];

    // After these the bytes of a file are not those of its segments.
    private static readonly HashSet<string> Rewritten = new(StringComparer.Ordinal)
    {
        "x12.wrapped", "x12.cut", "x12.last-terminator", "x12.binary-length", "x12.binary-left-out", "x12.isa-width", "x12.isa-unreadable", "x12.separators", "x12.line-end",
    };

    private static string? Written(byte[] input, Generate.Dice draw)
    {
        var (segments, findings) = Reads.Segments(input, int.MaxValue, ReadLimits.Default);
        var once = Copied(input);
        if (findings.Any(f => Rewritten.Contains(f.Id))) return null;
        if (once is null) return "a copy with its own separators is refused";
        var again = Reads.Segments(once, int.MaxValue, ReadLimits.Default);
        if (FirstDifference(segments.Select(Text), again.Segments.Select(Text)) is { } difference) return difference;
        return Copied(once) is { } twice && twice.AsSpan().SequenceEqual(once) ? null : "a copy of the copy is another file";
    }

    private static string Text(ReadSegment s) => System.Text.Encoding.Latin1.GetString(s.Bytes);

    private static byte[]? Copied(byte[] input)
    {
        using var tokenizer = new Tokenizer(new MemoryStream(input));
        using var stream = new MemoryStream();
        var writer = new SegmentWriter(stream);
        while (tokenizer.Read()) writer.Copy(tokenizer.Current);
        return writer.Finish() is Result<WrittenFile>.Ok ? stream.ToArray() : null;
    }

    /// <summary>The same file with other separators is read and judged the same, to the byte.</summary>
    private static string? OtherSeparators(byte[] input, Generate.Dice draw)
    {
        var (segments, findings) = Reads.Segments(input, int.MaxValue, ReadLimits.Default);
        if (segments.Count == 0 || segments[0].Offset != 0 || findings.Any(f => Rewritten.Contains(f.Id))) return null;
        var from = segments[0].Separators;
        if (segments.Any(s => s.Separators != from) || from.Terminator is (byte)'\r' or (byte)'\n') return null;
        // Where an amount's own characters separate, other separators make other amounts.
        if (from.Component is (byte)'-' or (byte)'.' or (byte)'+' || from.Repetition is (byte)'-' or (byte)'.' or (byte)'+') return null;
        var free = Marks.Where(m => Array.IndexOf(input, m) < 0 || m == from.Element || m == from.Component || m == from.Repetition || m == from.Terminator).ToArray();
        if (free.Length < 4) return null;
        for (var n = free.Length - 1; n > 0; n--)
        {
            var k = draw.Below(n + 1);
            (free[n], free[k]) = (free[k], free[n]);
        }
        var changed = input.Select(b => b == from.Element ? free[0] : b == from.Component ? free[1] : b == from.Repetition && b != 0 ? free[2] : b == from.Terminator ? free[3] : b).ToArray();
        var other = Reads.Segments(changed, int.MaxValue, ReadLimits.Default);
        if (other.Findings.Any(f => Rewritten.Contains(f.Id))) return null;
        if (FirstDifference(segments.Select(s => $"{s.Offset}-{s.End}"), other.Segments.Select(s => $"{s.Offset}-{s.End}")) is { } place) return $"places: {place}";
        // A broken id may hold a separator, so the segment is told by its place and not by its name.
        var told = FileCheck.Check(new MemoryStream(input)).Findings.Select(f => Reads.Say(f with { Segment = null }));
        return FirstDifference(told, FileCheck.Check(new MemoryStream(changed)).Findings.Select(f => Reads.Say(f with { Segment = null }))) is { } difference ? $"findings: {difference}" : null;
    }

    /// <summary>What was read as claims or payments is written, or refused with a sentence.</summary>
    private static string? Writers(byte[] input, Generate.Dice draw)
    {
        const int Most = 5;
        RemittanceHeader835? head = null;
        List<ClaimPayment835> payments = [];
        var claims = 0;
        foreach (var item in Reads.Items(input, int.MaxValue, ReadLimits.Default))
        {
            switch (item)
            {
                case Claim837 claim when claims++ < Most:
                    if (ClaimText.Write(claim) is Result<string>.Ok { Value: var text } && ClaimDifference.Find(claim, ClaimText.Read(text)) is { } lost) return lost;
                    break;
                case RemittanceHeader835 found: head = found; break;
                case ClaimPayment835 payment when payments.Count < Most: payments.Add(payment); break;
            }
        }
        if (head is null) return null;
        var writer = new SegmentWriter(new MemoryStream());
        writer.StartInterchange(new InterchangeStart("ZZ", "A", "ZZ", "B", "260101", "0000", "000000001", "00501", "T", false, Separators.Usual, 0));
        writer.StartGroup(new GroupStart("HP", "A", "B", "20260101", "0000", "1", Remittance835Writer.Guide));
        Remittance835Writer.WriteSet(writer, "0001", head, new Payer835Contact("1 PAY ST", "AKRON", "OH", "44301", "TECH", "5550003333"), payments, []);
        writer.EndGroup();
        writer.EndInterchange();
        _ = writer.Finish();
        return null;
    }

    /// <summary>A file is split so that nothing is lost and no part is larger than it may be, or it is refused.</summary>
    private static string? Split(byte[] input, Generate.Dice draw)
    {
        var limits = new SplitLimits { ClaimsPerSet = draw.Between(1, 3), BytesPerFile = draw.Chance(50) ? draw.Between(500, 8000) : null };
        List<MemoryStream> parts = [];
        Stream Open(int number)
        {
            parts.Add(new MemoryStream());
            return parts[^1];
        }
        if (FileSplit.Split(new MemoryStream(input), Open, limits) is not Result<SplitParts>.Ok { Value: var made }) return null;
        var files = parts.ConvertAll(p => p.ToArray());
        if (made.Files.Count != files.Count) return "a part has no file";
        if (limits.BytesPerFile is { } most && files.Find(f => f.Length > most) is { } large) return $"a part of {large.Length} bytes, {most} are allowed";
        return FileSplit.IsWhole(new MemoryStream(input), files.Select(f => new MemoryStream(f))) ? null : "the parts do not say what the file said";
    }
}
