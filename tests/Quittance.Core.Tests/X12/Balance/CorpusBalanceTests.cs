using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Balance;

/// <summary>The sums of the published files, against what a script of others' computed of them (column "checked" of their list).</summary>
[Trait("Corpus", "true")]
public sealed class CorpusBalanceTests(ITestOutputHelper output)
{
    // A charge that cannot be read is no sum to the list's script; here it is a fault of its own.
    [Fact]
    public void A_charge_that_is_not_the_sum_of_its_lines_is_found_where_the_list_says_so() => Compare("837", ["balance.claim-charge", "balance.unreadable"], "claim(s) CLM02<>sum of lines");

    [Fact]
    public void A_remittance_that_does_not_make_its_payment_is_found_where_the_list_says_so() => Compare("835", ["balance.transaction"], "ST: BPR02<>sum CLP04-PLB");

    [Fact]
    public void A_payment_that_is_not_its_charge_less_its_adjustments_is_found_where_the_list_says_so() => Compare("835", ["balance.claim"], "claim(s) out of balance");

    [Fact]
    public void A_line_that_is_not_its_charge_less_its_adjustments_is_found_where_the_list_says_so() => Compare("835", ["balance.line"], "line(s) out of balance");

    [Fact]
    public void Files_called_valid_have_no_error_of_balance()
    {
        Corpus.Skip();
        var faulty = new List<string>();
        var files = 0;
        foreach (var row in Rows().Where(r => r.Valid.StartsWith("valid", StringComparison.Ordinal) && r.Version.StartsWith("005010", StringComparison.Ordinal) && r.Checked.Length == 0))
        {
            files++;
            var told = Told(row.File).Where(f => f.Level == 3).ToList();
            foreach (var finding in told) output.WriteLine($"{row.File}: {finding.Severity} {finding.Id} {finding.Message}");
            if (told.Any(f => f.Severity == Severity.Error)) faulty.Add(row.File);
        }
        Assert.True(files > 90, $"Only {files} valid files were found.");
        Assert.Empty(faulty);
    }

    private void Compare(string set, string[] ids, string said)
    {
        Corpus.Skip();
        var differ = new List<string>();
        var files = 0;
        foreach (var row in Rows().Where(r => r.File.StartsWith(set, StringComparison.Ordinal) && IsJudged(r.Version)))
        {
            files++;
            var expected = CountOf(row.Checked, said);
            var found = Told(row.File).Where(f => ids.Contains(f.Id, StringComparer.Ordinal)).ToList();
            if (found.Count != expected) differ.Add($"{row.File}: {found.Count} instead of {expected}: {string.Join(' ', found.Select(f => f.Message))}");
        }
        foreach (var line in differ) output.WriteLine(line);
        Assert.True(files >= 40, $"Only {files} files were found.");
        Assert.Empty(differ);
    }

    /// <summary>How many the list counts of a fault: "1 line(s) out of balance"; 0 when it does not name it.</summary>
    private static int CountOf(string told, string fault)
    {
        foreach (var part in told.Split(';', StringSplitOptions.TrimEntries))
            if (part.EndsWith(' ' + fault, StringComparison.Ordinal)) return int.Parse(part[..^(fault.Length + 1)], CultureInfo.InvariantCulture);
        return 0;
    }

    private static bool IsJudged(string version) =>
        version.Split(' ').All(v => v.StartsWith("005010X222", StringComparison.Ordinal) || v.StartsWith("005010X223", StringComparison.Ordinal) || v.StartsWith("005010X224", StringComparison.Ordinal)
            || v.StartsWith("005010X221", StringComparison.Ordinal));

    private static IReadOnlyList<Finding> Told(string file) => FileCheck.Check(new MemoryStream(Corpus.Bytes(file)), cancellationToken: TestContext.Current.CancellationToken).Findings;

    private sealed record Row(string File, string Version, string Valid, string Checked);

    // The table of the samples' own README: file, version, origin, valid?, notes, checked, verdict of another validator.
    private static IEnumerable<Row> Rows()
    {
        const int File = 1, Version = 2, Valid = 4, Checked = 6;
        foreach (var line in System.IO.File.ReadLines(Path.Combine(Corpus.Folder!, "README.md")))
        {
            var cells = line.Replace("\\|", " ", StringComparison.Ordinal).Split('|', StringSplitOptions.TrimEntries);
            if (cells.Length > Checked && cells[File].Contains('/', StringComparison.Ordinal)) yield return new Row(cells[File], cells[Version], cells[Valid], cells[Checked]);
        }
    }
}
