namespace Quittance.Core.X12.Structure;

/// <summary>Which sets belong into which functional group.</summary>
internal static class SetGroups
{
    /// <summary>GS01 of acknowledgments.</summary>
    public const string Answers = "FA";

    private static readonly (string Group, string Set)[] Known =
    [
        ("HC", "837"), ("HP", "835"), ("HS", "270"), ("HB", "271"), ("HR", "276"), ("HN", "277"), ("HI", "278"), ("BE", "834"), ("RA", "820"),
        ("PI", "275"), ("AG", "824"), ("HV", "269"), ("FA", "999"), ("FA", "997"),
    ];

    /// <summary>True for a set that only answers: it is never answered itself.</summary>
    public static bool IsAnswer(string set) => set is "999" or "997";

    /// <summary>The group's set (of FA the 999); null for a group that is not of health care.</summary>
    public static string? SetOf(string group)
    {
        foreach (var known in Known)
            if (known.Group == group) return known.Set;
        return null;
    }

    /// <summary>The group of a set; null for a set that is not of health care.</summary>
    public static string? GroupOf(string set)
    {
        foreach (var known in Known)
            if (known.Set == set) return known.Group;
        return null;
    }
}
