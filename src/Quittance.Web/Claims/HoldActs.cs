using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Analytics;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Access;

namespace Quittance.Web.Claims;

/// <summary>Which of several claims of one number holds, decided by the person of this request, for page and API alike.</summary>
internal sealed class HoldActs(QuittanceDb db, TimeProvider clock, CurrentPerson current, FreshFigures figures, KeptFigures kept)
{
    /// <summary>The refusal that means: the practice has no such claim.</summary>
    public const string Unknown = "claim.unknown";

    private Person Me => current.Value!;

    /// <summary>The claim under whose id the number goes on.</summary>
    public Task<Result<Guid>> ChooseAsync(Guid claim, Guid version, CancellationToken cancellation) =>
        RunAsync(claim, (choose, number) => choose.RunAsync(Me.TenantId, number, version, cancellation), cancellation);

    public Task<Result<Guid>> UndoAsync(Guid claim, CancellationToken cancellation) =>
        RunAsync(claim, (choose, number) => choose.UndoAsync(Me.TenantId, number, cancellation), cancellation);

    private async Task<Result<Guid>> RunAsync(Guid claim, Func<ChooseVersion, Guid, Task<Result<ClaimVersionRow>>> act, CancellationToken cancellation)
    {
        var row = await db.Set<ClaimRow>().AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == Me.TenantId && c.Id == claim, cancellation);
        if (row is null) return new Result<Guid>.Refused(Unknown, "The practice has no such claim.");
        var result = await act(new ChooseVersion(db, clock, Me.Id.ToString("D", CultureInfo.InvariantCulture)), row.NumberId);
        if (result is Result<ClaimVersionRow>.Refused refused) return new Result<Guid>.Refused(refused.Code, refused.Sentence);
        figures.Drop(Me.TenantId);
        kept.Drop(Me.TenantId);
        // A claim may stand under another ordinal of its number once it is clear which content holds.
        var version = ((Result<ClaimVersionRow>.Ok)result).Value.Id;
        var ordinal = await db.Set<SubmissionRow>().AsNoTracking().Where(s => s.TenantId == Me.TenantId && s.VersionId == version).Select(s => s.ClaimOrdinal).FirstAsync(cancellation);
        return await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == Me.TenantId && c.NumberId == row.NumberId && c.Ordinal == ordinal).Select(c => c.Id).FirstAsync(cancellation);
    }
}
