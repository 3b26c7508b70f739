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
    [InlineData("997", "005010", "997", 2, 8)]
    [InlineData("837", "005010X223A2", "837I", 35, 158)]
    [InlineData("837", "005010X224A2", "837D", 32, 148)]
    [InlineData("270", "005010X279A1", "270", 10, 43)]
    [InlineData("271", "005010X279A1", "271", 14, 69)]
    [InlineData("276", "005010X212", "276", 14, 41)]
    [InlineData("277", "005010X212", "277", 16, 44)]
    [InlineData("278", "005010X217", "278", 14, 85)]
    [InlineData("820", "005010X218", "820", 15, 41)]
    [InlineData("834", "005010X220A1", "834", 20, 76)]
    [InlineData("820", "005010X306", "820", 5, 28)]
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
        Assert.All(GuideTables.All, t => Assert.All(t.Ids, id => Assert.Same(t, Found(t, id))));

    // Of tables that share set and guide, the purpose of the set tells which it is.
    private static GuideTable? Found(GuideTable table, string id) =>
        GuideTables.Find(table.Set, id) is { } first ? GuideTables.ForPurpose(first, Sample.Bytes(table.Purposes?.Values[0] ?? "")) : null;

    [Fact]
    public void A_set_header_allows_no_id_that_no_table_is_found_by() =>
        Assert.All(GuideTables.All, t => Assert.All(t.Root.Trigger.At(3, 0)?.Codes?.Values ?? [], id => Assert.Same(t, Found(t, id))));

    [Fact]
    public void A_predetermination_is_not_judged_as_a_claim() => Assert.Null(GuideTables.Find("837", "005010X291"));

    [Fact]
    public void A_loop_behind_a_mark_is_told_from_one_before_it()
    {
        var elements = TableReader.Elements("143 ID 3 3\n447 AN 1 4\n554 N0 1 6\n");
        const string Table = """
            guide 834 TEST BE T
            loop ROOT set
            ST R 1 header
             1 R 143
            +A S *
            LS S 1 start
             1 R 447
            +B S *
            LE S 1 end
             1 R 447
            loop A one
            INS R 1 one
             1 R 143
            +C S *
            loop B counted behind the mark
            LX R 1 counter
             1 R 554
            loop C counted before the mark
            LX R 1 counter
             1 R 554
            """;
        Assert.Empty(Ambiguity.Find(TableReader.Guide(Table, elements)));
        Assert.NotEmpty(Ambiguity.Find(TableReader.Guide(Table.Replace("LS S 1 start\n 1 R 447\n", "", StringComparison.Ordinal), elements)));
    }

    [Fact]
    public void The_elements_of_a_guide_are_those_of_the_standard()
    {
        var wrong =
            from table in GuideTables.All
            from place in table.Loops.SelectMany(l => l.Places)
            let standard = GuideTables.Standard(place.Segment.Tag)
            where standard is null ? !table.IsStructureOnly : place.Segment.Elements.Length > standard.Elements.Length ||
                place.Segment.Elements.Where((e, i) => e.Number != i + 1).Any()
            select $"{table.Guide} {place.Segment.Id} ({place.Segment.Name})";
        Assert.Empty(wrong);
    }
}
