using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.App.Queues;

/// <summary>A view to keep: the list, the filters as an address says them, the search it was made from, for one or for all.</summary>
internal sealed record ViewToKeep(Guid Tenant, Guid Person, string List, string? Name, string Query, Guid? Search, bool Shared);

/// <summary>Keeps the filters of a list under a name.</summary>
internal sealed class SaveView(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>More tabs than this nobody finds their way in.</summary>
    public const int ViewsOfOne = 20;

    public async Task<Result<Guid>> RunAsync(ViewToKeep view, CancellationToken cancellation)
    {
        if (TaskRules.ViewName(view.Name) is not Result<string>.Ok { Value: var name })
            return TaskRules.ViewName(view.Name) is Result<string>.Refused refused ? new Result<Guid>.Refused(refused.Code, refused.Sentence) : Guid.Empty;
        if (view.Query.Length > 2_000) return new Result<Guid>.Refused("view.long", "These are more filters than a view can keep.");
        var known = await db.Set<SavedViewRow>().CountAsync(v => v.TenantId == view.Tenant && v.List == view.List && v.MadeBy == view.Person && !v.IsRemoved && v.Name != "", cancellation);
        if (known >= ViewsOfOne) return new Result<Guid>.Refused("view.many", $"You have {ViewsOfOne} views of this list. Remove one first.");
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        byte[]? search = null;
        if (view.Search is { } made)
        {
            var words = await FindSearch.WordsAsync(db, cipher, view.Tenant, view.Person, view.List, made, cancellation);
            if (words is null) return new Result<Guid>.Refused("search.unknown", "The search is not there any more. Search again, then save the view.");
            search = cipher.Encrypt(words, FindSearch.Place(view.Tenant, id));
        }
        db.Add(new SavedViewRow
        {
            TenantId = view.Tenant,
            Id = id,
            OwnerId = view.Shared ? null : view.Person,
            MadeBy = view.Person,
            At = clock.GetUtcNow(),
            List = view.List,
            Name = name,
            Query = view.Query,
            Search = search,
        });
        await db.SaveChangesAsync(cancellation);
        return id;
    }
}
