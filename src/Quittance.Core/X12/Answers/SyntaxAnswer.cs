using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// Answers a judged file as its receiver: per interchange a TA1 when its envelope is rejected or asks for one, and per group
/// one 999. A TA1, a 999 and a 997 are never answered.
/// </summary>
public static class SyntaxAnswer
{
    private const string Guide = "005010X231A1";
    private const string AnswerGroup = SetGroups.Answers;

    // TA105: something in the interchange cannot be dealt with at all, such as a group that a 999 cannot name.
    private const string BadContent = "024";

    /// <summary>
    /// Writes the answers. <paramref name="firstControl"/> is the first interchange control number to use; the next follow.
    /// Zero interchanges written means that nothing in the file asks for an answer.
    /// </summary>
    public static Result<WrittenFile> Write(FileVerdict verdict, Stream stream, int firstControl, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        var writer = new SegmentWriter(stream, "\n");
        var control = firstControl;
        foreach (var interchange in verdict.Interchanges)
        {
            if (interchange.IsAnswer) continue;
            var asking = interchange.Code == "R" ? [] : interchange.Groups.Where(g => !g.IsAnswer).ToList();
            var groups = asking.Where(CanBeNamed).ToList();
            var (code, note) = asking.Count == groups.Count ? (interchange.Code, interchange.Note) : (groups.Count > 0 ? "E" : "R", BadContent);
            var hasNote = code != "A" || interchange.Start.AcknowledgmentRequested;
            if (groups.Count == 0 && !hasNote) continue;
            StartInterchange(writer, interchange.Start, control++, at);
            if (hasNote) writer.Acknowledge(Note(interchange.Start, code, note));
            for (var n = 0; n < groups.Count; n++) Answer(writer, interchange.Start, groups[n], n + 1, at);
            writer.EndInterchange();
        }
        return writer.Finish();
    }

    /// <summary>Starts an interchange that goes back to where another came from.</summary>
    internal static void StartInterchange(SegmentWriter writer, InterchangeStart asked, int control, DateTimeOffset at, Separators? separators = null)
    {
        const int Width = 15;
        writer.StartInterchange(new InterchangeStart(
            AnswerValue.Qualifier(asked.ReceiverQualifier), AnswerValue.Plain(asked.ReceiverId, Width),
            AnswerValue.Qualifier(asked.SenderQualifier), AnswerValue.Plain(asked.SenderId, Width),
            at.ToString("yyMMdd", CultureInfo.InvariantCulture), Time(at), control.ToString("000000000", CultureInfo.InvariantCulture), "00501",
            asked.Usage == "T" ? "T" : "P", false, separators ?? Separators.Usual, 0));
    }

    /// <summary>The header of a group that goes back to where another came from.</summary>
    internal static GroupStart Back(string kind, InterchangeStart asked, GroupStart group, int number, DateTimeOffset at, string guide) =>
        new(kind, AnswerValue.Address(group.Receiver, asked.ReceiverId), AnswerValue.Address(group.Sender, asked.SenderId),
            at.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Time(at), AnswerValue.Text(number), guide);

    private static InterchangeAcknowledgment Note(InterchangeStart asked, string code, string note)
    {
        const int ControlWidth = 9, DateWidth = 6, TimeWidth = 4;
        return new InterchangeAcknowledgment(AnswerValue.Digits(asked.Control, ControlWidth), AnswerValue.Digits(asked.Date, DateWidth),
            AnswerValue.Digits(asked.Time, TimeWidth), code, note);
    }

    // AK1 repeats GS01, GS06 and GS08; a group without them has no name by which its sender would know it. AK101 has no word for a
    // group of answers, so claims that stand in one are told by the TA1.
    private static bool CanBeNamed(GroupVerdict group)
    {
        const int ControlDigits = 9, VersionLength = 12;
        return group.Start.FunctionalId != AnswerGroup && SetGroups.SetOf(group.Start.FunctionalId) is not null && AnswerValue.Number(group.Start.Control, ControlDigits) is not null &&
            AnswerValue.IsPlain(group.Start.Version, VersionLength);
    }

    private static void Answer(SegmentWriter writer, InterchangeStart asked, GroupVerdict group, int number, DateTimeOffset at)
    {
        writer.StartGroup(Back(AnswerGroup, asked, group.Start, number, at, Guide));
        writer.StartSet("999", "0001", Guide);
        writer.Begin("AK1").Value(group.Start.FunctionalId).Value(group.Start.Control).Value(group.Start.Version).End();
        foreach (var set in group.Sets)
            if (!SetGroups.IsAnswer(set.Start.Id)) SetAnswer.Write(writer, group, set);
        Outcome(writer, group);
        writer.EndSet();
        writer.EndGroup();
    }

    private static void Outcome(SegmentWriter writer, GroupVerdict group)
    {
        // AK902 to AK904 have six digits.
        const int Most = 999_999;
        var accepted = group.Sets.Count(s => s.IsAccepted);
        var code = group.ErrorCodes.Count > 0 || accepted == 0 ? "R"
            : accepted < group.Sets.Count ? "P"
            : group.Sets.Any(s => s.HasNotes) ? "E" : "A";
        writer.Begin("AK9").Value(code).Value(Math.Min(group.SetsSaid, Most)).Value(Math.Min(group.Sets.Count, Most))
            .Value(code == "R" ? 0 : Math.Min(accepted, Most));
        foreach (var error in group.ErrorCodes.Take(SetAnswer.MostCodes)) writer.Value(error);
        writer.End();
    }

    private static string Time(DateTimeOffset at) => at.ToString("HHmm", CultureInfo.InvariantCulture);
}
