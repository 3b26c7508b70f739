using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim.Adjudication;

namespace Quittance.PayerSim.Payment;

/// <summary>What one payee gets on one day, and the entries that belong to single claims: interest, and recoveries held back.</summary>
internal sealed class PayeePayment(Submitter submitter, Party837 payee)
{
    public Submitter Submitter { get; } = submitter;
    public Party837 Payee { get; } = payee;
    public List<ClaimPayment835> Claims { get; } = [];
    public List<ProviderAdjustment835> Entries { get; } = [];
    public Money Sum { get; set; }
    public IReadOnlyList<ProviderAdjustment835> Settled { get; set; } = [];

    public Money OfClaims => Claims.Aggregate(Money.Zero, (sum, claim) => sum + (claim.Paid ?? Money.Zero));
}
