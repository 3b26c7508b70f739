using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim.Adjudication;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Payment;

/// <summary>The claim that a payer forwards to the next one, with its own decision on it, as the guide wants it in loops 2320 and 2430.</summary>
internal static class Crossover
{
    public static Claim837 Make(PayerProfile from, ClaimCase one, ClaimPayment835 answer, Forwarding to, DateOnly day)
    {
        var claim = one.Claim;
        var date = X12Date.Day(day);
        var other = new OtherPayer837("P", claim.FilingIndicator, from.Name, from.Id, answer.Paid, answer.PatientResponsibility)
        {
            ClaimNumber = one.Number,
            MemberId = claim.Subscriber.Id,
            MemberLast = claim.Subscriber.LastOrOrganization,
            MemberFirst = claim.Subscriber.First,
            Relationship = "18",
            Date = date,
        };
        return claim with
        {
            PayerLevel = "S",
            PayerClaimNumber = "",
            Frequency = "1",
            Payer = new Party837 { Entity = "PR", LastOrOrganization = to.Payer.Name, IdQualifier = "PI", Id = to.Payer.Id },
            Subscriber = claim.Subscriber with { Id = to.MemberId },
            OtherPayers = [other],
            Lines = [.. claim.Lines.Select((line, n) => line with { Adjudications = [LineOf(from, answer.Lines[n], date)] })],
        };
    }

    private static LineAdjudication837 LineOf(PayerProfile from, ServiceLine835 line, string date) => new()
    {
        PayerId = from.Id,
        Paid = line.Paid,
        CodeQualifier = line.CodeQualifier,
        Code = line.Code,
        Modifiers = line.Modifiers,
        Units = line.UnitsPaid,
        Date = date,
        Adjustments = [.. line.Adjustments.Select(a => new Adjustment837(a.Group, a.Reason, a.Amount, a.Quantity))],
    };
}
