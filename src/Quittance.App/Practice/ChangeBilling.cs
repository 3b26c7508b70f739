using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Practice;

/// <summary>What claims say of the practice besides name and numbers.</summary>
internal sealed record BillingAddress(string Taxonomy, PostalAddress Address, string Contact, string Phone);

/// <summary>Keeps where the practice is, what it is and whom to call.</summary>
internal sealed class ChangeBilling(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<bool>> RunAsync(Acting acting, BillingAddress billing, CancellationToken cancellation)
    {
        if (billing.Taxonomy.Length > 0 && !TaxonomyCode.TryParse(billing.Taxonomy, out _)) return new Result<bool>.Refused("practice.taxonomy", "A taxonomy code has ten letters and digits, such as 207Q00000X.");
        if (billing.Address.Zip.Length > 0 && !ZipCode.TryParse(billing.Address.Zip, out _)) return new Result<bool>.Refused("practice.zip", "A billing address has a ZIP code of nine digits.");
        var row = await db.Tenants.SingleAsync(t => t.Id == acting.Tenant, cancellation);
        (row.Taxonomy, row.Street, row.City, row.State, row.Zip) = (billing.Taxonomy, billing.Address.Street, billing.Address.City, billing.Address.State, billing.Address.Zip);
        (row.Contact, row.Phone) = (billing.Contact, billing.Phone);
        acting.Record(db, clock, "practice.billing", "practice", acting.Tenant);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}

/// <summary>Who bills, who renders, whom to bill: read once for a run of claims.</summary>
internal sealed class BillingFacts
{
    private BillingFacts(BillingProvider billing, Dictionary<string, RenderingProvider> providers, Dictionary<string, ListedPayerRow> payers) =>
        (Billing, Providers, Payers) = (billing, providers, payers);

    public BillingProvider Billing { get; }
    public IReadOnlyDictionary<string, RenderingProvider> Providers { get; }
    public IReadOnlyDictionary<string, ListedPayerRow> Payers { get; }

    public static async Task<BillingFacts> ReadAsync(QuittanceDb db, FieldCipher cipher, Guid tenant, CancellationToken cancellation)
    {
        var row = await db.Tenants.AsNoTracking().SingleAsync(t => t.Id == tenant, cancellation);
        var tax = row.TaxId is { } sealedId ? cipher.Decrypt(sealedId, new FieldPlace(tenant, "tenants", "tax_id", tenant)) : "";
        var providers = await db.Set<ListedProviderRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToListAsync(cancellation);
        var payers = await db.Set<ListedPayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToListAsync(cancellation);
        return new BillingFacts(
            new BillingProvider(row.Name, row.BillingNpi, tax, row.Taxonomy, new PostalAddress(row.Street, row.City, row.State, row.Zip)) { Clia = row.Clia },
            providers.ToDictionary(p => p.Code, Rendering, StringComparer.Ordinal),
            payers.ToDictionary(p => p.Code, StringComparer.Ordinal));
    }

    /// <summary>Providers are listed as they are called in the office: last name, comma, first name.</summary>
    private static RenderingProvider Rendering(ListedProviderRow row)
    {
        var comma = row.Name.IndexOf(',', StringComparison.Ordinal);
        return comma < 0 ? new RenderingProvider(row.Code, row.Name.Trim(), "", row.Taxonomy) : new RenderingProvider(row.Code, row.Name[..comma].Trim(), row.Name[(comma + 1)..].Trim(), row.Taxonomy);
    }
}
