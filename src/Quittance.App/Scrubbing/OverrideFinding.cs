using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Scrubbing;

/// <summary>Lets a finding of a claim pass, with a reason. The finding stays, and so do the reason and the person.</summary>
internal sealed class OverrideFinding(QuittanceDb db, FieldCipher cipher, TimeProvider clock, ReadFindings read)
{
    public async Task<Result<ClaimFinding>> RunAsync(Acting acting, Guid claim, string key, string? reason, CancellationToken cancellation)
    {
        if (await FindAsync(db, read, acting.Tenant, claim, key, cancellation) is not var (row, found)) return Unknown;
        if (OverrideRules.Allow(found.Finding, found.IsEdit) is Result<Finding>.Refused barred) return new Result<ClaimFinding>.Refused(barred.Code, barred.Sentence);
        if (found.Override is { } standing)
            return new Result<ClaimFinding>.Refused("override.standing", $"{standing.Person} has let this finding pass already. Nothing was changed.");
        return OverrideRules.Reason(reason) switch
        {
            Result<string>.Refused refused => new Result<ClaimFinding>.Refused(refused.Code, refused.Sentence),
            Result<string>.Ok { Value: var words } => await SaveAsync(db, cipher, clock, acting, row, found, words, isUndo: false, cancellation),
            _ => throw new InvalidOperationException("A reason is either kept or refused."),
        };
    }

    public static readonly Result<ClaimFinding> Unknown = new Result<ClaimFinding>.Refused("finding.unknown", "This finding is not on the claim any more, so nothing was changed. Load the claim again.");

    public static FieldPlace Place(Guid tenant, Guid row) => new(tenant, "finding_overrides", "reason", row);

    /// <summary>The claim and its finding of this key; null when the practice has none such.</summary>
    internal static async Task<(ClaimRow Claim, ClaimFinding Finding)?> FindAsync(QuittanceDb db, ReadFindings read, Guid tenant, Guid claim, string key, CancellationToken cancellation)
    {
        var row = await db.Set<ClaimRow>().AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == tenant && c.Id == claim, cancellation);
        if (row is null) return null;
        var found = (await read.RunAsync(tenant, row.NumberId, row.Ordinal, cancellation)).Find(f => f.Key == key);
        return found is null ? null : (row, found);
    }

    /// <summary>Appends the step with its audit row, and works out what the queue shows as the claim's worst finding, in one transaction.</summary>
    internal static async Task<Result<ClaimFinding>> SaveAsync(
        QuittanceDb db, FieldCipher cipher, TimeProvider clock, Acting acting, ClaimRow claim, ClaimFinding found, string reason, bool isUndo, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        db.Add(new FindingOverrideRow
        {
            TenantId = acting.Tenant,
            Id = id,
            NumberId = claim.NumberId,
            ClaimOrdinal = claim.Ordinal,
            FindingKey = found.Key,
            EditId = found.Finding.Id,
            Line = found.Finding.Line ?? 0,
            Reason = cipher.Encrypt(reason, Place(acting.Tenant, id)),
            PersonId = acting.Person,
            At = now,
            IsUndo = isUndo,
            Sequence = found.Steps.Count + 1,
        });
        // The words of the reason stay encrypted in the row; the trail says which edit.
        acting.Record(db, clock, isUndo ? "finding.override.undo" : "finding.override", Subjects.Claim, claim.Id, found.Finding.Id);
        try
        {
            await db.SaveChangesAsync(cancellation);
            await RankAsync(db, acting.Tenant, claim, cancellation);
            await transaction.CommitAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            var taken = await db.Set<FindingOverrideRow>().CountAsync(o => o.TenantId == acting.Tenant && o.NumberId == claim.NumberId && o.ClaimOrdinal == claim.Ordinal && o.FindingKey == found.Key, cancellation);
            // The unique number of the step is the lock: whoever came first has it. Any other fault is a fault.
            if (taken <= found.Steps.Count) throw;
            return new Result<ClaimFinding>.Refused("override.changed", "Somebody else has decided about this finding in the same moment, so nothing was changed. Load the claim again.");
        }
        var step = new OverrideStep(isUndo, acting.Person, "", now, reason);
        return found with { Steps = [step, .. found.Steps] };
    }

    /// <summary>The worst finding counts those that nobody let pass; settling the claim again comes to the same.</summary>
    private static async Task RankAsync(QuittanceDb db, Guid tenant, ClaimRow claim, CancellationToken cancellation)
    {
        var row = db.Set<ClaimRow>().Where(c => c.TenantId == tenant && c.Id == claim.Id);
        // Takes the row first: of two people who decide about two findings at once, the second sees what the first did.
        await row.ExecuteUpdateAsync(set => set.SetProperty(c => c.FindingSeverity, c => c.FindingSeverity), cancellation);
        var bodies = await db.Set<FindingRow>().AsNoTracking()
            .Where(f => f.TenantId == tenant && f.SubjectId == claim.NumberId && f.ClaimOrdinal == claim.Ordinal && (f.SubjectKind == ReadFindings.Claim || f.SubjectKind == ReadFindings.Edit))
            .Select(f => f.Body).ToListAsync(cancellation);
        var passed = new StandingOverrides();
        await passed.ReadAsync(db, tenant, [claim.NumberId], cancellation);
        var worst = OverrideRules.Worst(bodies.Select(body => JsonSerializer.Deserialize(body, BodyJson.Default.Finding)).OfType<Finding>(), passed.Of(claim.NumberId, claim.Ordinal));
        var (severity, id) = (worst is null ? 0 : (int)worst.Severity + 1, worst?.Id ?? "");
        await row.ExecuteUpdateAsync(set => set.SetProperty(c => c.FindingSeverity, severity).SetProperty(c => c.FindingId, id), cancellation);
    }
}
