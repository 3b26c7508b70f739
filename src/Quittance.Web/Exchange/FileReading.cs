using Quittance.App.Exchange;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Exchange;

/// <summary>The files of a filter, and their names once some are shown.</summary>
internal sealed record FoundFiles(List<FileEntry> Files, IReadOnlyList<FileEntry> All);

/// <summary>The list of files as this person asks for it: for the page, the export, the API and acts on all rows of a filter.</summary>
internal sealed class FileReading(QuittanceDb db, FieldCipher cipher, ReadFiles files, CurrentPerson current, TimeProvider time) : IListRows
{
    public string List => FileShape.Shape.Name;

    private Person Me => current.Value!;

    public DateOnly Today => Me.Today(time);

    public async Task<string?> WordsAsync(ListAsk ask, CancellationToken cancellation) =>
        ask.Search is { } search ? await FindSearch.WordsAsync(db, cipher, Me.TenantId, Me.Id, FileShape.Shape.Name, search, cancellation) : null;

    /// <summary>All of the filter, in its order.</summary>
    public async Task<FoundFiles> FindAsync(ListAsk ask, CancellationToken cancellation)
    {
        var found = await files.FilteredAsync(Me.TenantId, FileShape.Filter(ask, Me, Today, await WordsAsync(ask, cancellation)), cancellation);
        var all = await files.AllAsync(Me.TenantId, cancellation);
        // The newest stand first already, and the sort is stable: that is the second key of every order.
        var names = ask.Sort == "name" ? await NamesAsync(found, cancellation) : [];
        IEnumerable<FileEntry> By<T>(Func<FileEntry, T> key, IComparer<T>? comparer = null) => ask.Falls ? found.OrderByDescending(key, comparer) : found.OrderBy(key, comparer);
        var sorted = ask.Sort switch
        {
            "name" => By(f => names[f.Id], StringComparer.OrdinalIgnoreCase),
            "kind" => By(f => f.Kind, StringComparer.Ordinal),
            "claims" => By(f => f.Claims),
            _ => By(f => f.Received),
        };
        return new FoundFiles([.. sorted], all);
    }

    public Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<FileEntry> some, CancellationToken cancellation) => files.NamesAsync(Me.TenantId, [.. some.Select(f => f.Id)], cancellation);

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListAsk ask, int most, CancellationToken cancellation) => [.. (await FindAsync(ask, cancellation)).Files.Take(most + 1).Select(f => f.Id)];

    public async Task<FileEntry?> OneAsync(Guid id, CancellationToken cancellation) => (await files.AllAsync(Me.TenantId, cancellation)).FirstOrDefault(f => f.Id == id);

    public static Money Sum(IEnumerable<Money> amounts)
    {
        var sum = Money.Zero;
        foreach (var amount in amounts) sum += amount;
        return sum;
    }
}
