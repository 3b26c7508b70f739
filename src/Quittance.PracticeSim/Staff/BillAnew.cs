using Microsoft.EntityFrameworkCore;
using Quittance.App.Charges;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Staff;

/// <summary>
/// Visits whose claim was taken back from a payer that no longer covered the patient are entered anew, under a number of their own, for the payer that does; a copay goes along.
/// </summary>
internal sealed class BillAnew(Desk desk)
{
    /// <summary>True when the coverage had changed and nobody had asked.</summary>
    public static bool IsDue(SimulatedVisit visit) => visit.Patient.ChangeIsMissed && visit.Patient.First(visit.Day) is { IsNew: true };

    private static string NewNumber(SimulatedVisit visit) => visit.Number + "-N";

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var tenant = desk.Acting.Tenant;
        // Few visits are of this kind: bills are asked for by them.
        var possible = desk.Visits.Values.Where(v => v.Day <= desk.Today && IsDue(v)).Select(v => RowId.Of(tenant, "visit", v.Number)).ToArray();
        if (possible.Length == 0) return 0;
        var voided = await desk.Db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == tenant && possible.Contains(b.VisitId) && b.Frequency == "8" && b.State == nameof(ClaimState.Sent))
            .Join(desk.Db.Set<BatchRow>().Where(b => b.Day < desk.Today), b => new { b.TenantId, Id = b.BatchId!.Value }, b => new { b.TenantId, b.Id }, (bill, _) => bill.Number).Distinct().ToListAsync(cancellation);
        var due = voided.Order(StringComparer.Ordinal).Where(n => desk.VisitOf(n) is { } visit && n == visit.Number && IsDue(visit)).Select(n => desk.VisitOf(n)!).ToList();
        if (due.Count == 0) return 0;
        var names = due.ConvertAll(NewNumber);
        var known = await desk.Db.Set<VisitRow>().AsNoTracking().Where(v => v.TenantId == tenant && names.Contains(v.Number)).Select(v => v.Number).ToListAsync(cancellation);
        var facts = due.Where(v => !known.Contains(NewNumber(v), StringComparer.Ordinal)).Select(v => Recording.Truth(v) with { Number = NewNumber(v) }).ToList();
        if (facts.Count > 0) await new RecordVisit(desk.Db, desk.Cipher, desk.Clock).RunManyAsync(desk.Acting, facts, cancellation);
        foreach (var visit in due) await MoveCopayAsync(visit, cancellation);
        return facts.Count;
    }

    /// <summary>First posted where it belongs, then taken back where it does not: what is cut off between the two is finished when it is done again.</summary>
    private async Task MoveCopayAsync(SimulatedVisit visit, CancellationToken cancellation)
    {
        var (tenant, copay) = (desk.Acting.Tenant, FrontDesk.CopayId(desk.Acting.Tenant, visit.Number));
        var paid = await desk.Db.Set<HandPostingRow>().AsNoTracking().SingleOrDefaultAsync(h => h.TenantId == tenant && h.Id == copay, cancellation);
        if (paid is null || await desk.Db.Set<HandPostingRow>().AnyAsync(h => h.TenantId == tenant && h.Reverses == copay, cancellation)) return;
        var moved = new HandPosted(FrontDesk.CopayId(tenant, NewNumber(visit)), NewNumber(visit), HandPostingKind.PatientPayment, desk.Today, paid.Amount, paid.Reason);
        await CollectBalances.PostAsync(desk, [moved], cancellation);
        await new PostByHand(desk.Db, desk.Clock).UndoAsync(tenant, desk.Actor, copay, desk.Today, cancellation);
        desk.Db.ChangeTracker.Clear();
    }
}
