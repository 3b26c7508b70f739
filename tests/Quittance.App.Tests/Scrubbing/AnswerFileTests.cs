using System.Text;
using Quittance.App.Tests.Jobs;
using Quittance.Check;
using Quittance.Cli;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Tests.Scrubbing;

/// <summary>Where answers are written to, and what stays there when something goes wrong.</summary>
public sealed class AnswerFileTests : IDisposable
{
    private const string Claim = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260310*1200*^*00501*000000001*0*T*:~"
        + "GS*HC*SENDER*RECEIVER*20260310*1200*1*X*005010X222A1~ST*837*0001*005010X222A1~BHT*0019*00*1*20260310*1200*CH~NM1*41*2*EXAMPLE*****46*S1~PER*IC*OFFICE*TE*6145550142~"
        + "NM1*40*2*PAYER*****46*R1~HL*1**20*1~NM1*85*2*EXAMPLE PRACTICE*****XX*1999999984~N3*12 MILL STREET~N4*MILLBROOK*OH*439990001~REF*EI*123456789~"
        + "HL*2*1*22*0~SBR*P*18*******CI~NM1*IL*1*EXAMPLE*PAT****MI*EX1~N3*1 VALLEY~N4*MILLBROOK*OH*43990~DMG*D8*19700115*F~NM1*PR*2*EXAMPLE PLAN*****PI*PLAN1~"
        + "CLM*A1*120***11:B:1*Y*A*Y*Y~HI*ABK:E119~LX*1~SV1*HC:99213*120*UN*1***1~DTP*472*D8*20260302~SE*23*0001~GE*1*1~IEA*1*000000001~";

