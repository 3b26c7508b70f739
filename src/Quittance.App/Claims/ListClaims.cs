using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Claims;

/// <summary>Which claims to list; null does not narrow. The number is matched whole.</summary>
internal sealed record ClaimFilter(string? State = null, string? Payer = null, string? Number = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Lists claims with their state and money, by day and number.</summary>
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
}
