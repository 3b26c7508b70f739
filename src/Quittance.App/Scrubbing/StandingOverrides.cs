using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.App.Scrubbing;

/// <summary>Keys of the findings that a person let pass and nobody took back, by claim.</summary>
internal sealed class StandingOverrides
{
    private static readonly HashSet<string> None = [];

    private readonly Dictionary<(Guid Number, int Ordinal), HashSet<string>> _keys = [];

    /// <summary>Reads those of some numbers, at most <see cref="Batches.Ids"/> at once.</summary>
    public async Task ReadAsync(QuittanceDb db, Guid tenant, IReadOnlyCollection<Guid> numbers, CancellationToken cancellation)
    {
        var steps = await db.Set<FindingOverrideRow>().AsNoTracking().Where(o => o.TenantId == tenant && numbers.Contains(o.NumberId))
            .Select(o => new { o.NumberId, o.ClaimOrdinal, o.FindingKey, o.Sequence, o.IsUndo }).ToListAsync(cancellation);
        foreach (var claim in steps.GroupBy(o => (o.NumberId, o.ClaimOrdinal)))
            _keys[claim.Key] = claim.GroupBy(o => o.FindingKey, StringComparer.Ordinal).Select(f => f.MaxBy(o => o.Sequence)!).Where(o => !o.IsUndo).Select(o => o.FindingKey).ToHashSet(StringComparer.Ordinal);
    }

    public IReadOnlySet<string> Of(Guid number, int ordinal) => _keys.GetValueOrDefault((number, ordinal), None);
}
