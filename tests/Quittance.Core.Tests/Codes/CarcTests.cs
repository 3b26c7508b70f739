using Quittance.Core.Codes;

namespace Quittance.Core.Tests.Codes;

public sealed class CarcTests
{
    [Theory]
    [InlineData("50", "MED", true)]
    [InlineData("197", "AUT", true)]
    [InlineData("22", "COB", true)]
    [InlineData("29", "TFL", true)]
    [InlineData("45", "CON", false)]
    [InlineData("253", "CON", false)]
    [InlineData("59", "CON", false)]
    [InlineData("94", "CON", false)]
    [InlineData("131", "CON", false)]
    [InlineData("144", "CON", false)]
    [InlineData("1", "PAT", false)]
    [InlineData("66", "PAT", false)]
    [InlineData("85", "PAT", false)]
    [InlineData("23", "COB", false)]
    [InlineData("205", "NCV", false)]
    [InlineData("211", "NCV", true)]
    [InlineData("212", "NCV", false)]
    [InlineData("259", "NCV", false)]
    [InlineData("289", "NCV", true)]
    [InlineData("275", "COB", false)]
    [InlineData("276", "COB", true)]
    [InlineData("A5", "CON", false)]
    [InlineData("A6", "NCV", true)]
    public void A_reason_knows_its_class_and_whether_it_is_a_denial(string code, string category, bool isDenial)
    {
        var entry = Carc.Find(code);
        Assert.NotNull(entry);
        Assert.Equal(category, entry.Category);
        Assert.Equal(isDenial, entry.IsDenial);
        Assert.Equal(isDenial, Carc.IsDenial(code));
    }

    [Theory]
    [InlineData("17", "16")]
    [InlineData("42", "45")]
    [InlineData("A2", "45")]
    [InlineData("15", "197")]
    [InlineData("B5", "272")]
    [InlineData("W1", "P12")]
    [InlineData("W9", "P20")]
    [InlineData("Y3", "P23")]
    public void A_retired_reason_is_read_as_its_successor(string retired, string current) => Assert.Equal(current, Carc.Find(retired)?.Code);

    [Theory]
    [InlineData("A7")]
    [InlineData("88")]
    [InlineData("123")]
    [InlineData("9999")]
    [InlineData("")]
    public void A_reason_without_a_successor_or_outside_the_list_is_unknown(string code)
    {
        Assert.Null(Carc.Find(code));
        Assert.False(Carc.IsDenial(code));
    }

    [Fact]
    public void Every_successor_of_a_retired_reason_is_in_force()
    {
        var inForce = Carc.All.Where(entry => entry.ReplacedBy is null).Select(entry => entry.Code).ToHashSet(StringComparer.Ordinal);
        foreach (var retired in Carc.All.Where(entry => entry.ReplacedBy is not null and not "research"))
            Assert.All(retired.ReplacedBy!.Split('/'), successor => Assert.Contains(successor, inForce));
    }

    [Fact]
    public void Every_reason_stands_once_with_a_meaning_and_a_known_class()
    {
        string[] classes = ["ELG", "AUT", "COD", "BND", "MED", "TFL", "DUP", "COB", "DOC", "NCV", "CON", "PAT", "CRD", "DAT", "UNKNOWN", "by RARC", "by amount", "-"];
        Assert.Equal(Carc.All.Count, Carc.All.Select(entry => entry.Code).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(Carc.All, entry =>
        {
            Assert.True(entry.Meaning.Length > 1, entry.Code);
            Assert.All(entry.Category.Split('/'), category => Assert.Contains(category, classes, StringComparer.Ordinal));
            Assert.True(entry.Preventable is "y" or "n" or "-", entry.Code);
        });
        Assert.True(Carc.All.Count > 330, "the list lost rows");
    }

    [Fact]
    public void Capitation_is_contractual_first_and_a_denial_never_is()
    {
        Assert.True(Carc.Find("24")!.IsContractual);
        Assert.False(Carc.Find("256")!.IsContractual);
        Assert.True(Carc.Find("256")!.IsDenial);
        Assert.False(Carc.Find("1")!.IsContractual);
    }
}
