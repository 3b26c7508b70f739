using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>The days of a line, read once for all edits. A day that could not be read is the default value.</summary>
public readonly record struct LineDays(DateOnly From, DateOnly Through)
{
    /// <summary>True when the first day could be read.</summary>
    public bool HasFrom => From != default;

    /// <summary>True when the last day could be read.</summary>
    public bool HasThrough => Through != default;

    /// <summary>True when both could be read and stand in order.</summary>
    public bool IsSpan => From != default && From <= Through;

    /// <summary>The days of DTP 472.</summary>
    public static LineDays Of(Line837 line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return Of(line.From, line.Through);
    }

    internal static LineDays Of(string first, string last)
    {
        X12Date.TryReadDay(first, out var from);
        var through = from;
        // Most lines are of one day, and their two texts are the same object.
        if (!ReferenceEquals(first, last) && !string.Equals(first, last, StringComparison.Ordinal)) X12Date.TryReadDay(last, out through);
        return new LineDays(from, through);
    }
}
