using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Views;
using Quittance.Core.X12.Writing;

namespace Quittance.Bench.Fuzz;

/// <summary>A law that an input breaks, and how.</summary>
internal sealed record Broken(string Law, string How);

/// <summary>
/// What holds for every input whatsoever. The numbers that a law needs (sizes of pieces, places of cuts) follow from the input, so that an
/// input breaks the same law again whenever it is tried.
/// </summary>
internal static partial class Laws
{
    // What reading may allocate: the buffers, and for each byte the findings that it can cause at the very worst (an empty segment a byte).
    private const long AllocatedAtMost = 32L << 20;
    private const long AllocatedPerByte = 16 * 1024;

    // That there are more, that there are too many segments, and that there are too many sets.
    private const int Above = 3;

    private static readonly DateTimeOffset At = new(2026, 1, 6, 9, 30, 0, TimeSpan.Zero);

    private delegate string? Law(byte[] input, Generate.Dice draw);

    private static readonly (string Name, Law Law)[] All =
    [
        ("pieces", Pieces), ("ends", Ends), ("verdict", Verdict), ("sums", Sums), ("views", Views), ("answer", Answer), ("claims-answer", ClaimsAnswer), ("cut", Cut), ("written-is-read", Written), ("separators", OtherSeparators), ("writers", Writers), ("split", Split),
    ];

