using System.Diagnostics;
using System.Text;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Jobs;

/// <summary>The built command line is killed without warning while it imports, again and again; nothing is lost and nothing is double.</summary>
public abstract class KillTests(PostgresServer? server) : IDisposable
{
    private const int ClaimsOfAFile = 300;
    private const int Kills = 20;
    private const int KillsOfAHome = 10;

    /// <summary>Enough for every kill, also on a machine whose speed changes under our hands.</summary>
    private const int Homes = 6;

    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("quittance-kill");

    public void Dispose()
    {
        temporary.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task An_import_killed_twenty_times_leaves_what_one_clean_run_leaves()
    {
        var files = await WriteFilesAsync();
        var clean = await NewHomeAsync("clean");
        var watch = Stopwatch.StartNew();
        await clean.RunAsync("doctor", "--json");
        var start = watch.Elapsed;
        watch.Restart();
        var report = await clean.RunAsync("import", files, "--json");
        var whole = watch.Elapsed;
        Assert.True(report.Code == 0, report.Error + report.Output);
        var digest = await DigestAsync(clean);
        var kills = 0;
        for (var home = 1; home <= Homes && kills < Kills; home++)
        {
            var broken = await NewHomeAsync($"home{home}");
            kills += await KillAsync(broken, files, new Random(home), start, whole);
            var end = await broken.RunAsync("import", files, "--json");
            Assert.True(end.Code == 0, end.Error + end.Output);
            Assert.True(end.Json.GetProperty("ledger").GetProperty("balanced").GetBoolean());
            Assert.Equal(report.Json.GetProperty("database").ToString(), end.Json.GetProperty("database").ToString());
            Assert.Equal(digest, await DigestAsync(broken));
        }
        Assert.True(kills >= Kills / 2, $"Only {kills} were still running when killed.");
    }

    /// <summary>Kills imports on one home, from one that has hardly begun to one that is far on, until one was through before its time.</summary>
    private static async Task<int> KillAsync(CommandLine home, string files, Random random, TimeSpan start, TimeSpan whole)
    {
        for (var kill = 0; kill < KillsOfAHome; kill++)
        {
            var share = random.NextDouble() * 1.5 / KillsOfAHome;
            if (!await home.KillAfterAsync((start * (0.5 + (random.NextDouble() * 0.5))) + ((whole - start) * share), "import", files)) return kill;
        }
        return KillsOfAHome;
    }

    private static async Task<string> DigestAsync(CommandLine home)
    {
        var doctor = await home.RunAsync("doctor", "--digest", "--json");
        Assert.True(doctor.Code == 0, doctor.Error + doctor.Output);
        return doctor.Json.GetProperty("digest").GetString()!;
    }

    private async Task<CommandLine> NewHomeAsync(string name) =>
        new(Path.Combine(temporary.FullName, name), server is null ? null : await server.CreateDatabaseAsync());

    /// <summary>Claims in sets of several hundred, their answers, and what the payer decided, a part of it reversed later.</summary>
    private async Task<string> WriteFilesAsync()
    {
        var folder = temporary.CreateSubdirectory("files").FullName;
        var random = new Random(7);
        for (var file = 1; file <= 4; file++)
        {
            var bills = Enumerable.Range(1, ClaimsOfAFile).Select(i => new Bill($"C{file}N{i}", random.Next(50, 400), random.Next(20, 90)) { Member = $"M{file}{i:0000}" }).ToArray();
            var decided = bills.Select(b => Decide(b, random)).ToArray();
            await WriteAsync(folder, $"{file}a.837", X12Text.ClaimSets(new(file, "20250304"), bills[..120], bills[120..]));
            await WriteAsync(folder, $"{file}b.999", X12Text.Answer999(new(100 + file, "20250304", "1000"), file, "A", "A"));
            await WriteAsync(folder, $"{file}c.277", X12Text.Status277(new(200 + file, "20250305"), $"BATCH{file}", [.. bills.Select(b => (b.Number, "A2:20:PR", $"ICN{b.Number}", ""))]));
            // Every other remittance is read before its claims.
            await WriteAsync(folder, file % 2 == 0 ? $"0{file}.835" : $"{file}d.835", X12Text.Remittance(new(300 + file, "20250320"), decided));
            await WriteAsync(folder, $"{file}e.835", X12Text.Remittance(new(400 + file, "20250420"), [.. decided.Take(60).SelectMany(Again)]));
        }
        return folder;
    }

    private static Decided Decide(Bill bill, Random random)
    {
        var charge = bill.Charges.Sum();
        var paid = random.Next(10, (int)charge - 5);
        return new Decided(bill.Number, "1", charge, paid, random.Next(3) == 0 ? $"PR*1*{charge - paid}" : $"CO*45*{charge - paid}") { PayerNumber = $"ICN{bill.Number}", Member = bill.Member };
    }

    private static Decided[] Again(Decided first) =>
    [
        first with { Status = "22", Charge = -first.Charge, Paid = -first.Paid, Adjustments = [.. first.Adjustments.Select(a => a.Insert(a.LastIndexOf('*') + 1, "-"))] },
        first with { Paid = first.Charge, Adjustments = [] },
    ];

    private static Task WriteAsync(string folder, string name, string text) =>
        File.WriteAllTextAsync(Path.Combine(folder, name), text, Encoding.Latin1, TestContext.Current.CancellationToken);

    public sealed class OnSqlite() : KillTests(null);

    public sealed class OnPostgres(PostgresServer server) : KillTests(server);
}
