using System.Text;
using System.Text.Json;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Jobs;

namespace Quittance.App.Tests.Claims;

/// <summary>The command line as others call it: exit codes, one sentence, and documents with exactly the fields that they rely on.</summary>
public sealed class DocumentTests : IDisposable
{
    private const string Totals = "claims charges posted held repeats replaced voided paid paidPosted paidHeld paidRepeats adjusted patientResponsibility open unmatched";

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("quittance-documents");

    public void Dispose() => temporary.Delete(recursive: true);

    [Fact]
    public async Task Import_claims_match_kpis_and_doctor_print_their_documents()
    {
        var cli = new CommandLine(At("home"));
        await WriteAsync("in/1.837", X12Text.Claims(new(801, "20250304"), new Bill("A1", 100), new Bill("A2", 90) { Member = "M1002" }));
        await WriteAsync("in/2.835", X12Text.Remittance(new(802, "20250320"), new Decided("A1", "1", 100, 80, "CO*45*15", "PR*1*5"), new Decided("LOST", "1", 90, 60, "CO*45*30") { Member = "UNKNOWN" }));

        var import = await DocumentAsync(cli, 0, "import", At("in"));
        Fields("files totals database ledger", import);
        Fields("file kind status claims posted held findings", import.GetProperty("files")[0]);
        Fields(Totals, import.GetProperty("totals"));
        Fields(Totals, import.GetProperty("database"));
        Fields("balanced", import.GetProperty("ledger"));
        Assert.Equal(("1.837", "837P", "imported", 2), (Text(import.GetProperty("files")[0], "file"), Text(import.GetProperty("files")[0], "kind"), Text(import.GetProperty("files")[0], "status"), import.GetProperty("files")[0].GetProperty("claims").GetInt32()));
        Assert.Equal(("190.00", "140.00", "60.00", "95.00"), (Text(import.GetProperty("totals"), "charges"), Text(import.GetProperty("totals"), "paid"), Text(import.GetProperty("totals"), "unmatched"), Text(import.GetProperty("totals"), "open")));

        var claims = await DocumentAsync(cli, 0, "claims", "--number", "A1");
        Fields("claims", claims);
        var claim = Assert.Single(claims.GetProperty("claims").EnumerateArray());
        Fields("billingNpi number day state payer versions charge insurerPaid adjusted patientResponsibility open deniedOpen", claim);
        Assert.Equal("1234567893 A1 2025-03-03 PatientDue PAY01 1 100.00 80.00 15.00 5.00 5.00 0.00", string.Join(' ', claim.EnumerateObject().Select(f => f.Value.ToString())));
        await ClaimFiltersAsync(cli);

        var match = await DocumentAsync(cli, 0, "match");
        Fields("waiting payerNames doubtful", match);
        Fields("item number status charge paid bookDate why candidates", match.GetProperty("waiting")[0]);
        Fields("claim number charge agrees", match.GetProperty("waiting")[0].GetProperty("candidates")[0]);
        await MatchAsync(cli, Text(match.GetProperty("waiting")[0], "item"));

        await KpisAsync(cli);
        var doctor = await DocumentAsync(cli, 0, "doctor", "--digest");
        Fields("healthy checks digest", doctor);
        Assert.True(doctor.GetProperty("healthy").GetBoolean() && Text(doctor, "digest").Length == 64);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(cli.Home, File.GetUnixFileMode(cli.Home) | UnixFileMode.OtherExecute);
        var open = await DocumentAsync(cli, 1, "doctor", "--digest");
        Assert.Equal((false, Text(doctor, "digest")), (open.GetProperty("healthy").GetBoolean(), Text(open, "digest")));
    }

    private static async Task ClaimFiltersAsync(CommandLine cli)
    {
        foreach (var (filter, count) in new[] { ("--state Sent", 1), ("--state patientdue", 1), ("--payer PAY01", 2), ("--payer alpha-health", 0), ("--from 2025-03-04", 0), ("--to 2025-03-03", 2) })
            Assert.True(count == (await DocumentAsync(cli, 0, ["claims", .. filter.Split(' ')])).GetProperty("claims").GetArrayLength(), filter);
        var unknown = await cli.RunAsync("claims", "--state", "Lost", "--json");
        Assert.Equal((2, ""), (unknown.Code, unknown.Output));
        Assert.StartsWith("There is no state Lost.", unknown.Sentence, StringComparison.Ordinal);
    }

