using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>One of the practice's own lists: what it is called in the audit trail, and what its code may be.</summary>
internal sealed record PracticeList<T>(string Kind, bool CodesAreShared, Func<string, string?> WhyNot) where T : ListedRow;

internal static class PracticeList
{
    public static readonly PracticeList<LocationRow> Locations = new("location", CodesAreShared: true, code =>
        code.Length == 2 && code.All(char.IsAsciiDigit) ? null : "A place of service has two digits, such as 11 for an office.");

    public static readonly PracticeList<ListedProviderRow> Providers = new("provider", CodesAreShared: false, code =>
        Npi.TryParse(code, out _) ? null : PracticeDetails.WrongNpi);

    public static readonly PracticeList<ListedPayerRow> Payers = new("payer", CodesAreShared: false, code =>
        code.Length is >= 2 and <= 80 && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
            ? null : "A payer’s ID has 2 to 80 letters and digits, as on claims.");
}

/// <summary>Reads and keeps locations, providers and payers. Nothing is deleted: what is no longer used is retired.</summary>
internal sealed class KeepLists(QuittanceDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<T>> ReadAsync<T>(Guid tenant, CancellationToken cancellation) where T : ListedRow =>
        await db.Set<T>().AsNoTracking().Where(row => row.TenantId == tenant).OrderBy(row => row.IsRetired).ThenBy(row => row.Name).ThenBy(row => row.Code)
            .ToListAsync(cancellation);

    public async Task<Result<Guid>> AddAsync<T>(PracticeList<T> list, Acting acting, string code, string name, Func<Guid, T> make, CancellationToken cancellation)
        where T : ListedRow
    {
        if (list.WhyNot(code) is { } why) return new Result<Guid>.Refused("listed.code", why);
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var namesake = await db.Set<T>().FirstOrDefaultAsync(
            row => row.TenantId == acting.Tenant && row.Code == code && (!list.CodesAreShared || row.Name == name), cancellation);
        if (namesake is not null)
        {
            return new Result<Guid>.Refused("listed.known", namesake.IsRetired
                ? $"{namesake.Name} stands in the list already, but is retired. Take it up again there."
                : $"{namesake.Name} stands in the list already.");
        }
        var id = Guid.CreateVersion7(clock.GetUtcNow());
        db.Add(make(id));
        acting.Record(db, clock, list.Kind + ".added", list.Kind, id);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return id;
    }

    /// <summary>False when this practice has no such line.</summary>
    public async Task<bool> ChangeAsync<T>(PracticeList<T> list, Acting acting, Guid id, string name, bool isRetired, CancellationToken cancellation)
        where T : ListedRow
    {
        var row = await db.Set<T>().SingleOrDefaultAsync(line => line.TenantId == acting.Tenant && line.Id == id, cancellation);
        if (row is null) return false;
        if (row.Name == name && row.IsRetired == isRetired) return true;
        var action = row.IsRetired == isRetired ? ".renamed" : isRetired ? ".retired" : ".taken-up";
        (row.Name, row.IsRetired) = (name, isRetired);
        acting.Record(db, clock, list.Kind + action, list.Kind, id);
        await db.SaveChangesAsync(cancellation);
        return true;
    }
}
