using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Queues;

/// <summary>Keeps how one person wants one list to look: the columns left out and the height of rows, as an address says them.</summary>
internal sealed class KeepLook(QuittanceDb db, TimeProvider clock)
{
    public async Task RunAsync(Acting acting, string list, string query, CancellationToken cancellation)
    {
        var id = IdOf(acting.Tenant, acting.Person, list);
        if (await db.Set<SavedViewRow>().SingleOrDefaultAsync(v => v.TenantId == acting.Tenant && v.Id == id, cancellation) is { } kept) kept.Query = query;
        else db.Add(new SavedViewRow { TenantId = acting.Tenant, Id = id, OwnerId = acting.Person, MadeBy = acting.Person, At = clock.GetUtcNow(), List = list, Name = "", Query = query });
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>What the person keeps; empty without a choice.</summary>
    public async Task<string> FindAsync(Guid tenant, Guid person, string list, CancellationToken cancellation)
    {
        var id = IdOf(tenant, person, list);
        return await db.Set<SavedViewRow>().AsNoTracking().Where(v => v.TenantId == tenant && v.Id == id).Select(v => v.Query).SingleOrDefaultAsync(cancellation) ?? "";
    }

    private static Guid IdOf(Guid tenant, Guid person, string list) => RowId.Of(tenant, "look", person.ToString("N"), list);
}
