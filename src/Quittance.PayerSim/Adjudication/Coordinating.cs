using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Adjudication;

/// <summary>What is paid on a line after another payer, and what stays with the patient.</summary>
internal static class Coordinating
{
    /// <summary><paramref name="own"/> is what this plan would have borne alone, before sequestration.</summary>
    public static (Money Pays, Money Patient, Money WrittenOff) Split(Benefits benefits, EarlierPayment before, Money charge, Money allowed, Money own)
    {
        var rest = Money.Max(Money.Zero, charge - before.Paid);
        var left = Money.Min(before.Left, rest);
        var pays = benefits.Coordination switch
        {
            Coordination.Standard => Money.Min(own, left),
            Coordination.NonDuplication => Money.Min(left, own - before.Paid),
            Coordination.Supplement => Money.Min(left, left - (benefits.SupplementKeepsDeductible ? before.Deductible : Money.Zero)),
            Coordination.Medicaid => Money.Min(left, allowed - before.Paid),
            // The lowest of three amounts, 42 CFR 411.33(a); what the first payer allowed is what it paid and left.
            Coordination.MedicareSecondary => Money.Min(rest, Money.Min(own, Money.Max(allowed, before.Paid + before.Left) - before.Paid)),
            _ => Money.Zero,
        };
        pays = Money.Max(Money.Zero, pays);
        var open = Money.Max(Money.Zero, left - pays);
        return benefits.Coordination == Coordination.Medicaid ? (pays, Money.Zero, open) : (pays, open, Money.Zero);
    }

    /// <summary>
    /// Puts it on the line: what the earlier payers paid and wrote off is their impact (OA 23), which is what the rest leaves of the charge.
    /// </summary>
    public static void Put(LineDecision line, Benefits benefits, EarlierPayment before, MemberShare alone)
    {
        var allowed = line.Allowed ?? Money.Zero;
        var (pays, patient, writtenOff) = Split(benefits, before, line.Facts.Charge, allowed, allowed - alone.Total);
        line.Adjust("OA", "23", line.Facts.Charge - pays - patient - writtenOff);
        line.Adjust("CO", "45", writtenOff);
        var deductible = Money.Min(patient, benefits.Coordination == Coordination.Supplement ? before.Deductible : alone.Deductible);
        var copay = Money.Min(patient - deductible, alone.Copay);
        line.Adjust("PR", "1", deductible);
        line.Adjust("PR", "3", copay);
        line.Adjust("PR", "2", patient - deductible - copay);
        line.Adjust("CO", "253", Pricing.Round(pays, benefits.Sequestration));
    }
}
