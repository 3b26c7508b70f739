using Microsoft.EntityFrameworkCore;
using Quittance.App.Jobs;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Jobs;

/// <summary>The published files, all of them: nothing breaks, every cent is told, and the test's own sums agree.</summary>
[Trait("Corpus", "true")]
public abstract class CorpusImportTests(PostgresServer? server) : ImportSuite(server)
{
    [Fact]
    public async Task All_files_import_and_the_sums_are_those_of_the_raw_text()
    {
        var files = Read();
        var practice = await NewPracticeAsync();

        var report = await ImportAsync(practice, files);

        Assert.Equal(files.Length, report.Files.Count);
        Reconciles(report);
        var sets = files.SelectMany(f => PlainX12.Sets(f.Bytes)).ToList();
        Assert.Equal(sets.Where(s => s.IsClaims).Sum(s => s.Cents("CLM", 2)), report.Totals.Charges.Cents);
        Assert.Equal(sets.Where(s => s.IsRemittance).Sum(s => s.Cents("BPR", 2)), report.Totals.Paid.Cents);
        Assert.Equal(report.Totals, report.Database);
        Assert.True(report.Totals.Posted > Money.Zero && report.Totals.PaidPosted > Money.Zero && report.Totals.PaidHeld > Money.Zero);
    }

    [Fact]
    public async Task Each_file_alone_tells_its_own_sums_status_and_reasons()
    {
        var faults = new List<string>();
        foreach (var file in Read())
        {
            var practice = await NewPracticeAsync();
            var report = await ImportAsync(practice, file);
            Reconciles(report);
            faults.AddRange((await JudgeAsync(practice, file, report)).Select(f => $"{file.Name}: {f}"));
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>What is wrong with the report of one file; open is told again from the ledger's own rows.</summary>
    private async Task<List<string>> JudgeAsync(Guid practice, Given file, ImportReport report)
    {
        var faults = new List<string>();
        var line = Assert.Single(report.Files);
        var sets = PlainX12.Sets(file.Bytes);
        var posting = sets.Where(s => s.IsClaims || s.IsRemittance).ToList();
        void Want(string what, long told, long own)
        {
            if (told != own) faults.Add($"{what} is told as {told}, but is {own}");
        }
        Want("charges", report.Totals.Charges.Cents, sets.Where(s => s.IsClaims).Sum(s => s.Cents("CLM", 2)));
        Want("paid", report.Totals.Paid.Cents, sets.Where(s => s.IsRemittance).Sum(s => s.Cents("BPR", 2)));
        Want("open", report.Totals.Open.Cents, (await OpenAsync(practice)).Cents);
        if (posting.Count == 0 && line.Status is not ("received" or "imported" or "rejected")) faults.Add($"status {line.Status} without anything to post");
        if (posting.Count == 0 && sets.Count > 0 && !sets.Exists(s => s.Type is "999" or "997" or "277" or "TA1") && line.Status != "received") faults.Add($"status {line.Status} instead of received");
        if (posting.Count > 0 && line.Status is "received" or "duplicate") faults.Add($"status {line.Status} of a file that posts");
        if (posting.Count > 0) Want("claims", line.Claims, posting.Sum(s => s.Count("CLM") + s.Count("CLP")));
        if (line.Status is "rejected" or "partial" or "unbalanced" || line.Held > 0)
            if (!line.Findings.Any(f => f.Severity == Severity.Error && f.Message.Length > 0)) faults.Add($"{line.Status} with {line.Held} held, and no reason told");
        if (line.Status == "unbalanced" && (report.Totals.PaidPosted != Money.Zero || line.Posted > 0)) faults.Add("unbalanced, yet posted");
        return faults;
    }

    /// <summary>Charges less insurers' payments and write-offs on claims, from the ledger.</summary>
    private Task<Money> OpenAsync(Guid practice) => InScopeAsync(async db =>
    {
        var claims = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == practice).ToListAsync(Cancel);
        return claims.Aggregate(Money.Zero, (sum, c) => sum + c.Charge - c.InsurerPaid - c.Adjusted);
    });

    [Fact]
    public async Task Guides_that_are_no_claims_in_force_are_received_and_post_nothing()
    {
        var files = Read().Where(f => PlainX12.Sets(f.Bytes) is { Count: > 0 } sets
            && sets.TrueForAll(s => s.Guide is "005010X291" or "005010X292" or "005010X298" || (s.Type is "837" or "835" && s.Guide.StartsWith("004010", StringComparison.Ordinal)))).ToList();
        var practice = await NewPracticeAsync();

        var report = await ImportAsync(practice, files);

        Assert.True(files.Count >= 15, $"{files.Count} files");
        Assert.All(report.Files, f => Assert.True(f.Status == "received", $"{f.File} is {f.Status}"));
        Assert.Equal((0, Money.Zero, Money.Zero), (report.Totals.Claims, report.Totals.Charges, report.Totals.Paid));
    }

    [Fact]
    public async Task The_second_import_adds_only_receipts_and_any_order_gives_the_same_content()
    {
        var files = Read();
        var practice = await NewPracticeAsync();
        var first = await ImportAsync(practice, files);
        var digest = await DigestAsync(practice);
        var receipts = await CountAsync<ReceiptRow>(practice);

        var again = await ImportAsync(practice, files);

        Assert.Equal(digest, await DigestAsync(practice));
        Assert.All(again.Files, f => Assert.Equal("duplicate", f.Status));
        Assert.Equal(receipts + files.Length, await CountAsync<ReceiptRow>(practice));
        Assert.Equal(first.Database, again.Database);
        Assert.Equal((first.Totals.Charges, first.Totals.Paid), (again.Totals.Repeats, again.Totals.PaidRepeats));
        for (var seed = 0; seed <= 3; seed++)
        {
            var order = files.ToArray();
            if (seed == 0) order = [.. order.OrderBy(f => !f.Name.StartsWith("835", StringComparison.Ordinal))];
            else new Random(seed).Shuffle(order);
            var other = await NewPracticeAsync();
            Reconciles(await ImportAsync(other, order));
            Assert.True(digest == await DigestAsync(other), $"order {seed}");
        }
    }

    [Fact]
    public async Task A_death_behind_any_commit_leaves_what_one_clean_run_leaves()
    {
        var files = Read().Where(f => PlainX12.Sets(f.Bytes) is { Count: > 0 } sets && sets.Exists(s => s.IsClaims || s.IsRemittance))
            .OrderByDescending(f => PlainX12.Sets(f.Bytes).Count).Take(6).ToArray();
        Assert.Equal(6, files.Length);
        var clean = await NewPracticeAsync();
        await ImportAsync(clean, files);
        var digest = await DigestAsync(clean);
        var deaths = 0;
        while (true)
        {
            var practice = await NewPracticeAsync();
            if (!await DiesAtAsync(practice, files, deaths + 1)) break;
            deaths++;
            Reconciles(await ImportAsync(practice, files));
            Assert.True(digest == await DigestAsync(practice), $"died behind commit {deaths}");
        }
        Assert.True(deaths >= 18, $"{deaths} deaths");
    }

    private static Given[] Read()
    {
        Corpus.Need();
        return [.. Corpus.Files().Select(f => new Given($"{Path.GetFileName(Path.GetDirectoryName(f))}/{Path.GetFileName(f)}", File.ReadAllBytes(f)))];
    }

    public sealed class OnSqlite() : CorpusImportTests(null);

    public sealed class OnPostgres(PostgresServer server) : CorpusImportTests(server);
}
