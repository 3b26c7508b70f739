using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.X12.Structure;

public class TableTests
{
    [Fact]
    public void No_table_has_two_places_that_one_segment_could_take() =>
        Assert.Empty(GuideTables.All.SelectMany(Ambiguity.Find));

    [Fact]
    public void Two_places_with_the_same_qualifier_are_refused()
    {
        var elements = TableReader.Elements("128 ID 2 3\n127 AN 1 50\n143 ID 3 3\n329 AN 4 9\n");
        const string Table = """
            guide 837 TEST HC T
            loop ROOT set
            ST R 1 header
             1 R 143
            REF S 1 one number
             1! R 128 = G1 F8
             2 R 127
            REF S 1 other number
             1! R 128 = F8
             2 R 127
            """;
        Assert.Single(Ambiguity.Find(TableReader.Guide(Table, elements)));
        Assert.Empty(Ambiguity.Find(TableReader.Guide(Table.Replace("= F8", "= 9F", StringComparison.Ordinal), elements)));
    }

    [Theory]
    [InlineData("837", "005010X222A1", "837P", 38, 214)]
    [InlineData("835", "005010X221A1", "835", 5, 53)]
    [InlineData("999", "005010X231A1", "999", 3, 11)]
    [InlineData("277", "005010X214", "277CA", 13, 38)]
    public void A_table_holds_all_loops_and_segments_of_its_guide(string set, string guide, string type, int loops, int segments)
    {
        var table = GuideTables.Find(set, guide);
        Assert.NotNull(table);
        Assert.Equal(type, table.Type);
        Assert.Equal(loops, table.Loops.Count(l => l != table.Root));
        Assert.Equal(segments, table.Loops.Sum(l => l.Places.Count(p => p.Loop is null)));
        Assert.Equal("SE", table.Root.Places[^1].Segment.Id);
    }

    [Fact]
    public void Each_table_is_found_by_every_id_that_it_names() =>
        Assert.All(GuideTables.All, t => Assert.All(t.Ids, id => Assert.Same(t, GuideTables.Find(t.Set, id))));

    [Fact]
    public void A_predetermination_is_not_judged_as_a_claim() => Assert.Null(GuideTables.Find("837", "005010X291"));

    [Fact]
    public void The_elements_of_a_guide_are_those_of_the_standard()
    {
        var wrong =
            from table in GuideTables.All
            from place in table.Loops.SelectMany(l => l.Places)
            let standard = GuideTables.Standard(place.Segment.Tag)
            where standard is null || place.Segment.Elements.Length > standard.Elements.Length ||
                place.Segment.Elements.Where((e, i) => e.Number != i + 1).Any()
            select $"{table.Guide} {place.Segment.Id} ({place.Segment.Name})";
        Assert.Empty(wrong);
    }
}
