using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// Answers the claims of a judged file with 277CAs: for each set of claims that its 999 accepts, one set that says of every claim
/// whether it goes on. A claim is rejected when an error above level 2 stands in it.
/// </summary>
public static class ClaimAnswer
{
    private const string Guide = "005010X214";
    private const string AnswerGroup = "HN";

    /// <summary>
    /// Writes the answers. <paramref name="trail"/> followed the same judgement. <paramref name="firstControl"/> is the first interchange
    /// control number to use; the next follow. Zero interchanges written means that no set of claims was accepted.
    /// </summary>
    public static Result<WrittenFile> Write(FileVerdict verdict, ClaimTrail trail, Stream stream, int firstControl, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        ArgumentNullException.ThrowIfNull(trail);
        var control = firstControl;
        var writer = new SegmentWriter(stream, "\n");
        foreach (var interchange in verdict.Interchanges)
        {
            if (interchange.Code == "R") continue;
            var groups = interchange.Groups.Where(g => g.ErrorCodes.Count == 0 && g.Sets.Any(s => trail.Find(s) is not null)).ToList();
            if (groups.Count == 0) continue;
            var answer = new ClaimSetWriter(writer, trail, at, control.ToString("000000000", CultureInfo.InvariantCulture));
            SyntaxAnswer.StartInterchange(writer, interchange.Start, control++, at, SeparatorsFor(interchange, groups, trail));
            for (var n = 0; n < groups.Count; n++)
            {
                writer.StartGroup(SyntaxAnswer.Back(AnswerGroup, interchange.Start, groups[n].Start, n + 1, at, Guide));
                var number = 0;
                foreach (var set in groups[n].Sets)
                    if (trail.Find(set) is { } known) answer.Write(known, ++number);
                writer.EndGroup();
            }
            writer.EndInterchange();
        }
        return writer.Finish();
    }

    // A claim's number must come back as it was sent, whatever it holds.
    private static Separators SeparatorsFor(InterchangeVerdict interchange, List<GroupVerdict> groups, ClaimTrail trail)
    {
        var marks = new AnswerMarks();
        marks.LookAt(interchange.Start.SenderId);
        marks.LookAt(interchange.Start.ReceiverId);
        foreach (var group in groups)
        {
            marks.LookAt(group.Start.Sender);
            marks.LookAt(group.Start.Receiver);
            foreach (var set in group.Sets)
                if (trail.Find(set) is { } known) marks |= known.Marks;
        }
        return marks.Unseen();
    }
}
