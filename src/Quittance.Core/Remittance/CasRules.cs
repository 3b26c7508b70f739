using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;
using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>What one CAS entry does to the claim.</summary>
internal enum CasEffect
{
    /// <summary>Written off.</summary>
    WriteOff,
    /// <summary>The patient's.</summary>
    Patient,
    /// <summary>Refused: stays open and is worked as a denial.</summary>
    Denied,
    /// <summary>Kept on the decision; posts nothing.</summary>
    Nothing,
}

/// <summary>How a CAS entry posts: each by its own group and reason, whatever the line came to.</summary>
internal static class CasRules
{
    /// <summary>
    /// The effect of an entry. PR is the patient's whatever the reason. CO and PI are written off unless the reason is a denial, is
    /// not known, or is money that the payer still owes (104 withhold, 143 and 271 deferred parts). OA, CR and others post nothing.
    /// </summary>
    public static CasEffect EffectOf(Adjustment adjustment)
    {
        if (adjustment.Group == "PR") return CasEffect.Patient;
        var carc = Carc.Find(adjustment.Reason);
        if (carc is { IsDenial: true }) return CasEffect.Denied;
        if (adjustment.Group is not ("CO" or "PI") || carc is null) return CasEffect.Nothing;
        return carc.Code is "104" or "143" or "271" or "101" ? CasEffect.Nothing : CasEffect.WriteOff;
    }

    /// <summary>True when the list does not hold the reason: no rule, no posting, a task.</summary>
    public static bool IsUnknown(Adjustment adjustment) => adjustment.Group == "CR" || Carc.Find(adjustment.Reason) is null;

    /// <summary>The write-offs of a decision, each at the claim's line that <paramref name="lineOf"/> gives for the decision's line.</summary>
    public static List<WriteOff> WriteOffs(ClaimDecision decision, IReadOnlyList<int> lineOf)
    {
        var writeOffs = new List<WriteOff>();
        foreach (var a in decision.Adjustments)
            if (EffectOf(a) == CasEffect.WriteOff) writeOffs.Add(new WriteOff(0, a.Amount, a.Group, a.Reason));
        for (var i = 0; i < decision.Lines.Count; i++)
            foreach (var a in decision.Lines[i].Adjustments)
                if (EffectOf(a) == CasEffect.WriteOff) writeOffs.Add(new WriteOff(lineOf[i], a.Amount, a.Group, a.Reason));
        return writeOffs;
    }

    /// <summary>The patient's part by line. Status 4 (nobody recognised) leaves nothing to the patient until the identity is confirmed.</summary>
    public static SortedDictionary<int, Money> PatientParts(ClaimDecision decision, IReadOnlyList<int> lineOf)
    {
        var parts = new SortedDictionary<int, Money>();
        if (decision.Status == "4") return parts;
        void Add(int line, Adjustment a)
        {
            if (a.Group == "PR") parts[line] = parts.GetValueOrDefault(line) + a.Amount;
        }
        foreach (var a in decision.Adjustments) Add(0, a);
        for (var i = 0; i < decision.Lines.Count; i++)
            foreach (var a in decision.Lines[i].Adjustments) Add(lineOf[i], a);
        return parts;
    }

    /// <summary>The refused amounts outside PR.</summary>
    public static Money Denied(ClaimDecision decision)
    {
        var sum = Money.Zero;
        foreach (var a in decision.AllAdjustments)
            if (EffectOf(a) == CasEffect.Denied) sum += a.Amount;
        return sum;
    }
}
