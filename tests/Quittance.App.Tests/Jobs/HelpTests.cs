using Quittance.App.Tests.Tidy;
using Quittance.Cli;
using Quittance.Cli.Help;

namespace Quittance.App.Tests.Jobs;

/// <summary>What <c>help</c> shows can be typed as it stands.</summary>
public sealed class HelpTests : IDisposable
{
    private const string Visits = """
        Visit No,Chart,Last,First,DOB,Sex,Street,City,State,Zip,Ins,Policy,Date,NPI,Dx1,Dx2,CPT,Mod,Qty
        V1,C1,TESTER,ALEX,1/1/1980,F,1 ELM STREET,SPRINGFIELD,IL,62701-0001,PAY01,M1001,6/30/2025,1245319599,E119,,99213,,1
        V2,C2,TESTER,SAM,1/1/1981,M,2 ELM STREET,SPRINGFIELD,IL,62701-0001,PAY01,M1002,6/30/2025,1245319599,E119,,99213,,1
        V2,C2,TESTER,SAM,1/1/1981,M,2 ELM STREET,SPRINGFIELD,IL,62701-0001,PAY01,M1002,6/30/2025,1245319599,E119,,99213,,1
        """;

    private const string Mapping = """
        visit = Visit No
        chart = Chart
        last = Last
        first = First
        birth = DOB
        sex = Sex
        street = Street
        city = City
        state = State
        zip = Zip
        payer = Ins
        member = Policy
        day = Date
        provider = NPI
        place = "11"
        diagnoses = Dx1, Dx2
        code = CPT
        modifiers = Mod
        units = Qty
        date-format = "M/d/yyyy"
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("quittance-help-").FullName;

    [Fact]
    public void Every_verb_has_examples_and_every_example_is_of_a_verb()
    {
        var verbs = Verbs.Root().Subcommands.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(verbs.Order(StringComparer.Ordinal), HelpExamples.All.Select(e => e.Verb).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.All(HelpExamples.All, e => Assert.Equal(e.Verb, e.Words[0]));
        Assert.All(HelpExamples.All, e => Assert.Empty(Verbs.Root().Parse(e.Words).Errors));
        Assert.All(HelpExamples.All, e => Assert.True(e.Says.EndsWith('.'), e.Line));
    }

    /// <summary>In their order, on one home; <c>serve</c> never ends and has a test of its own.</summary>
    [Fact]
    public async Task Every_example_runs_and_ends_as_it_says()
    {
        Prepare();
        var line = new CommandLine(Path.Combine(_folder, "home")) { Folder = _folder };
        foreach (var example in HelpExamples.All.Where(e => e.Verb != "serve"))
        {
            var said = await line.RunAsync(example.Words);
            Assert.True(example.ExitCode == said.Code, $"{example.Line} ended with {said.Code}: {said.Error}");
            Assert.True(said.Output.Length > 0 || said.Error.Length > 0, $"{example.Line} said nothing.");
        }
        Assert.True(File.Exists(Path.Combine(_folder, "answer.999")));
        Assert.NotEmpty(Directory.EnumerateFiles(Path.Combine(_folder, "exchange/out")));
    }

    [Fact]
    public async Task Help_tells_a_wrong_verb_and_lists_all_without_one()
    {
        var line = new CommandLine(_folder);

        var wrong = await line.RunAsync("help", "imprt");
        var all = await line.RunAsync("help");
        var one = await line.RunAsync("help", "import", "--json");

        Assert.Equal((2, "There is no verb imprt. quittance help lists all."), (wrong.Code, wrong.Sentence));
        Assert.Contains("Take claim files, remittances and answers in", all.Output, StringComparison.Ordinal);
        Assert.Equal("quittance import samples/practice", one.Json.GetProperty("examples")[0].GetProperty("command").GetString());
    }

    [Fact]
    public async Task Help_as_json_is_one_document_of_verbs_words_and_options()
    {
        var said = await new CommandLine(_folder).RunAsync("help", "--json");

        var verbs = said.Json.GetProperty("verbs").EnumerateArray().ToDictionary(v => v.GetProperty("verb").GetString()!, StringComparer.Ordinal);
        Assert.Equal(0, said.Code);
        Assert.Equal(Verbs.Root().Subcommands.Select(c => c.Name).Order(StringComparer.Ordinal), verbs.Keys.Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Contains(said.Json.GetProperty("options").EnumerateArray(), o => o.GetProperty("option").GetString() == "--json");
        Assert.Equal(["FILE", "OUT"], verbs["split"].GetProperty("words").EnumerateArray().Select(w => w.GetProperty("word").GetString()!).ToArray());
        Assert.Contains(verbs["check"].GetProperty("options").EnumerateArray(), o => o.GetProperty("option").GetString() == "--level" && o.GetProperty("takesValue").GetBoolean());
        Assert.Contains(verbs["practice"].GetProperty("verbs").EnumerateArray(), v => v.GetProperty("verb").GetString() == "billing");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Prepare()
    {
        var samples = Path.Combine(Checkout.Root, "samples", "practice");
        foreach (var file in Directory.EnumerateFiles(samples, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder, "samples", "practice", Path.GetRelativePath(samples, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
        File.Copy(First(Path.Combine(samples, "out"), "*.837"), Path.Combine(_folder, "claims.837"));
        File.Copy(First(Path.Combine(samples, "in"), "*.835"), Path.Combine(_folder, "remit.835"));
        File.Copy(Path.Combine(Checkout.Root, "data/starter/fees.tsv"), Path.Combine(_folder, "fees.tsv"));
        File.WriteAllText(Path.Combine(_folder, "visits.csv"), Visits);
        File.WriteAllText(Path.Combine(_folder, "mapping.txt"), Mapping);
        File.WriteAllText(Path.Combine(_folder, "plan.yaml"), "version: 1\npartner: EXAMPLE PLAN\nrequirements: { claims-per-set: 5000 }\n");
        File.WriteAllText(Path.Combine(_folder, "list.txt"), "claims.837\nremit.835\n");
        File.WriteAllText(Path.Combine(_folder, "passphrase.txt"), "a passphrase of the examples");
    }

    private static string First(string folder, string pattern) => Directory.EnumerateFiles(folder, pattern).Order(StringComparer.Ordinal).First();
}
