using Quittance.App.Storage;
using Quittance.App.Storage.Doctor;

namespace Quittance.App.Ledger;

/// <summary>Whether every ledger entry sums to zero.</summary>
internal sealed class LedgerCheck(IServiceScopeFactory scopes) : IDoctorCheck
{
    /// <summary>Entries named in the finding; one is enough to start looking.</summary>
    private const int Named = 5;

    public string Name => "ledger";
    public bool NeedsDatabase => true;

    public async Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var broken = await CheckLedger.BrokenAsync(scope.ServiceProvider.GetRequiredService<QuittanceDb>(), Named, cancellation);
        return broken.Count == 0
            ? CheckOutcome.Well("Every ledger entry sums to zero.")
            : CheckOutcome.Ill($"Entries do not sum to zero, among them {string.Join(", ", broken)}.", "Somebody changed the database past its triggers. Restore the last backup and import what came since.");
    }
}
