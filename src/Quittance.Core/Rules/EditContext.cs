using System.Runtime.InteropServices;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>
/// All that an edit may look at: the claim, the days of its lines, the patient's other claims, and the day as of which is judged.
/// Lists are spans, so that going through them allocates nothing.
/// </summary>
public readonly ref struct EditContext
{
    internal EditContext(in JudgedClaim judged, ReadOnlySpan<LineDays> days, ReadOnlySpan<EarlierClaim> history, DateOnly asOf)
    {
        Claim = judged.Common;
        Institutional = judged.Institutional;
        Dental = judged.Dental;
        Lines = Rows.Of(Claim.Lines);
        Diagnoses = Rows.Of(Claim.Diagnoses);
        Days = days;
        History = history;
        AsOf = asOf;
        if (Institutional is not null && judged.DaysOf(StatementPeriod) is { HasFrom: true, HasThrough: true } statement)
        {
            (FirstDay, LastDay) = (statement.From, statement.Through);
            HasStatement = true;
            return;
        }
        foreach (var line in days)
        {
            if (line.HasFrom && (FirstDay == default || line.From < FirstDay)) FirstDay = line.From;
            if (line.HasThrough && line.Through > LastDay) LastDay = line.Through;
        }
    }

    private const string StatementPeriod = "434";

    /// <summary>The claim that is judged; of an institutional or dental one what all kinds share.</summary>
    public Claim837 Claim { get; }

    /// <summary>The whole of an institutional claim; null for other kinds.</summary>
    public InstitutionalClaim837? Institutional { get; }

    /// <summary>The whole of a dental claim; null for other kinds.</summary>
    public DentalClaim837? Dental { get; }

    /// <summary>True when an institutional claim says from when to when it bills: then <see cref="FirstDay"/> and <see cref="LastDay"/> are those days.</summary>
    public bool HasStatement { get; }

    /// <summary>Its lines, in order.</summary>
    public ReadOnlySpan<Line837> Lines { get; }

    /// <summary>The days of its lines, in the same order. A dental line without one has the claim's.</summary>
    public ReadOnlySpan<LineDays> Days { get; }

    /// <summary>Its diagnoses, in order.</summary>
    public ReadOnlySpan<Diagnosis837> Diagnoses { get; }

    /// <summary>Other claims of the patient, sent before this one.</summary>
    public ReadOnlySpan<EarlierClaim> History { get; }

    /// <summary>The day as of which is judged: today, unless somebody asks otherwise.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The first day of service, of an institutional claim that of its statement; the default value when none is told.</summary>
    public DateOnly FirstDay { get; }

    /// <summary>The last day of service, of an institutional claim that of its statement, as sent; the default value when none is told.</summary>
    public DateOnly LastDay { get; }

    /// <summary>
    /// The day by which the claim is judged: its first day of service, and the day as of which is judged when it has none. A stay is coded and paid by the rules of the day on which it ends,
    /// so that of an institutional claim it is the last.
    /// </summary>
    public DateOnly Day => FirstDay == default ? AsOf : Institutional is not null && LastDay != default ? LastDay : FirstDay;

    /// <summary>Who was treated: the patient's own loop, or the subscriber.</summary>
    public Party837 Patient => Claim.Patient ?? Claim.Subscriber;
}

/// <summary>A claim of any kind, beside what all kinds share.</summary>
internal readonly record struct JudgedClaim(ClaimKinds Kind, Claim837 Common, InstitutionalClaim837? Institutional, DentalClaim837? Dental)
{
    private const string Service = "472";

    public static JudgedClaim Of(Claim837 claim) => new(ClaimKinds.Professional, claim, null, null);

    public static JudgedClaim Of(InstitutionalClaim837 claim) => new(ClaimKinds.Institutional, claim.Common, claim, null);

    public static JudgedClaim Of(DentalClaim837 claim) => new(ClaimKinds.Dental, claim.Common, null, claim);

    /// <summary>The first date of the claim with this qualifier.</summary>
    public LineDays DaysOf(string qualifier)
    {
        foreach (var date in Rows.Of(Common.Dates))
            if (date.Qualifier == qualifier) return LineDays.Of(date.From, date.Through);
        return default;
    }

    /// <summary>Reads the days of the lines.</summary>
    public void ReadDays(ReadOnlySpan<Line837> lines, Span<LineDays> days)
    {
        for (var i = 0; i < lines.Length; i++) days[i] = LineDays.Of(lines[i]);
        if (Dental is null) return;
        var ofClaim = DaysOf(Service);
        for (var i = 0; i < lines.Length; i++)
            if (lines[i].From.Length == 0) days[i] = ofClaim;
    }
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
