using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>What the practice says of itself. The tax id is nine digits, or empty for none.</summary>
internal sealed record Details(string Name, string TimeZone, string BillingNpi, string TaxId)
{
    /// <summary>The CLIA number of the practice's laboratory: ten letters and digits, or empty for none. Null leaves what is kept.</summary>
    public string? Clia { get; init; }
}

/// <summary>Reads and changes the practice's name, time zone and billing numbers.</summary>
internal sealed class PracticeDetails(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    public async Task<Details> ReadAsync(Guid tenant, CancellationToken cancellation)
    {
        var row = await db.Tenants.AsNoTracking().SingleAsync(practice => practice.Id == tenant, cancellation);
        return new Details(row.Name, row.TimeZone, row.BillingNpi, row.TaxId is { } sealedId ? cipher.Decrypt(sealedId, Place(tenant)) : "") { Clia = row.Clia };
    }

    public async Task<Result<bool>> ChangeAsync(Acting acting, Details details, CancellationToken cancellation)
    {
        if (WhyNotNpi(details.BillingNpi) is { } npi) return new Result<bool>.Refused("practice.npi", npi);
        if (WhyNotTaxId(details.TaxId) is { } tax) return new Result<bool>.Refused("practice.tax", tax);
        if (WhyNotClia(details.Clia ?? "") is { } clia) return new Result<bool>.Refused("practice.clia", clia);
        var digits = details.TaxId.Replace("-", "", StringComparison.Ordinal);
        var row = await db.Tenants.SingleAsync(practice => practice.Id == acting.Tenant, cancellation);
        row.Name = details.Name.Trim();
        row.TimeZone = details.TimeZone;
        row.BillingNpi = details.BillingNpi;
        row.TaxId = digits.Length == 0 ? null : cipher.Encrypt(digits, Place(acting.Tenant));
        row.Clia = details.Clia?.ToUpperInvariant() ?? row.Clia;
        row.IsUnnamed = false;
        acting.Record(db, clock, "practice.changed", "practice", acting.Tenant);
        await db.SaveChangesAsync(cancellation);
        return true;
    }

    /// <summary>Why this is no NPI; null when it is one, or empty.</summary>
    public static string? WhyNotNpi(string npi) => npi.Length == 0 || Npi.TryParse(npi, out _) ? null : WrongNpi;

    /// <summary>Why this is no tax ID; null when it is one, or empty.</summary>
    public static string? WhyNotTaxId(string taxId) =>
        taxId.Replace("-", "", StringComparison.Ordinal) is var digits && (digits.Length == 0 || (digits.Length == 9 && digits.All(char.IsAsciiDigit))) ? null : WrongTaxId;

    /// <summary>Why this is no CLIA number; null when it is one, or empty.</summary>
    public static string? WhyNotClia(string clia) => clia.Length == 0 || (clia.Length == 10 && clia.All(char.IsAsciiLetterOrDigit)) ? null : WrongClia;

    internal const string WrongClia = "A CLIA number has ten letters and digits, such as 36D0123456. Copy it from the laboratory’s certificate.";
    internal const string WrongNpi = "This is not an NPI: it has ten digits and the last one checks the others. Compare it with the enrolment letter.";
    internal const string WrongTaxId = "A tax ID has nine digits, such as 12-3456789.";

    private static FieldPlace Place(Guid tenant) => new(tenant, "tenants", "tax_id", tenant);
}
