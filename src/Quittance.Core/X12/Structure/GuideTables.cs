namespace Quittance.Core.X12.Structure;

/// <summary>The structure tables that are at hand, each read when it is first asked for.</summary>
internal static class GuideTables
{
    private static readonly Lazy<Dictionary<string, (ElementType Type, int Least, int Most)>> Elements =
        new(() => TableReader.Elements(Resource("Standard/elements.txt")));

    private static readonly Lazy<Dictionary<int, SegmentDefinition>> Segments =
        new(() => TableReader.Segments(Resource("Standard/segments.txt"), Elements.Value));

    // A new table is one line here: the ids that it judges, and its file.
    private static readonly (string[] Ids, string Set, Lazy<GuideTable> Table)[] Known =
    [
        (["005010X222A1", "005010X222", "005010X222A2"], "837", Table("Claim837P/structure.txt")),
        (["005010X221A1", "005010X221"], "835", Table("Remittance835/structure.txt")),
        (["005010X231A1", "005010X231"], "999", Table("Acknowledgment/structure-999.txt")),
        (["005010X214"], "277", Table("Acknowledgment/structure-277CA.txt")),
        (["005010", "005010X230"], "997", Table("Acknowledgment/structure-997.txt")),
        (["005010X223A2", "005010X223", "005010X223A1", "005010X223A3"], "837", Table("Claim837I/structure.txt")),
        (["005010X224A2", "005010X224", "005010X224A1", "005010X224A3"], "837", Table("Claim837D/structure.txt")),
        (["005010X279A1", "005010X279"], "270", Table("Eligibility/structure-270.txt")),
        (["005010X279A1", "005010X279"], "271", Table("Eligibility/structure-271.txt")),
        (["005010X212"], "276", Table("ClaimStatus/structure-276.txt")),
        (["005010X212"], "277", Table("ClaimStatus/structure-277.txt")),
        (["005010X217"], "278", Table("ServiceReview/structure-278-request.txt")),
        (["005010X217"], "278", Table("ServiceReview/structure-278-response.txt")),
        (["005010X218"], "820", Table("Premium820/structure.txt")),
        (["005010X220A1", "005010X220"], "834", Table("Enrollment834/structure.txt")),
        (["005010X306"], "820", Table("Premium820/structure-X306.txt")),
        (["005010X186A1", "005010X186"], "824", Table("ByStructure/structure-824.txt")),
        (["005010X210", "006020X314"], "275", Table("ByStructure/structure-275.txt")),
        (["005010X213", "006020X313"], "277", Table("ByStructure/structure-277.txt")),
        (["005010"], "269", Table("ByStructure/structure-269.txt")),
    ];

    /// <summary>Every table.</summary>
    public static IEnumerable<GuideTable> All => Known.Select(k => k.Table.Value);

    /// <summary>The table for a set by a guide; null when there is none. Of several, the first: see <see cref="ForPurpose"/>.</summary>
    public static GuideTable? Find(string set, string guide)
    {
        foreach (var (ids, known, table) in Known)
            if (known == set && Array.IndexOf(ids, guide) >= 0) return table.Value;
        return null;
    }

    /// <summary>
    /// The table whose BHT02 lists a purpose, among those for the same set and guide. The request and the response of a 278 share
    /// set, guide and group, so that nothing before the BHT tells them apart. The same table when no other fits better.
    /// </summary>
    public static GuideTable ForPurpose(GuideTable table, ReadOnlySpan<byte> purpose)
    {
        if (table.Purposes is null || table.Purposes.Contains(purpose)) return table;
        foreach (var (ids, set, other) in Known)
            if (set == table.Set && Array.IndexOf(ids, table.Guide) >= 0 && other.Value.Purposes?.Contains(purpose) == true) return other.Value;
        return table;
    }

    /// <summary>A segment of the base standard; null when the standard has no segment of that name.</summary>
    public static SegmentDefinition? Standard(int tag) => Segments.Value.GetValueOrDefault(tag);

    private static Lazy<GuideTable> Table(string path) => new(() => TableReader.Guide(Resource(path), Elements.Value));

    private static string Resource(string path)
    {
        using var stream = typeof(GuideTables).Assembly.GetManifestResourceStream("X12/Sets/" + path)
            ?? throw new InvalidOperationException($"The structure table {path} is not in the library.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
