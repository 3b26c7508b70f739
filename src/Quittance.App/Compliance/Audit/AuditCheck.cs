using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Doctor;

namespace Quittance.App.Compliance.Audit;

/// <summary>Whether the sealing job keeps up. The full proof is <c>quittance audit verify</c>.</summary>
internal sealed class AuditCheck(AuditStore store, TimeProvider clock) : IDoctorCheck
{
    private static readonly TimeSpan Late = TimeSpan.FromHours(24);

    public string Name => "audit-sealed";
    public bool NeedsDatabase => true;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var unsealed = 0L;
        var oldest = long.MaxValue;
        foreach (var part in await AuditReader.UnsealedAsync(store, connection, cancellation))
        {
            unsealed += part.Last - part.First + 1;
            await foreach (var (row, _) in AuditReader.RowsAsync(store, connection, part with { Last = part.First }, null, cancellation))
            {
                oldest = Math.Min(oldest, row.InstantMs);
            }
        }
        if (unsealed == 0) return CheckOutcome.Well("Every audit row is sealed.");
        return oldest < (clock.GetUtcNow() - Late).ToUnixTimeMilliseconds()
            ? CheckOutcome.Look($"{unsealed} audit rows wait to be sealed, some for more than a day.", "Keep quittance serve running, or run quittance audit seal.")
            : CheckOutcome.Well($"{unsealed} audit rows of the last day wait for the next block.");
    }
}
