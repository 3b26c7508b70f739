namespace Quittance.Core.Tests.X12.Structure;

public class CorpusStructureTests
{
    [Fact]
    [Trait("Corpus", "true")]
    public void Dump_everything()
    {
        Corpus.Skip();
        using var output = new StreamWriter("/tmp/gen_tables/dump.txt");
        foreach (var file in Corpus.Files())
        {
            var findings = Judged.Findings(File.ReadAllBytes(file));
            output.WriteLine($"== {Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileName(file)} {findings.Count}");
            foreach (var f in findings) output.WriteLine($"   {Judged.Line(f)} [{f.Value}] {f.Severity}: {f.Message} expected {f.Expected}");
        }
    }
}
