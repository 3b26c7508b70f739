namespace Quittance.Bench.Generate;

/// <summary>One claim's answer in a 277CA. A line code given with <see cref="LineStatus"/> rejects although the claim reads accepted.</summary>
internal sealed record ClaimAnswered(ClaimVersion Version, string Status, bool Rejected, string PayerClaimNumber = "", string ClearinghouseNumber = "", string LineStatus = "");

/// <summary>One source of a 277CA set: the clearinghouse or one payer, answering one batch.</summary>
internal sealed record BatchAnswered(string Entity, string Name, string Id, string BatchReference, DateOnly Received, IReadOnlyList<ClaimAnswered> Claims);

/// <summary>Writes 999 and 277CA sets.</summary>
internal static class AcknowledgmentText
{
    /// <summary>Answers a group. <paramref name="culprit"/>: set control, claim number and place of a birth date that does not exist.</summary>
    public static void Write999(SegmentText text, string groupControl, IReadOnlyList<string> sets, (string Set, string Claim, int Position, string Value)? culprit)
    {
        text.Add("AK1", "HC", groupControl, "005010X222A1");
        foreach (var set in sets)
        {
            text.Add("AK2", "837", set, "005010X222A1");
            if (culprit is { } c && c.Set == set)
            {
                text.Add("IK3", "DMG", X12Text.Number(c.Position), "2010", "8");
                text.Add("CTX", "CLM01:" + c.Claim);
                text.Add("IK4", "2", "1251", "8", c.Value);
                text.Add("IK5", "R", "5");
            }
            else text.Add("IK5", "A");
        }
        var accepted = sets.Count - (culprit is null ? 0 : 1);
        var result = accepted == sets.Count ? "A" : accepted == 0 ? "R" : "P";
        text.Add("AK9", result, X12Text.Number(sets.Count), X12Text.Number(sets.Count), X12Text.Number(accepted));
    }

    public static void Write277CA(SegmentText text, BatchAnswered batch, string reference, DateOnly day, string time)
    {
        text.Add("BHT", "0085", "08", reference, X12Text.Day(day), time, "TH");
        text.Add("HL", "1", "", "20", "1");
        text.Add("NM1", batch.Entity, "2", batch.Name, "", "", "", "", batch.Entity == "PR" ? "PI" : "46", batch.Id);
        text.Add("TRN", "1", reference);
        text.Add("DTP", "050", "D8", X12Text.Day(batch.Received));
        text.Add("DTP", "009", "D8", X12Text.Day(day));
        text.Add("HL", "2", "1", "21", "1");
        text.Add("NM1", "41", "2", Cast.PracticeName, "", "", "", "", "46", Cast.PracticeBox.Id);
        text.Add("TRN", "2", batch.BatchReference);
        text.Add("STC", "A1:19:" + batch.Entity, X12Text.Day(day), "WQ", X12Text.Amount(batch.Claims.Sum(c => c.Version.Charge)));
        Totals(text, batch.Claims, "90", "AA");
        text.Add("HL", "3", "2", "19", "1");
        text.Add("NM1", "85", "2", Cast.PracticeName, "", "", "", "", "XX", Cast.PracticeNpi);
        text.Add("TRN", "1", "0");
        text.Add("STC", "A1:19:" + batch.Entity, "", "WQ", X12Text.Amount(batch.Claims.Sum(c => c.Version.Charge)));
        Totals(text, batch.Claims, "QA", "QC");
        for (var i = 0; i < batch.Claims.Count; i++) Claim(text, batch.Claims[i], i + 4, day);
    }

    private static void Totals(SegmentText text, IReadOnlyList<ClaimAnswered> claims, string accepted, string rejected)
    {
        var good = claims.Where(c => !c.Rejected).ToList();
        var bad = claims.Where(c => c.Rejected).ToList();
        if (good.Count > 0) text.Add("QTY", accepted, X12Text.Number(good.Count));
        if (bad.Count > 0) text.Add("QTY", rejected, X12Text.Number(bad.Count));
        if (good.Count > 0) text.Add("AMT", "YU", X12Text.Amount(good.Sum(c => c.Version.Charge)));
        if (bad.Count > 0) text.Add("AMT", "YY", X12Text.Amount(bad.Sum(c => c.Version.Charge)));
    }

    private static void Claim(SegmentText text, ClaimAnswered answered, int level, DateOnly day)
    {
        var claim = answered.Version;
        var patient = claim.Patient.Person;
        text.Add("HL", X12Text.Number(level), "3", "PT");
        text.Add("NM1", "QC", "1", patient.Last, patient.First, patient.Middle, "", "", "MI", claim.Member);
        text.Add("TRN", "2", claim.Number);
        text.Add("STC", answered.Status, X12Text.Day(day), answered.Rejected && answered.LineStatus.Length == 0 ? "U" : "WQ", X12Text.Amount(claim.Charge));
        if (answered.PayerClaimNumber.Length > 0) text.Add("REF", "1K", answered.PayerClaimNumber);
        if (answered.ClearinghouseNumber.Length > 0) text.Add("REF", "D9", answered.ClearinghouseNumber);
        text.Add("DTP", "472", "D8", X12Text.Day(claim.Day));
        if (answered.LineStatus.Length == 0) return;
        text.Add("SVC", claim.Lines[0].Procedure, X12Text.Amount(claim.Lines[0].Charge), "", "", "", "", "1");
        text.Add("STC", answered.LineStatus, X12Text.Day(day), "U");
        text.Add("REF", "FJ", Claim837Text.LineControl(claim, 0));
        text.Add("DTP", "472", "D8", X12Text.Day(claim.Day));
    }
}
