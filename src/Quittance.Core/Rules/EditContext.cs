using System.Runtime.InteropServices;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>
/// All that an edit may look at: the claim, the days of its lines, the patient's other claims, and the day as of which is judged.
/// Lists are spans, so that going through them allocates nothing.
/// </summary>
public readonly ref struct EditContext
{
    internal EditContext(Claim837 claim, ReadOnlySpan<LineDays> days, ReadOnlySpan<EarlierClaim> history, DateOnly asOf)
    {
        Claim = claim;
        Lines = Rows.Of(claim.Lines);
        Diagnoses = Rows.Of(claim.Diagnoses);
        Days = days;
        History = history;
        AsOf = asOf;
        foreach (var line in days)
        {
            if (line.HasFrom && (FirstDay == default || line.From < FirstDay)) FirstDay = line.From;
            if (line.HasThrough && line.Through > LastDay) LastDay = line.Through;
        }
    }

    /// <summary>The claim that is judged.</summary>
    public Claim837 Claim { get; }

    /// <summary>Its lines, in order.</summary>
    public ReadOnlySpan<Line837> Lines { get; }

    /// <summary>The days of its lines, in the same order.</summary>
    public ReadOnlySpan<LineDays> Days { get; }

    /// <summary>Its diagnoses, in order.</summary>
    public ReadOnlySpan<Diagnosis837> Diagnoses { get; }

    /// <summary>Other claims of the patient, sent before this one.</summary>
    public ReadOnlySpan<EarlierClaim> History { get; }

    /// <summary>The day as of which is judged: today, unless somebody asks otherwise.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The first day of service; the default value when no line tells one.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day of service; the default value when no line tells one.</summary>
    public DateOnly LastDay { get; }

    /// <summary>The day by which the claim is judged: its first day of service, and the day as of which is judged when it has none.</summary>
    public DateOnly Day => FirstDay == default ? AsOf : FirstDay;

    /// <summary>Who was treated: the patient's own loop, or the subscriber.</summary>
    public Party837 Patient => Claim.Patient ?? Claim.Subscriber;
}

/// <summary>Lists as spans.</summary>
internal static class Rows
{
    /// <summary>The reader gives arrays, which cost nothing; whatever else an example or a caller made is copied.</summary>
    public static ReadOnlySpan<T> Of<T>(IReadOnlyList<T> list) => list switch
    {
        T[] array => array,
        List<T> grown => CollectionsMarshal.AsSpan(grown),
        _ => list.ToArray(),
    };
}
