using Quittance.Core.X12.Reading;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.Core.X12.Views;

/// <summary>Makes the record of what a view shows, by the reader that makes it of a file.</summary>
internal static class ViewRecord
{
    public static X12Item Of(ViewHold hold, bool mayBeCut)
    {
        using var sink = new ItemSink(hold.Limits with { HashesContent = false, OnlySums = false, Findings = 0 }) { ReadsEveryClaim = true };
        var reader = SetType.ReaderFor(hold.Type, hold.Guide, sink);
        for (var i = 0; i < hold.Held.Count; i++) reader.Take(hold.Held.At(i), default);
        reader.Finish(!mayBeCut);
        foreach (var item in sink.Items)
        {
            // The reader has seen one payment alone.
            if (item is ClaimPayment835 payment) return payment with { Ordinal = hold.Ordinal };
            if (item is Claim837 or InstitutionalClaim837 or DentalClaim837) return item;
        }
        throw new InvalidOperationException("A claim that is held makes a record.");
    }
}
