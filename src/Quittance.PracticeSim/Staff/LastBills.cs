using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.PracticeSim.Staff;

/// <summary>A claim number's last bill, as far as work needs to know it.</summary>
internal sealed record LastBill(Guid NumberId, string Number, string State, string Level, string Frequency, int Ordinal, string PayerId);

/// <summary>Reads the last bill of each number, in the order of numbers.</summary>
internal static class LastBills
{
    public static async Task<List<LastBill>> ReadAsync(QuittanceDb db, Guid tenant, IReadOnlyCollection<Guid> numbers, CancellationToken cancellation)
    {
        var bills = new List<LastBill>();
        foreach (var part in numbers.Chunk(Batches.Ids))
            bills.AddRange(await db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == tenant && part.Contains(b.NumberId))
                .Select(b => new LastBill(b.NumberId, b.Number, b.State, b.Level, b.Frequency, b.Ordinal, b.PayerId)).ToListAsync(cancellation));
        return [.. bills.GroupBy(b => b.NumberId).Select(g => g.MaxBy(b => b.Ordinal)!).OrderBy(b => b.Number, StringComparer.Ordinal)];
    }
}
