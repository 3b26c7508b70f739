using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Queues;

/// <summary>Gives rows an owner, or none. The owner must be a person of the practice.</summary>
internal sealed class AssignRow(QuittanceDb db, ActOnRows acts)
{
    public async Task<Result<ActDone>> RunAsync(RowsAsked rows, Guid? owner, CancellationToken cancellation)
    {
        if (owner is { } person && !await db.Memberships.AnyAsync(m => m.TenantId == rows.Tenant && m.UserId == person, cancellation))
            return new Result<ActDone>.Refused("owner.unknown", "This person is not in the practice, so nothing was changed.");
        return await acts.RunAsync(rows, "assign", task => task.OwnerId = owner, null, cancellation);
    }
}