    private readonly string _folder = Directory.CreateTempSubdirectory("quittance-answer-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("--ack", "a.837", "which is read here")]
    [InlineData("--ca", "./x/../a.837", "which is read here")]
    [InlineData("--ack", "p.yaml", "which is read here")]
    [InlineData("--ca", "x", "is a folder")]
    [InlineData("--ack", "none/a.999", "there is no such folder")]
    [InlineData("--ack", "", "needs the name of a file")]
    [InlineData("--ca", " ", "needs the name of a file")]
    public async Task An_answer_that_would_destroy_something_or_has_no_name_is_refused(string option, string path, string sentence)
    {
        Directory.CreateDirectory(At("x"));
        File("p.yaml", "version: 1\npartner: PLAN\nrequirements: { usage: T }\n");
        var said = await Run("check", File("a.837", Claim), "--partner", At("p.yaml"), option, path.Trim().Length == 0 ? path : At(path));
        Assert.Equal((2, ""), (said.Code, said.Output));
        Assert.Contains(sentence, said.Error, StringComparison.Ordinal);
        Assert.Equal(Claim, Text("a.837"));
        Assert.Equal(["a.837", "p.yaml"], Names());
    }

    [Fact]
    public async Task Two_answers_have_two_names_and_a_link_is_the_file_that_it_leads_to()
    {
        File("a.837", Claim);
        Assert.Contains("--ack and --ca name the same file", (await Run("check", "a.837", "--ack", "b", "--ca", "./b")).Error, StringComparison.Ordinal);
        if (OperatingSystem.IsWindows()) return;
        System.IO.File.CreateSymbolicLink(At("link"), At("a.837"));
        Directory.CreateSymbolicLink(At("other"), _folder);
        Assert.Equal(2, (await Run("check", "a.837", "--ack", "link")).Code);
        Assert.Equal(2, (await Run("check", "link", "--ca", "a.837")).Code);
        Assert.Equal(2, (await Run("check", "a.837", "--ca", "other/a.837")).Code);
        Assert.Equal(Claim, Text("a.837"));
    }

    [Fact]
    public async Task Files_beside_the_answer_are_left_alone()
    {
        File("a.837", Claim);
        File("b.277.claims", "mine");
        File("b.277.providers", "mine too");
        Assert.Equal(0, (await Run("check", "a.837", "--ca", "b.277", "--ack", "b.999")).Code);
        Assert.Equal(("mine", "mine too"), (Text("b.277.claims"), Text("b.277.providers")));
        Assert.Equal(["a.837", "b.277", "b.277.claims", "b.277.providers", "b.999"], Names());
        Assert.StartsWith("ISA*", Text("b.277"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_is_answered_no_older_answer_stays()
    {
        File("a.837", Claim);
        Assert.Equal(0, (await Run("check", "a.837", "--ack", "a.999", "--ca", "a.277")).Code);
        File("b.277", "older");
        File("b.999", "older");

        var said = await Run("check", "a.999", "--ack", "b.999", "--ca", "b.277");

        Assert.Equal(0, said.Code);
        Assert.Contains("Nothing here is answered", said.Error, StringComparison.Ordinal);
        Assert.Contains("No claim is answered", said.Error, StringComparison.Ordinal);
        Assert.Equal(["a.277", "a.837", "a.999"], Names());
    }

    [Fact]
    public async Task A_number_with_usual_separators_in_it_comes_back_whole()
    {
        File("a.837", Claim.Replace("*^*00501*", "*U*00501*", StringComparison.Ordinal).Replace("CLM*A1*", "CLM*A^1*", StringComparison.Ordinal));

        Assert.Equal(0, (await Run("check", "a.837", "--ca", "a.277", "--ack", "a.999")).Code);

        Assert.Equal(["a.277", "a.837", "a.999"], Names());
        Assert.Contains("A^1", await System.IO.File.ReadAllTextAsync(Path.Combine(_folder, "a.277"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, (await Run("check", "a.277")).Code);
    }

    [Fact]
    public void A_stop_leaves_what_stood_there_and_nothing_half()
    {
        var path = File("a.999", "older");
        using (var answer = new AnswerFile(path, isPrivate: true)) answer.Stream.Write("half"u8);
        Assert.Equal("older", Text("a.999"));
        Assert.Equal(["a.999"], Names());

        using (var answer = new AnswerFile(path, isPrivate: true))
        {
            answer.Stream.Write("whole"u8);
            answer.Keep();
        }
        Assert.Equal("whole", Text("a.999"));
        Assert.Equal(["a.999"], Names());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(path));
    }

    [Fact]
    public void An_answer_may_go_to_a_device()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "there is no /dev/null");
        using (var answer = new AnswerFile("/dev/null", isPrivate: false))
        {
            answer.Stream.Write("whole"u8);
            answer.Keep();
        }
        Assert.True(System.IO.File.Exists("/dev/null"));
        Assert.Equal(0, new FileInfo("/dev/null").Length);
    }

    [Fact]
    public void Why_a_file_cannot_be_used_is_a_sentence_of_our_own()
    {
        Assert.Equal("There is no file a.", FileFault.OfReading("a", new FileNotFoundException("IO_FileNotFound")));
        Assert.Equal("There is no file a.", FileFault.OfReading("a", new DirectoryNotFoundException("IO_PathNotFound")));
        Assert.Contains("may not be read", FileFault.OfReading("a", new UnauthorizedAccessException("UnauthorizedAccess")), StringComparison.Ordinal);
        Assert.Contains("no such folder", FileFault.OfWriting("a", new DirectoryNotFoundException("IO_PathNotFound")), StringComparison.Ordinal);
        Assert.Contains("may not be written", FileFault.OfWriting("a", new UnauthorizedAccessException("UnauthorizedAccess")), StringComparison.Ordinal);
        Assert.All([FileFault.OfReading("a", new IOException("IO_X")), FileFault.OfWriting("a", new IOException("IO_X"))], s => Assert.DoesNotContain("IO_", s, StringComparison.Ordinal));
    }

    [Fact]
    public void A_pipe_is_checked_however_slow_it_is()
    {
        var terms = new CheckTerms { Today = new DateOnly(2026, 3, 10) };
        var run = new FileRun(terms, TestContext.Current.CancellationToken);
        var text = string.Concat(Enumerable.Repeat(Claim, 200));
        using var pipe = new Pipe(Encoding.Latin1.GetBytes(text));
        Assert.Equal(200, run.Check("/dev/stdin", pipe).Sets.Count);
    }

    private Task<Said> Run(params string[] words) => new CommandLine(Path.Combine(_folder, "home")) { Folder = _folder }.RunAsync(words);

    private string At(string name) => Path.Combine(_folder, name);

    private string[] Names() => [.. Directory.EnumerateFiles(_folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private string Text(string name) => System.IO.File.ReadAllText(At(name));

    private string File(string name, string content)
    {
        System.IO.File.WriteAllText(At(name), content);
        return At(name);
    }

    /// <summary>Gives its bytes in two parts, the second after more than a second, and knows neither its length nor its place.</summary>
    private sealed class Pipe(byte[] content) : Stream
    {
        private int _at;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_at == content.Length / 2) Thread.Sleep(TimeSpan.FromSeconds(1.2));
            var end = _at < content.Length / 2 ? content.Length / 2 : content.Length;
            var read = Math.Min(count, end - _at);
            content.AsSpan(_at, read).CopyTo(buffer.AsSpan(offset));
            _at += read;
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
