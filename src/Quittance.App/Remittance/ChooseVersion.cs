using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>One of several claims that were sent under one number, with what tells it from the others.</summary>
internal sealed record DoubtfulVersion(ClaimVersionRow Version, DateOnly SentOn);

/// <summary>A person says which of several claims of one number holds, or takes that back. The ledger follows in the same transaction.</summary>
internal sealed class ChooseVersion(QuittanceDb db, TimeProvider clock, string actor)
{
    /// <summary>Everything that is held because its number is in doubt, by number.</summary>
    public Task<List<DoubtfulVersion>> ListAsync(Guid tenant, int most, CancellationToken cancellation) => ListAsync(tenant, null, most, cancellation);

    private async Task<List<DoubtfulVersion>> ListAsync(Guid tenant, Guid? number, int most, CancellationToken cancellation)
    {
        var doubted = db.Set<FindingRow>().Where(f => f.TenantId == tenant && (number == null || f.SubjectId == number) && f.SubjectKind == "claim" && f.FindingId == "claim.number-reused" && f.Severity == "Error");
        var copies = await db.Set<SubmissionRow>().AsNoTracking()
            .Where(s => s.TenantId == tenant && s.Disposition == "Held" && doubted.Any(f => f.SubjectId == s.NumberId && f.ClaimOrdinal == s.ClaimOrdinal))
            .Join(db.Set<ClaimVersionRow>(), s => new { s.TenantId, Id = s.VersionId }, v => new { v.TenantId, v.Id }, (s, v) => new { s.SentOn, Version = v })
            .OrderBy(x => x.Version.Number).ThenBy(x => x.SentOn).ThenBy(x => x.Version.Id).Take(most).ToListAsync(cancellation);
        return copies.DistinctBy(c => c.Version.Id).Select(c => new DoubtfulVersion(c.Version, c.SentOn)).ToList();
    }

    /// <summary>This version holds; the others of its number are replaced by it. <paramref name="name"/> is the beginning of its id.</summary>
    public async Task<Result<ClaimVersionRow>> RunAsync(Guid tenant, string name, CancellationToken cancellation)
    {
        var found = (await ListAsync(tenant, int.MaxValue, cancellation)).Where(v => Names(name, v.Version.Id)).ToList();
        if (found.Count != 1)
            return new Result<ClaimVersionRow>.Refused("choice.unknown", $"No single claim in doubt is named {name}. Run quittance match to see which numbers are in doubt.");
        await SaveAsync(tenant, found[0].Version, isUndo: false, cancellation);
        return found[0].Version;
    }

    /// <summary>Takes the choice back; the claims of the number are in doubt again, unless a remittance has answered one.</summary>
    public async Task<Result<ClaimVersionRow>> UndoAsync(Guid tenant, string name, CancellationToken cancellation)
    {
        var last = (await db.Set<VersionChoiceRow>().AsNoTracking().Where(c => c.TenantId == tenant).ToListAsync(cancellation))
            .GroupBy(c => c.NumberId).Select(g => g.MaxBy(c => c.Sequence)!).Where(c => !c.IsUndo).Select(c => c.ContentKey).ToList();
        var chosen = (await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant && last.Contains(v.ContentKey)).ToListAsync(cancellation)).Where(v => Names(name, v.Id)).ToList();
        if (chosen.Count != 1) return new Result<ClaimVersionRow>.Refused("choice.not-by-hand", $"Nobody chose a claim that is named {name}, so there is nothing to undo.");
        await SaveAsync(tenant, chosen[0], isUndo: true, cancellation);
        return chosen[0];
    }

    /// <summary>Of the claims of one number this content holds.</summary>
    public async Task<Result<ClaimVersionRow>> RunAsync(Guid tenant, Guid number, Guid version, CancellationToken cancellation)
    {
        if ((await ListAsync(tenant, number, int.MaxValue, cancellation)).Find(v => v.Version.Id == version) is not { } found)
            return new Result<ClaimVersionRow>.Refused("choice.unknown", "This claim is not in doubt any more, so nothing was changed. Load the page again.");
        await SaveAsync(tenant, found.Version, isUndo: false, cancellation);
        return found.Version;
    }

    /// <summary>Takes the choice of one number back.</summary>
    public async Task<Result<ClaimVersionRow>> UndoAsync(Guid tenant, Guid number, CancellationToken cancellation)
    {
        var last = await db.Set<VersionChoiceRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.NumberId == number).OrderByDescending(c => c.Sequence).FirstOrDefaultAsync(cancellation);
        var chosen = last is not { IsUndo: false } ? null
            : await db.Set<ClaimVersionRow>().AsNoTracking().FirstOrDefaultAsync(v => v.TenantId == tenant && v.NumberId == number && v.ContentKey == last.ContentKey, cancellation);
        if (chosen is null) return new Result<ClaimVersionRow>.Refused("choice.not-by-hand", "Nobody has chosen among the claims of this number, so there is nothing to take back.");
        await SaveAsync(tenant, chosen, isUndo: true, cancellation);
        return chosen;
    }

    private static bool Names(string name, Guid id)
    {
        var prefix = name.Replace("-", "", StringComparison.Ordinal);
        return prefix.Length >= 6 && id.ToString("N").StartsWith(prefix, StringComparison.OrdinalIgnoreCase);
    }

    private async Task SaveAsync(Guid tenant, ClaimVersionRow version, bool isUndo, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var sequence = await db.Set<VersionChoiceRow>().CountAsync(c => c.TenantId == tenant && c.NumberId == version.NumberId, cancellation);
        var now = clock.GetUtcNow();
        using var writer = new RowWriter(db);
        await writer.InsertAsync([new VersionChoiceRow
        {
            TenantId = tenant, Id = Guid.CreateVersion7(now), NumberId = version.NumberId, ContentKey = version.ContentKey, IsUndo = isUndo, Sequence = sequence + 1, At = now, Actor = actor,
        }], cancellation);
        // Money that waited because nobody could tell which claim holds looks again.
        var waiting = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && d.Number == version.Number).ToListAsync(cancellation);
        var payers = await PayerDirectory.ReadAsync(db, tenant, cancellation);
        await new SettleNumbers(db, writer, tenant, payers, clock, actor).RunAsync([version.NumberId], waiting, cancellation);
        AuditTrail.Add(db, new AuditEntry(tenant, actor, isUndo ? "claims.choose.undo" : "claims.choose", "claim-number", version.NumberId.ToString("D")), clock);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
