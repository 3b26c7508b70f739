using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Scrubbing;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Model;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.App.Claims;

/// <summary>
/// Judges bills by all edits beside the patient's other claims. Every bill passes here when it is made, whenever somebody changed something, and once more
/// when its file is written.
/// </summary>
internal sealed class JudgeBills(QuittanceDb db, FieldCipher cipher)
{
    private static readonly string[] Counting = [nameof(ClaimState.Ready), nameof(ClaimState.Batched), nameof(ClaimState.Sent)];
    private static readonly string[] Rejected = [nameof(ClaimState.Rejected), nameof(ClaimState.SyntaxRejected), nameof(ClaimState.EnvelopeRejected)];

    /// <summary>Where a bill's text stands.</summary>
    public static FieldPlace Place(Guid tenant, Guid bill) => new(tenant, "bills", "content", bill);

    public Claim837 Read(BillRow bill) => ClaimText.Read(cipher.Decrypt(bill.Content, Place(bill.TenantId, bill.Id)));

    /// <summary>The clean claims of bills in their order; null for what is stopped. Findings are put down on each bill.</summary>
    public async Task<List<CleanClaim?>> RunAsync(Guid tenant, IReadOnlyList<BillRow> bills, DateOnly asOf, CancellationToken cancellation)
    {
        var history = await HistoryAsync(tenant, bills, cancellation);
        var overridden = new StandingOverrides();
        foreach (var numbers in bills.Select(b => b.NumberId).Distinct().Chunk(Batches.Ids)) await overridden.ReadAsync(db, tenant, numbers, cancellation);
        var judged = new List<CleanClaim?>(bills.Count);
        foreach (var bill in bills)
        {
            var claim = Read(bill);
            // What went out under this number before is no other claim: whether it may go again is for the rules of revision.
            var others = history.Of(claim).ToArray().Where(e => e.Number != claim.Number).ToArray();
            var (clean, findings) = CleanClaim.Judge(claim, others, overridden.Of(bill.NumberId, 0), asOf);
            bill.Findings = findings.Count == 0 ? "[]" : JsonSerializer.Serialize([.. findings], BodyJson.Default.ListFinding);
            judged.Add(clean);
            if (clean is not null) history.Add(claim);
        }
        return judged;
    }

    /// <summary>The patients' other claims, oldest first; those that a payer turned away do not count as billed.</summary>
    private async Task<ClaimHistory> HistoryAsync(Guid tenant, IReadOnlyList<BillRow> bills, CancellationToken cancellation)
    {
        var history = new ClaimHistory(10_000);
        var own = bills.Select(b => b.Id).ToHashSet();
        foreach (var patients in bills.Select(b => b.PatientId).Distinct().Chunk(Batches.Ids))
        {
            var others = await db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == tenant && patients.Contains(b.PatientId) && Counting.Contains(b.State)).ToListAsync(cancellation);
            var numbers = others.Select(b => b.NumberId).Distinct().ToArray();
            var refused = (await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && numbers.Contains(c.NumberId) && Rejected.Contains(c.State)).Select(c => c.NumberId).ToListAsync(cancellation)).ToHashSet();
            foreach (var other in others.Where(b => !own.Contains(b.Id)).OrderBy(b => b.Day).ThenBy(b => b.Number, StringComparer.Ordinal).ThenBy(b => b.Ordinal))
                history.Add(Read(other), refused.Contains(other.NumberId));
        }
        return history;
    }
}
