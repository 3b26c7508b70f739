using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.App.Queues;

/// <summary>
/// Turns the words of a search into an opaque id, and back for who may. The same words of the same person in the same list have the
/// same id, made with the key of the blind indexes: nobody can guess from an id who was looked for.
/// </summary>
internal sealed class FindSearch(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    public async Task<Result<Guid>> KeepAsync(Guid tenant, Guid person, string list, string? text, CancellationToken cancellation)
    {
        if (TaskRules.Search(text) is Result<string>.Refused refused) return new Result<Guid>.Refused(refused.Code, refused.Sentence);
        var words = ((Result<string>.Ok)TaskRules.Search(text)).Value;
        var id = new Guid(cipher.Index($"{person:N}\u001f{list}\u001f{words}", "search", tenant));
        if (await db.Set<SavedViewRow>().AnyAsync(v => v.TenantId == tenant && v.Id == id, cancellation)) return id;
        db.Add(new SavedViewRow
        {
            TenantId = tenant,
            Id = id,
            OwnerId = person,
            MadeBy = person,
            At = clock.GetUtcNow(),
            List = list,
            Name = "",
            Query = "",
            Search = cipher.Encrypt(words, Place(tenant, id)),
        });
        await db.SaveChangesAsync(cancellation);
        return id;
    }

    /// <summary>The words, when the search is the person's own or shared; otherwise null, as for an id that does not exist.</summary>
    public static async Task<string?> WordsAsync(QuittanceDb db, FieldCipher cipher, Guid tenant, Guid person, string list, Guid id, CancellationToken cancellation)
    {
        var row = await db.Set<SavedViewRow>().AsNoTracking()
            .SingleOrDefaultAsync(v => v.TenantId == tenant && v.Id == id && v.List == list && (v.OwnerId == person || v.OwnerId == null), cancellation);
        return row?.Search is { } search ? cipher.Decrypt(search, Place(tenant, id)) : null;
    }

    public static FieldPlace Place(Guid tenant, Guid row) => new(tenant, "saved_views", "search", row);
}
