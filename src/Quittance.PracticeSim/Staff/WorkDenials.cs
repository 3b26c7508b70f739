using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Staff;

/// <summary>
/// Works on denials that a slip of the practice explains: a corrected claim with the true values, the number of an authorization that was given, the payer that truly covers the patient; a visit that was
/// entered twice is voided. What the practice did right and a payer denies all the same stays open: appeals are not simulated.
/// </summary>
internal sealed class WorkDenials(Desk desk)
{
    // A denial waits a week on average.
    private const int ReachedPerMille = 180;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var numbers = await desk.Db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == desk.Acting.Tenant && c.State == nameof(ClaimState.Adjudicated) && c.DeniedOpen > Money.Zero)
            .TagWith(JoinOrder.ByOpen).Select(c => new { c.NumberId, c.Number }).ToListAsync(cancellation);
        var ours = numbers.Where(n => desk.VisitOf(n.Number) is { } visit && IsExplained(visit, n.Number)).Select(n => n.NumberId).Distinct().ToList();
        var done = 0;
        foreach (var bill in await LastBills.ReadAsync(desk.Db, desk.Acting.Tenant, ours, cancellation))
        {
            // One that was corrected or taken back already is not tried again; sent twice, it may have been rejected before.
            if (bill is not { State: nameof(ClaimState.Sent), Level: "P", Frequency: "1", Ordinal: <= 2 } || !desk.ChanceOf("denied", bill.Number).PerMille(ReachedPerMille)) continue;
            if (await WorkAsync(desk.VisitOf(bill.Number)!, bill.Number, cancellation)) done++;
            desk.Db.ChangeTracker.Clear();
        }
        return done;
    }

    private static bool IsSecondEntry(SimulatedVisit visit, string number) => visit.Slip == Slip.EnteredTwice && number == visit.SecondNumber;

    private static bool IsChartSlip(SimulatedVisit visit) =>
        visit.Patient.MistypedBirth is not null || visit.Patient.MistypedSex is not null || visit.Patient.Coverages.Any(c => c.Mistyped is not null);

    private static bool IsExplained(SimulatedVisit visit, string number) =>
        IsSecondEntry(visit, number) || IsChartSlip(visit) || BillAnew.IsDue(visit)
        || visit.Slip is Slip.TruncatedDiagnosis or Slip.Unbundled or Slip.MissingModifier or Slip.MissingAuthorization or Slip.WrongPointer or Slip.InvalidDiagnosis;

    private async Task<bool> WorkAsync(SimulatedVisit visit, string number, CancellationToken cancellation)
    {
        var revise = new ReviseClaim(desk.Db, desk.Cipher, desk.Clock);
        if (IsSecondEntry(visit, number)) return Desk.IsDone(await revise.VoidAsync(desk.Acting, number, desk.Today, cancellation));
        await desk.CorrectChartAsync(visit, cancellation);
        // The wrong payer gets its claim back; the right one gets a claim of its own once that is sent.
        if (BillAnew.IsDue(visit) && number == visit.Number && await IsOfOldPayerAsync(visit, cancellation)) return Desk.IsDone(await revise.VoidAsync(desk.Acting, number, desk.Today, cancellation));
        var truth = Recording.Truth(visit);
        return Desk.IsDone(await revise.CorrectAsync(desk.Acting, number, new VisitChange(truth.Diagnoses, truth.Services, truth.Authorization), desk.Today, cancellation));
    }

    private async Task<bool> IsOfOldPayerAsync(SimulatedVisit visit, CancellationToken cancellation)
    {
        var payer = await desk.Db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == desk.Acting.Tenant && b.Number == visit.Number).OrderByDescending(b => b.Ordinal).Select(b => b.PayerId).FirstAsync(cancellation);
        return payer != visit.Patient.First(visit.Day)!.Payer.Id;
    }
}
