using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

/// <summary>The sample files of other people, where their origin or another validator calls them valid.</summary>
[Trait("Corpus", "true")]
public class CorpusStructureTests(ITestOutputHelper output)
{
    // Files that are called valid and are not, each with the faults that a person found in it.
    private static readonly Dictionary<string, string> Explained = new(StringComparer.Ordinal)
    {
        ["837P/LinuxForHealth__x12__demo.example11.837"] = "'>' stands inside composites, but ISA16 says ':'",
        ["837P/LinuxForHealth__x12__demo.cob.example4.837"] = "AMT F2 in 2320 is no amount of that loop",
        ["835/LinuxForHealth__x12__cob-contractural-adjustment.835"] = "1000A has no PER BL, BPR has no BPR16, '>' inside SVC01",
        ["835/LinuxForHealth__x12__secondary-payment.835"] = "1000A has no PER BL, BPR has no BPR16, '>' inside SVC01",
        ["835/LinuxForHealth__x12__tertiary-payment.835"] = "1000A has no PER BL, BPR has no BPR16, SVC01 is a qualifier without a code",
        ["835/LinuxForHealth__x12__managed-care.835"] = "1000A has no PER BL, BPR16 is month 23",
    };

    private static readonly string[] Sets = ["837P", "835", "999", "277CA"];

    [Fact]
    public void Files_called_valid_have_no_error_of_structure_beyond_the_explained()
    {
        Corpus.Skip();
        var (names, judged) = Judge((valid, _) => valid.StartsWith("valid", StringComparison.Ordinal));
        Assert.True(names >= 25, $"Only {names} valid files were found.");
        Assert.Equal(Explained.Keys.Order(StringComparer.Ordinal), judged.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Files_that_another_validator_accepts_have_no_error_of_structure()
    {
        Corpus.Skip();
        var (names, judged) = Judge((_, verdict) => verdict == "accept");
        Assert.True(names >= 40, $"Only {names} accepted files were found.");
        Assert.Empty(judged.Keys.Except(Explained.Keys, StringComparer.Ordinal));
    }

    [Fact]
    public void No_sample_file_makes_the_check_throw_and_every_finding_has_a_place()
    {
        Corpus.Skip();
        foreach (var file in Corpus.Files())
        {
            var length = new FileInfo(file).Length;
            var verdict = FileCheck.Check(File.OpenRead(file), cancellationToken: TestContext.Current.CancellationToken);
            Assert.All(verdict.Findings, f =>
            {
                Assert.InRange(f.Level, 1, 3);
                if (f.ByteOffset is { } offset) Assert.InRange(offset, 0, length);
            });
        }
    }

    private (int Files, Dictionary<string, List<string>> Faulty) Judge(Func<string, string, bool> isChosen)
    {
        var files = 0;
        var faulty = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var name in Chosen(isChosen))
        {
            files++;
            var errors = Judged.Findings(Corpus.Bytes(name)).Where(f => f.Severity == Severity.Error).Select(Judged.Line).ToList();
            if (errors.Count == 0) continue;
            faulty.Add(name, errors);
            output.WriteLine($"{name}: {string.Join("; ", errors)}");
        }
        return (files, faulty);
    }

    // The table of the samples' own README: file, version, origin, valid?, notes, checked, verdict of the other validator.
    private static IEnumerable<string> Chosen(Func<string, string, bool> isChosen)
    {
        const int File = 1, Version = 2, Valid = 4, Verdict = 7;
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Corpus.Folder!, "README.md")))
        {
            var cells = line.Replace("\\|", " ", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length <= Verdict || !cells[File].Contains('/', StringComparison.Ordinal)) continue;
            if (Sets.Contains(cells[File].Split('/')[0], StringComparer.Ordinal) && cells[Version].StartsWith("005010", StringComparison.Ordinal) &&
                isChosen(cells[Valid], cells[Verdict])) yield return cells[File];
        }
    }
}
