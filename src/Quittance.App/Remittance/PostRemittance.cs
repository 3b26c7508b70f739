using System.Globalization;
using System.Text.Json;
using Quittance.App.Ledger;
using Quittance.App.Storage.Model;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;

namespace Quittance.App.Remittance;

/// <summary>
/// Posts what a balanced remittance says beyond its claims: each provider level adjustment to the payer's own account. With the claims'
/// payments the cash of the set then is its BPR02.
/// </summary>
internal static class PostRemittance
{
    public static IReadOnlyList<NumberedEntry> ProviderEntries(RemittanceRow head)
    {
        var entries = new List<NumberedEntry>();
        var adjustments = JsonSerializer.Deserialize(head.ProviderAdjustments, BodyJson.Default.ListProviderAdjustmentBody)!;
        for (var i = 0; i < adjustments.Count; i++)
        {
            var adjustment = adjustments[i];
            var account = PlbReason.AccountOf(adjustment.Reason);
            var entry = Recipe.PostProviderAdjustment(string.Create(CultureInfo.InvariantCulture, $"provider:{head.ContentHash}:{i + 1}"),
                head.BookDate, head.ContentHash, PayerDirectory.RawKey(head), account, adjustment.Reason, new Money(adjustment.Cents));
            if (entry is not null) entries.Add(new NumberedEntry(null, entry));
        }
        return entries;
    }
}
