using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Claims;
using Quittance.Core.Exchange;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Exchange;

/// <summary>
/// Puts ready claims into files, one partner after the other: judges each once more, writes, reads back, compares, keeps the file to the byte and takes the next
/// control number, the last in one transaction with the claims. Nothing leaves here; a file that was kept and never batched is of no consequence.
/// </summary>
internal sealed class BatchClaims(QuittanceDb db, FieldCipher cipher, FileVault vault, TimeProvider clock)
{
    /// <summary>Files written, with their claims.</summary>
    public async Task<IReadOnlyList<BatchRow>> RunAsync(Guid tenant, string actor, DateTime localTime, CancellationToken cancellation, string? partnerCode = null)
    {
        var today = DateOnly.FromDateTime(localTime);
        var partners = await db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == tenant).OrderBy(p => p.Code).ToListAsync(cancellation);
        var named = partners.SelectMany(p => Payers(p)).ToHashSet(StringComparer.Ordinal);
        var batches = new List<BatchRow>();
        foreach (var partner in partners.Where(p => partnerCode is null || p.Code == partnerCode))
        {
            // A number that stands in two bills (another payer's turn) goes into two files: answers tell them apart by batch.
            while (await WriteAsync(tenant, actor, localTime, today, partner, named, cancellation) is { } batch) batches.Add(batch);
        }
        return batches;
    }

    private static string[] Payers(PartnerRow partner) => partner.PayerIds.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private async Task<BatchRow?> WriteAsync(Guid tenant, string actor, DateTime localTime, DateOnly today, PartnerRow partner, HashSet<string> named, CancellationToken cancellation)
    {
        while (true)
        {
            // The number is read before the claims: whoever batches some of them meanwhile takes it.
            var envelope = await EnvelopeAsync(tenant, partner, localTime, cancellation);
            var bills = await ReadyAsync(tenant, partner, named, cancellation);
            if (bills.Count == 0) return null;
            var moves = new BillEvents(tenant, today, clock.GetUtcNow(), actor);
            var judged = await new JudgeBills(db, cipher).RunAsync(tenant, bills, today, cancellation);
            var going = new List<(BillRow Bill, CleanClaim Clean)>();
            for (var i = 0; i < bills.Count; i++)
            {
                if (judged[i] is { } clean) going.Add((bills[i], clean));
                else Stop(bills[i], moves, "edits");
            }
            if (Write(claims => ClaimFile.Write(envelope, claims), going, moves) is not { } bytes)
            {
                // All of these are held now; the next ones may go.
                await HoldAsync(moves, cancellation);
                continue;
            }
            using var content = new MemoryStream(bytes, writable: false);
            var name = partner.FileName.Replace("{partner}", partner.Code, StringComparison.Ordinal).Replace("{date}", today.ToString("yyyyMMdd", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("{control}", envelope.Control.ToString("000000000", CultureInfo.InvariantCulture), StringComparison.Ordinal);
            var stored = await vault.StoreAsync(tenant, content, name, FileDirection.Out, cancellation);
            if (await SaveAsync(tenant, actor, partner, envelope, name, stored.Id, today, going, moves, cancellation) is { } batch) return batch;
            // Somebody else batches for this partner, or has changed one of the claims: what is still ready is read again.
            db.ChangeTracker.Clear();
        }
    }

    private async Task<List<BillRow>> ReadyAsync(Guid tenant, PartnerRow partner, HashSet<string> named, CancellationToken cancellation)
    {
        var own = Payers(partner);
        var ready = db.Set<BillRow>().Where(b => b.TenantId == tenant && b.State == nameof(ClaimState.Ready));
        ready = own.Length > 0 ? ready.Where(b => own.Contains(b.PayerId)) : ready.Where(b => !named.Contains(b.PayerId));
        return [.. (await ready.OrderBy(b => b.Number).ThenBy(b => b.Ordinal).Take(partner.ClaimsPerFile).ToListAsync(cancellation)).DistinctBy(b => b.Number, StringComparer.Ordinal)];
    }

    private async Task HoldAsync(BillEvents moves, CancellationToken cancellation)
    {
        db.AddRange(moves.Rows);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Somebody changed one of them meanwhile: nothing is saved, and what is still ready is judged again.
        }
        db.ChangeTracker.Clear();
    }

    /// <summary>The batch, saved with its claims; null when its number is taken or one of the claims was changed by now, and then nothing is saved.</summary>
    private async Task<BatchRow?> SaveAsync(Guid tenant, string actor, PartnerRow partner, ClaimFileEnvelope envelope, string name, Guid file, DateOnly today, List<(BillRow Bill, CleanClaim Clean)> going, BillEvents moves, CancellationToken cancellation)
    {
        var batch = new BatchRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "batch", partner.Code, envelope.Control.ToString(CultureInfo.InvariantCulture)),
            PartnerId = partner.Id,
            Control = envelope.Control,
            Reference = envelope.Reference,
            FileName = name,
            FileId = file,
            Day = today,
            Claims = going.Count,
            Charges = going.Aggregate(Money.Zero, (sum, g) => sum + g.Bill.Charge),
            State = BatchRow.Written,
            MadeAt = clock.GetUtcNow(),
        };
        foreach (var (bill, _) in going)
        {
            bill.BatchId = batch.Id;
            moves.Move(bill, ClaimMove.Batched, batch.FileName);
        }
        // The number is the concurrency token: of two batches at once only one gets it.
        var row = await db.Set<PartnerRow>().SingleAsync(p => p.TenantId == tenant && p.Id == partner.Id, cancellation);
        if (row.NextControl != envelope.Control) return null;
        row.NextControl++;
        db.Add(batch);
        AuditTrail.Add(db, new AuditEntry(tenant, actor, "claims.batched", "batch", batch.Id.ToString("D")), clock);
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException fault)
        {
            await transaction.RollbackAsync(cancellation);
            db.ChangeTracker.Clear();
            // A row that is no longer as it was read: a claim that a person has held, or the number. Whoever has the number may also have written the batch first.
            if (fault is not DbUpdateConcurrencyException && await NextControlAsync(tenant, partner, cancellation) == envelope.Control) throw;
            return null;
        }
        db.ChangeTracker.Clear();
        using var writer = new RowWriter(db);
        await writer.InsertAsync(moves.Rows, cancellation);
        await transaction.CommitAsync(cancellation);
        return batch;
    }

    /// <summary>The file of what can go; claims that cannot be written as they were meant are held. Null when none is left.</summary>
    internal static byte[]? Write(Func<IReadOnlyList<CleanClaim>, Result<byte[]>> write, List<(BillRow Bill, CleanClaim Clean)> going, BillEvents moves)
    {
        if (going.Count == 0) return null;
        if (write([.. going.Select(g => g.Clean)]) is Result<byte[]>.Ok { Value: var bytes }) return bytes;
        // One of them spoils the file: each alone tells which.
        foreach (var each in going.ToList())
        {
            if (write([each.Clean]) is not Result<byte[]>.Refused refused) continue;
            StopWriting(each.Bill, moves, refused.Sentence);
            going.Remove(each);
        }
        if (going.Count == 0) return null;
        var together = write([.. going.Select(g => g.Clean)]);
        if (together is Result<byte[]>.Ok { Value: var rest }) return rest;
        // Each can be written, and all of them cannot: nobody can tell which one spoils the file, so none goes until a person has looked.
        foreach (var (bill, _) in going) StopWriting(bill, moves, $"It cannot be written into one file with the others: {((Result<byte[]>.Refused)together).Sentence}");
        going.Clear();
        return null;
    }

    private static void StopWriting(BillRow bill, BillEvents moves, string sentence)
    {
        bill.Reason = sentence.Length > 500 ? sentence[..500] : sentence;
        Stop(bill, moves, "writing");
    }

    private static void Stop(BillRow bill, BillEvents moves, string cause)
    {
        moves.Move(bill, ClaimMove.Mended, cause);
        moves.Move(bill, ClaimMove.Stopped, cause);
    }

    private Task<int> NextControlAsync(Guid tenant, PartnerRow partner, CancellationToken cancellation) =>
        db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == tenant && p.Id == partner.Id).Select(p => p.NextControl).SingleAsync(cancellation);

    private async Task<ClaimFileEnvelope> EnvelopeAsync(Guid tenant, PartnerRow partner, DateTime localTime, CancellationToken cancellation)
    {
        var practice = await db.Tenants.AsNoTracking().SingleAsync(t => t.Id == tenant, cancellation);
        var control = await NextControlAsync(tenant, partner, cancellation);
        return new ClaimFileEnvelope(partner.SenderQualifier, partner.SenderId, partner.ReceiverQualifier, partner.ReceiverId, partner.Name,
            practice.Name, practice.Contact.Length > 0 ? practice.Contact : "BILLING", practice.Phone, control,
            string.Create(CultureInfo.InvariantCulture, $"{partner.Code}{control:000000000}"), localTime, partner.Usage)
        { ClaimsPerSet = partner.ClaimsPerFile };
    }
}
