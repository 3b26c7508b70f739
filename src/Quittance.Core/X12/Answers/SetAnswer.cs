using Quittance.Core.Kernel;
using Quittance.Core.X12.Structure;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// The part of a 999 about one set: AK2, for each faulty segment IK3 with its CTX and IK4s, and IK5. Faults that were found but are
/// not listed, because the file has too many, still count for IK5.
/// </summary>
internal static class SetAnswer
{
    /// <summary>IK5 and AK9 have room for five codes.</summary>
    public const int MostCodes = 5;

    // A loop identifier (data element 447) has four characters: 2010AA is answered as 2010.
    private const int LoopLength = 4;

    public static void Write(SegmentWriter writer, GroupVerdict group, SetVerdict set)
    {
        // A set that does not say what it is gets the name of its group's sets; IK5 says that its own is wrong.
        var id = SetGroups.GroupOf(set.Start.Id) is null ? SetGroups.SetOf(group.Start.FunctionalId) : set.Start.Id;
        const int GuideLength = 35;
        // AK203 repeats ST03, which an 835 does not have (X12, RFI 1438).
        writer.Begin("AK2").Value(id).Value(AnswerValue.SetControl(set.Start.Control))
            .Value(set.NamesGuide && AnswerValue.IsPlain(set.Start.Guide, GuideLength) ? set.Start.Guide : "").End();
        var faults = InOrder(set);
        for (var i = 0; i < faults.Count;)
        {
            var first = faults[i];
            // Faults of elements of one segment share its IK3; a fault of the segment itself has its own.
            var next = i + 1;
            while (next < faults.Count && IsElement(first) && IsElement(faults[next]) && IsSameSegment(first.Finding, faults[next].Finding)) next++;
            if (Segment(writer, first) && IsElement(first))
                for (; i < next; i++) Element(writer, faults[i].Finding);
            i = next;
        }
        Outcome(writer, set, faults);
    }

    // What is missing before a segment is told before what is wrong in it. Some faults are found late, when a loop closes.
    private static List<SetFault> InOrder(SetVerdict set) =>
        [.. set.Faults.OrderBy(f => f.Finding.SegmentPosition).ThenByDescending(f => f.Finding.Id == StructureRules.SegmentMissing.Id || f.Finding.Id == StructureRules.LoopMissing.Id)
            .ThenBy(IsElement).ThenBy(f => f.Finding.Element).ThenBy(f => f.Finding.Component)];

    private static bool IsElement(SetFault fault) => fault.Finding.Element is not null;

    private static bool IsSameSegment(Finding a, Finding b) => a.SegmentPosition == b.SegmentPosition && a.Segment == b.Segment;

    /// <summary>IK3 and CTX; false when the segment has no name that an answer could repeat.</summary>
    private static bool Segment(SegmentWriter writer, SetFault fault)
    {
        const int ShortestId = 2, LongestId = 3;
        var finding = fault.Finding;
        var id = AnswerValue.Plain(finding.Segment!, LongestId);
        if (id.Length < ShortestId) return false;
        writer.Begin("IK3").Value(id).Value(finding.SegmentPosition!.Value).Value(finding.Loop is { Length: > LoopLength } loop ? loop[..LoopLength] : finding.Loop)
            .Value(IsElement(fault) ? "8" : finding.AckCode).End();
        Context(writer, fault.Unit);
        return true;
    }

    // The business unit finds the claim (or the member, the payment ...) again at its sender's. X12 (RFI 2293): a value with characters
    // that cannot be repeated is not known, and of a longer one the first 35 characters are sent.
    private static void Context(SegmentWriter writer, UnitNamed? unit)
    {
        const int Longest = 35;
        if (unit is null || !AnswerValue.IsPlain(unit.Value, int.MaxValue)) return;
        var value = (unit.Value.Length > Longest ? unit.Value[..Longest] : unit.Value).TrimEnd();
        if (value.Length == 0) return;
        writer.Begin("CTX").Composite(unit.Name, value).End();
    }

    private static void Element(SegmentWriter writer, Finding finding)
    {
        // IK401 has two digits.
        const int Longest = 99, LastPlace = 99;
        if (finding.Element > LastPlace || finding.Component > LastPlace) return;
        var place = AnswerValue.Text(finding.Element!.Value);
        var value = finding.Value is { } bad && !PersonalData.IsMask(bad) && AnswerValue.IsPlain(bad, Longest) ? bad : "";
        writer.Begin("IK4");
        if (finding.Component is { } component) writer.Composite(place, AnswerValue.Text(component));
        else writer.Value(place);
        writer.Value(StructureNames.DataElement(finding)).Value(finding.AckCode).Value(value).End();
    }

    private static void Outcome(SegmentWriter writer, SetVerdict set, List<SetFault> faults)
    {
        var codes = new List<string>(set.ErrorCodes);
        // 5: a segment has a fault of the standard's list; I5: one that only guides have, such as a place that is not used.
        if (faults.Exists(f => !IsOfGuide(f.Finding.AckCode!))) codes.Add("5");
        if (faults.Exists(f => IsOfGuide(f.Finding.AckCode!))) codes.Add("I5");
        if (codes.Count == 0 && (!set.IsAccepted || set.HasNotes)) codes.Add("5");
        writer.Begin("IK5").Value(set.IsAccepted ? set.HasNotes ? "E" : "A" : "R");
        foreach (var code in codes.Take(MostCodes)) writer.Value(code);
        writer.End();
    }

    private static bool IsOfGuide(string code) => code[0] == 'I';
}
