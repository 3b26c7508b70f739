using System.Text;
using CsCheck;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.Tests.X12;

public sealed class TextCacheTests
{
    [Fact]
    public void Any_value_comes_back_as_itself_whatever_was_asked_before()
    {
        // Few letters and many lengths, so that different values fall on the same place and share beginnings and ends.
        Gen.Char["AB1 "].Array[0, 40].Select(c => new string(c)).List[1, 200].Sample(values =>
        {
            var cache = new TextCache();
            foreach (var value in values.Concat(values)) Assert.Equal(value.TrimEnd(' '), cache.Of(Encoding.ASCII.GetBytes(value)));
        }, iter: 500);
    }

    [Fact]
    public void The_same_short_value_is_the_same_string()
    {
        var cache = new TextCache();
        foreach (var value in (string[])["A", "AB", "ABK", "99213", "1234567893", "LAST NAME OF SOMEBODY"])
            Assert.Same(cache.Of(Encoding.ASCII.GetBytes(value)), cache.Of(Encoding.ASCII.GetBytes(value)));
    }

    [Fact]
    public void National_letters_are_read_in_both_encodings()
    {
        var cache = new TextCache();
        Assert.Equal("MUÑOZ", cache.Of(Encoding.UTF8.GetBytes("MUÑOZ")));
        Assert.Equal("MUÑOZ", cache.Of(Encoding.Latin1.GetBytes("MUÑOZ")));
    }
}
