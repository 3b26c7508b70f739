using System.Text.Json;
using Quittance.App.Tests.Jobs;

namespace Quittance.App.Tests.Scrubbing;

/// <summary>The program's own check, as it is typed.</summary>
public sealed class CheckVerbTests : IDisposable
{
    private const string Claim = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260310*1200*^*00501*000000001*0*T*:~"
        + "GS*HC*SENDER*RECEIVER*20260310*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*1*20260310*1200*CH~NM1*41*2*EXAMPLE*****46*S1~PER*IC*OFFICE*TE*6145550142~"
        + "NM1*40*2*PAYER*****46*R1~HL*1**20*1~PRV*BI*PXC*207Q00000X~NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984~N3*12 MILL STREET~N4*MILLBROOK*OH*439990001~REF*EI*123456789~"
        + "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*EXAMPLE*PAT****MI*EX1~N3*1 VALLEY~N4*MILLBROOK*OH*43990~DMG*D8*19700115*F~NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1~"
        + "CLM*A1*120***11:B:1*Y*A*Y*Y~HI*ABK:E119~NM1*82*1*DOCTOR*ANY****XX*1234567893~LX*1~SV1*HC:99213*120*UN*1***1~DTP*472*D8*20260302~SE*25*0001~GE*1*1~IEA*1*000000001~";

    private const string Profile = "version: 1\npartner: EXAMPLE PLAN\nrelaxations:\n  - { finding: x12.element-code, loop: 2000B, segment: SBR, to: info, reason: they take it, source: help desk }\nrequirements: { usage: P }\n";

    private readonly string _folder = Directory.CreateTempSubdirectory("quittance-check-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("3", 3)]
    [InlineData("7", 7)]
    public async Task A_clean_file_is_clean_up_to_the_level_that_was_asked(string level, int snip)
    {
        var said = await Run("check", File("a.837", Claim), "--level", level, "--json");

        var file = said.Json.GetProperty("files")[0];
        Assert.Equal((0, snip, true), (said.Code, file.GetProperty("transactions")[0].GetProperty("snip").GetInt32(), file.GetProperty("transactions")[0].GetProperty("accepted").GetBoolean()));
        Assert.Empty(file.GetProperty("findings").EnumerateArray());
        Assert.Equal(level == "7", file.GetProperty("notJudged").GetArrayLength() > 0);
    }

    [Fact]
    public async Task A_finding_above_level_3_has_every_field_of_its_place()
    {
        var text = Claim.Replace("SV1*HC:99213*120", "SV1*HC:87880:QW*120", StringComparison.Ordinal).Replace("XX*1234567893", "XX*1234567890", StringComparison.Ordinal);
        var said = await Run("check", File("a.837", text), "--level", "6", "--json");

        var findings = said.Json.GetProperty("files")[0].GetProperty("findings").EnumerateArray().ToDictionary(f => f.GetProperty("id").GetString()!, StringComparer.Ordinal);
        Assert.Equal(["PRO-0202", "PRO-0902"], findings.Keys.Order(StringComparer.Ordinal).ToArray());
        var npi = findings["PRO-0202"];
        Assert.Equal(("error", 5, "NM1", "2310B", 9), (Text(npi, "severity"), npi.GetProperty("level").GetInt32(), Text(npi, "segment"), Text(npi, "loop"), npi.GetProperty("element").GetInt32()));
        Assert.Equal((text.IndexOf("NM1*82", StringComparison.Ordinal), "1234567890", "000000001/1/0001"), (npi.GetProperty("byteOffset").GetInt32(), Text(npi, "value"), Text(npi, "transaction")));
        Assert.All(["message", "clears", "source", "edition"], name => Assert.NotEqual("", Text(npi, name), StringComparer.Ordinal));
        Assert.Equal(1, said.Code);
    }

    [Fact]
    public async Task A_partner_forgives_and_asks_and_the_999_follows()
    {
        var file = File("a.837", Claim.Replace("SBR*P*18", "SBR*Z*18", StringComparison.Ordinal));
        var answer = Path.Combine(_folder, "answer.999");

        var said = await Run("check", file, "--partner", File("p.yaml", Profile), "--ack", answer, "--json");

        var document = said.Json.GetProperty("files")[0];
        var findings = document.GetProperty("findings").EnumerateArray().ToList();
        Assert.Equal(["partner.usage", "x12.element-code"], findings.Select(f => Text(f, "id")).Order(StringComparer.Ordinal).ToList());
        var forgiven = findings.Single(f => Text(f, "id") == "x12.element-code");
        Assert.Equal(("info", "error", "they take it"), (Text(forgiven, "severity"), Text(forgiven.GetProperty("relaxed"), "from"), Text(forgiven.GetProperty("relaxed"), "reason")));
        Assert.Equal(1, document.GetProperty("relaxations")[0].GetProperty("count").GetInt32());
        Assert.True(document.GetProperty("transactions")[0].GetProperty("accepted").GetBoolean());
        Assert.Contains("IK5*A", await System.IO.File.ReadAllTextAsync(answer, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(1, said.Code);
        Assert.Equal(1, (await Run("check", file)).Code);
    }

    [Fact]
    public async Task A_profile_with_an_unknown_key_is_refused_with_its_line()
    {
        var said = await Run("check", File("a.837", Claim), "--partner", File("p.yaml", Profile + "requirments: {}\n"));
        Assert.Equal((2, ""), (said.Code, said.Output));
        Assert.Contains("p.yaml:6: partner-profile has no key 'requirments'; did you mean 'requirements'?", said.Error, StringComparison.Ordinal);
        Assert.Equal(2, (await Run("check", File("a.837", Claim), "--partner", Path.Combine(_folder, "none.yaml"))).Code);
    }

    [Fact]
    public async Task A_batch_answers_one_line_a_question_in_the_same_order()
    {
        File("a.837", Claim);
        File("b.837", Claim.Replace("*120*UN", "*130*UN", StringComparison.Ordinal));

        var said = await Run("check", "--batch", File("list.txt", "a.837\nnone.837\n\nb.837\n"));

        var lines = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement.GetProperty("files")[0]).ToList();
        Assert.Equal(["a.837", "none.837", "", "b.837"], lines.Select(l => Text(l, "file")).ToList());
        Assert.Equal([false, true, true, false], lines.Select(l => l.TryGetProperty("error", out _)).ToList());
        Assert.NotEmpty(lines[3].GetProperty("findings").EnumerateArray());
        Assert.Equal(2, said.Code);
        Assert.Equal(2, (await Run("check", "a.837", "--batch", "list.txt")).Code);
        Assert.Equal(2, (await Run("check")).Code);
    }

    [Fact]
    public async Task A_wrong_file_given_as_list_costs_no_more_than_a_long_path()
    {
        var said = await Run("check", "--batch", File("list.txt", new string('x', 5_000_000) + "\na.837\r\n"));
        var lines = said.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((2, 2), (said.Code, lines.Length));
        Assert.InRange(lines[0].Length, 32_768, 40_000);
        Assert.Contains("\"a.837\"", lines[1], StringComparison.Ordinal);
        Assert.Equal((2, "--batch needs the name of a file that names files, or - for standard input."), ((await Run("check", "--batch", "")) is var empty ? (empty.Code, empty.Sentence) : default));
    }

    private Task<Said> Run(params string[] words) => new CommandLine(Path.Combine(_folder, "home")) { Folder = _folder }.RunAsync(words);

    private string File(string name, string content)
    {
        var path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
