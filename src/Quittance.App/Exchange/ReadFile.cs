using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;

namespace Quittance.App.Exchange;

/// <summary>A claim as a file brought it.</summary>
internal sealed record FileClaim(Guid Id, string Number, DateOnly? Day, Money Charge, string Disposition);

/// <summary>A remittance as a file brought it; a repeat changed nothing.</summary>
internal sealed record FileRemittance(Guid Id, string Payer, string Trace, DateOnly BookDate, Money Paid, int Claims, string State, bool IsReplay);

/// <summary>A file with everything that is known of it. <c>Findings</c> is null for a file too large to be read again for a page.</summary>
internal sealed record FileFacts(
    string Name, string Sha256, IReadOnlyList<TransactionSetRow> Sets, int SetCount, IReadOnlyList<ReceiptRow> Receipts,
    IReadOnlyList<FileClaim> Claims, int ClaimCount, IReadOnlyList<FileRemittance> Remittances, IReadOnlyList<Finding>? Findings)
{
    /// <summary>The practice has sent it itself.</summary>
    public bool IsSent { get; init; }
}

/// <summary>Reads one file: its envelopes, each time it came, what is in it, and what was found, which is worked out from the stored bytes.</summary>
internal sealed class ReadFile(QuittanceDb db, FileVault vault, FreshFigures figures)
{
    /// <summary>Rows of each kind on the page; the counts say how many there are.</summary>
    public const int Shown = 100;

    /// <summary>A file is read again at some 50 MB a second; this much keeps the page under a second or two.</summary>
    public const long SurveyedBytes = 64 << 20;

    public async Task<FileFacts?> RunAsync(Guid tenant, Guid id, CancellationToken cancellation)
    {
        var intake = await db.Set<IntakeRow>().AsNoTracking().SingleOrDefaultAsync(i => i.TenantId == tenant && i.Id == id, cancellation);
        var file = await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(f => f.TenantId == tenant && f.Id == id, cancellation);
        if (intake is null || file is null) return null;
        var all = db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant && s.IntakeId == id);
        var sets = await all.OrderBy(s => s.Ordinal).Take(Shown).ToListAsync(cancellation);
        var receipts = await db.Set<ReceiptRow>().AsNoTracking().Where(r => r.TenantId == tenant && r.IntakeId == id).OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Take(Shown).ToListAsync(cancellation);
        var copies = all.Join(db.Set<SubmissionRow>(), s => new { s.TenantId, s.Id }, c => new { c.TenantId, Id = c.SetId }, (s, c) => new { s.TenantId, Set = s.Ordinal, Copy = c });
        var claims = await copies.Join(db.Set<ClaimVersionRow>(), c => new { c.TenantId, Id = c.Copy.VersionId }, v => new { v.TenantId, v.Id }, (c, v) => new { c.Set, c.Copy, v.Number, v.Day })
            .OrderBy(c => c.Set).ThenBy(c => c.Copy.Ordinal).Take(Shown).ToListAsync(cancellation);
        var remittances = await all.Join(db.Set<RemittanceCopyRow>(), s => new { s.TenantId, s.Id }, c => new { c.TenantId, c.Id }, (s, c) => new { s.TenantId, Set = s.Ordinal, c.RemittanceId, c.IsReplay })
            .Join(db.Set<RemittanceRow>(), c => new { c.TenantId, Id = c.RemittanceId }, r => new { r.TenantId, r.Id }, (c, r) => new { c.Set, c.IsReplay, Row = r })
            .OrderBy(r => r.Set).Take(Shown).ToListAsync(cancellation);
        return new FileFacts(vault.NameOf(file), intake.Sha256, sets, await all.CountAsync(cancellation), receipts,
            [.. claims.Select(c => new FileClaim(RowId.Claim(tenant, c.Copy.NumberId, c.Copy.ClaimOrdinal), c.Number, c.Day, c.Copy.Charge, c.Copy.Disposition))], await copies.CountAsync(cancellation),
            [.. remittances.Select(r => new FileRemittance(r.Row.Id, r.Row.PayerName, r.Row.Trace, r.Row.BookDate, r.Row.Paid, r.Row.Claims, r.Row.State, r.IsReplay))],
            file.Length > SurveyedBytes ? null : await figures.GetAsync(tenant, $"file:{id:N}", () => Task.Run(() => FindingsOf(tenant, id, intake.IsRejected), cancellation)))
        { IsSent = file.Direction == FileDirection.Out };
    }

    private List<Finding> FindingsOf(Guid tenant, Guid id, bool isRejected)
    {
        using var content = new BlankedStream(vault.OpenRead(tenant, id));
        return FileFindings.Of(SurveyFile.Run(content), isRejected);
    }
}
