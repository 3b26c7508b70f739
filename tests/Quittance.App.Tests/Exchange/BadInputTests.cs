using System.IO.Compression;
using System.Text;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Exchange;

/// <summary>Files as they should not be: each is told apart and explained, and the good ones beside it load.</summary>
public abstract class BadInputTests(PostgresServer? server) : ImportSuite(server)
{
    private static readonly string Good = X12Text.Claims(new(501, "20250304"), new Bill("A1", 100), new Bill("A2", 60, 30) { Member = "M1002" });

    private static readonly string Paid = X12Text.Remittance(new(502, "20250320"),
        new Decided("A1", "1", 100, 80, "CO*45*20"), new Decided("A2", "1", 90, 50, "CO*45*30", "PR*1*10") { Member = "M1002" });

    public static TheoryData<string> Rubbish => ["empty", "white", "random", "utf-16", "text", "json", "isa-only", "isa-short", "zeros", "terminators"];

    [Theory]
    [MemberData(nameof(Rubbish))]
    public async Task What_is_no_X12_is_rejected_with_a_reason_and_its_neighbours_load(string kind)
    {
        var practice = await NewPracticeAsync();

        var report = await ImportAsync(practice, new Given("bad", RubbishOf(kind)), new Given("good", Good));

        Assert.Equal(("rejected", "imported"), (report.Files[0].Status, report.Files[1].Status));
        Assert.Contains(report.Files[0].Findings, f => f.Severity == Severity.Error && f.Message.EndsWith('.'));
        Assert.True(report.HasErrors);
        Assert.Equal(19000, report.Totals.Posted.Cents);
        Reconciles(report);
    }

    private static byte[] RubbishOf(string kind)
    {
        var random = new byte[5000];
        new Random(3).NextBytes(random);
        return kind switch
        {
            "empty" => [],
            "white" => "  \r\n\t "u8.ToArray(),
            "random" => random,
            "utf-16" => [0xff, 0xfe, .. Encoding.Unicode.GetBytes(Good)],
            "text" => "Dear billing office,\nplease find enclosed the ISA of last week.\n"u8.ToArray(),
            "json" => "{\"resourceType\":\"Claim\"}"u8.ToArray(),
            "isa-only" => Encoding.Latin1.GetBytes(Good[..107]),
            "isa-short" => "ISA*00*"u8.ToArray(),
            "zeros" => new byte[3000],
            _ => Encoding.Latin1.GetBytes(new string('~', 2000)),
        };
    }

    [Fact]
    public async Task A_claim_file_cut_anywhere_is_told_and_the_whole_one_then_loads_right()
    {
        var clean = await NewPracticeAsync();
        await ImportAsync(clean, new Given("whole", Good));
        var expected = await ClaimsAsync(clean);
        // Behind the last line the claim is complete, and nobody can know it.
        var end = Good.IndexOf("SE*", StringComparison.Ordinal);
        foreach (var at in Enumerable.Range(1, (Good.Length - 2) / 97).Select(n => n * 97).Concat([end, end + 1, end + 5]))
        {
            var practice = await NewPracticeAsync();
            var cut = await ImportAsync(practice, new Given("cut", Good[..at]));
            Reconciles(cut);
            Assert.True(cut.HasErrors && cut.Files[0].Findings.Any(f => f.Severity == Severity.Error), $"cut at {at}: {cut.Files[0].Status}");
            var whole = await ImportAsync(practice, new Given("whole", Good));
            Reconciles(whole);
            Assert.True(whole.Files[0].Status == "imported", $"cut at {at}: the whole file is {whole.Files[0].Status}");
            var ends = await ClaimsAsync(practice);
            Assert.True(expected.SequenceEqual(ends, StringComparer.Ordinal), $"cut at {at}: {string.Join("; ", ends)}");
        }
    }

