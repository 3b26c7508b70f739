using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Sets.Remittance835;

/// <summary>Where a payer lives and whom to ask: what the guide wants in loop 1000A beside its name.</summary>
public sealed record Payer835Contact(string Street, string City, string State, string Zip, string TechnicalName, string TechnicalPhone);

/// <summary>Writes remittances. The payments are taken one by one, so that a set of any size can be written.</summary>
public static class Remittance835Writer
{
    /// <summary>The guide that is written.</summary>
    public const string Guide = "005010X221A1";

    /// <summary>Writes one set, ST to SE, into the group that the writer has open.</summary>
    public static void WriteSet(SegmentWriter writer, string control, RemittanceHeader835 head, Payer835Contact contact,
        IEnumerable<ClaimPayment835> claims, IEnumerable<ProviderBalance835> balances)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(claims);
        ArgumentNullException.ThrowIfNull(balances);
        // ST03 is not used in the 835.
        writer.StartSet("835", control, "");
        WriteHead(writer, head, contact);
        var any = false;
        foreach (var claim in claims)
        {
            if (!any) writer.Begin("LX").Value("1").End();
            any = true;
            WriteClaim(writer, claim);
        }
        foreach (var balance in balances) WriteBalance(writer, balance);
        writer.EndSet();
    }

    private static void WriteHead(SegmentWriter writer, RemittanceHeader835 head, Payer835Contact contact)
    {
        writer.Begin("BPR").Value(head.Handling);
        if (head.Paid is { } paid) writer.Value(paid);
        else writer.Value(head.PaidText);
        writer.Value(head.CreditDebit).Value(head.Method).Skip(11).Value(head.PaymentDate).End();
        writer.Begin("TRN").Value("1").Value(head.Trace).Value(head.TracePayerId).End();
        if (head.ProductionDate.Length > 0) writer.Begin("DTM").Value("405").Value(head.ProductionDate).End();
        writer.Begin("N1").Value("PR").Value(head.PayerName).Value(head.PayerIdQualifier).Value(head.PayerId).End();
        writer.Begin("N3").Value(contact.Street).End();
        writer.Begin("N4").Value(contact.City).Value(contact.State).Value(contact.Zip).End();
        WriteReference(writer, "2U", head.PayerAdditionalId);
        writer.Begin("PER").Value("BL").Value(contact.TechnicalName).Value("TE").Value(contact.TechnicalPhone).End();
        writer.Begin("N1").Value("PE").Value(head.PayeeName).Value(head.PayeeIdQualifier).Value(head.PayeeId).End();
        if (head.PayeeIdQualifier != "FI") WriteReference(writer, "TJ", head.PayeeTaxId);
    }

    private static void WriteClaim(SegmentWriter writer, ClaimPayment835 claim)
    {
        writer.Begin("CLP").Value(claim.Number).Value(claim.Status).Value(claim.Charge).Value(claim.Paid).Value(claim.PatientResponsibility)
            .Value(claim.FilingIndicator).Value(claim.PayerClaimNumber).Skip().Value(claim.Frequency).End();
        WriteAdjustments(writer, claim.Adjustments);
        writer.Begin("NM1").Value("QC").Value("1").Value(claim.PatientLast).Value(claim.PatientFirst).Skip(3)
            .Value(claim.PatientId.Length > 0 ? "MI" : "").Value(claim.PatientId).End();
        if (claim.InsuredId.Length > 0) writer.Begin("NM1").Value("IL").Value("1").Skip(5).Value("MI").Value(claim.InsuredId).End();
        if (claim.CorrectedId.Length > 0) writer.Begin("NM1").Value("74").Value("1").Skip(5).Value("C").Value(claim.CorrectedId).End();
        if (claim.RenderingNpi.Length > 0) writer.Begin("NM1").Value("82").Value("1").Skip(5).Value("XX").Value(claim.RenderingNpi).End();
        if (claim.CrossoverName.Length > 0)
            writer.Begin("NM1").Value("TT").Value("2").Value(claim.CrossoverName).Skip(4).Value(claim.CrossoverId.Length > 0 ? "PI" : "").Value(claim.CrossoverId).End();
        WriteRemarks(writer, claim.Remarks);
        WriteReference(writer, "F8", claim.OriginalReference);
        WriteDate(writer, "232", claim.StatementFrom);
        WriteDate(writer, "233", claim.StatementThrough);
        WriteDate(writer, "050", claim.Received);
        foreach (var line in claim.Lines) WriteLine(writer, line);
    }

    private static void WriteRemarks(SegmentWriter writer, IReadOnlyList<string> remarks)
    {
        if (remarks.Count == 0) return;
        if (remarks.Count > 5) writer.Refuse("x12.remarks", $"A claim has room for five remark codes; this one has {remarks.Count}.");
        writer.Begin("MOA").Skip(2);
        foreach (var remark in remarks) writer.Value(remark);
        writer.End();
    }

    private static void WriteLine(SegmentWriter writer, ServiceLine835 line)
    {
        var parts = new[] { line.CodeQualifier, line.Code, "", "", "", "" };
        for (var n = 0; n < Math.Min(4, line.Modifiers.Count); n++) parts[n + 2] = line.Modifiers[n];
        writer.Begin("SVC").Composite(parts).Value(line.Charge).Value(line.Paid).Skip().Value(line.UnitsPaid);
        if (line.SubmittedCode.Length > 0) writer.Composite(line.CodeQualifier, line.SubmittedCode);
        else writer.Skip();
        writer.Value(line.UnitsBilled).End();
        if (line.Through.Length > 0 && line.Through != line.From)
        {
            WriteDate(writer, "150", line.From);
            WriteDate(writer, "151", line.Through);
        }
        else WriteDate(writer, "472", line.From);
        WriteAdjustments(writer, line.Adjustments);
        WriteReference(writer, "6R", line.ControlNumber);
        if (line.Allowed is { } allowed) writer.Begin("AMT").Value("B6").Value(allowed).End();
        foreach (var remark in line.Remarks) writer.Begin("LQ").Value("HE").Value(remark).End();
    }

    private static void WriteBalance(SegmentWriter writer, ProviderBalance835 balance)
    {
        // A PLB holds six adjustments.
        foreach (var six in balance.Adjustments.Chunk(6))
        {
            writer.Begin("PLB").Value(balance.ProviderId).Value(balance.FiscalDate);
            foreach (var adjustment in six) writer.Composite(adjustment.Reason, adjustment.Reference).Value(adjustment.Amount);
            writer.End();
        }
    }

    private static void WriteAdjustments(SegmentWriter writer, IReadOnlyList<Adjustment835> adjustments)
    {
        foreach (var group in adjustments.GroupBy(a => a.Group, StringComparer.Ordinal))
            foreach (var six in group.Chunk(6))
            {
                writer.Begin("CAS").Value(group.Key);
                foreach (var adjustment in six) writer.Value(adjustment.Reason).Value(adjustment.Amount).Value(adjustment.Quantity);
                writer.End();
            }
    }

    private static void WriteReference(SegmentWriter writer, string qualifier, string value)
    {
        if (value.Length > 0) writer.Begin("REF").Value(qualifier).Value(value).End();
    }

    private static void WriteDate(SegmentWriter writer, string qualifier, string date)
    {
        if (date.Length > 0) writer.Begin("DTM").Value(qualifier).Value(date).End();
    }
}
