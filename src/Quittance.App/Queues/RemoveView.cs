using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Queues;

/// <summary>Removes a view that the person made, or puts it back. Nothing is deleted, so that it can be undone.</summary>
internal sealed class RemoveView(QuittanceDb db)
{
    public async Task<Result<SavedViewRow>> RunAsync(Guid tenant, Guid person, Guid id, bool putBack, CancellationToken cancellation)
    {
        var view = await db.Set<SavedViewRow>().SingleOrDefaultAsync(v => v.TenantId == tenant && v.Id == id && v.MadeBy == person, cancellation);
        if (view is null) return new Result<SavedViewRow>.Refused("view.unknown", "Only who made a view can remove it.");
        view.IsRemoved = !putBack;
        await db.SaveChangesAsync(cancellation);
        return view;
    }
}
