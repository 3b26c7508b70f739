using System.Globalization;
using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>A row that a person wrote: where somebody says otherwise than we do, who is right, and the errors that the file gives.</summary>
internal sealed record Disagreement(string File, IReadOnlyList<string> Findings);

/// <summary>
/// The page <c>docs/reference/x12-corpus.md</c>: above the mark a person wrote it, below the mark it is made here. With
/// <c>QUITTANCE_WRITE_REFERENCE=1</c> the test that compares it writes it.
/// </summary>
internal static class CorpusPage
{
    public const string Mark = "<!-- Below here the page is written by a test; QUITTANCE_WRITE_REFERENCE=1 writes it anew. -->";

    private static readonly Lazy<string> Place = new(() =>
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
        return Path.Combine(folder!.FullName, "docs", "reference", "x12-corpus.md");
    });

    public static string Read() => File.ReadAllText(Place.Value).ReplaceLineEndings("\n");

    public static void Write(string text) => File.WriteAllText(Place.Value, text);

    /// <summary>The rows about files, from the part that a person wrote.</summary>
    public static IReadOnlyList<Disagreement> Disagreements()
    {
        var rows = new List<Disagreement>();
        foreach (var line in Read().Split(Mark)[0].Split('\n'))
        {
            var cells = line.Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length != 6 || !cells[1].StartsWith('`')) continue;
            rows.Add(new Disagreement(cells[1].Trim('`'), [.. cells[4].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(id => id.Trim('`'))]));
        }
        return rows;
    }

    /// <summary>Faults that an origin states and 005010 has no such rule for, in the words of <see cref="StatedFault"/>; from the part that a person wrote.</summary>
    public static IReadOnlyList<(string File, IReadOnlyList<string> Faults)> WithoutRule() =>
        [.. from line in Read().Split(Mark)[0].Split('\n')
            let cells = line.Split('|', StringSplitOptions.TrimEntries)
            where cells.Length == 5 && cells[1].StartsWith('`')
            select (cells[1].Trim('`'), (IReadOnlyList<string>)[.. cells[2].Split(',', StringSplitOptions.TrimEntries)])];

    /// <summary>The part below the mark.</summary>
    public static string Table(IReadOnlyList<CorpusFile> files, IReadOnlyList<Disagreement> disagreements)
    {
        var page = new StringBuilder("\n## Every file\n");
        foreach (var set in files.GroupBy(f => f.Name.Split('/')[0]))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n### {set.Key}\n\n| File | Version | Its origin says | We say | pyx12 says | Note |\n|---|---|---|---|---|---|\n");
            foreach (var file in set)
            {
                var verdict = file.Judge();
                page.Append(CultureInfo.InvariantCulture,
                    $"| `{file.Name.Split('/')[1]}` | {file.Version} | {Origin(file)} | {Ours(verdict)} | {Peer(file)} | {Note(file, verdict, disagreements)} |\n");
            }
        }
        return page.ToString();
    }

    private static string Origin(CorpusFile file) => file.IsCalledValid ? "valid" : file.IsWrongOnPurpose ? "wrong on purpose" : "nothing";

    private static string Peer(CorpusFile file) => file.Peer.Split(' ')[0];

    private static string Ours(FileVerdict verdict)
    {
        var errors = verdict.Findings.Where(f => f.Severity == Severity.Error).GroupBy(f => f.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.Count() == 1 ? $"`{g.Key}`" : string.Create(CultureInfo.InvariantCulture, $"`{g.Key}` ({g.Count()})")).ToList();
        var said = errors.Count == 0 ? "no error" : string.Join(", ", errors);
        var without = verdict.NotJudged.Select(n => n.Level).Distinct().Select(l => l.ToString(CultureInfo.InvariantCulture)).ToList();
        return without.Count == 0 ? said : $"{said}; level {string.Join(" and ", without)} not judged";
    }

    private static string Note(CorpusFile file, FileVerdict verdict, IReadOnlyList<Disagreement> disagreements)
    {
        var notes = new List<string>();
        if (disagreements.Any(d => d.File == file.Name)) notes.Add("see above");
        if (file.Checked.Length > 0) notes.Add("others counted: " + file.Checked.Replace("<>", " is not ", StringComparison.Ordinal));
        var stated = file.IsWrongOnPurpose ? file.Stated() : [];
        if (stated.Count > 0) notes.Add(Stated(file, verdict, stated));
        return string.Join("; ", notes);
    }

    private static string Stated(CorpusFile file, FileVerdict verdict, IReadOnlyList<StatedFault> stated)
    {
        var found = stated.Count(s => s.IsIn(verdict));
        var said = string.Create(CultureInfo.InvariantCulture, $"{found} of {stated.Count} stated faults found");
        if (!file.Version.StartsWith("004010", StringComparison.Ordinal) || found == stated.Count) return said;
        var raised = file.JudgeRaised();
        return string.Create(CultureInfo.InvariantCulture, $"{said}, {stated.Count(s => s.IsIn(verdict) || s.IsIn(raised))} when it says 005010");
    }
}
