using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>Loops 2300 to 2430.</summary>
public static partial class Claim837Writer
{
    private static void WriteClaim(SegmentWriter writer, Claim837 claim)
    {
        const int MostCauses = 3;
        var causes = new[] { "", "", "", claim.RelatedState };
        for (var n = 0; n < Math.Min(MostCauses, claim.RelatedCauses.Count); n++) causes[n] = claim.RelatedCauses[n];
        if (claim.RelatedCauses.Count > MostCauses) writer.Refuse(NotWritten, $"The claim has {Number(claim.RelatedCauses.Count)} related causes; CLM11 has room for three.");
        writer.Begin("CLM").Value(claim.Number);
        if (claim.Charge is { } charge) writer.Value(charge);
        else writer.Value(claim.ChargeText);
        writer.Skip(2).Composite(claim.PlaceOfService, claim.PlaceQualifier, claim.Frequency)
            .Value(claim.SignatureOnFile).Value(claim.Assignment).Value(claim.BenefitsAssigned).Value(claim.Release).Skip()
            .Composite(causes).Skip(8).Value(claim.DelayReason).End();
        foreach (var date in claim.Dates) WriteDate(writer, date.Qualifier, date.From, date.Through);
        foreach (var paper in claim.Attachments)
            writer.Begin("PWK").Value(paper.Kind).Value(paper.Transmission).Skip(2).Value(paper.ControlNumber.Length > 0 ? "AC" : "").Value(paper.ControlNumber).End();
        if (claim.PatientPaid is { } paid) writer.Begin("AMT").Value("F5").Value(paid).End();
        WriteReference(writer, "EW", claim.Details.Mammography);
        WriteReference(writer, "9F", claim.Referral);
        WriteReference(writer, "G1", claim.PriorAuthorization);
        WriteReference(writer, "F8", claim.PayerClaimNumber);
        WriteReference(writer, "X4", claim.Clia);
        WriteReference(writer, "LX", claim.Details.Device);
        WriteReference(writer, "D9", claim.ClearinghouseNumber);
        WriteReference(writer, "EA", claim.MedicalRecordNumber);
        WriteReference(writer, "P4", claim.Details.Trial);
        if (claim.Note.Length > 0) writer.Begin("NTE").Value(claim.NoteKind.Length > 0 ? claim.NoteKind : "ADD").Value(claim.Note).End();
        WriteClaimDetails(writer, claim.Details);
        WriteDiagnoses(writer, claim.Diagnoses);
        WriteConditionCodes(writer, claim.Details.ConditionCodes);
        if (claim.Referring is { } referring) WriteName(writer, referring, "DN");
        WriteRendering(writer, claim.Rendering);
        if (claim.Facility is { } facility)
        {
            WriteName(writer, facility, "77");
            WriteAddress(writer, facility);
        }
        if (claim.Supervising is { } supervising) WriteName(writer, supervising, "DQ");
        WriteTrip(writer, claim.Details.PickUp, claim.Details.DropOff);
        foreach (var payer in claim.OtherPayers) WriteOtherPayer(writer, payer);
        foreach (var line in claim.Lines) WriteLine(writer, line);
    }

    private static void WriteDiagnoses(SegmentWriter writer, IReadOnlyList<Diagnosis837> diagnoses)
    {
        // HI holds twelve; more of them do not exist in one claim, but what came is written.
        for (var first = 0; first < diagnoses.Count; first += 12)
        {
            writer.Begin("HI");
            for (var n = first; n < Math.Min(first + 12, diagnoses.Count); n++) writer.Composite(diagnoses[n].Qualifier, diagnoses[n].Code);
            writer.End();
        }
    }

    private static void WriteRendering(SegmentWriter writer, Party837? party)
    {
        if (party is null) return;
        WriteName(writer, party, "82");
        if (party.Taxonomy.Length > 0) writer.Begin("PRV").Value("PE").Value("PXC").Value(party.Taxonomy).End();
    }

