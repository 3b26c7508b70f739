using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;

namespace Quittance.App.Remittance;

/// <summary>Which payers are known and under which ids and names. Small enough to hold: a practice has hundreds.</summary>
internal sealed class PayerDirectory
{
    private readonly Dictionary<string, string> _byAlias = new(StringComparer.Ordinal);
    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);

    public static async Task<PayerDirectory> ReadAsync(QuittanceDb db, Guid tenant, CancellationToken cancellation)
    {
        var directory = new PayerDirectory();
        await foreach (var key in db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).Select(p => p.Key).AsAsyncEnumerable().WithCancellation(cancellation))
            directory._byAlias[key] = key;
        await foreach (var alias in db.Set<PayerAliasRow>().AsNoTracking().Where(a => a.TenantId == tenant).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (alias.State == "refused") directory._refused.Add(alias.Alias);
            else if (alias.State == "learned") directory.Learn(alias.Alias, alias.PayerKey);
        }
        return directory;
    }

    /// <summary>Takes in a payer that a claim names; true when it says something new.</summary>
    public bool Learn(string alias, string payerKey)
    {
        // Two payers may share a name: then the name alone tells which is meant no longer, but it is known all the same.
        if (!_byAlias.TryGetValue(alias, out var known))
        {
            _byAlias.Add(alias, payerKey);
            return true;
        }
        if (string.CompareOrdinal(payerKey, known) < 0) _byAlias[alias] = payerKey;
        return false;
    }

    /// <summary>Who sent a remittance: by N104, REF 2U, TRN03, then name.</summary>
    public (string PayerKey, PayerStanding Standing) Find(RemittanceRow remittance)
    {
        foreach (var alias in Aliases(remittance))
        {
            if (_refused.Contains(alias)) return (RawKey(remittance), PayerStanding.Refused);
            if (_byAlias.TryGetValue(alias, out var key)) return (key, PayerStanding.Known);
        }
        return (RawKey(remittance), PayerStanding.Unknown);
    }

    /// <summary>The payer as the remittance itself names it, whatever is known: what money without a claim is booked to.</summary>
    public static string RawKey(RemittanceRow remittance) =>
        PayerKeys.Of(remittance.PayerId.Length > 0 ? remittance.PayerId : remittance.TracePayerId, remittance.PayerName);

    public static IEnumerable<string> Aliases(RemittanceRow remittance)
    {
        if (remittance.PayerId.Length > 0) yield return remittance.PayerId.ToUpperInvariant();
        if (remittance.PayerAdditionalId.Length > 0) yield return remittance.PayerAdditionalId.ToUpperInvariant();
        if (remittance.TracePayerId.Length > 0) yield return remittance.TracePayerId.ToUpperInvariant();
        if (remittance.PayerName.Length > 0) yield return PayerKeys.OfName(remittance.PayerName);
    }
}
