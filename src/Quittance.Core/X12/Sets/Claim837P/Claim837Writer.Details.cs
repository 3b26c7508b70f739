using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>What few claims and lines say.</summary>
public static partial class Claim837Writer
{
    private static void WriteClaimDetails(SegmentWriter writer, ClaimDetails837 details)
    {
        if (details.Transport is { } trip) WriteTransport(writer, trip);
        if (details.Manipulation.Length > 0) writer.Begin("CR2").Skip(7).Value(details.Manipulation).End();
        foreach (var condition in details.Conditions) WriteCondition(writer, condition);
    }

    private static void WriteConditionCodes(SegmentWriter writer, IReadOnlyList<string> codes)
    {
        for (var first = 0; first < codes.Count; first += 12)
        {
            writer.Begin("HI");
            for (var n = first; n < Math.Min(first + 12, codes.Count); n++) writer.Composite("BG", codes[n]);
            writer.End();
        }
    }

    private static void WriteTrip(SegmentWriter writer, Party837? pickUp, Party837? dropOff)
    {
        WriteSite(writer, pickUp, "PW");
        WriteSite(writer, dropOff, "45");
    }

    private static void WriteSite(SegmentWriter writer, Party837? site, string entity)
    {
        if (site is null) return;
        WriteName(writer, site, entity);
        WriteAddress(writer, site);
    }

    // What is known of them is not enough to write them, and a claim that went out without them would be another claim.
    private static void RefuseWhatIsLost(SegmentWriter writer, Line837 line)
    {
        if (line.Details.HasEquipment) writer.Refuse(NotWritten, $"Line {Number(line.Number)} has the terms of rented or bought equipment (SV5), which cannot be written.");
        if (line.Details.Forms.Count > 0) writer.Refuse(NotWritten, $"Line {Number(line.Number)} has a form (LQ and FRM), which cannot be written.");
    }

    // Between SV1 and the drug.
    private static void WriteLineDetails(SegmentWriter writer, LineDetails837 details)
    {
        if (details.Transport is { } trip) WriteTransport(writer, trip);
        if (details.Certification.Length > 0) writer.Begin("CR3").Value(details.Certification).End();
        foreach (var condition in details.Conditions) WriteCondition(writer, condition);
    }

    private static void WriteLineFacts(SegmentWriter writer, LineDetails837 details)
    {
        foreach (var date in details.Dates) WriteDate(writer, date.Qualifier, date.From, date.Through);
        if (details.Patients.Length > 0) writer.Begin("QTY").Value("PT").Value(details.Patients).End();
        foreach (var result in details.Measurements) writer.Begin("MEA").Value(result.Reference).Value(result.Kind).Value(result.Value).End();
    }

    private static void WriteLineReferences(SegmentWriter writer, LineDetails837 details)
    {
        WriteReference(writer, "EW", details.Mammography);
        WriteReference(writer, "X4", details.Clia);
        WriteReference(writer, "F4", details.ReferredClia);
        if (details.Note.Length > 0) writer.Begin("NTE").Value(details.NoteKind.Length > 0 ? details.NoteKind : "ADD").Value(details.Note).End();
    }

    private static void WriteLineParties(SegmentWriter writer, LineDetails837 details)
    {
        if (details.Purchased is { } purchased) WriteName(writer, purchased, "QB");
        WriteSite(writer, details.Facility, "77");
        if (details.Supervising is { } supervising) WriteName(writer, supervising, "DQ");
        WriteSite(writer, details.Ordering, "DK");
        if (details.Referring is { } referring) WriteName(writer, referring, "DN");
        WriteTrip(writer, details.PickUp, details.DropOff);
    }

    private static void WriteTransport(SegmentWriter writer, Transport837 trip) =>
        writer.Begin("CR1").Value(trip.Weight.Length > 0 ? "LB" : "").Value(trip.Weight).Skip().Value(trip.Reason).Value("DH").Value(trip.Distance).Skip(2).Value(trip.RoundTrip).Value(trip.Stretcher).End();

    private static void WriteCondition(SegmentWriter writer, Condition837 condition)
    {
        writer.Begin("CRC").Value(condition.Kind).Value(condition.Answer);
        foreach (var code in condition.Codes) writer.Value(code);
        writer.End();
    }
}
