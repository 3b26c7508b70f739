using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Queues;

/// <summary>The kinds of rows that people work on, and which of given ids are rows of a practice.</summary>
internal static class Subjects
{
    public const string Claim = "claim", Remittance = "remittance", Decision = "decision", File = "file", Person = "person";

    /// <summary>Reading or changing one of these is reading or changing a patient's record.</summary>
    public static bool ArePatients(string kind) => kind is Claim or Decision or Person;

    /// <summary>Those of the ids that exist in the practice. Another practice's id is as unknown as a made-up one.</summary>
    public static async Task<List<Guid>> KnownAsync(QuittanceDb db, Guid tenant, string kind, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var rows = kind switch
        {
            Claim => In<ClaimRow>(db, tenant),
            Remittance => In<RemittanceRow>(db, tenant),
            Decision => In<DecisionRow>(db, tenant),
            File => In<IntakeRow>(db, tenant),
            Person => In<PersonRow>(db, tenant),
            _ => null,
        };
        if (rows is null) return [];
        var found = new List<Guid>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(Batches.Ids))
            found.AddRange(await rows.Where(id => some.Contains(id)).ToListAsync(cancellation));
        return found;
    }

    private static IQueryable<Guid> In<T>(QuittanceDb db, Guid tenant) where T : class, ITenantRow =>
        db.Set<T>().AsNoTracking().Where(row => EF.Property<Guid>(row, "TenantId") == tenant).Select(row => EF.Property<Guid>(row, "Id"));
}