    /// <summary>The first law that the input breaks; null when it keeps all.</summary>
    public static Broken? FirstBroken(byte[] input)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var (name, law) in All)
        {
            try
            {
                if (law(input, new Generate.Dice(Hash(input))) is { } how) return new Broken(name, how);
            }
            catch (Exception fault) when (fault is not OutOfMemoryException)
            {
                return new Broken(name + " throws", $"{fault.GetType().Name}: {fault.Message} {Place(fault)}");
            }
        }
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return allocated > AllocatedAtMost * All.Length + input.Length * AllocatedPerByte
            ? new Broken("memory", string.Create(CultureInfo.InvariantCulture, $"{allocated >> 20} MiB allocated for {input.Length} bytes")) : null;
    }

    private static string Place(Exception fault) => fault.StackTrace?.Split('\n').FirstOrDefault(l => l.Contains("Quittance.Core.X12", StringComparison.Ordinal))?.Trim() ?? "";

    private static long Hash(byte[] input)
    {
        var hash = 1469598103934665603UL;
        foreach (var value in input) hash = unchecked((hash ^ value) * 1099511628211UL);
        return unchecked((long)hash);
    }

    /// <summary>The result does not depend on how the stream cuts the file.</summary>
    private static string? Pieces(byte[] input, Generate.Dice draw)
    {
        foreach (var limits in (ReadLimits[])[Reads.Tight, ReadLimits.Default])
        {
            var size = draw.Chance(30) ? 1 : draw.Between(2, 300);
            var whole = Reads.Segments(input, int.MaxValue, limits);
            var pieces = Reads.Segments(input, size, limits);
            if (FirstDifference(whole.Segments.Select(Reads.Say), pieces.Segments.Select(Reads.Say)) is { } segment) return $"segments in pieces of {size}: {segment}";
            if (FirstDifference(whole.Findings.Select(Reads.Say), pieces.Findings.Select(Reads.Say)) is { } finding) return $"findings in pieces of {size}: {finding}";
            if (FirstDifference(Reads.Items(input, int.MaxValue, limits).Select(Reads.Say), Reads.Items(input, size, limits).Select(Reads.Say)) is { } item) return $"items in pieces of {size}: {item}";
        }
        return null;
    }

    /// <summary>Each start has its end, and a limit on findings is kept.</summary>
    private static string? Ends(byte[] input, Generate.Dice draw)
    {
        var items = Reads.Items(input, int.MaxValue, Reads.Tight);
        if (items.Count(i => i is SetStart) != items.Count(i => i is SetEnd)) return "a set has no end";
        if (items.Count(i => i is GroupStart) != items.Count(i => i is GroupEnd)) return "a group has no end";
        if (items.Count(i => i is InterchangeStart) != items.Count(i => i is InterchangeEnd)) return "an interchange has no end";
        return items.Count(i => i is ItemFinding) > Reads.Tight.Findings + Above ? "more findings than allowed" : null;
    }

    /// <summary>A file is judged without a contradiction: what is rejected has its error, every finding its place.</summary>
    private static string? Verdict(byte[] input, Generate.Dice draw)
    {
        foreach (var limits in (ReadLimits[])[Reads.Tight, ReadLimits.Default])
        {
            var verdict = FileCheck.Check(new PiecesStream(input, draw.Between(1, 5000)), limits: limits);
            if (verdict.Findings.Count > limits.Findings + Above) return "more findings than allowed";
            if (verdict.Findings.FirstOrDefault(f => f.ByteOffset is < 0 || f.ByteOffset > input.Length) is { } outside) return $"a finding outside the file: {Reads.Say(outside)}";
            if (verdict.Findings.FirstOrDefault(f => f.Message.Length > 600 || f.Value?.Length > 120) is { } wordy) return $"a finding as long as its segment: {wordy.Id}";
            if (verdict.Sets.Any(s => !s.IsAccepted) && !verdict.HasErrors) return "a set is rejected, but nothing says why";
            if (verdict.Interchanges.Any(i => i.Code == "R") && !verdict.HasErrors) return "an interchange is rejected, but nothing says why";
            if (verdict.Interchanges.Count == 0 && !verdict.HasErrors) return "no interchange, and no error";
            if (verdict.Sets.FirstOrDefault(s => s.IsAccepted && verdict.Findings.Any(f => f.Transaction == s.Transaction && f is { Severity: Severity.Error, Level: 1 or 2 }) && verdict.Sets.Count(o => o.Transaction == s.Transaction) == 1) is { } set)
                return $"the set {set.Transaction} is accepted with an error of level 1 or 2";
        }
        return null;
    }

    /// <summary>A file is judged alike whether its claims are read or only added up.</summary>
    private static string? Sums(byte[] input, Generate.Dice draw)
    {
        var added = FileCheck.Check(new MemoryStream(input));
        var read = FileCheck.Check(new MemoryStream(input), _ => { });
        return FirstDifference(read.Findings.Select(Reads.Say), added.Findings.Select(Reads.Say))
            ?? FirstDifference(read.Sets.Select(s => $"{s.Transaction} {s.Snip}"), added.Sets.Select(s => $"{s.Transaction} {s.Snip}"));
    }

    /// <summary>Claims and payments that are shown where they stand are those that are handed out, and the file is judged alike.</summary>
    private static string? Views(byte[] input, Generate.Dice draw)
    {
        List<X12Item> items = [];
        var records = new ViewRecords();
        var read = FileCheck.Check(new MemoryStream(input), items.Add);
        var viewed = FileCheck.Check(new MemoryStream(input), records);
        // Sets without a guide are handed out and not shown, and what a view left out because of its limits a record may have.
        var isShown = read.NotJudged.All(n => n.Level > 2) && !records.LeftOut;
        return FirstDifference(read.Findings.Select(Reads.Say), viewed.Findings.Select(Reads.Say))
            ?? (isShown ? FirstDifference(items.Where(i => i is Claim837 or InstitutionalClaim837 or DentalClaim837 or ClaimPayment835).Select(Reads.Say), records.All.Select(Reads.Say)) : null);
    }

    private sealed class ViewRecords : ViewTaker
    {
        public List<X12Item> All { get; } = [];

        /// <summary>True when a claim, or a level above it, was not held whole.</summary>
        public bool LeftOut { get; private set; }

        public override void Take(in ClaimView claim)
        {
            LeftOut |= claim.MayBeCut;
            All.Add(claim.ToRecord());
        }

        public override void Take(in PaymentView payment) => All.Add(payment.ToRecord());
    }

    /// <summary>The answer to a file is itself without error.</summary>
    private static string? Answer(byte[] input, Generate.Dice draw)
    {
        var verdict = FileCheck.Check(new MemoryStream(input), limits: Reads.Tight);
        using var stream = new MemoryStream();
        var result = SyntaxAnswer.Write(verdict, stream, 1, At);
        if (result is Result<WrittenFile>.Refused refused) return $"refused: {refused.Code} {refused.Sentence}";
        if (stream.Length == 0) return null;
        // What an unreadable header says of its sender is repeated to him as it came.
        if (verdict.Findings.Any(f => f.Segment is "ISA" or "GS" || f.Id is "x12.isa-width")) return null;
        stream.Position = 0;
        var again = FileCheck.Check(stream);
        // AK1 and AK2 repeat what GS and ST say, whatever it is.
        return again.Findings.FirstOrDefault(f => f.Severity == Severity.Error && f.Segment is not ("AK1" or "AK2")) is { } error ? $"the answer has an error: {Reads.Say(error)} {error.Message}" : null;
    }

    /// <summary>The answer to the claims of a file is itself without error.</summary>
    private static string? ClaimsAnswer(byte[] input, Generate.Dice draw)
    {
        using var claims = new MemoryStream();
        using var providers = new MemoryStream();
        using var trail = new ClaimTrail(claims, providers);
        var verdict = FileCheck.Check(new MemoryStream(input), follower: trail);
        using var stream = new MemoryStream();
        if (ClaimAnswer.Write(verdict, trail, stream, 1, At) is Result<WrittenFile>.Refused refused) return $"refused: {refused.Code} {refused.Sentence}";
        if (stream.Length == 0 || verdict.Findings.Any(f => f.Segment is "ISA" or "GS" || f.Id is "x12.isa-width")) return null;
        stream.Position = 0;
        var again = FileCheck.Check(stream);
        return again.Findings.FirstOrDefault(f => f.Severity == Severity.Error) is { } error ? $"the answer has an error: {Reads.Say(error)} {error.Message}" : null;
    }

    /// <summary>What stands before a cut is read as it was, and a cut inside an interchange is told.</summary>
    private static string? Cut(byte[] input, Generate.Dice draw)
    {
        if (input.Length == 0) return null;
        var length = draw.Below(input.Length);
        var cut = input[..length];
        var whole = Reads.Segments(input, int.MaxValue, ReadLimits.Default).Segments;
        var part = Reads.Segments(cut, int.MaxValue, ReadLimits.Default).Segments;
        // A header is looked for as far as it may reach, and a binary segment as far as it says: behind them, whole and part may part.
        var sure = length - 512;
        var expected = whole.TakeWhile(s => s.End <= sure && !IsBinary(s)).Select(Reads.Say).ToList();
        if (part.Count < expected.Count || FirstDifference(expected, part.Take(expected.Count).Select(Reads.Say)) is not null)
            return $"cut at {length}: {FirstDifference(expected, part.Take(expected.Count).Select(Reads.Say))}";
        var verdict = FileCheck.Check(new MemoryStream(cut));
        var isOpen = Reads.Items(cut, int.MaxValue, ReadLimits.Default).Any(i => i is InterchangeEnd { HasTrailer: false });
        return isOpen && !verdict.HasErrors ? $"cut at {length}: an interchange without IEA, and no error" : null;
    }

    private static bool IsBinary(ReadSegment s) => s.Bytes.AsSpan().StartsWith("BIN"u8) || s.Bytes.AsSpan().StartsWith("BDS"u8);

    /// <summary>What differs first; null when nothing does.</summary>
    private static string? FirstDifference(IEnumerable<string> expected, IEnumerable<string> found)
    {
        using var a = expected.GetEnumerator();
        using var b = found.GetEnumerator();
        while (true)
        {
            bool more = a.MoveNext(), also = b.MoveNext();
            if (more != also) return more ? $"missing: {Short(a.Current)}" : $"too much: {Short(b.Current)}";
            if (!more) return null;
            if (a.Current != b.Current) return $"{Short(a.Current)} | {Short(b.Current)}";
        }
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] : text;
}
