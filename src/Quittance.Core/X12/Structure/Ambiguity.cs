namespace Quittance.Core.X12.Structure;

/// <summary>
/// Looks for places of a table that one and the same segment could take at the same moment. A table that has any would make
/// the walk guess, so a test refuses it.
/// </summary>
internal static class Ambiguity
{
    /// <summary>One sentence for each pair of places that cannot be told apart.</summary>
    public static IReadOnlyList<string> Find(GuideTable table)
    {
        var found = new List<string>();
        foreach (var loop in table.Loops)
        {
            for (var i = 0; i < loop.Places.Length; i++)
                for (var k = i + 1; k < loop.Places.Length; k++)
                    if (loop.Places[i].IsConfusedWith(loop.Places[k])) found.Add(Sentence(loop, i, loop, k));
            foreach (var (child, at) in loop.Places.Select((p, at) => (p.Loop, at)))
                if (child is not null) Around(child, loop, at, found);
        }
        return [.. found.Distinct(StringComparer.Ordinal)];
    }

    // Inside a child loop, the places of the loop around that may still come are reachable too. A level names its parent in HL02,
    // and a loop behind an LS is not reachable before it.
    private static void Around(LoopDefinition child, LoopDefinition parent, int at, List<string> found)
    {
        for (var i = 1; i < child.Places.Length; i++)
            for (var k = parent.Facts[at].SlotStart; k < parent.Places.Length; k++)
            {
                var isToldByParent = child.IsLevel && child.Places[i].Loop is { IsLevel: true } && parent.Places[k].Loop is { IsLevel: true };
                if (isToldByParent || parent.OpenedBy[k] > at) continue;
                if (child.Places[i].IsConfusedWith(parent.Places[k])) found.Add(Sentence(child, i, parent, k));
            }
    }

    private static string Sentence(LoopDefinition a, int i, LoopDefinition b, int k) =>
        $"{a.Places[i].Segment.Id} ({a.Places[i].Segment.Name}) in loop {a.Id} and {b.Places[k].Segment.Id} ({b.Places[k].Segment.Name}) in loop {b.Id} cannot be told apart.";
}