    [Fact]
    public async Task A_remittance_cut_anywhere_posts_nothing_and_the_whole_one_then_posts()
    {
        var clean = await NewPracticeAsync();
        await ImportAsync(clean, new Given("claims", Good), new Given("whole", Paid));
        var expected = await ClaimsAsync(clean);
        for (var at = 97; at < Paid.IndexOf("SE*", StringComparison.Ordinal); at += 97)
        {
            var practice = await NewPracticeAsync();
            var cut = await ImportAsync(practice, new Given("claims", Good), new Given("cut", Paid[..at]));
            Reconciles(cut);
            Assert.True(cut.HasErrors && cut.Files[1].Findings.Any(f => f.Severity == Severity.Error), $"cut at {at}: {cut.Files[1].Status}");
            Assert.True(cut.Totals.PaidPosted.IsZero && cut.Files[1].Posted == 0, $"cut at {at}: posted {cut.Totals.PaidPosted}");
            var whole = await ImportAsync(practice, new Given("whole", Paid));
            Assert.True(whole.Files[0].Status == "imported", $"cut at {at}: the whole file is {whole.Files[0].Status}");
            var ends = await ClaimsAsync(practice);
            Assert.True(expected.SequenceEqual(ends, StringComparer.Ordinal), $"cut at {at}: {string.Join("; ", ends)}");
        }
    }

    [Theory]
    [InlineData("99999999999999999999")]
    [InlineData("12345678901.00")]
    [InlineData("100.001")]
    [InlineData("1E2")]
    [InlineData("")]
    [InlineData("-")]
    public async Task A_charge_that_is_no_amount_counts_nothing_and_its_claim_is_held(string charge)
    {
        var practice = await NewPracticeAsync();

        var report = await ImportAsync(practice, new Given("file", X12Text.Claims(new(503, "20250304"), new Bill("B1", 100) { Total = charge }, new Bill("B2", 70) { Member = "M1002" })));

        Reconciles(report);
        Assert.Equal(("partial", 1, 1), (report.Files[0].Status, report.Files[0].Posted, report.Files[0].Held));
        Assert.Contains(report.Files[0].Findings, f => f is { Id: "claim.unbalanced", Severity: Severity.Error });
        Assert.Equal((7000, 7000), (report.Totals.Charges.Cents, report.Totals.Posted.Cents));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("O'); DROP TABLE claims;--")]
    [InlineData("\u0001\u0002\u001f\u007f")]
    [InlineData("NUL\0BYTE")]
    [InlineData("\u00e9\u00ff\u0080")]
    [InlineData("long")]
    public async Task Hostile_text_is_data_wherever_it_stands(string text)
    {
        if (text == "long") text = new string('X', 10_000);
        var practice = await NewPracticeAsync();
        var bill = new Bill("C1" + text, 100) { Last = text, First = text, Member = text, PayerName = text, PayerId = text };
        var decided = new Decided("C1" + text, "1", 100, 80, "CO*45*20") { Last = text, First = text, Member = text, PayerNumber = text };

        var report = await ImportAsync(practice, new Given("claims" + text, X12Text.Claims(new(504, "20250304"), bill, new Bill("C2", 50))),
            new Given("paid", X12Text.Remittance(new(505, "20250320") { PayerName = text, PayerId = "" }, decided)),
            new Given("answer", X12Text.Status277(new(506, "20250306"), "BATCH504", ("C1" + text, "A2:20:PR", text, ""))));

        Reconciles(report);
        Assert.Equal(15000, report.Totals.Charges.Cents);
        Assert.Equal(2, report.Totals.Claims);
        Assert.Equal(8000, report.Totals.Paid.Cents);
        Assert.All((await ImportAsync(practice, new Given("again", X12Text.Claims(new(504, "20250304"), bill, new Bill("C2", 50))))).Files, f => Assert.Equal("duplicate", f.Status));
    }

