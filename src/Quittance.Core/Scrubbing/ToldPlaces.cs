using Quittance.Core.Kernel;
using Quittance.Core.X12;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// Remembers what the structure tables said (SNIP levels 1 and 2) of the present claim and of the levels that it hangs under, so that an edit of the same place does not say it again.
/// </summary>
internal sealed class ToldPlaces
{
    // A claim of which more is wrong than this has been told enough; then no edit speaks that might repeat something.
    private const int Most = 1000;

    private readonly List<Told> _told = [];

    /// <summary>Takes a finding of any level; only those of the tables are kept.</summary>
    public void Add(Finding finding)
    {
        if (finding is { Level: 1 or 2, Severity: not Severity.Info, Segment: { } segment } && _told.Count < Most)
            _told.Add(new Told(finding.Loop, segment, finding.Element, finding.SegmentPosition));
    }

    /// <summary>Forgets what the next segment ends. It was judged already: what was said of it stays.</summary>
    public void Take(in Segment segment)
    {
        switch (segment.Key)
        {
            case SegmentKey.St:
                _told.Clear();
                break;
            case SegmentKey.Hl:
                var above = segment[3].Is("20"u8) ? '@' : segment[3].Is("22"u8) ? 'A' : 'B';
                Forget(above, segment.Position, "HL");
                break;
            case SegmentKey.Clm:
                Forget('C', segment.Position, "CLM");
                break;
        }
    }

    /// <summary>True when the tables have said something of the place of a finding.</summary>
    public bool Has(Finding finding)
    {
        if (_told.Count == Most) return true;
        foreach (var told in _told)
        {
            if (!string.Equals(told.Segment, finding.Segment, StringComparison.Ordinal) || (told.Loop is not null && !string.Equals(told.Loop, finding.Loop, StringComparison.Ordinal))) continue;
            // A segment that is missing has no element; and what is wrong in one line is not wrong in the others.
            if (told.Element is null || (told.Position == finding.SegmentPosition && IsSame(told, finding.Element))) return true;
        }
        return false;
    }

    // NM108 and NM109, the kind of a number and the number, stand together or not at all.
    private static bool IsSame(in Told told, int? element) => told.Element == element || (told is { Segment: "NM1", Element: 8 } && element == 9);

    private void Forget(char above, int position, string opening) =>
        _told.RemoveAll(t => LevelOf(t.Loop) > above && !(t.Position == position && string.Equals(t.Segment, opening, StringComparison.Ordinal)));

    // 2010BA belongs to the level B of subscribers, 1000A to the set's header; loops from 2300 on belong to the claim, below all levels, and so does what has no loop.
    private static char LevelOf(string? loop) => loop is null ? 'Z' : loop[0] == '1' ? '@' : loop.Length > 4 && loop[1] == '0' ? loop[4] : 'Z';

    private readonly record struct Told(string? Loop, string Segment, int? Element, int? Position);
}
