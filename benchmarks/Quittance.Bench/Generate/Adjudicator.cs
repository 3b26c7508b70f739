namespace Quittance.Bench.Generate;

/// <summary>A refusal: group, reason, the line's remark, a claim remark, and whether every line is refused or only the last.</summary>
internal sealed record Denial(string Group, string Reason, string Remark, bool WholeClaim, string ClaimRemark = "", string Status = "1");

/// <summary>Decides as an invented payer: fee schedule, cost share, sequestration, and what a second payer leaves.</summary>
internal static class Adjudicator
{
    public const long ClaimCopay = 2500;

    /// <summary>The first payer's answer. A denial takes the lines that it names; the others are paid.</summary>
    public static Answer Decide(ClaimVersion claim, string payerClaimNumber, Denial? denial = null, int percentOfUsual = 100)
    {
        var payer = claim.Payer;
        List<LineAnswer> lines = [];
        var copayDue = payer.Share is CostShare.LineCopay or CostShare.Medicaid;
        for (var i = 0; i < claim.Lines.Count; i++)
        {
            var line = claim.Lines[i];
            if (denial is not null && (denial.WholeClaim || i == claim.Lines.Count - 1))
            {
                lines.Add(new(line, line.Charge, 0, 0, [new(denial.Group, denial.Reason, line.Charge)], denial.Remark.Length > 0 ? [denial.Remark] : []));
                continue;
            }
            lines.Add(Pay(line, claim, payer, percentOfUsual, ref copayDue));
        }
        var answer = new Answer
        {
            Version = claim,
            Number = claim.Number,
            Status = denial?.Status ?? "1",
            PayerClaimNumber = payerClaimNumber,
            Lines = lines,
            Remarks = [.. Remarks(payer, denial)],
        };
        var owesCopay = payer.Share == CostShare.ClaimCopay && lines.Any(l => l.Paid > 0 && !l.Line.Free) && answer.Paid > ClaimCopay;
        return owesCopay ? answer with { ClaimAdjustments = [new("PR", "3", ClaimCopay)] } : answer;
    }

    /// <summary>
    /// The second payer's answer, line by line, from what the first left to the patient. <paramref name="percentOfRest"/> of it
    /// is paid; what is not paid is written off (Medicaid) or stays with the patient.
    /// </summary>
    public static Answer DecideSecond(ClaimVersion claim, Answer first, string payerClaimNumber, int percentOfRest, bool repeatsReduction)
    {
        var writesOff = claim.Payer.Share == CostShare.Medicaid;
        List<LineAnswer> lines = [];
        foreach (var before in first.Lines)
        {
            var rest = before.Of("PR");
            var paid = Percent(rest, percentOfRest);
            var prior = before.Charge - rest;
            List<Adjustment> adjustments = [];
            // Some second payers state their own reduction again; it must not be written off twice.
            var repeated = repeatsReduction ? Math.Min(before.Of("CO"), prior) : 0;
            if (prior - repeated > 0) adjustments.Add(new("OA", "23", prior - repeated));
            var unpaid = rest - paid;
            var reduction = repeated + (writesOff ? unpaid : 0);
            if (reduction > 0) adjustments.Add(new("CO", "45", reduction));
            if (!writesOff && unpaid > 0) adjustments.Add(new("PR", "2", unpaid));
            lines.Add(new(before.Line, before.Charge, paid, before.Charge - before.Of("CO"), adjustments, []));
        }
        return new Answer
        {
            Version = claim,
            Number = claim.Number,
            Status = "2",
            PayerClaimNumber = payerClaimNumber,
            Lines = lines,
        };
    }

    public static long Percent(long cents, int percent) => (cents * percent + 50) / 100;

    private static LineAnswer Pay(ServiceLine line, ClaimVersion claim, Payer payer, int percentOfUsual, ref bool copayDue)
    {
        var allowed = Math.Min(line.Charge, Percent(Percent(line.Fee, payer.PercentOfMedicare), percentOfUsual));
        long deductible = 0, coinsurance = 0, copay = 0, sequestration = 0;
        if (!line.Free && (payer.Share is CostShare.MedicareB or CostShare.Coinsurance))
        {
            deductible = Math.Min(allowed, claim.Patient.DeductibleLeft);
            claim.Patient.DeductibleLeft -= deductible;
            coinsurance = Percent(allowed - deductible, 20);
        }
        if (!line.Free && copayDue && claim.Patient.Person.AgeOn(claim.Day) >= 18)
        {
            copay = Math.Min(allowed, payer.Share == CostShare.Medicaid ? 300 : 1500);
            copayDue = false;
        }
        if (payer.Share == CostShare.MedicareB) sequestration = Percent(allowed - deductible - coinsurance, 2);
        List<Adjustment> adjustments = [];
        Add("CO", "45", line.Charge - allowed);
        Add("CO", "253", sequestration);
        Add("PR", "1", deductible);
        Add("PR", "2", coinsurance);
        Add("PR", "3", copay);
        return new LineAnswer(line, line.Charge, allowed - deductible - coinsurance - copay - sequestration, allowed, adjustments, []);

        void Add(string group, string reason, long amount)
        {
            if (amount > 0) adjustments.Add(new(group, reason, amount));
        }
    }

    private static IEnumerable<string> Remarks(Payer payer, Denial? denial)
    {
        if (payer.Share == CostShare.MedicareB) yield return "MA01";
        if (denial is { ClaimRemark.Length: > 0 }) yield return denial.ClaimRemark;
    }
}