    [Fact]
    public async Task A_zip_gives_its_members_the_bad_ones_told_and_the_bomb_refused()
    {
        var folder = Directory.CreateDirectory(Home.At("in")).FullName;
        Zip(Path.Combine(folder, "day.zip"), ("a/claims.837", Encoding.Latin1.GetBytes(Good)), ("bomb.835", new byte[50 << 20]), ("note.txt", "hello"u8.ToArray()), ("paid.835", Encoding.Latin1.GetBytes(Paid)));
        await File.WriteAllBytesAsync(Path.Combine(folder, "torn.zip"), (await File.ReadAllBytesAsync(Path.Combine(folder, "day.zip"), Cancel))[..200], Cancel);
        var practice = await NewPracticeAsync();

        var report = await ImportPathsAsync(practice, folder);

        var told = report.Files.ToDictionary(f => f.File, f => f, StringComparer.Ordinal);
        Assert.Equal(["day.zip!a/claims.837", "day.zip!bomb.835", "day.zip!note.txt", "day.zip!paid.835", "torn.zip"], told.Keys.Order(StringComparer.Ordinal).ToArray());
        Assert.Equal(("imported", "rejected", "rejected", "imported", "rejected"),
            (told["day.zip!a/claims.837"].Status, told["day.zip!bomb.835"].Status, told["day.zip!note.txt"].Status, told["day.zip!paid.835"].Status, told["torn.zip"].Status));
        Assert.Contains("unpacks to far more", Assert.Single(told["day.zip!bomb.835"].Findings).Message, StringComparison.Ordinal);
        Assert.Equal((19000, 13000), (report.Totals.Posted.Cents, report.Totals.PaidPosted.Cents));
        Reconciles(report);
    }

    [Fact]
    public async Task Two_members_of_one_name_are_both_read()
    {
        var path = Home.At("twins.zip");
        Zip(path, ("day.837", Encoding.Latin1.GetBytes(Good)), ("day.837", Encoding.Latin1.GetBytes(X12Text.Claims(new(507, "20250305"), new Bill("T1", 10)))));
        var practice = await NewPracticeAsync();

        var report = await ImportPathsAsync(practice, path);

        Assert.Equal(2, report.Files.Count);
        Assert.All(report.Files, f => Assert.Equal("imported", f.Status));
        Assert.Equal(20000, report.Totals.Posted.Cents);
    }

    [Fact]
    public async Task A_gzip_is_unpacked_and_a_torn_one_told()
    {
        var folder = Directory.CreateDirectory(Home.At("gz")).FullName;
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true)) await gzip.WriteAsync(Encoding.Latin1.GetBytes(Good), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(folder, "a.837.gz"), packed.ToArray(), Cancel);
        await File.WriteAllBytesAsync(Path.Combine(folder, "b.837.gz"), packed.ToArray()[..^40], Cancel);
        await File.WriteAllBytesAsync(Path.Combine(folder, "c.837.gz"), [0x1f, 0x8b, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8], Cancel);
        var practice = await NewPracticeAsync();

        var report = await ImportPathsAsync(practice, folder);

        Assert.Equal("imported", report.Files[0].Status);
        foreach (var torn in report.Files.Skip(1))
            Assert.True(torn.Status is "rejected" or "partial" && torn.Findings.Any(f => f.Severity == Severity.Error), $"{torn.File} {torn.Status}");
        Assert.Equal(19000, report.Database.Posted.Cents);
        Reconciles(report);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_and_its_neighbours_load()
    {
        var folder = Directory.CreateDirectory(Home.At("closed")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "a.837"), Good, Encoding.Latin1, Cancel);
        // Not even the superuser can open a link to nothing.
        File.CreateSymbolicLink(Path.Combine(folder, "b.835"), Path.Combine(folder, "gone"));
        var practice = await NewPracticeAsync();

        var report = await ImportPathsAsync(practice, folder);

        Assert.Equal(("imported", "rejected"), (report.Files[0].Status, report.Files[1].Status));
        Assert.Contains("cannot be opened", Assert.Single(report.Files[1].Findings).Message, StringComparison.Ordinal);
    }

    private static void Zip(string path, params (string Name, byte[] Bytes)[] members)
    {
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (name, bytes) in members)
        {
            using var entry = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
            entry.Write(bytes);
        }
    }

    public sealed class OnSqlite() : BadInputTests(null);

    public sealed class OnPostgres(PostgresServer server) : BadInputTests(server);
}
