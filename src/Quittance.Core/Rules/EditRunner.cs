using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>
/// Runs edits on one claim after another. It holds nothing of a claim, so that several threads may share it. Findings come by stage, line
/// and edit id (those of the claim before those of its lines), and within that in the order told.
/// </summary>
public sealed class EditRunner
{
    // Twice a page of a professional claim's most lines fits on the stack: 64 lines of 8 bytes.
    private const int LinesOnStack = 64;

    private readonly IEdit[] _edits;
    private readonly EditInfo[] _infos;

    /// <summary>A runner for these edits, in whatever order they come. Two edits of one id are a mistake of ours and throw.</summary>
    public EditRunner(IEnumerable<IEdit> edits)
    {
        _edits = [.. edits.OrderBy(e => e.Info.Stage).ThenBy(e => e.Info.Id, StringComparer.Ordinal)];
        _infos = [.. _edits.Select(e => e.Info)];
        Check.That(_infos.Select(i => i.Id).Distinct(StringComparer.Ordinal).Count() == _infos.Length, "an edit's id is its own");
    }

    /// <summary>Judges a claim by itself.</summary>
    public IReadOnlyList<Finding> Run(Claim837 claim, DateOnly asOf) => Run(claim, [], asOf);

    /// <summary>Judges a claim beside the patient's other claims. Empty when nothing is wrong.</summary>
    public IReadOnlyList<Finding> Run(Claim837 claim, ReadOnlySpan<EarlierClaim> history, DateOnly asOf) => Run(claim, history, asOf, default, null);

    /// <summary>
    /// As above, by the rules of <paramref name="earliest"/> where claim or day are earlier: who writes a claim in a guide's version is held to that guide even for
    /// services of days before it. <paramref name="places"/> tells where a field stands in the file.
    /// </summary>
    internal IReadOnlyList<Finding> Run(Claim837 claim, ReadOnlySpan<EarlierClaim> history, DateOnly asOf, DateOnly earliest, IFieldPlaces? places)
    {
        ArgumentNullException.ThrowIfNull(claim);
        var lines = Rows.Of(claim.Lines);
        Span<LineDays> days = lines.Length <= LinesOnStack ? stackalloc LineDays[lines.Length] : new LineDays[lines.Length];
        for (var i = 0; i < lines.Length; i++) days[i] = LineDays.Of(lines[i]);
        var context = new EditContext(claim, days, history, asOf);
        var sink = new FindingSink(claim, places);
        var (inForceDay, inForceAsOf) = (context.Day < earliest ? earliest : context.Day, asOf < earliest ? earliest : asOf);
        var stage = EditStage.Required;
        var first = 0;
        for (var i = 0; i < _edits.Length; i++)
        {
            var info = _infos[i];
            if (!info.IsInForce(inForceDay, inForceAsOf)) continue;
            if (info.Stage != stage)
            {
                Sort(sink.Found, first);
                (stage, first) = (info.Stage, sink.Count);
            }
            sink.Start(info);
            _edits[i].Check(context, ref sink);
        }
        Sort(sink.Found, first);
        return sink.Found ?? (IReadOnlyList<Finding>)[];
    }

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
