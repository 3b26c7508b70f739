using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Views;

/// <summary>Makes the record of what a view shows, by the reader that makes it of a file.</summary>
internal static class ViewRecord
{
    public static X12Item Of(ViewHold hold, bool mayBeCut)
    {
        using var sink = new ItemSink(hold.Limits with { HashesContent = false, OnlySums = false }) { ReadsEveryClaim = true };
        var reader = SetType.ReaderFor(hold.Type, hold.Guide, sink);
        for (var i = 0; i < hold.Held.Count; i++) reader.Take(hold.Held.At(i), default);
        reader.Finish(!mayBeCut);
        return sink.Items.Last(i => i is Sets.Claim837P.Claim837 or Sets.Claim837I.InstitutionalClaim837 or Sets.Claim837D.DentalClaim837 or Sets.Remittance835.ClaimPayment835);
    }
}
