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
    ];

    /// <summary>Every table.</summary>
    public static IEnumerable<GuideTable> All => Known.Select(k => k.Table.Value);

    /// <summary>The table for a set by a guide; null when there is none.</summary>
    public static GuideTable? Find(string set, string guide)
    {
        foreach (var (ids, known, table) in Known)
            if (known == set && Array.IndexOf(ids, guide) >= 0) return table.Value;
        return null;
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
