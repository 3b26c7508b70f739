using Quittance.Core.Kernel;
using Quittance.Core.X12.Views;

namespace Quittance.Bench.Measure;

/// <summary>
/// Reads of every claim number, charge, payer, subscriber with member number, diagnoses, and of each line procedure, modifier, charge, units and day; of every payment
/// number, status, payer's number, patient, amounts, and of each line procedure, day, amounts and adjustments. It counts when all of that was there and adds up.
/// </summary>
internal sealed class ReadViews : ViewTaker
{
    /// <summary>Claims and payments that were whole.</summary>
    public long Whole { get; private set; }

    public override void Take(in ClaimView claim)
    {
        var subscriber = claim.Subscriber;
        var isWhole = !claim.Number.IsEmpty && !claim.Payer.Id.IsEmpty && !subscriber.LastOrOrganization.IsEmpty && !subscriber.Id.IsEmpty;
        var diagnoses = 0;
        foreach (var code in claim.HealthCodes) if (!code.Qualifier.IsEmpty && !code.Code.IsEmpty) diagnoses++;
        var left = claim.Charge ?? Money.Zero;
        foreach (var line in claim.Lines)
        {
            left -= line.Charge ?? Money.Zero;
            isWhole &= !line.Code.IsEmpty && line.Modifier(1).Bytes.Length is 0 or 2 && !line.Units.IsEmpty && line.Days.From is not null;
        }
        if (isWhole && diagnoses > 0 && left == Money.Zero) Whole++;
    }

    public override void Take(in PaymentView payment)
    {
        var isWhole = !payment.Number.IsEmpty && !payment.Status.IsEmpty && !payment.PayerNumber.IsEmpty && !payment.Party("QC"u8).LastOrOrganization.IsEmpty;
        var left = (payment.Charge ?? Money.Zero) - (payment.Paid ?? Money.Zero) - Sum(payment.Adjustments);
        foreach (var line in payment.Lines)
        {
            var adjusted = Sum(line.Adjustments);
            left -= adjusted;
            isWhole &= !line.Code.IsEmpty && line.From is not null && (line.Charge ?? Money.Zero) - adjusted == line.Paid;
        }
        if (isWhole && left == Money.Zero) Whole++;
    }

    private static Money Sum(AdjustmentViews adjustments)
    {
        var sum = Money.Zero;
        foreach (var adjustment in adjustments)
            if (!adjustment.Reason.IsEmpty) sum += adjustment.Amount ?? Money.Zero;
        return sum;
    }
}
