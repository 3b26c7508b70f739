namespace Quittance.Bench.Generate;

/// <summary>One provider level adjustment. A positive amount lowers the payment.</summary>
internal sealed record BalanceEntry(string Reason, string Reference, long Amount);

/// <summary>One 835 set before it is written.</summary>
internal sealed class Remittance(Payer payer, DateOnly day, string trace)
{
    public Payer Payer { get; } = payer;
    public DateOnly Day { get; } = day;
    public string Trace { get; } = trace;
    public List<Answer> Answers { get; } = [];
    public List<BalanceEntry> Balance { get; } = [];
    /// <summary>Added to BPR02, for a remittance that does not add up.</summary>
    public long Error { get; init; }

    public long Sum => Answers.Sum(a => a.Paid) - Balance.Sum(b => b.Amount);
    public long Paid => Sum + Error;
}

/// <summary>Writes one 835 set.</summary>
internal static class Remittance835Text
{
    // Routing numbers with a right check digit that no bank has.
    private const string PayerRouting = "999999992";
    private const string PracticeRouting = "999999882";

    public static void Write(SegmentText text, Remittance remittance)
    {
        Head(text, remittance);
        if (remittance.Answers.Count > 0) text.Add("LX", "1");
        foreach (var answer in remittance.Answers) Claim(text, answer);
        if (remittance.Balance.Count > 0) Balance(text, remittance);
    }

    public static void Head(SegmentText text, Remittance remittance)
    {
        var payer = remittance.Payer;
        var day = X12Text.Day(remittance.Day);
        var originator = "1" + payer.TaxId;
        if (remittance.Paid == 0)
            text.Add("BPR", "H", "0", "C", "NON", "", "", "", "", "", "", "", "", "", "", "", day);
        else if (payer.Share == CostShare.Medicaid)
            text.Add("BPR", "I", X12Text.Amount(remittance.Paid), "C", "CHK", "", "", "", "", "", "", "", "", "", "", "", day);
        else
            text.Add("BPR", "I", X12Text.Amount(remittance.Paid), "C", "ACH", "CCP", "01", PayerRouting, "DA", "5500" + payer.TaxId, originator, "",
                "01", PracticeRouting, "DA", "440099123", day);
        text.Add("TRN", "1", remittance.Trace, originator);
        text.Add("REF", "EV", Cast.ClearinghouseBox.Id);
        text.Add("DTM", "405", day);
        text.Add("N1", "PR", payer.RemittanceName, "XV", payer.Id);
        text.Add("N3", payer.Street);
        text.Add("N4", payer.City, Cast.State, payer.Zip);
        text.Add("REF", "2U", payer.Id);
        text.Add("PER", "CX", "PROVIDER SERVICES", "TE", "8005550160");
        text.Add("PER", "BL", "ELECTRONIC REMITTANCE DESK", "TE", "8005550161");
        text.Add("N1", "PE", Cast.PracticeName, "XX", Cast.PracticeNpi);
        text.Add("REF", "TJ", Cast.PracticeTaxId);
    }

    public static void Claim(SegmentText text, Answer answer)
    {
        var claim = answer.Version;
        text.Add("CLP", answer.Number, answer.Status, X12Text.Amount(answer.Charge), X12Text.Amount(answer.Paid),
            answer.PatientResponsibility == 0 ? "" : X12Text.Amount(answer.PatientResponsibility),
            Indicator(claim.Payer), answer.PayerClaimNumber, "11", claim.Frequency);
        AdjustmentText.Write(text, answer.ClaimAdjustments);
        var patient = claim.Patient.Person;
        var named = answer.NamesMember;
        text.Add("NM1", "QC", "1", patient.Last, patient.First, patient.Middle, "", "", named && claim.IsForInsured ? "MI" : "", named && claim.IsForInsured ? claim.Member : "");
        if (named && !claim.IsForInsured)
            text.Add("NM1", "IL", "1", claim.Coverage.Insured.Last, claim.Coverage.Insured.First, "", "", "", "MI", claim.Member);
        text.Add("NM1", "82", "1", claim.Rendering.Last, claim.Rendering.First, "", "", "", "XX", claim.Rendering.Npi);
        if (answer.CrossedOverTo is { } next) text.Add("NM1", "TT", "2", next.Payer.Name, "", "", "", "", "PI", next.Payer.Id);
        if (answer.Remarks.Count > 0) text.Add(["MOA", "", "", .. answer.Remarks]);
        if (answer.OriginalReference.Length > 0) text.Add("REF", "F8", answer.OriginalReference);
        text.Add("DTM", "232", X12Text.Day(claim.Day));
        text.Add("DTM", "233", X12Text.Day(claim.Day));
        if (answer.Interest > 0) text.Add("AMT", "I", X12Text.Amount(answer.Interest));
        for (var i = 0; i < answer.Lines.Count; i++) Line(text, answer, answer.Lines[i], i);
    }

    // The 835 lists fewer kinds of plans than the 837: commercial insurance comes back as a preferred provider organization.
    private static string Indicator(Payer payer) => payer.FilingIndicator == "CI" ? "12" : payer.FilingIndicator;

    private static void Line(SegmentText text, Answer answer, LineAnswer line, int index)
    {
        var claim = answer.Version;
        text.Add("SVC", line.Line.Procedure, X12Text.Amount(line.Charge), X12Text.Amount(line.Paid), "", "1");
        text.Add("DTM", "472", X12Text.Day(claim.Day));
        AdjustmentText.Write(text, line.Adjustments);
        // A payer that lost the claim's number lost those of its lines too.
        if (answer.Number == claim.Number) text.Add("REF", "6R", Claim837Text.LineControl(claim, index));
        if (line.Allowed > 0) text.Add("AMT", "B6", X12Text.Amount(line.Allowed));
        foreach (var remark in line.Remarks) text.Add("LQ", "HE", remark);
    }

    private static void Balance(SegmentText text, Remittance remittance)
    {
        List<string> elements = ["PLB", Cast.PracticeNpi, X12Text.Day(new DateOnly(remittance.Day.Year, 12, 31))];
        foreach (var entry in remittance.Balance)
        {
            elements.Add(entry.Reason + ":" + entry.Reference);
            elements.Add(X12Text.Amount(entry.Amount));
        }
        text.Add([.. elements]);
    }
}
