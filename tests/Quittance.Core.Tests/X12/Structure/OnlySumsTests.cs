using System.Text.Json;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

public class OnlySumsTests
{
    [Theory]
    [InlineData(Texts.Claim)]
    [InlineData(Texts.Remittance)]
    public void A_file_is_judged_alike_whether_or_not_its_claims_are_handed_out(string contents)
    {
        var isClaim = contents.StartsWith("BHT", StringComparison.Ordinal);
        foreach (var broken in Broken(contents))
        {
            var bytes = Sample.Bytes(isClaim ? Sample.Wrap(broken) : Sample.Wrap(broken, "835", "005010X221A1"));
            var items = new List<X12Item>();
            Assert.Equal(Judge(bytes, null), Judge(bytes, items.Add));
        }
    }

    [Fact]
    public void Claims_are_handed_out_as_the_typed_reader_gives_them()
    {
        var items = new List<X12Item>();
        var bytes = Sample.Bytes(Sample.Wrap(Texts.Claim));
        _ = FileCheck.Check(new MemoryStream(bytes), items.Add, cancellationToken: TestContext.Current.CancellationToken);
        var read = TypedReader.Read(new MemoryStream(bytes), new ReadLimits { HashesContent = false }).ToList();
        Assert.Equal(read.Select(Text), items.Select(Text));
    }

    // Every segment left out once, and every amount changed once.
    private static IEnumerable<string> Broken(string contents)
    {
        yield return contents;
        var segments = contents.Split('~', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < segments.Length; i++)
        {
            yield return string.Join('~', segments.Where((_, n) => n != i)) + "~";
            yield return string.Join('~', segments.Select((s, n) => n == i ? s.Replace("*5", "*6", StringComparison.Ordinal).Replace("*1", "*7", StringComparison.Ordinal) : s)) + "~";
            yield return string.Join('~', segments.Select((s, n) => n == i ? s + "*X" : s)) + "~";
        }
    }

    private static string Judge(byte[] bytes, Action<X12Item>? items) => JsonSerializer.Serialize(items is null ? FileCheck.Check(new MemoryStream(bytes)) : FileCheck.Check(new MemoryStream(bytes), items));

    private static string Text(X12Item item) => JsonSerializer.Serialize(item, item.GetType());
}
