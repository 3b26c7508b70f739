using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Sets.Acknowledgment;

/// <summary>Writes the 999: one set answers one group. A 999 is never answered by a 999.</summary>
public static class Answer999Writer
{
    /// <summary>The guide that is written.</summary>
    public const string Guide = "005010X231A1";

    /// <summary>Writes one set, ST to SE, into the group (GS01 = FA) that the writer has open.</summary>
    public static void WriteSet(SegmentWriter writer, string control, GroupAnswered999 group, IEnumerable<SetAnswered999> sets, GroupResult999 result)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(sets);
        ArgumentNullException.ThrowIfNull(result);
        writer.StartSet("999", control, Guide);
        writer.Begin("AK1").Value(group.FunctionalId).Value(group.Control).Value(group.Version).End();
        foreach (var set in sets) WriteAnswer(writer, set);
        writer.Begin("AK9").Value(result.Code).Value(result.Included).Value(result.Received).Value(result.Accepted);
        foreach (var code in result.ErrorCodes.Take(5)) writer.Value(code);
        writer.End();
        writer.EndSet();
    }

    private static void WriteAnswer(SegmentWriter writer, SetAnswered999 set)
    {
        writer.Begin("AK2").Value(set.Type).Value(set.Control).Value(set.Guide).End();
        foreach (var error in set.Errors)
        {
            writer.Begin("IK3").Value(error.Segment).Value(error.Position).Value(error.Loop).Value(error.Code).End();
            if (error.ClaimNumber.Length > 0) writer.Begin("CTX").Composite("CLM01", error.ClaimNumber).End();
            foreach (var element in error.Elements)
                writer.Begin("IK4").Composite(element.Position.Split(':')).Value(element.DataElement).Value(element.Code).Value(element.Value).End();
        }
        writer.Begin("IK5").Value(set.Code);
        foreach (var code in set.ErrorCodes.Take(5)) writer.Value(code);
        writer.End();
    }
}
