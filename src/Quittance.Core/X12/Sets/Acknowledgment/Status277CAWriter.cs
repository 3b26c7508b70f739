using Quittance.Core.Kernel;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Sets.Acknowledgment;

/// <summary>
/// Writes the 277CA: answers grouped under their source, batch and provider. Answers of level 21 and 19 become the STC of
/// their level; the totals of accepted and rejected claims are counted here.
/// </summary>
public static class Status277CAWriter
{
    /// <summary>The guide that is written.</summary>
    public const string Guide = "005010X214";

    /// <summary>Writes one set, ST to SE, into the group (GS01 = HN) that the writer has open.</summary>
    public static void WriteSet(SegmentWriter writer, string control, Header277CA header, IEnumerable<ClaimStatus277CA> answers)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(answers);
        writer.StartSet("277", control, Guide);
        writer.Begin("BHT").Value("0085").Value("08").Value(header.Reference).Value(header.Date).Value(header.Time).Value("TH").End();
        var level = 0;
        foreach (var source in answers.GroupBy(a => (a.SourceEntity, a.SourceName, a.SourceId, a.ReceivedDate, a.ProcessedDate)))
        {
            var top = ++level;
            writer.Begin("HL").Value(top).Skip().Value("20").Value("1").End();
            WriteName(writer, source.Key.SourceEntity, "2", source.Key.SourceName, "", "PI", source.Key.SourceId);
            writer.Begin("TRN").Value("1").Value(header.Reference).End();
            WriteDate(writer, "050", source.Key.ReceivedDate);
            WriteDate(writer, "009", source.Key.ProcessedDate);
            foreach (var batch in source.GroupBy(a => (a.ReceiverName, a.ReceiverId, a.BatchTrace))) WriteReceiver(writer, [.. batch], top, ref level);
        }
        writer.EndSet();
    }

    private static void WriteReceiver(SegmentWriter writer, List<ClaimStatus277CA> answers, int parent, ref int level)
    {
        var own = ++level;
        var first = answers[0];
        var below = answers.Where(a => a.Level != "21").ToList();
        writer.Begin("HL").Value(own).Value(parent).Value("21").Value(below.Count > 0 ? "1" : "0").End();
        WriteName(writer, "41", "2", first.ReceiverName, "", "46", first.ReceiverId);
        writer.Begin("TRN").Value("2").Value(first.BatchTrace).End();
        foreach (var answer in answers.Where(a => a.Level == "21")) WriteStatuses(writer, answer.Statuses);
        WriteTotals(writer, [.. answers.Where(a => a.Level == "PT")]);
        foreach (var provider in below.GroupBy(a => (a.ProviderName, a.ProviderIdQualifier, a.ProviderId)))
        {
            var claims = provider.Where(a => a.Level == "PT").ToList();
            var at = ++level;
            writer.Begin("HL").Value(at).Value(own).Value("19").Value(claims.Count > 0 ? "1" : "0").End();
            WriteName(writer, "85", "2", provider.Key.ProviderName, "", provider.Key.ProviderIdQualifier, provider.Key.ProviderId);
            var own19 = provider.Where(a => a.Level == "19").ToList();
            if (own19.Count > 0) writer.Begin("TRN").Value("1").Value("0").End();
            foreach (var answer in own19) WriteStatuses(writer, answer.Statuses);
            foreach (var claim in claims)
            {
                writer.Begin("HL").Value(++level).Value(at).Value("PT").End();
                WriteClaim(writer, claim);
            }
        }
    }

    private static void WriteClaim(SegmentWriter writer, ClaimStatus277CA claim)
    {
        WriteName(writer, "QC", "1", claim.PatientLast, claim.PatientFirst, claim.PatientId.Length > 0 ? "MI" : "", claim.PatientId);
        writer.Begin("TRN").Value("2").Value(claim.ClaimNumber).End();
        WriteStatuses(writer, claim.Statuses);
        if (claim.PayerClaimNumber.Length > 0) writer.Begin("REF").Value("1K").Value(claim.PayerClaimNumber).End();
        if (claim.ClearinghouseNumber.Length > 0) writer.Begin("REF").Value("D9").Value(claim.ClearinghouseNumber).End();
        WriteDate(writer, "472", claim.ServiceFrom);
        if (claim.LineStatuses.Count > 0 && claim.Lines.Count == 0)
            writer.Refuse("x12.line-status", "A status of a line cannot be written without the line that it is about.");
        foreach (var line in claim.Lines)
        {
            writer.Begin("SVC").Composite(line.CodeQualifier, line.Code).Value(line.Charge).End();
            WriteStatuses(writer, line.Statuses);
            if (line.LineNumber.Length > 0) writer.Begin("REF").Value("FJ").Value(line.LineNumber).End();
        }
    }

    private static void WriteTotals(SegmentWriter writer, List<ClaimStatus277CA> claims)
    {
        var rejected = claims.Where(c => c.Statuses.Concat(c.LineStatuses).Concat(c.Lines.SelectMany(l => l.Statuses)).Any(s => s.Action == "U")).ToList();
        var accepted = claims.Except(rejected).ToList();
        if (accepted.Count > 0) writer.Begin("QTY").Value("90").Value(accepted.Count).End();
        if (rejected.Count > 0) writer.Begin("QTY").Value("AA").Value(rejected.Count).End();
        if (accepted.Count > 0) writer.Begin("AMT").Value("YU").Value(Sum(accepted)).End();
        if (rejected.Count > 0) writer.Begin("AMT").Value("YY").Value(Sum(rejected)).End();
    }

    private static Money? Sum(List<ClaimStatus277CA> claims) =>
        claims.Aggregate(Money.Zero, (sum, claim) => sum + ((claim.Statuses.Count > 0 ? claim.Statuses[0].Amount : null) ?? Money.Zero));

    /// <summary>Up to three statuses of the same date, action and amount share one STC: STC01, STC10 and STC11.</summary>
    private static void WriteStatuses(SegmentWriter writer, IReadOnlyList<Status277CA> statuses)
    {
        for (var n = 0; n < statuses.Count;)
        {
            var first = statuses[n];
            var together = statuses.Skip(n).TakeWhile(s => s.Date == first.Date && s.Action == first.Action && s.Amount == first.Amount).Take(3).ToList();
            writer.Begin("STC").Composite(first.Category, first.Status, first.Entity).Value(first.Date).Value(first.Action).Value(first.Amount).Skip(5);
            foreach (var more in together.Skip(1)) writer.Composite(more.Category, more.Status, more.Entity);
            writer.End();
            n += together.Count;
        }
    }

    private static void WriteName(SegmentWriter writer, string entity, string kind, string name, string first, string qualifier, string id) =>
        writer.Begin("NM1").Value(entity).Value(kind).Value(name).Value(first).Skip(3).Value(id.Length > 0 ? qualifier : "").Value(id).End();

    private static void WriteDate(SegmentWriter writer, string qualifier, string date)
    {
        if (date.Length > 0) writer.Begin("DTP").Value(qualifier).Value("D8").Value(date).End();
    }
}
