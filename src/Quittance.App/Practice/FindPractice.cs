using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>Which practice a command works on: the only one, or the one that is named.</summary>
internal static class FindPractice
{
    /// <summary>The practice to read.</summary>
    public static async Task<Result<Guid>> RunAsync(QuittanceDb db, string? code, CancellationToken cancellation)
    {
        var tenants = await db.Tenants.AsNoTracking().Select(t => new { t.Id, t.Code }).ToListAsync(cancellation);
        if (code is not null)
            return tenants.Find(t => string.Equals(t.Code, code, StringComparison.OrdinalIgnoreCase)) is { } named
                ? new Result<Guid>.Ok(named.Id)
                : new Result<Guid>.Refused("practice.unknown", $"There is no practice {code}. Known: {string.Join(", ", tenants.Select(t => t.Code))}.");
        return tenants.Count switch
        {
            0 => new Result<Guid>.Refused("practice.none", "There is no practice yet. Import claim files, or set one up."),
            1 => new Result<Guid>.Ok(tenants[0].Id),
            _ => new Result<Guid>.Refused("practice.several", $"There are several practices. Name one with --practice: {string.Join(", ", tenants.Select(t => t.Code))}."),
        };
    }

    /// <summary>The practice to import into; an empty database gets one without a name that all billing NPIs belong to.</summary>
    public static async Task<Result<Guid>> ForImportAsync(QuittanceDb db, string? code, CancellationToken cancellation)
    {
        if (code is null && !await db.Tenants.AnyAsync(cancellation))
        {
            // A fixed id, so that two imports that begin at once make one practice.
            db.Tenants.Add(new Tenant { Id = new Guid("00000000-0000-4000-8000-000000000001"), Code = "practice", Name = "", IsUnnamed = true });
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
        return await RunAsync(db, code, cancellation);
    }
}
