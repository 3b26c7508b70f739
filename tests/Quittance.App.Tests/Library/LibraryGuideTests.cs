using Quittance.App.Tests.Tidy;

namespace Quittance.App.Tests.Library;

/// <summary>The guide shows the very programs that are built and run.</summary>
public class LibraryGuideTests
{
    private const string Guide = "docs/guide/library.md";

    [Fact]
    public void The_guide_shows_the_samples_as_they_are()
    {
        Assert.NotEmpty(PackedCore.Samples);
        Approved.Is(Guide, Shown(Checkout.Read(Guide), Checkout.Read));
    }

    [Fact]
    public void Every_sample_stands_in_the_guide() =>
        Faults.None(PackedCore.Samples.Where(s => !Checkout.Read(Guide).Contains($"(../../{s})", StringComparison.Ordinal)));

    [Fact]
    public void A_block_that_differs_from_its_file_is_noticed()
    {
        const string Text = "[`A.cs`](../../samples/library/A.cs)\n\n```csharp\nold\n```\n\nmore\n";
        Assert.Equal("[`A.cs`](../../samples/library/A.cs)\n\n```csharp\nnew\n```\n\nmore\n", Shown(Text, _ => "new\n"));
        Assert.Equal(Text, Shown(Text, _ => "old\n"));
    }

    // The block of code that follows a link to a sample holds the sample.
    private static string Shown(string guide, Func<string, string> read)
    {
        const string Link = "](../../samples/library/", Open = "```csharp\n", Close = "\n```\n";
        for (var at = guide.IndexOf(Link, StringComparison.Ordinal); at >= 0; at = guide.IndexOf(Link, at + 1, StringComparison.Ordinal))
        {
            var name = guide[(at + Link.Length)..guide.IndexOf(')', at + Link.Length)];
            var from = guide.IndexOf(Open, at, StringComparison.Ordinal);
            if (from < 0) break;
            from += Open.Length;
            var to = guide.IndexOf(Close, from, StringComparison.Ordinal);
            guide = guide[..from] + read($"samples/library/{name}").TrimEnd('\n') + guide[to..];
        }
        return guide;
    }
}
