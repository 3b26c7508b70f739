using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;

namespace Quittance.Core.Tests.X12;

/// <summary>Institutional and dental claims of the published files: all lines are there, and nothing of them is without a place.</summary>
[Trait("Corpus", "true")]
public sealed class CorpusClaimTests
{
    // Findings of the typed readers, beside those of the envelope.
    private static readonly string[] OfReader = ["x12.no-loop", "x12.header-missing", "x12.hl-level", "x12.hl-parent", "x12.claim-number", "x12.diagnosis-missing", "x12.line-number"];

    [Theory]
    [InlineData("837I", 5)]
    [InlineData("837D", 9)]
    public void Every_line_of_a_claim_is_read(string set, int least)
    {
        Corpus.Skip();
        var files = 0;
        foreach (var file in Corpus.Files(set))
        {
            var bytes = File.ReadAllBytes(file);
            var items = Sample.Items(bytes);
            if (!items.OfType<SetStart>().All(s => s.Guide.StartsWith("005010X223", StringComparison.Ordinal) || s.Guide.StartsWith("005010X224", StringComparison.Ordinal))) continue;
            files++;
            var ids = Ids(bytes);
            int Count(string id) => ids.Count(i => i == id);
            var lines = items.OfType<InstitutionalClaim837>().Sum(c => c.Lines.Count) + items.OfType<DentalClaim837>().Sum(c => c.Lines.Count);
            Assert.True(Count("CLM") == items.Count(i => i is InstitutionalClaim837 or DentalClaim837), file);
            Assert.True(Count("LX") == lines, $"{file}: {lines} lines of {Count("LX")}");
            Assert.Equal(Count("TOO"), items.OfType<DentalClaim837>().Sum(c => c.Lines.Sum(l => l.Teeth.Count)));
        }
        Assert.True(files >= least, $"Only {files} files were found.");
    }

    private static List<string> Ids(byte[] bytes)
    {
        using var tokenizer = new Tokenizer(new MemoryStream(bytes));
        var ids = new List<string>();
        while (tokenizer.Read()) ids.Add(tokenizer.Current.IdText());
        return ids;
    }

    [Fact]
    public void A_file_called_valid_has_a_place_for_each_of_its_segments()
    {
        Corpus.Skip();
        foreach (var file in Corpus.Files("837I").Concat(Corpus.Files("837D")).Concat(Corpus.Files("820")).Where(f => Path.GetFileName(f).StartsWith("kputnam", StringComparison.Ordinal)))
        {
            var told = Sample.Ids(Sample.Items(File.ReadAllBytes(file))).Intersect(OfReader, StringComparer.Ordinal);
            Assert.True(!told.Any(), $"{file}: {string.Join(' ', told)}");
        }
    }
}
