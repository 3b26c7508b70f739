using Quittance.Core.Scrubbing.Partners;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Scrubbing;

/// <summary>How a file is checked.</summary>
public sealed record CheckTerms
{
    /// <summary>The SNIP level up to which is judged, 1 to 7.</summary>
    public int Level { get; init; } = FileCheck.HighestLevel;

    /// <summary>The day as of which edits judge; null for the day that the file says it was made on.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>What the trading partner forgives, at whatever level, and asks for; null, as by default, for none. What it asks for is judged at level 7.</summary>
    public PartnerProfile? Partner { get; init; }

    /// <summary>True when of the levels above 3 only the partner's own terms are asked, with <see cref="Level"/> 7; false by default.</summary>
    public bool OnlyPartnerAboveSums { get; init; }

    /// <summary>Today, which no file is later than.</summary>
    public required DateOnly Today { get; init; }
}

/// <summary>Judges a whole file at all SNIP levels in one pass and constant memory: levels 1 to 3 as <see cref="FileCheck"/> does, 4 to 7 by the edits.</summary>
public static class FullCheck
{
    /// <summary>The highest level that is judged here.</summary>
    public const int HighestLevel = ClaimLevels.Highest;

    /// <summary>Reads a file to its end and judges it. <paramref name="follower"/> hears of each set while it is read. The stream is not closed.</summary>
    public static FileVerdict Check(Stream stream, CheckTerms terms, ReadLimits? limits = null, Action<long>? progress = null,
        SetFollower? follower = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(terms);
        Kernel.Check.That(terms.Level is >= 1 and <= HighestLevel, "SNIP levels are 1 to 7");
        var further = terms.Level < ClaimLevels.Lowest && terms.Partner is null ? null : new ClaimLevels(terms);
        return FileCheck.Check(stream, terms.Level, further, limits, progress, follower, cancellationToken);
    }
}
