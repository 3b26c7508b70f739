using System.Globalization;
using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>A sample file of other people and what they say of it: a row of the table in the samples' own README.</summary>
internal sealed record CorpusFile(string Name, string Version, string Origin, string Notes, string Checked, string Peer)
{
    // What others counted, and the finding that says the same.
    private static readonly (string Words, string Finding)[] Counted =
    [
        ("SE01=", "x12.se-count"), ("GE01=", "x12.ge-count"), ("IEA01=", "x12.iea-count"),
        ("SE02<>", "x12.se-control"), ("GE02<>", "x12.ge-control"), ("IEA02<>", "x12.iea-control"),
        ("ST vs ", "x12.se-missing"), ("GS vs ", "x12.ge-missing"), ("ISA vs ", "x12.iea-missing"), ("ISA not 106", "x12.isa-width"),
        ("HL parent", "x12.hl-parent"), ("CLM02<>", "balance."), ("out of balance", "balance."), ("BPR02<>", "balance."),
    ];

    public bool IsCalledValid => Origin.StartsWith("valid", StringComparison.Ordinal);
    public bool IsWrongOnPurpose => Origin.StartsWith("invalid", StringComparison.Ordinal);

    /// <summary>Every row. The table is read anew each time, so that other samples are judged by what their own README says.</summary>
    public static IReadOnlyList<CorpusFile> All()
    {
        const int File = 1, Of = 2, Valid = 4, Said = 5, Facts = 6, Verdict = 7;
        var rows = new List<CorpusFile>();
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Corpus.Folder!, "README.md")))
        {
            var cells = line.Replace("\\|", " ", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > Verdict && cells[File].Contains('/', StringComparison.Ordinal))
                rows.Add(new CorpusFile(cells[File], cells[Of], cells[Valid], cells[Said], cells[Facts], cells[Verdict]));
        }
        return rows;
    }

    // A guide of 004010 and the one of 005010 that came after it. Positions are counted in segments, so nothing moves.
    private static readonly (string Before, string After)[] Successors =
    [
        ("004010X098A1", "005010X222A1"), ("004010X096A1", "005010X223A2"), ("004010X097A1", "005010X224A2"), ("004010X091A1", "005010X221A1"),
        ("004010X092A1", "005010X279A1"), ("004010X094A1", "005010X217"), ("004010X095A1", "005010X220A1"),
    ];

    public FileVerdict Judge() => Judge(File.ReadAllBytes(Path.Combine(Corpus.Folder!, Name)));

    /// <summary>Judges a file of 004010 as if it said 005010: the rules that both versions have are found so.</summary>
    public FileVerdict JudgeRaised()
    {
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(Path.Combine(Corpus.Folder!, Name)));
        foreach (var (before, after) in Successors) text = text.Replace(before, after, StringComparison.Ordinal);
        return Judge(Encoding.Latin1.GetBytes(text));
    }

    private static FileVerdict Judge(byte[] bytes) => FileCheck.Check(new MemoryStream(bytes), cancellationToken: TestContext.Current.CancellationToken);

    /// <summary>What others counted, each with the beginning of the finding that says the same.</summary>
    public IEnumerable<(string Words, string Finding)> Facts()
    {
        foreach (var words in Checked.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            yield return (words, Counted.FirstOrDefault(c => words.Contains(c.Words, StringComparison.Ordinal)).Finding ?? "nothing that we know");
    }

    /// <summary>Ids of errors that nobody else has counted.</summary>
    public SortedSet<string> Beyond(FileVerdict verdict)
    {
        var facts = Facts().Select(f => f.Finding).ToList();
        return new SortedSet<string>(verdict.Findings.Where(f => f.Severity == Severity.Error && !facts.Exists(w => f.Id.StartsWith(w, StringComparison.Ordinal))).Select(f => f.Id), StringComparer.Ordinal);
    }

    /// <summary>What the acknowledgement that the origin expects says: a segment or an element of a set, and its code.</summary>
    public IReadOnlyList<StatedFault> Stated()
    {
        var stated = new List<StatedFault>();
        string control = "", segment = "";
        var position = 0;
        foreach (var word in Notes.Split(' ', ';'))
        {
            var parts = word.Split('*');
            switch (parts[0])
            {
                case "AK2" when parts.Length > 2: control = parts[2]; break;
                case "AK3" or "IK3" when parts.Length > 4:
                    (segment, position) = (parts[1], Number(parts[2]));
                    // 8 says that elements are at fault, which the lines after it say better.
                    if (parts[4] != "8") stated.Add(new StatedFault(control, segment, position, null, parts[4]));
                    break;
                case "AK4" or "IK4" when parts.Length > 3: stated.Add(new StatedFault(control, segment, position, Number(parts[1].Split(':')[0]), parts[3])); break;
                // 5 says that segments are at fault.
                case "AK5" or "IK5": stated.AddRange(parts.Skip(2).Where(c => c is not ("" or "5")).Select(c => new StatedFault(control, "SE", null, null, c))); break;
                case "TA1" when parts.Length > 5 && parts[4] == "R": stated.Add(new StatedFault("", "ISA", null, null, parts[5])); break;
            }
        }
        return stated;
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}

/// <summary>A fault that an expected acknowledgement names. Without a position it is of the whole set, and of the envelope when the segment is ISA.</summary>
internal sealed record StatedFault(string Control, string Segment, int? Position, int? Element, string Code)
{
    private const string SegmentMissing = "3";

    public bool IsIn(FileVerdict verdict)
    {
        if (Segment == "ISA") return verdict.Interchanges.Any(i => i.Note == Code);
        if (Position is not { } position) return verdict.Sets.Any(s => s.Start.Control == Control && s.ErrorCodes.Contains(Code, StringComparer.Ordinal));
        // What is missing is noticed at the segment before it or at the one after.
        var reach = Code == SegmentMissing ? 1 : 0;
        return verdict.Findings.Any(f => f.Segment == Segment && f.Severity == Severity.Error && f.Transaction?.EndsWith("/" + Control, StringComparison.Ordinal) == true &&
            Math.Abs((f.SegmentPosition ?? int.MinValue / 2) - position) <= reach && (Element is null || f.Element == Element));
    }

    public override string ToString() => $"{Segment}{(Element is { } e ? $"{e:00}" : "")}{(Position is { } p ? $" at {p}" : "")} code {Code}{(Control.Length > 0 ? $" of set {Control}" : "")}";
}
