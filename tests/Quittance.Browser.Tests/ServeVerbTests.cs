using System.CommandLine;
using System.Text;
using Quittance.Cli;

namespace Quittance.Browser.Tests;

/// <summary>The verb as it is typed, with its words.</summary>
public sealed class ServeVerbTests : IDisposable
{
    private readonly string _home = Directory.CreateTempSubdirectory("quittance-serve-").FullName;

    [Fact]
    public async Task On_an_empty_database_it_prints_its_address_and_a_one_time_code()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var (output, run) = Start("http://127.0.0.1:0", stop.Token);
        var words = await UntilAsync(output, "one-time code");
        Assert.Matches(@"Quittance serves at http://127\.0\.0\.1:\d+\. Ctrl-C stops it\.", words);
        Assert.Matches(@"Open http://127\.0\.0\.1:\d+/setup and enter this one-time code: [0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", words);
        await stop.CancelAsync();
        await run;
    }

    [Fact]
    public async Task A_port_in_use_is_said_with_the_way_out_and_ends_with_2()
    {
        using var taken = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        taken.Start();
        var (output, run) = Start($"http://127.0.0.1:{((System.Net.IPEndPoint)taken.LocalEndpoint).Port}", TestContext.Current.CancellationToken);
        Assert.Equal(2, await run);
        Assert.Contains("Another program already listens", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--urls", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_with_an_example()
    {
        var (output, run) = Start("nonsense", TestContext.Current.CancellationToken);
        Assert.Equal(2, await run);
        Assert.Contains("\"nonsense\" is not an address", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_home_that_is_a_file_is_refused_in_words()
    {
        var file = Path.Combine(_home, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        var (output, run) = Start("http://127.0.0.1:0", TestContext.Current.CancellationToken, home: file);
        Assert.Equal(2, await run);
        Assert.Contains("cannot be used", output.ToString(), StringComparison.Ordinal);
        Assert.Contains("--home", output.ToString(), StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_home, recursive: true);
    }

    private (Said Output, Task<int> Run) Start(string urls, CancellationToken cancellation, string? home = null)
    {
        var output = new Said();
        var root = new RootCommand { ServeVerb.Build() };
        GlobalOptions.AddTo(root);
        var run = root.Parse(["serve", "--home", home ?? _home, "--urls", urls])
            .InvokeAsync(new InvocationConfiguration { Output = output, Error = output }, cancellation);
        return (output, run);
    }

    private static async Task<string> UntilAsync(Said output, string words)
    {
        for (var tries = 0; tries < 300; tries++)
        {
            if (output.ToString() is var text && text.Contains(words, StringComparison.Ordinal)) return text;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        Assert.Fail($"The verb did not say \"{words}\" in 30 seconds: {output}");
        return "";
    }
}

/// <summary>What the verb has said so far; it writes on another thread while the test reads.</summary>
internal sealed class Said : TextWriter
{
    private readonly StringBuilder _text = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        lock (_text) _text.Append(value);
    }

    public override string ToString()
    {
        lock (_text) return _text.ToString();
    }
}
