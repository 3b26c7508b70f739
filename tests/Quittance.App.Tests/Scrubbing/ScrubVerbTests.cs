using System.CommandLine;
using System.Text.Json;
using Quittance.App.Tests.Tidy;
using Quittance.Cli;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Tests.Scrubbing;

public sealed class ScrubVerbTests : IDisposable
{
    private const string Head = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260310*1200*^*00501*000000001*0*T*:~"
        + "GS*HC*SENDER*RECEIVER*20260310*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*1*20260310*1200*CH~NM1*41*2*EXAMPLE*****46*1~PER*IC*OFFICE*TE*6145550142~"
        + "NM1*40*2*PAYER*****46*2~HL*1**20*1~PRV*BI*PXC*207Q00000X~NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984~N3*12 MILL STREET~N4*MILLBROOK*OH*439990001~REF*EI*123456789~"
        + "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*EXAMPLE*PAT****MI*EX1~N3*1 VALLEY~N4*MILLBROOK*OH*43990~DMG*D8*19700115*F~NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1~";

    private const string Visit = "CLM*A1*120***11:B:1*Y*A*Y*Y~HI*ABK:E119~NM1*82*1*DOCTOR*ANY****XX*1234567893~LX*1~SV1*HC:99213*120*UN*1***1~DTP*472*D8*20260302~";

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("quittance-scrub");

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public async Task A_clean_file_ends_in_zero_and_lists_its_claims()
    {
        var (code, output, error) = await RunAsync("scrub", File("a.837", Whole(Visit)), "--as-of", "2026-03-10", "--json");

        var claim = Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("claims").EnumerateArray());
        Assert.Equal((0, ""), (code, error));
        Assert.Equal("A1", claim.GetProperty("claim").GetString());
        Assert.True(claim.GetProperty("clean").GetBoolean());
        Assert.Empty(claim.GetProperty("findings").EnumerateArray());
    }

    [Fact]
    public async Task A_finding_names_edit_severity_line_remedy_source_and_edition()
    {
        var (code, output, _) = await RunAsync("scrub", File("a.837", Whole(Visit.Replace("***1~DTP", "***4~DTP", StringComparison.Ordinal))), "--as-of", "2026-03-10", "--json");

        var claim = JsonDocument.Parse(output).RootElement.GetProperty("claims")[0];
        var finding = Assert.Single(claim.GetProperty("findings").EnumerateArray());
        Assert.Equal(1, code);
        Assert.False(claim.GetProperty("clean").GetBoolean());
        Assert.Equal(("PRO-0503", "error", 1, "2012-01-01"), (Text(finding, "id"), Text(finding, "severity"), finding.GetProperty("line").GetInt32(), Text(finding, "edition")));
        Assert.Equal(["id", "severity", "line", "message", "clears", "source", "edition"], finding.EnumerateObject().Select(p => p.Name).ToList());
    }

    [Fact]
    public async Task Claims_that_stand_before_are_history_also_from_the_file_before()
    {
        var again = Visit.Replace("CLM*A1", "CLM*A2", StringComparison.Ordinal);

        var (code, output, _) = await RunAsync("scrub", File("a.837", Whole(Visit)), File("b.837", Whole(again)), "--as-of", "2026-03-10", "--json");

        var claims = JsonDocument.Parse(output).RootElement.GetProperty("claims");
        Assert.Equal(1, code);
        Assert.True(claims[0].GetProperty("clean").GetBoolean());
        Assert.Equal("PRO-1002", Text(Assert.Single(claims[1].GetProperty("findings").EnumerateArray()), "id"));
    }

    [Fact]
    public async Task The_day_as_of_which_is_judged_decides_what_lies_in_the_future()
    {
        var file = File("a.837", Whole(Visit));

        Assert.Equal(1, (await RunAsync("scrub", file, "--as-of", "2026-03-01")).Code);
        Assert.Equal(0, (await RunAsync("scrub", file, "--as-of", "2026-03-02")).Code);
    }

    [Fact]
    public async Task A_person_reads_what_is_wrong_and_what_clears_it()
    {
        var (code, output, _) = await RunAsync("scrub", File("a.837", Whole(Visit.Replace("ABK:E119", "ABK:W1830XA", StringComparison.Ordinal))), "--as-of", "2026-03-10");

        Assert.Equal(1, code);
        Assert.Contains("Claim A1: not clean", output, StringComparison.Ordinal);
        Assert.Contains("PRO-0502", output, StringComparison.Ordinal);
        Assert.Contains("Put the injury or illness first", output, StringComparison.Ordinal);
        Assert.Contains("1 claim, 0 clean, 1 not clean.", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("%PDF-1.7 not a claim", "is not an X12 file")]
    [InlineData("", "is not an X12 file")]
    [InlineData("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260310*1200*^*00501*000000001*0*T*:~IEA*0*000000001~", "without any transaction set")]
    [InlineData("ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260310*1200*^*00501*000000001*0*T*:~GS*HP*S*R*20260310*1200*1*X*005010X221A1~ST*835*0001~SE*2*0001~GE*1*1~IEA*1*000000001~", "it holds 835")]
    public async Task What_holds_no_professional_claim_ends_in_two_with_one_sentence(string content, string says)
    {
        var (code, output, error) = await RunAsync("scrub", File("x", content), "--json");

        Assert.Equal((2, ""), (code, output));
        Assert.Contains(says, Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_ends_in_two()
    {
        var (code, output, error) = await RunAsync("scrub", Path.Combine(temporary.FullName, "none.837"));

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("There is no file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_cut_inside_a_claim_is_scrubbed_as_far_as_it_goes_and_said_so()
    {
        var whole = Whole(Visit);

        var (code, output, error) = await RunAsync("scrub", File("a.837", whole[..whole.IndexOf("DTP*472", StringComparison.Ordinal)]), "--as-of", "2026-03-10", "--json");

        Assert.Equal(1, code);
        Assert.Contains("may lack lines", error, StringComparison.Ordinal);
        Assert.Single(JsonDocument.Parse(output).RootElement.GetProperty("claims").EnumerateArray());
    }

    [Fact]
    public async Task Every_edit_is_listed_explained_and_tested()
    {
        var list = JsonDocument.Parse((await RunAsync("edits", "--json")).Output).RootElement.GetProperty("edits");
        var one = JsonDocument.Parse((await RunAsync("edits", "explain", "pro-1002", "--json")).Output).RootElement;
        var (code, tested, _) = await RunAsync("edits", "test", "--json");

        Assert.Equal(EditCatalog.All.Count, list.GetArrayLength());
        Assert.Equal("PRO-1002", Text(one, "id"));
        Assert.StartsWith("https://", Text(one, "link"), StringComparison.Ordinal);
        Assert.Equal((0, 0), (code, JsonDocument.Parse(tested).RootElement.GetProperty("failures").GetArrayLength()));
        Assert.Equal(2, (await RunAsync("edits", "explain", "PRO-9999")).Code);
    }

    [Fact]
    public void The_page_about_edits_is_as_the_edits_say() =>
        Assert.Equal(EditsReference.Write(EditCatalog.All), Checkout.Read("docs/reference/edits.md"));

    private string File(string name, string content)
    {
        var path = Path.Combine(temporary.FullName, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static string Whole(string claims) => $"{Head}{claims}SE*{(Head + claims).Count(c => c == '~') - 1}*0001~GE*1*1~IEA*1*000000001~";

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] words)
    {
        var root = new RootCommand("test") { ScrubVerb.Build(), EditsVerb.Build() };
        GlobalOptions.AddTo(root);
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await Launch.RunAsync(root, words, new InvocationConfiguration { Output = output, Error = error }, TestContext.Current.CancellationToken);
        return (code, output.ToString(), error.ToString());
    }
}
