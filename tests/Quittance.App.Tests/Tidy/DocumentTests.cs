using System.Text.RegularExpressions;

namespace Quittance.App.Tests.Tidy;

public partial class DocumentTests
{
    [Fact]
    public void Every_link_between_documents_leads_somewhere()
    {
        var documents = Checkout.Files.Where(f => f.EndsWith(".md", StringComparison.Ordinal)).ToList();
        Assert.Contains("README.md", documents, StringComparer.Ordinal);
        Faults.None(documents.SelectMany(f => DeadLinks(f, Checkout.Read(f))));
    }

    [Theory]
    [InlineData("[map](ARCHITECTURE.md#rooms) [net](https://example.org/x)", false)]
    [InlineData("[gone](docs/no-such-page.md)", true)]
    [InlineData("![gone](docs/screens/no-such-picture.png)", true)]
    public void A_dead_link_is_noticed(string text, bool noticed) => Assert.Equal(noticed, DeadLinks("README.md", text).Any());

    private static IEnumerable<string> DeadLinks(string file, string text) =>
        from link in Link().Matches(text)
        let target = link.Groups["target"].Value
        where !target.Contains("://", StringComparison.Ordinal)
        let path = Path.Combine(Path.GetDirectoryName(Checkout.Full(file))!, target)
        where !File.Exists(path) && !Directory.Exists(path)
        select $"{file}: {target}";

    [GeneratedRegex(@"\]\((?<target>[^)#\s]+)(#[^)]*)?\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Link();
}
