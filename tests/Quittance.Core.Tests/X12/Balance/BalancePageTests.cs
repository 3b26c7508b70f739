namespace Quittance.Core.Tests.X12.Balance;

/// <summary>The page about sums and the code that judges them name the same findings.</summary>
public sealed class BalancePageTests
{
    [Fact]
    public void The_page_names_every_finding_and_no_other()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Quittance.slnx"))) root = root.Parent;
        Assert.NotNull(root);
        var code = Directory.GetFiles(Path.Combine(root.FullName, "src", "Quittance.Core", "X12", "Balance"), "*.cs").SelectMany(f => Named(File.ReadAllText(f), '"'));
        var page = Named(File.ReadAllText(Path.Combine(root.FullName, "docs", "reference", "x12-balances.md")), '`');
        Assert.Equal(code.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), page.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Named(string text, char mark) => text.Split(mark).Where(part => part.StartsWith("balance.", StringComparison.Ordinal));
}
