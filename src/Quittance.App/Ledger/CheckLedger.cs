using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;

namespace Quittance.App.Ledger;

/// <summary>Whether every entry sums to zero, asked of the rows themselves.</summary>
internal static class CheckLedger
{
    public static async Task<bool> IsBalancedAsync(QuittanceDb db, CancellationToken cancellation) =>
        (await BrokenAsync(db, 1, cancellation)).Count == 0;

    /// <summary>Entries whose lines do not sum to zero, at most so many.</summary>
    public static Task<List<Guid>> BrokenAsync(QuittanceDb db, int most, CancellationToken cancellation) =>
        db.Database.SqlQuery<Guid>($"SELECT entry_id AS \"Value\" FROM ledger_lines GROUP BY tenant_id, entry_id HAVING SUM(amount) <> 0 LIMIT {most}").ToListAsync(cancellation);
}
