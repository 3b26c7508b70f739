using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;

namespace Quittance.App.Scrubbing;

/// <summary>Takes an override back, whoever made it: the finding counts again. The override stays in the history.</summary>
internal sealed class UndoOverride(QuittanceDb db, FieldCipher cipher, TimeProvider clock, ReadFindings read)
{
    public async Task<Result<ClaimFinding>> RunAsync(Acting acting, Guid claim, string key, CancellationToken cancellation)
    {
        if (await OverrideFinding.FindAsync(db, read, acting.Tenant, claim, key, cancellation) is not var (row, found)) return OverrideFinding.Unknown;
        if (found.Override is not { } standing)
            return new Result<ClaimFinding>.Refused("override.none", "This finding is not overridden, so there is nothing to take back.");
        return await OverrideFinding.SaveAsync(db, cipher, clock, acting, row, found, standing.Reason, isUndo: true, cancellation);
    }
}