    private static async Task MatchAsync(CommandLine cli, string item)
    {
        var refused = await cli.RunAsync("match", item, "NOSUCH", "--json");
        Assert.Equal((1, ""), (refused.Code, refused.Output));
        Assert.StartsWith("No single claim is named NOSUCH.", refused.Sentence, StringComparison.Ordinal);
        Assert.Equal(2, (await cli.RunAsync("match", item, "--json")).Code);
        Fields("item result", await DocumentAsync(cli, 0, "match", item, "A2"));
        Assert.Equal("Closed", Text((await DocumentAsync(cli, 0, "claims", "--number", "A2")).GetProperty("claims")[0], "state"));
        Fields("item result", await DocumentAsync(cli, 0, "match", "--undo", item));
    }

    private static async Task KpisAsync(CommandLine cli)
    {
        var kpis = (await DocumentAsync(cli, 0, "kpis", "--from", "2025-03-01", "--to", "2025-03-31")).GetProperty("kpis").EnumerateArray().ToList();
        Assert.Equal("ar-days-gross,ar-days-net,clean-claim-rate,first-pass-rate,denial-rate-claims,denial-rate-dollars,collection-rate-net,collection-rate-gross,ar-over-90,aging",
            string.Join(',', kpis.Select(k => Text(k, "id"))));
        foreach (var kpi in kpis)
        {
            var known = "id name value numerator denominator unit" + (Text(kpi, "id") == "aging" ? " buckets" : "") + (kpi.TryGetProperty("estimate", out _) ? " estimate" : "");
            Fields(known, kpi);
            Assert.True(Text(kpi, "unit") is "ratio" or "days" or "usd");
        }
        var aging = kpis[^1];
        Assert.Equal(JsonValueKind.Null, aging.GetProperty("value").ValueKind);
        Fields("bucket amount share", aging.GetProperty("buckets")[0]);
    }

    [Fact]
    public async Task Exit_codes_are_0_for_done_1_for_errors_in_files_and_2_for_what_cannot_be_done()
    {
        var cli = new CommandLine(At("home2"));
        await WriteAsync("good.837", X12Text.Claims(new(803, "20250304"), new Bill("B1", 100)));
        await WriteAsync("held.837", X12Text.Claims(new(804, "20250304"), new Bill("B2", 100) { Total = "99999999999999999999" }));
        await WriteAsync("note.txt", "hello");

        var missing = await cli.RunAsync("import", At("good.837"), At("nowhere"), "--json");
        Assert.Equal((2, ""), (missing.Code, missing.Output));
        Assert.Equal($"There is no file or folder {At("nowhere")}.", missing.Sentence);
        Assert.Equal(0, (await cli.RunAsync("import", At("good.837"), "--json")).Code);
        Assert.Equal(0, (await cli.RunAsync("import", At("good.837"))).Code);
        Assert.Equal("partial", Text((await DocumentAsync(cli, 1, "import", At("held.837"))).GetProperty("files")[0], "status"));
        var rejected = (await DocumentAsync(cli, 1, "import", At("note.txt"))).GetProperty("files")[0];
        Assert.Equal("rejected", Text(rejected, "status"));
        Assert.Equal("error", Text(rejected.GetProperty("findings")[0], "severity"));
        Assert.Equal(2, (await cli.RunAsync("import", "--json")).Code);
        Assert.Equal(2, (await cli.RunAsync("import", At("good.837"), "--nonsense")).Code);
        var unreachable = await new CommandLine(cli.Home, "Host=/nowhere;Database=x;Timeout=2").RunAsync("import", At("good.837"), "--json");
        Assert.Equal((2, ""), (unreachable.Code, unreachable.Output));
        Assert.StartsWith("The database could not be used", unreachable.Sentence, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> DocumentAsync(CommandLine cli, int code, params string[] words)
    {
        var said = await cli.RunAsync([.. words, "--json"]);
        Assert.True(said.Code == code, $"{string.Join(' ', words)} ended with {said.Code}: {said.Error}{said.Output}");
        return said.Json;
    }

    private static void Fields(string expected, JsonElement element) => Assert.Equal(expected, string.Join(' ', element.EnumerateObject().Select(f => f.Name)));

    private static string Text(JsonElement element, string field) => element.GetProperty(field).GetString()!;

    private string At(string name) => Path.Combine(temporary.FullName, name);

    private Task WriteAsync(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        return File.WriteAllTextAsync(At(name), text, Encoding.Latin1, TestContext.Current.CancellationToken);
    }
}
