using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// Answers a judged file as its receiver: per interchange a TA1 when its envelope is rejected or asks for one, and per group
/// one 999. A 999 and a 997 are never answered.
/// </summary>
public static class SyntaxAnswer
{
    private const string Guide = "005010X231A1";
    private const string AnswerGroup = "FA";

    // A loop identifier (data element 447) has four characters: 2010AA is answered as 2010.
    private const int LoopLength = 4;

    // IK5 and AK9 have room for five codes.
    private const int MostCodes = 5;

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
            var groups = interchange.Code == "R" ? [] : interchange.Groups.Where(g => g.Start.FunctionalId != AnswerGroup).ToList();
            var hasNote = interchange.Code != "A" || interchange.Start.AcknowledgmentRequested;
            if (groups.Count == 0 && !hasNote) continue;
            Answer(writer, interchange, groups, hasNote, control++, at);
        }
        return writer.Finish();
    }

    private static void Answer(SegmentWriter writer, InterchangeVerdict interchange, IReadOnlyList<GroupVerdict> groups, bool hasNote, int control, DateTimeOffset at)
    {
        var asked = interchange.Start;
        writer.StartInterchange(new InterchangeStart(asked.ReceiverQualifier, asked.ReceiverId, asked.SenderQualifier, asked.SenderId,
            at.ToString("yyMMdd", CultureInfo.InvariantCulture), Time(at), control.ToString("000000000", CultureInfo.InvariantCulture), "00501",
            asked.Usage.Length == 0 ? "P" : asked.Usage, false, Separators.Usual, 0));
        if (hasNote) writer.Acknowledge(new InterchangeAcknowledgment(asked.Control, asked.Date, asked.Time, interchange.Code, interchange.Note));
        var number = 0;
        foreach (var group in groups)
        {
            number++;
            writer.StartGroup(new GroupStart(AnswerGroup, group.Start.Receiver, group.Start.Sender,
                at.ToString("yyyyMMdd", CultureInfo.InvariantCulture), Time(at), Text(number), Guide));
            writer.StartSet("999", "0001", Guide);
            writer.Begin("AK1").Value(group.Start.FunctionalId).Value(group.Start.Control).Value(group.Start.Version).End();
            foreach (var set in group.Sets) Answer(writer, set);
            Result(writer, group);
            writer.EndSet();
            writer.EndGroup();
        }
        writer.EndInterchange();
    }

    private static void Answer(SegmentWriter writer, SetVerdict set)
    {
        // ST03 is not used in the 835, so there is none to repeat.
        writer.Begin("AK2").Value(set.Start.Id).Value(set.Start.Control).Value(set.Start.Id == "835" ? "" : set.Start.Guide).End();
        var i = 0;
        var faults = set.Faults.OrderBy(f => f.Finding.SegmentPosition).ToList();
        while (i < faults.Count)
        {
            var first = faults[i];
            // Faults of elements of one segment share its IK3; a fault of the segment itself has its own.
            var n = i + 1;
            while (n < faults.Count && IsElement(first) && IsElement(faults[n]) && IsSameSegment(first.Finding, faults[n].Finding)) n++;
            Segment(writer, set, first);
            if (IsElement(first))
                for (; i < n; i++) Element(writer, faults[i].Finding);
            i = n;
        }
        Outcome(writer, set);
    }

    private static bool IsElement(SetFault fault) => fault.Finding.Element is not null;

    private static bool IsSameSegment(Finding a, Finding b) => a.SegmentPosition == b.SegmentPosition && a.Segment == b.Segment && a.Loop == b.Loop;

    private static void Segment(SegmentWriter writer, SetVerdict set, SetFault fault)
    {
        var finding = fault.Finding;
        writer.Begin("IK3").Value(finding.Segment).Value(finding.SegmentPosition!.Value).Value(finding.Loop is { Length: > LoopLength } loop ? loop[..LoopLength] : finding.Loop)
            .Value(IsElement(fault) ? "8" : finding.AckCode).End();
        // CLM01 finds the claim again at its sender's.
        if (set.Start.Id == "837" && fault.Claim is { } claim && IsPlain(claim)) writer.Begin("CTX").Composite("CLM01", claim).End();
    }

    private static void Element(SegmentWriter writer, Finding finding)
    {
        var place = Text(finding.Element!.Value);
        var value = finding.Value is { } bad && !PersonalData.IsMask(bad) && IsPlain(bad) ? bad : "";
        writer.Begin("IK4");
        if (finding.Component is { } component) writer.Composite(place, Text(component));
        else writer.Value(place);
        writer.Value(StructureNames.DataElement(finding)).Value(finding.AckCode).Value(value).End();
    }

    private static void Outcome(SegmentWriter writer, SetVerdict set)
    {
        var codes = new List<string>();
        if (!set.IsAccepted)
        {
            codes.AddRange(set.ErrorCodes);
            // 5: the standard is broken; I5: only the guide is.
            if (set.Faults.Any(f => f.Finding.Severity == Severity.Error)) codes.Add(set.Faults.Any(f => f.Finding is { Level: 1, Severity: Severity.Error }) ? "5" : "I5");
            if (codes.Count == 0) codes.Add("5");
        }
        writer.Begin("IK5").Value(set.IsAccepted ? set.HasNotes ? "E" : "A" : "R");
        foreach (var code in codes.Take(MostCodes)) writer.Value(code);
        writer.End();
    }

    private static void Result(SegmentWriter writer, GroupVerdict group)
    {
        var accepted = group.Sets.Count(s => s.IsAccepted);
        var said = group.SetsSaid;
        var code = group.ErrorCodes.Count > 0 || accepted == 0 ? "R"
            : accepted < group.Sets.Count ? "P"
            : group.Sets.Any(s => s.HasNotes) ? "E" : "A";
        writer.Begin("AK9").Value(code).Value(said).Value(group.Sets.Count).Value(code == "R" ? 0 : accepted);
        foreach (var error in group.ErrorCodes.Take(MostCodes)) writer.Value(error);
        writer.End();
    }

    // What comes from a faulty file may hold our own separators or odd characters; then it is left out, as IK404 allows.
    private static bool IsPlain(string value)
    {
        foreach (var c in value)
            if (c is < ' ' or > '~' or '*' or ':' or '^' or '~') return false;
        return value.Length is > 0 and < 100;
    }

    private static string Time(DateTimeOffset at) => at.ToString("HHmm", CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
