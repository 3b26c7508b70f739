using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Remittance;

namespace Quittance.App.Remittance;

/// <summary>Posted decisions that new documents may tie elsewhere.</summary>
internal static class Retie
{
    /// <summary>An exact claim number beats every other tie; payer's numbers and members may now name one claim, or no longer one.</summary>
    public static async IAsyncEnumerable<DecisionRow> ByClaims(QuittanceDb db, Guid tenant, IReadOnlyCollection<ClaimVersionRow> versions)
    {
        var posted = Posted(db, tenant);
        foreach (var numbers in versions.Select(v => v.Number).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            foreach (var row in await posted.Where(d => numbers.Contains(d.Number)).ToListAsync())
                yield return row;
        var loose = posted.Where(d => d.Rung != (int)Rung.ClaimNumber && d.Rung != (int)Rung.Hand);
        var members = versions.SelectMany(v => new[] { v.SubscriberIndex, v.PatientIndex }).Where(i => i.Length > 0).Distinct(StringComparer.Ordinal);
        foreach (var indexes in members.Chunk(Batches.Ids))
            foreach (var row in (await loose.Where(d => indexes.Contains(d.PatientIndex)).ToListAsync()).Concat(await loose.Where(d => indexes.Contains(d.InsuredIndex)).ToListAsync()).DistinctBy(d => d.Id))
                yield return row;
        var told = versions.Select(v => v.PayerClaimNumber).Where(n => n.Length > 0).ToHashSet(StringComparer.Ordinal);
        // An answer that came before its claim has told the payer's number already.
        foreach (var numbers in versions.Select(v => v.Number).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            told.UnionWith(await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && numbers.Contains(a.ClaimNumber) && a.PayerClaimNumber != "").Select(a => a.PayerClaimNumber).ToListAsync());
        await foreach (var row in ByPayerNumbers(db, tenant, [.. told])) yield return row;
    }

    /// <summary>Decisions that wait, or hang on a lower rung, and carry a payer's claim number that was told just now. One question for each index: SQLite reads the whole table for an OR of two.</summary>
    public static async IAsyncEnumerable<DecisionRow> ByPayerNumbers(QuittanceDb db, Guid tenant, IReadOnlyList<string> payerNumbers)
    {
        var loose = Posted(db, tenant).Where(d => d.Rung != (int)Rung.ClaimNumber && d.Rung != (int)Rung.Hand);
        foreach (var numbers in payerNumbers.Chunk(Batches.Ids))
            foreach (var row in (await loose.Where(d => numbers.Contains(d.PayerClaimNumber)).ToListAsync()).Concat(await loose.Where(d => numbers.Contains(d.OriginalReference)).ToListAsync()).DistinctBy(d => d.Id))
                yield return row;
    }

    /// <summary>Decisions of remittances whose payer was not known and now may be.</summary>
    public static async IAsyncEnumerable<DecisionRow> ByPayers(QuittanceDb db, Guid tenant, string[] aliases)
    {
        var remittances = await db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant && r.State == "posted").ToListAsync();
        var known = aliases.ToHashSet(StringComparer.Ordinal);
        foreach (var ids in remittances.Where(r => PayerDirectory.Aliases(r).Any(known.Contains)).Select(r => r.Id).Chunk(Batches.Ids))
            foreach (var row in await Posted(db, tenant).Where(d => ids.Contains(d.RemittanceId)).ToListAsync())
                yield return row;
    }

    private static IQueryable<DecisionRow> Posted(QuittanceDb db, Guid tenant) =>
        db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted);
}