    private static void WriteOtherPayer(SegmentWriter writer, OtherPayer837 payer)
    {
        writer.Begin("SBR").Value(payer.Level).Value(payer.Relationship).Value(payer.GroupNumber).Value(payer.PlanName).Skip(4).Value(payer.FilingIndicator).End();
        WriteAdjustments(writer, payer.Adjustments);
        if (payer.Paid is { } paid) writer.Begin("AMT").Value("D").Value(paid).End();
        if (payer.NonCovered is { } nonCovered) writer.Begin("AMT").Value("A8").Value(nonCovered).End();
        if (payer.RemainingLiability is { } remaining) writer.Begin("AMT").Value("EAF").Value(remaining).End();
        if (payer.BenefitsAssigned.Length > 0 || payer.Release.Length > 0)
            writer.Begin("OI").Skip(2).Value(payer.BenefitsAssigned).Skip(2).Value(payer.Release).End();
        if (payer.MemberId.Length > 0 || payer.MemberLast.Length > 0)
            writer.Begin("NM1").Value("IL").Value("1").Value(payer.MemberLast).Value(payer.MemberFirst).Skip(3).Value("MI").Value(payer.MemberId).End();
        writer.Begin("NM1").Value("PR").Value("2").Value(payer.Name).Skip(4).Value(payer.IdQualifier.Length > 0 ? payer.IdQualifier : "PI").Value(payer.Id).End();
        WriteDate(writer, "573", payer.Date, payer.Date);
        WriteReference(writer, "F8", payer.ClaimNumber);
    }

    private static void WriteLine(SegmentWriter writer, Line837 line)
    {
        RefuseWhatIsLost(writer, line);
        writer.Begin("LX").Value(Number(line.Number)).End();
        writer.Begin("SV1").Composite(Procedure(writer, line.CodeQualifier, line.Code, line.Modifiers, line.Description));
        if (line.Charge is { } charge) writer.Value(charge);
        else writer.Value(line.ChargeText);
        writer.Value(line.UnitBasis).Value(line.Units).Value(line.PlaceOfService).Skip()
            .Composite([.. line.Pointers]).Skip().Value(line.Emergency).End();
        WriteLineDetails(writer, line.Details);
        WriteDate(writer, "472", line.From, line.Through);
        WriteLineFacts(writer, line.Details);
        WriteReference(writer, "6R", line.ControlNumber);
        WriteReference(writer, "G1", line.PriorAuthorization);
        WriteLineReferences(writer, line.Details);
        if (line.Ndc.Length > 0)
        {
            writer.Begin("LIN").Skip().Value("N4").Value(line.Ndc).End();
            if (line.NdcQuantity.Length > 0) writer.Begin("CTP").Skip(3).Value(line.NdcQuantity).Value(line.NdcUnit).End();
        }
        if (line.Rendering is { } rendering) WriteRendering(writer, rendering);
        else if (line.RenderingNpi.Length > 0)
            WriteRendering(writer, new Party837 { Entity = "82", IsPerson = true, IdQualifier = "XX", Id = line.RenderingNpi });
        WriteLineParties(writer, line.Details);
        foreach (var adjudication in line.Adjudications)
        {
            writer.Begin("SVD").Value(adjudication.PayerId).Value(adjudication.Paid)
                .Composite(Procedure(writer, adjudication.CodeQualifier, adjudication.Code, adjudication.Modifiers, "")).Skip().Value(adjudication.Units).End();
            WriteAdjustments(writer, adjudication.Adjustments);
            WriteDate(writer, "573", adjudication.Date, adjudication.Date);
            if (adjudication.RemainingLiability is { } remaining) writer.Begin("AMT").Value("EAF").Value(remaining).End();
        }
    }

    private static string[] Procedure(SegmentWriter writer, string qualifier, string code, IReadOnlyList<string> modifiers, string description)
    {
        const int MostModifiers = 4;
        if (modifiers.Count > MostModifiers) writer.Refuse(NotWritten, $"The procedure {code} has {Number(modifiers.Count)} modifiers; there is room for four.");
        var parts = new[] { qualifier, code, "", "", "", "", description };
        for (var n = 0; n < Math.Min(MostModifiers, modifiers.Count); n++) parts[n + 2] = modifiers[n];
        return parts;
    }

    // One CAS per group code and level, up to six entries in each: more of one group continue in a second CAS of that group.
    private static void WriteAdjustments(SegmentWriter writer, IReadOnlyList<Adjustment837> adjustments)
    {
        foreach (var group in adjustments.GroupBy(a => a.Group, StringComparer.Ordinal))
            foreach (var six in group.Chunk(6))
            {
                writer.Begin("CAS").Value(group.Key);
                foreach (var adjustment in six) writer.Value(adjustment.Reason).Value(adjustment.Amount).Value(adjustment.Quantity);
                writer.End();
            }
    }
}
