using System.Diagnostics;
using System.Globalization;
using Quittance.App.Tests.Exchange;
using Quittance.PracticeSim;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>The kinds of visits against the published edits on pairs and units, which the product itself judges only when they are loaded.</summary>
[Trait("Corpus", "true")]
public sealed class VisitKindsCorpusTests
{
    // Modifiers that may lift an edit on a pair, as far as the kinds use them.
    private static readonly string[] Lifting = ["25", "59", "LT", "RT", "F8", "T5"];

    [Fact]
    public void No_pair_of_services_is_one_that_the_published_edits_forbid()
    {
        var edits = Pairs();
        foreach (var kind in VisitKinds.All)
            foreach (var first in kind.Lines)
                foreach (var second in kind.Lines)
                    if (!ReferenceEquals(first, second) && edits.TryGetValue((first.Code, second.Code), out var indicator))
                        Assert.True(indicator == "1" && first.Modifiers.Concat(second.Modifiers).Any(m => Lifting.Contains(m, StringComparer.Ordinal)), $"{kind.Id}: {first.Code} and {second.Code}");
    }

    [Fact]
    public void No_service_has_more_units_than_are_plausible()
    {
        var most = Lines("MCR_MUE_PractitionerServices_Eff_07-01-2024.csv").Select(l => l.Split(',')).Where(f => f[0].Length == 5 && int.TryParse(f[1], CultureInfo.InvariantCulture, out _))
            .ToDictionary(f => f[0], f => int.Parse(f[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
        Assert.True(most.Count > 10_000);
        foreach (var kind in VisitKinds.All)
            foreach (var line in kind.Lines)
                // Zero stands for what Medicare never pays; such a service is for other payers.
                if (most.TryGetValue(line.Code, out var units)) Assert.True(units == 0 ? kind.Payer == VisitPayer.Other : line.Units <= units, $"{kind.Id}: {line.Code}");
    }

    private static Dictionary<(string, string), string> Pairs()
    {
        var codes = VisitKinds.All.SelectMany(k => k.Lines).Select(l => l.Code).ToHashSet(StringComparer.Ordinal);
        var pairs = new Dictionary<(string, string), string>();
        foreach (var line in Lines("ncci-ptp-practitioner-2024q3.txt.xz"))
        {
            // Columns one and two, whether it is older than 1996, first and last day, indicator, reason; an asterisk is no last day.
            if (line.Length < 12 || line[5] != '\t' || !codes.Contains(line[..5]) || !codes.Contains(line[6..11])) continue;
            var fields = line.Split('\t');
            if (fields[4] == "*") pairs[(fields[0], fields[1])] = fields[5];
        }
        Assert.NotEmpty(pairs);
        return pairs;
    }

    private static IEnumerable<string> Lines(string name)
    {
        Corpus.Need();
        var path = Path.Combine(Corpus.Folder!, "..", "codesets", "ncci", name);
        Assert.SkipUnless(File.Exists(path), $"The published set {name} is not here.");
        if (!name.EndsWith(".xz", StringComparison.Ordinal))
        {
            foreach (var line in File.ReadLines(path)) yield return line;
            yield break;
        }
        using var xz = Start(path);
        while (xz.StandardOutput.ReadLine() is { } line) yield return line;
    }

    private static Process Start(string path)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("xz", ["-dc", path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("The tool xz is not here.");
            throw;
        }
    }
}
