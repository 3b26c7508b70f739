using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;

namespace Quittance.App.Claims;

/// <summary>Which claims to list; null does not narrow. The number is matched whole.</summary>
internal sealed record ClaimFilter(string? State = null, string? Payer = null, string? Number = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Lists claims with their state and money, by day and number: those that were sent, then those that have not left.</summary>
internal static class ListClaims
{
    public static IAsyncEnumerable<ClaimRow> Run(QuittanceDb db, Guid tenant, ClaimFilter filter)
    {
        var claims = db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant);
        if (filter.State is { } state) claims = claims.Where(c => c.State == state);
        if (filter.Payer is { } payer)
        {
            var key = payer.ToUpperInvariant();
            var name = Practice.PayerKeys.OfName(payer);
            claims = claims.Where(c => c.PayerKey == key || c.PayerKey == name
                || db.Set<PayerAliasRow>().Any(a => a.TenantId == tenant && a.PayerKey == c.PayerKey && a.Alias == name));
        }
        if (filter.Number is { } number) claims = claims.Where(c => c.Number == number);
        if (filter.From is { } from) claims = claims.Where(c => c.Day >= from);
        if (filter.To is { } to) claims = claims.Where(c => c.Day <= to);
        return claims.OrderBy(c => c.Day).ThenBy(c => c.BillingNpi).ThenBy(c => c.Number).ThenBy(c => c.Ordinal).AsAsyncEnumerable();
    }

    /// <summary>Claims of the practice's own that have not left. Nothing of them is posted yet.</summary>
    public static Task<List<BillRow>> NotSentAsync(QuittanceDb db, Guid tenant, ClaimFilter filter, CancellationToken cancellation)
    {
        var bills = db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == tenant && b.State != nameof(ClaimState.Sent) && b.State != BillRow.Dropped);
        if (filter.State is { } state) bills = bills.Where(b => b.State == state);
        if (filter.Payer is { } payer) bills = bills.Where(b => b.PayerId == payer);
        if (filter.Number is { } number) bills = bills.Where(b => b.Number == number);
        if (filter.From is { } from) bills = bills.Where(b => b.Day >= from);
        if (filter.To is { } to) bills = bills.Where(b => b.Day <= to);
        return bills.OrderBy(b => b.Day).ThenBy(b => b.Number).ThenBy(b => b.Ordinal).ToListAsync(cancellation);
    }
}
