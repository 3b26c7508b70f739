using System.Text.RegularExpressions;

namespace Quittance.App.Tests.Tidy;

/// <summary>What no file of the project may say. The words are put together here, so that this file does not say them.</summary>
public partial class TextTests
{
    private static readonly string[] BinaryEndings = [".png", ".woff2", ".ico", ".pdf", ".zip", ".gz", ".xz"];

    private static readonly string[] UnfinishedWords = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "#reg" + "ion"];

    private static IEnumerable<string> TextFiles => Checkout.Files.Where(f => !BinaryEndings.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)));

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine()
    {
        Assert.NotEmpty(TextFiles);
        Faults.None(TextFiles.SelectMany(f => Lines(f, MachinePath())));
    }

    [Fact]
    public void No_file_names_the_server_that_packages_came_from()
    {
        Faults.None(TextFiles.SelectMany(f => Lines(f, PackageServer())));
        Assert.DoesNotContain(Checkout.Files, f => f.EndsWith("nuget.config", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_code_is_marked_as_unfinished() =>
        Faults.None(Checkout.Files.Where(IsCode).SelectMany(file =>
            UnfinishedWords.Where(word => Checkout.Read(file).Contains(word, StringComparison.Ordinal)).Select(word => $"{file}: {word}")));

    [Theory]
    [InlineData("see /home|/ann/notes", true)]
    [InlineData("\"/root|/x\"", true)]
    [InlineData("C:\\Users|\\ann", true)]
    [InlineData("https://example.org/home|/page", false)]
    [InlineData("claims/work|/queue", false)]
    public void A_machines_folder_is_noticed(string text, bool noticed) =>
        Assert.Equal(noticed, MachinePath().IsMatch(text.Replace("|", "", StringComparison.Ordinal)));

    [Theory]
    [InlineData("https://registry|.npmjs.org/x", true)]
    [InlineData("https://api|.nuget.org/v3/index.json", true)]
    [InlineData("\"resolved|\": \"https://mirror.example/x.tgz\"", true)]
    [InlineData("registry|=https://mirror.example/", true)]
    [InlineData("\"resolved\": \"10.0.1\"", false)]
    public void A_package_server_is_noticed(string text, bool noticed) =>
        Assert.Equal(noticed, PackageServer().IsMatch(text.Replace("|", "", StringComparison.Ordinal)));

    private static bool IsCode(string file) => Path.GetExtension(file) is ".cs" or ".cshtml" or ".js";

    private static IEnumerable<string> Lines(string file, Regex pattern) =>
        File.ReadLines(Checkout.Full(file)).Select((line, i) => (line, number: i + 1)).Where(l => pattern.IsMatch(l.line)).Select(l => $"{file}:{l.number}");

    [GeneratedRegex(@"(?<![\w./:-])/(work|root|home|Users)/[A-Za-z]|[A-Z]:\\Users\\", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"(registry|npm)\.npmjs\.(org|com)|(api|www)\.nuget\.org/(v3|api)|^\s*""resolved"": ""http|registry\s*=\s*http|(?i:artifactory|nexus)[\w.-]*\.\w+/", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex PackageServer();
}
