namespace Quittance.Core.Scrubbing;

/// <summary>Questions about the modifiers of a line.</summary>
internal static class LineModifiers
{
    public static bool Has(IReadOnlyList<string> modifiers, string modifier)
    {
        for (var i = 0; i < modifiers.Count; i++)
            if (string.Equals(modifiers[i], modifier, StringComparison.Ordinal)) return true;
        return false;
    }

    /// <summary>True for the same modifiers in whatever order; one that stands twice counts once.</summary>
    public static bool AreSame(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        if (one.Count == 0 && other.Count == 0) return true;
        return Holds(one, other) && Holds(other, one);
    }

    /// <summary>
    /// True when a modifier says that the same code on the same day is another service: repeated (76, 77), repeated test (91), distinct (59, XE, XS, XP,
    /// XU). Sides, parts and discarded drugs need no place here: a line with other modifiers is another line.
    /// </summary>
    public static bool Distinguish(IReadOnlyList<string> modifiers)
    {
        for (var i = 0; i < modifiers.Count; i++)
            if (modifiers[i] is "76" or "77" or "91" or "59" or "XE" or "XS" or "XP" or "XU") return true;
        return false;
    }

    private static bool Holds(IReadOnlyList<string> all, IReadOnlyList<string> some)
    {
        for (var i = 0; i < some.Count; i++)
            if (!Has(all, some[i])) return false;
        return true;
    }
}
