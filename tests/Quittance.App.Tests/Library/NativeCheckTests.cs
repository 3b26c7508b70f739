using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Library;

/// <summary>The native judge says what <c>quittance check</c> says, to the letter.</summary>
public sealed class NativeCheckTests(NativeCheck native) : IClassFixture<NativeCheck>, IDisposable
{
    // A few MB; were reflection to drag the whole framework in, it would be tens.
    private const long MostBytes = 8L << 20;

    private readonly string _folder = Directory.CreateTempSubdirectory("quittance-native-").FullName;

    private static readonly string[] Samples =
        [.. Checkout.Files.Where(f => f.StartsWith("samples/practice/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Checkout.Full)];

    [Theory]
    [InlineData("--json")]
    [InlineData("--level=1")]
    [InlineData("--json", "--level", "2")]
    [InlineData("--json", "--level", "7")]
    [InlineData("--level", "7", "--as-of", "2026-01-31")]
    public async Task On_the_samples_it_says_the_same(params string[] options)
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        Assert.InRange(Samples.Length, 50, 1000);
        await SameAsync(options, Samples);
    }

    [Fact]
    public async Task On_broken_files_it_says_the_same()
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        var files = new List<string>();
        var random = new Random(10);
        foreach (var (sample, n) in Samples.Select((s, n) => (s, n)).Where(s => s.n % 7 == 0))
        {
            var bytes = await File.ReadAllBytesAsync(sample, TestContext.Current.CancellationToken);
            for (var i = 0; i < 5; i++) bytes[random.Next(106, bytes.Length)] = (byte)random.Next(32, 127);
            if (n % 2 == 0) bytes = bytes[..random.Next(1, bytes.Length)];
            files.Add(Path.Combine(_folder, $"{n}-{Path.GetFileName(sample)}"));
            await File.WriteAllBytesAsync(files[^1], bytes, TestContext.Current.CancellationToken);
        }
        var said = await SameAsync(["--json", "--level", "7"], files);
        Assert.Equal(1, said.Code);
        await SameAsync([], files);
    }

    [Fact]
    public async Task It_writes_the_same_answer()
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        var (ours, theirs) = (Path.Combine(_folder, "a.999"), Path.Combine(_folder, "b.999"));
        await NativeAsync("--ack", ours, Samples[^1]);
        await ManagedAsync("--ack", theirs, Samples[^1]);
        Assert.Equal(Timeless(await File.ReadAllTextAsync(theirs, TestContext.Current.CancellationToken)), Timeless(await File.ReadAllTextAsync(ours, TestContext.Current.CancellationToken)), StringComparer.Ordinal);

        // The minute of writing is in ISA and GS.
        static IEnumerable<string> Timeless(string text) => text.Split('\n').Where(l => !l.StartsWith("ISA", StringComparison.Ordinal) && !l.StartsWith("GS", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("There is no file no-such-file.", "no-such-file")]
    [InlineData("--level takes 1 to 7, not 8.", "--level", "8", "x")]
    [InlineData("check has no option --colour.", "--colour", "x")]
    [InlineData("--as-of takes a day such as 2026-01-31, not tomorrow.", "--as-of", "tomorrow", "x")]
    [InlineData("--ack needs a value.", "--ack")]
    [InlineData("Name at least one file.")]
    public async Task What_cannot_be_done_is_one_sentence(string sentence, params string[] words)
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        var said = await NativeAsync(words);
        Assert.Equal((2, sentence), (said.Code, said.Sentence));
    }

    [Theory]
    [InlineData("--ack needs the name of a file.", "--ack=")]
    [InlineData("--ack names no-such-folder/a.999, and there is no such folder.", "--ack", "no-such-folder/a.999")]
    [InlineData("--ack takes the name of a file, and . is a folder.", "--ack", ".")]
    public async Task An_answer_that_cannot_be_written_is_one_sentence(string sentence, params string[] words)
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        var said = await NativeAsync([.. words, Samples[^1]]);
        Assert.Equal((2, sentence), (said.Code, said.Sentence));
    }

    [Fact]
    public async Task A_file_that_fails_while_it_is_read_is_one_sentence()
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        // A process may not read its own memory from the beginning: the system fails the read, whoever asks.
        Assert.SkipUnless(File.Exists("/proc/self/mem"), "there is no file here that fails");
        var said = await NativeAsync("/proc/self/mem");
        Assert.Equal(2, said.Code);
        Assert.StartsWith("/proc/self/mem could not be read to its end", said.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_and_named()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no sleep");
        var fault = await Assert.ThrowsAsync<TimeoutException>(() => Run.ProgramAsync(TimeSpan.FromMilliseconds(200), "sleep", _folder, "60"));
        Assert.Contains("sleep 60", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_is_small()
    {
        Assert.SkipWhen(native.Missing is not null, native.Missing ?? "");
        Assert.InRange(new FileInfo(NativeCheck.Program).Length, 1, MostBytes);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<Said> SameAsync(string[] options, IReadOnlyList<string> files)
    {
        var (ours, theirs) = (await NativeAsync([.. options, .. files]), await ManagedAsync([.. options, .. files]));
        if ((theirs.Code, theirs.Output) == (ours.Code, ours.Output)) return ours;
        // One document of many files does not show which of them it is.
        foreach (var file in files)
        {
            (ours, theirs) = (await NativeAsync([.. options, file]), await ManagedAsync([.. options, file]));
            Assert.True((theirs.Code, theirs.Output) == (ours.Code, ours.Output), $"{file} with {string.Join(' ', options)}: the native judge says {ours.Code}\n{ours.Output}\nand quittance {theirs.Code}\n{theirs.Output}");
        }
        throw new InvalidOperationException("Each file is judged the same, but not all of them together.");
    }

    private static Task<Said> NativeAsync(params string[] words) => Run.ProgramAsync(NativeCheck.Program, Path.GetTempPath(), words);

    private Task<Said> ManagedAsync(params string[] words) => new CommandLine(_folder).RunAsync(["check", .. words]);
}
