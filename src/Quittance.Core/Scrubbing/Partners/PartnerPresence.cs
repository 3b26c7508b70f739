using Quittance.Core.X12;

namespace Quittance.Core.Scrubbing.Partners;

/// <summary>A segment that the partner asks for and a claim does not have, told at the claim.</summary>
internal readonly record struct MissingSegment(string Segment, string Qualifier, string Loop, (int Position, long Offset) Place);

/// <summary>Watches whether every claim has the segments that a partner asks for. What stands in a level above holds for all claims under it.</summary>
internal sealed class PartnerPresence(IReadOnlyList<PartnerSegment> asked)
{
    private readonly bool[] _seen = new bool[asked.Count];
    private bool _isInClaim;
    private (int Position, long Offset) _claim;

    /// <summary>Forgets all, at the beginning of a set.</summary>
    public void Clear()
    {
        _isInClaim = false;
        Array.Clear(_seen);
    }

    /// <summary>Gives what the claim did not have that the next segment ends.</summary>
    public IReadOnlyList<MissingSegment> End(in Segment segment)
    {
        if (_seen.Length == 0 || segment.Key is not (SegmentKey.Clm or SegmentKey.Hl)) return [];
        var missing = End();
        _isInClaim = segment.Key == SegmentKey.Clm;
        if (_isInClaim) _claim = (segment.Position, segment.Offset);
        // A new billing provider forgets all but the set's header; a subscriber keeps the provider's; a claim keeps both.
        var kept = _isInClaim ? 'C' : segment[3].Is("20"u8) ? Header : segment[3].Is("22"u8) ? 'A' : 'B';
        for (var n = 0; n < _seen.Length; n++) _seen[n] &= LevelOf(asked[n].Loop) is { } level && level <= kept;
        return missing;
    }

    /// <summary>Gives what the last claim of a set did not have.</summary>
    public IReadOnlyList<MissingSegment> End()
    {
        if (!_isInClaim) return [];
        _isInClaim = false;
        return Missing();
    }

    /// <summary>Takes the next segment.</summary>
    public void Take(in Segment segment, string? loop)
    {
        for (var n = 0; n < _seen.Length; n++) _seen[n] |= asked[n].Loop == loop && Is(segment, asked[n]);
    }

    private const char Header = '@';

    // Loops of the levels are called 2000A, 2010BA and so on: the letter behind their four digits names the level. 1000A and 1000B stand before all levels.
    private static char? LevelOf(string loop) =>
        loop.StartsWith("1000", StringComparison.Ordinal) ? Header
        : loop.Length > 4 && (loop.StartsWith("2000", StringComparison.Ordinal) || loop.StartsWith("2010", StringComparison.Ordinal)) ? loop[4] : null;

    private static bool Is(in Segment segment, PartnerSegment asked) =>
        segment.IdText() == asked.Segment && (asked.Qualifier.Length == 0 || segment[1].Component(1).Text() == asked.Qualifier);

    private List<MissingSegment> Missing()
    {
        var missing = new List<MissingSegment>();
        for (var n = 0; n < _seen.Length; n++)
            if (!_seen[n]) missing.Add(new MissingSegment(asked[n].Segment, asked[n].Qualifier, asked[n].Loop, _claim));
        return missing;
    }
}
