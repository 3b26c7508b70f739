using System.Text;
using Quittance.App.Tests.Jobs;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.App.Tests.Exchange;

/// <summary>What the command line says of hostile files, and how it splits good ones.</summary>
public sealed class X12VerbTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("quittance-x12");

    private static readonly string Good = X12Text.Claims(new(501, "20250304"), new Bill("A1", 100), new Bill("A2", 60, 30) { Member = "M1002" }, new Bill("A3", 20) { Member = "M1003" });

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Check_judges_and_answers_hostile_files_in_one_document()
    {
        var isa = Good[..106];
        var rubbish = new byte[100_000];
        new Random(5).NextBytes(rubbish);
        Dictionary<string, byte[]> files = new(StringComparer.Ordinal)
        {
            ["rubbish"] = rubbish,
            ["utf-16"] = Encoding.Unicode.GetBytes(Good),
            ["cut-isa"] = Latin(isa[..60]),
            ["isas"] = Latin(string.Concat(Enumerable.Repeat(isa, 5000))),
            ["terminators"] = Latin(isa + new string('~', 200_000)),
            ["long-element"] = Latin(isa + "NTE*ADD*" + new string('x', 2_000_000) + "~IEA*0*000000501~"),
            ["no-terminator"] = Latin(isa + new string('*', 200_000)),
            ["lying-binary"] = Latin(Good.Replace("HL*1*", "BIN*999999*x~HL*1*", StringComparison.Ordinal)),
            ["controls"] = Latin(Good.Replace("*A1*", "*A\u0001\u0002*", StringComparison.Ordinal)),
            ["garbage-between"] = Latin(Good + "%PDF-1.7\0\0" + Good),
            ["zip"] = Latin("PK\u0003\u0004" + Good[..50]),
        };
        foreach (var (name, bytes) in files) await File.WriteAllBytesAsync(At(name), bytes, TestContext.Current.CancellationToken);

        var said = await new CommandLine(_folder.FullName).RunAsync(["check", "--json", "--ack", At("ack"), .. files.Keys.Select(At)]);

        Assert.Equal(1, said.Code);
        var judged = said.Json.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(files.Count, judged.Count);
        Assert.All(judged, f => Assert.InRange(f.GetProperty("findings").GetArrayLength(), 1, ReadLimits.Default.Findings + 3));
        Assert.StartsWith("ISA*", await File.ReadAllTextAsync(At("ack"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_writes_parts_that_say_what_the_file_said()
    {
        await File.WriteAllBytesAsync(At("batch.837"), Latin(Good), TestContext.Current.CancellationToken);

        var said = await new CommandLine(_folder.FullName).RunAsync("split", At("batch.837"), At("parts"), "--claims", "1", "--bytes", "1500", "--json");
        var again = await new CommandLine(_folder.FullName).RunAsync("split", At("batch.837"), At("parts"), "--claims", "1", "--bytes", "1500");

        Assert.Equal((0, 2), (said.Code, again.Code));
        var parts = said.Json.GetProperty("files").EnumerateArray().Select(f => f.GetProperty("file").GetString()!).ToList();
        Assert.Equal(parts.Order(StringComparer.Ordinal).ToArray(), parts.ToArray());
        Assert.Equal(3, said.Json.GetProperty("claims").GetInt32());
        Assert.Equal(["A1", "A2", "A3"], parts.SelectMany(p => TypedReader.Read(new MemoryStream(File.ReadAllBytes(p))).OfType<Claim837>()).Select(c => c.Number).ToArray());
        Assert.Contains("is there already", again.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Split_refuses_a_file_with_a_fault_and_keeps_nothing()
    {
        await File.WriteAllBytesAsync(At("cut.837"), Latin(Good[..^200]), TestContext.Current.CancellationToken);

        var said = await new CommandLine(_folder.FullName).RunAsync("split", At("cut.837"), At("parts"), "--claims", "1");

        Assert.Equal(1, said.Code);
        Assert.Contains("not taken apart", said.Sentence, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(At("parts")));
    }

    [Fact]
    public async Task Split_that_meets_a_file_removes_its_own_parts_and_not_that_file()
    {
        await File.WriteAllBytesAsync(At("batch.837"), Latin(Good), TestContext.Current.CancellationToken);
        Directory.CreateDirectory(At("parts"));
        await File.WriteAllTextAsync(At("parts/batch-002.837"), "mine", TestContext.Current.CancellationToken);

        var said = await new CommandLine(_folder.FullName).RunAsync("split", At("batch.837"), At("parts"), "--claims", "1", "--bytes", "1500");

        Assert.Equal(2, said.Code);
        Assert.Equal(At("parts/batch-002.837"), Assert.Single(Directory.EnumerateFiles(At("parts"))));
        Assert.Equal("mine", await File.ReadAllTextAsync(At("parts/batch-002.837"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("split has no option --claim.", "batch.837", "--claim")]
    [InlineData("split has no option --bites.", "--bites", "parts")]
    [InlineData("OUT needs the name of a folder.", "batch.837", "")]
    public async Task Split_takes_no_option_for_a_name(string sentence, params string[] words)
    {
        await File.WriteAllBytesAsync(At("batch.837"), Latin(Good), TestContext.Current.CancellationToken);
        var said = await new CommandLine(_folder.FullName) { Folder = _folder.FullName }.RunAsync(["split", .. words]);
        Assert.Equal((2, sentence), (said.Code, said.Sentence));
        Assert.Equal(["batch.837"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(f => Path.GetFileName(f)!).ToList());
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);

    private static byte[] Latin(string text) => Encoding.Latin1.GetBytes(text);
}
