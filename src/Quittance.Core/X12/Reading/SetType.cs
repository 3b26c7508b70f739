namespace Quittance.Core.X12.Reading;

/// <summary>What people call a transaction set, and whether it has a typed view.</summary>
internal static class SetType
{
    private static readonly (string Set, string Guide, string Type)[] Known =
    [
        ("837", "X222", "837P"), ("837", "X098", "837P"), ("837", "X291", "837P"), ("837", "X298", "837P"),
        ("837", "X223", "837I"), ("837", "X096", "837I"), ("837", "X292", "837I"), ("837", "X299", "837I"),
        ("837", "X224", "837D"), ("837", "X097", "837D"), ("837", "X293", "837D"), ("837", "X300", "837D"),
        ("277", "X214", "277CA"), ("277", "X364", "277CA"),
    ];

    /// <summary>The name: 837P, 837I, 837D, 277CA, else ST01 itself. The guide decides, as 837 and 277 are several sets.</summary>
    public static string Of(string set, string guide)
    {
        foreach (var known in Known)
            if (known.Set == set && guide.Contains(known.Guide, StringComparison.OrdinalIgnoreCase)) return known.Type;
        return set;
    }

    /// <summary>
    /// The reader for a set. Typed are the guides that are claims, remittances and their answers in force; predetermination
    /// (X291, X292), post-adjudicated claims (X298) and version 004010 are received and listed only. The 997 is typed in every
    /// version, because its segments never changed.
    /// </summary>
    public static SetReader ReaderFor(string type, string guide, ItemSink sink) => type switch
    {
        "837P" when guide is "005010X222" or "005010X222A1" or "005010X222A2" => new Sets.Claim837P.Claim837Reader(sink),
        "837I" when IsGuide(guide, "005010X223") => new Sets.Claim837P.Claim837Reader(sink, new Sets.Claim837I.InstitutionalAddition(sink)),
        "837D" when IsGuide(guide, "005010X224") => new Sets.Claim837P.Claim837Reader(sink, new Sets.Claim837D.DentalAddition(sink)),
        "820" when IsGuide(guide, "005010X218") || IsGuide(guide, "005010X306") => new Sets.Premium820.Premium820Reader(sink),
        "835" when guide is "005010X221" or "005010X221A1" => new Sets.Remittance835.Remittance835Reader(sink),
        "277CA" when guide.StartsWith("005010X214", StringComparison.Ordinal) => new Sets.Acknowledgment.Status277CAReader(sink),
        "999" when !guide.StartsWith("004010", StringComparison.Ordinal) => new Sets.Acknowledgment.Answer999Reader(sink),
        "997" => new Sets.Acknowledgment.Answer999Reader(sink),
        _ => new OtherSetReader(sink),
    };

    /// <summary>True for a guide and its errata (A1, A2, A3 ...).</summary>
    public static bool IsGuide(string guide, string first) =>
        guide.StartsWith(first, StringComparison.Ordinal) && (guide.Length == first.Length || (guide.Length == first.Length + 2 && guide[^2] == 'A' && char.IsAsciiDigit(guide[^1])));

    /// <summary>Sets whose numeric elements are known, so that 100 and 100.00 are the same in their hash.</summary>
    public static bool HasKnownNumbers(string set) => set is "837" or "835";
}
