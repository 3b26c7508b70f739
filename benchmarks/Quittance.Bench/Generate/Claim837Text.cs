namespace Quittance.Bench.Generate;

/// <summary>Writes one 837P set. Claims of one member that follow each other share their subscriber level.</summary>
internal sealed class Claim837Text(SegmentText text)
{
    private int _level;
    private ClaimVersion? _before;

    /// <summary>Ordinal of the insured's DMG by claim number: the place that a 999 points at.</summary>
    public Dictionary<string, int> BirthAt { get; } = new(StringComparer.Ordinal);

    public void Head(string reference, DateOnly day, string time)
    {
        text.Add("BHT", "0019", "00", reference, X12Text.Day(day), time, "CH");
        text.Add("NM1", "41", "2", Cast.PracticeName, "", "", "", "", "46", Cast.PracticeBox.Id);
        text.Add("PER", "IC", "BILLING OFFICE", "TE", "6145550142");
        text.Add("NM1", "40", "2", Cast.ClearinghouseName, "", "", "", "", "46", Cast.ClearinghouseBox.Id);
        text.Add("HL", "1", "", "20", "1");
        text.Add("PRV", "BI", "PXC", Cast.Taxonomy);
        text.Add("NM1", "85", "2", Cast.PracticeName, "", "", "", "", "XX", Cast.PracticeNpi);
        text.Add("N3", "12 MILL STREET");
        text.Add("N4", "MILLBROOK", Cast.State, "439990001");
        text.Add("REF", "EI", Cast.PracticeTaxId);
        _level = 1;
    }

    /// <summary>Writes one claim, with the levels above it when they differ from those of the claim before.</summary>
    public void Claim(ClaimVersion claim)
    {
        if (_before is null || !SharesLevels(_before, claim)) Levels(claim);
        Header(claim);
        for (var i = 0; i < claim.Lines.Count; i++) Line(claim, i);
        _before = claim;
    }

    private static bool SharesLevels(ClaimVersion a, ClaimVersion b) =>
        ReferenceEquals(a.Patient, b.Patient) && a.Coverage == b.Coverage && a.Level == b.Level && a.MemberId == b.MemberId && a.BirthText is null && b.BirthText is null;

    private void Levels(ClaimVersion claim)
    {
        var coverage = claim.Coverage;
        var subscriberLevel = ++_level;
        text.Add("HL", X12Text.Number(subscriberLevel), "1", "22", claim.IsForInsured ? "0" : "1");
        text.Add("SBR", claim.Level, claim.IsForInsured ? "18" : "", coverage.Group, "", "", "", "", "", coverage.Payer.FilingIndicator);
        Named("IL", coverage.Insured, claim.Member);
        Home(coverage.Insured, claim.BirthText);
        BirthAt[claim.Number] = text.Position;
        text.Add("NM1", "PR", "2", coverage.Payer.Name, "", "", "", "", "PI", coverage.Payer.Id);
        text.Add("N3", coverage.Payer.Street);
        text.Add("N4", coverage.Payer.City, Cast.State, coverage.Payer.Zip);
        if (claim.IsForInsured) return;
        text.Add("HL", X12Text.Number(++_level), X12Text.Number(subscriberLevel), "23", "0");
        text.Add("PAT", coverage.Relationship);
        Named("QC", claim.Patient.Person, "");
        Home(claim.Patient.Person, null);
    }

    private void Named(string entity, Person person, string member) =>
        text.Add("NM1", entity, "1", person.Last, person.First, person.Middle, "", "", member.Length > 0 ? "MI" : "", member);

    private void Home(Person person, string? birthText)
    {
        text.Add("N3", person.Street);
        text.Add("N4", person.City, Cast.State, person.Zip);
        text.Add("DMG", "D8", birthText ?? X12Text.Day(person.Birth), person.Sex);
    }

    private void Header(ClaimVersion claim)
    {
        text.Add("CLM", claim.Number, X12Text.Amount(claim.Charge), "", "", "11:B:" + claim.Frequency, "Y", "A", "Y", "Y");
        if (claim.Authorization.Length > 0) text.Add("REF", "G1", claim.Authorization);
        if (claim.OriginalReference.Length > 0) text.Add("REF", "F8", claim.OriginalReference);
        if (Visits.HasLab(claim.Lines)) text.Add("REF", "X4", Cast.Clia);
        Span<string> diagnoses = new string[claim.Diagnoses.Count + 1];
        diagnoses[0] = "HI";
        for (var i = 0; i < claim.Diagnoses.Count; i++) diagnoses[i + 1] = (i == 0 ? "ABK:" : "ABF:") + claim.Diagnoses[i];
        text.Add(diagnoses);
        text.Add("NM1", "82", "1", claim.Rendering.Last, claim.Rendering.First, "", "", "", "XX", claim.Rendering.Npi);
        text.Add("PRV", "PE", "PXC", Cast.Taxonomy);
        if (claim.Prior is { } prior) OtherPayer(prior);
    }

    private void OtherPayer(PriorPayment prior)
    {
        var (coverage, answer) = (prior.Coverage, prior.Answer);
        text.Add("SBR", "P", coverage.Relationship, coverage.Group, "", "", "", "", "", coverage.Payer.FilingIndicator);
        Adjust(answer.ClaimAdjustments);
        text.Add("AMT", "D", X12Text.Amount(answer.Paid));
        text.Add("AMT", "EAF", X12Text.Amount(answer.PatientResponsibility));
        text.Add("OI", "", "", "Y", "", "", "Y");
        Named("IL", coverage.Insured, coverage.MemberId);
        text.Add("N3", coverage.Insured.Street);
        text.Add("N4", coverage.Insured.City, Cast.State, coverage.Insured.Zip);
        text.Add("NM1", "PR", "2", coverage.Payer.Name, "", "", "", "", "PI", coverage.Payer.Id);
        text.Add("REF", "F8", answer.PayerClaimNumber);
    }

    private void Line(ClaimVersion claim, int index)
    {
        var line = claim.Lines[index];
        text.Add("LX", X12Text.Number(index + 1));
        text.Add("SV1", line.Procedure, X12Text.Amount(line.Charge), "UN", "1", "", "", line.Pointers);
        text.Add("DTP", "472", "D8", X12Text.Day(claim.Day));
        text.Add("REF", "6R", LineControl(claim, index));
        if (claim.Prior is not { } prior) return;
        var answered = prior.Answer.Lines[index];
        text.Add("SVD", prior.Coverage.Payer.Id, X12Text.Amount(answered.Paid), line.Procedure, "", "1");
        Adjust(answered.Adjustments);
        text.Add("DTP", "573", "D8", X12Text.Day(prior.Day));
    }

    public static string LineControl(ClaimVersion claim, int index) => claim.Number + "L" + X12Text.Number(index + 1);

    private void Adjust(IReadOnlyList<Adjustment> adjustments) => AdjustmentText.Write(text, adjustments);
}

/// <summary>Writes CAS segments: one for each group, its reasons as triplets.</summary>
internal static class AdjustmentText
{
    public static void Write(SegmentText text, IReadOnlyList<Adjustment> adjustments)
    {
        foreach (var group in adjustments.GroupBy(a => a.Group, StringComparer.Ordinal))
        {
            List<string> elements = ["CAS", group.Key];
            foreach (var adjustment in group)
            {
                elements.Add(adjustment.Reason);
                elements.Add(X12Text.Amount(adjustment.Amount));
                elements.Add("");
            }
            text.Add([.. elements]);
        }
    }
}
