using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim.Adjudication;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Payment;

/// <summary>A decision as it stands in a remittance: CLP and what hangs under it.</summary>
internal static class AnswerToClaim
{
    public static ClaimPayment835 Of(PayerProfile payer, ClaimCase one, Decision decision)
    {
        var (claim, patient) = (one.Claim, one.Patient);
        var plan = one.Member is { } member ? payer.FindPlan(member.PlanId) : payer.Plans[0];
        var forwarded = decision.Forwarding;
        var remarks = forwarded is null ? decision.Remarks : decision.Remarks.Append(forwarded.Payer.Kind == PayerKind.Medicaid ? "MA07" : "MA18");
        return new ClaimPayment835
        {
            Number = claim.Number,
            Status = forwarded is null ? decision.Status : (int.Parse(decision.Status, CultureInfo.InvariantCulture) + 18).ToString(CultureInfo.InvariantCulture),
            Charge = one.Charge,
            Paid = decision.Paid,
            PatientResponsibility = decision.PatientResponsibility,
            FilingIndicator = Indicator(plan?.FilingIndicator ?? claim.FilingIndicator),
            PayerClaimNumber = one.Number,
            Frequency = claim.Frequency,
            OriginalReference = one.Original?.Number ?? "",
            PatientLast = patient.LastOrOrganization,
            PatientFirst = patient.First,
            PatientId = claim.Subscriber.Id,
            InsuredId = claim.Patient is null ? "" : claim.Subscriber.Id,
            RenderingNpi = claim.Rendering is { IsPerson: true, Id.Length: > 0 } rendering ? rendering.Id : "",
            CrossoverName = forwarded?.Payer.Name ?? "",
            CrossoverId = forwarded?.Payer.Id ?? "",
            StatementFrom = X12Date.Day(one.FirstDay),
            StatementThrough = X12Date.Day(one.Lines.Max(l => l.Day)),
            Received = X12Date.Day(one.Received),
            Remarks = [.. remarks.Distinct(StringComparer.Ordinal).Take(5)],
            Lines = [.. decision.Lines.Select(Line)],
        };
    }

    // The remittance's list is shorter than the claim's.
    private static string Indicator(string billed) => billed switch { "BL" or "CI" or "FI" => "12", "11" => "ZZ", _ => billed };

    private static ServiceLine835 Line(LineDecision line) => new()
    {
        CodeQualifier = line.Facts.Line.CodeQualifier,
        Code = line.Facts.Code,
        Modifiers = line.Facts.Line.Modifiers,
        Charge = line.Facts.Charge,
        Paid = line.Paid,
        UnitsPaid = line.Facts.Line.Units,
        From = line.Facts.Line.From,
        Through = line.Facts.Line.Through,
        ControlNumber = line.Facts.Line.ControlNumber,
        Allowed = line.IsDenied ? null : line.Allowed,
        Adjustments = [.. line.Adjustments],
        Remarks = [.. line.Remarks.Distinct(StringComparer.Ordinal)],
    };

    /// <summary>The same with every amount turned round: claim status 22.</summary>
    public static ClaimPayment835 Reverse(ClaimPayment835 answer) => answer with
    {
        Status = "22",
        Charge = Turn(answer.Charge),
        Paid = Turn(answer.Paid),
        PatientResponsibility = Turn(answer.PatientResponsibility),
        CrossoverName = "",
        CrossoverId = "",
        Remarks = [],
        Adjustments = Turn(answer.Adjustments),
        Lines = [.. answer.Lines.Select(l => l with { Charge = Turn(l.Charge), Paid = Turn(l.Paid), Allowed = null, Adjustments = Turn(l.Adjustments), Remarks = [] })],
    };

    private static Money? Turn(Money? amount) => amount is { } known ? -known : null;

    private static IReadOnlyList<Adjustment835> Turn(IReadOnlyList<Adjustment835> adjustments) => [.. adjustments.Select(a => a with { Amount = Turn(a.Amount) })];
}
