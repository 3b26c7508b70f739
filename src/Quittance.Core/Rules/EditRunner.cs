using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>
/// Runs edits on one claim after another: those of the claim's kind. It holds nothing of a claim, so that several threads may share it. Findings come by stage, line
/// and edit id (those of the claim before those of its lines), and within that in the order told.
/// </summary>
public sealed class EditRunner
{
    // Twice a page of a professional claim's most lines fits on the stack: 64 lines of 8 bytes.
    private const int LinesOnStack = 64;

    private readonly Known[] _professional;
    private readonly Known[] _institutional;
    private readonly Known[] _dental;

    /// <summary>A runner for these edits, in whatever order they come. Two edits of one id are a mistake of ours and throw.</summary>
    public EditRunner(IEnumerable<IEdit> edits)
    {
        var known = edits.Select(e => new Known(e, e.Info)).OrderBy(e => e.Info.Stage).ThenBy(e => e.Info.Id, StringComparer.Ordinal).ToList();
        Check.That(known.Select(e => e.Info.Id).Distinct(StringComparer.Ordinal).Count() == known.Count, "an edit's id is its own");
        _professional = [.. known.Where(e => e.Info.Kinds.HasFlag(ClaimKinds.Professional))];
        _institutional = [.. known.Where(e => e.Info.Kinds.HasFlag(ClaimKinds.Institutional))];
        _dental = [.. known.Where(e => e.Info.Kinds.HasFlag(ClaimKinds.Dental))];
    }

    private readonly record struct Known(IEdit Edit, EditInfo Info);

    /// <summary>Judges a claim by itself.</summary>
    public IReadOnlyList<Finding> Run(Claim837 claim, DateOnly asOf) => Run(claim, [], asOf);

    /// <summary>Judges a claim beside the patient's other claims. Empty when nothing is wrong.</summary>
    public IReadOnlyList<Finding> Run(Claim837 claim, ReadOnlySpan<EarlierClaim> history, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Run(JudgedClaim.Of(claim), history, asOf, default, null);
    }

    /// <summary>Judges an institutional claim by itself.</summary>
    public IReadOnlyList<Finding> Run(InstitutionalClaim837 claim, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Run(JudgedClaim.Of(claim), [], asOf, default, null);
    }

    /// <summary>Judges a dental claim by itself.</summary>
    public IReadOnlyList<Finding> Run(DentalClaim837 claim, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Run(JudgedClaim.Of(claim), [], asOf, default, null);
    }

    /// <summary>
    /// As above, by the rules of <paramref name="earliest"/> where claim or day are earlier: who writes a claim in a guide's version is held to that guide even for
    /// services of days before it. <paramref name="places"/> tells where a field stands in the file.
    /// </summary>
    internal IReadOnlyList<Finding> Run(in JudgedClaim judged, ReadOnlySpan<EarlierClaim> history, DateOnly asOf, DateOnly earliest, IFieldPlaces? places)
    {
        var lines = Rows.Of(judged.Common.Lines);
        Span<LineDays> days = lines.Length <= LinesOnStack ? stackalloc LineDays[lines.Length] : new LineDays[lines.Length];
        judged.ReadDays(lines, days);
        var context = new EditContext(judged, days, history, asOf);
        var sink = new FindingSink(judged.Common, judged.Kind, places);
        var (inForceDay, inForceAsOf) = (context.Day < earliest ? earliest : context.Day, asOf < earliest ? earliest : asOf);
        var stage = EditStage.Required;
        var first = 0;
        foreach (var (edit, info) in Of(judged.Kind))
        {
            if (!info.IsInForce(inForceDay, inForceAsOf)) continue;
            if (info.Stage != stage)
            {
                Sort(sink.Found, first);
                (stage, first) = (info.Stage, sink.Count);
            }
            sink.Start(info);
            edit.Check(context, ref sink);
        }
        Sort(sink.Found, first);
        return sink.Found ?? (IReadOnlyList<Finding>)[];
    }

    private Known[] Of(ClaimKinds kind) => kind switch { ClaimKinds.Institutional => _institutional, ClaimKinds.Dental => _dental, _ => _professional };

    /// <summary>Puts the findings of one stage in order of their lines. They already stand in order of their edits, and the sort keeps that.</summary>
    private static void Sort(List<Finding>? found, int first)
    {
        if (found is null || found.Count - first < 2) return;
        var sorted = true;
        for (var i = first + 1; sorted && i < found.Count; i++) sorted = (found[i - 1].Line ?? 0) <= (found[i].Line ?? 0);
        if (sorted) return;
        var ordered = found.Skip(first).OrderBy(f => f.Line ?? 0).ToList();
        for (var i = 0; i < ordered.Count; i++) found[first + i] = ordered[i];
    }
}
