using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Staff;

/// <summary>Corrects claims that a 277CA or 999 refused, and sends them again. Three times at most: what a payer still refuses then is not a slip.</summary>
internal sealed class ResendRejected(Desk desk)
{
    private const int ReachedPerMille = 450;
    private const int MostTimes = 3;

    private static readonly string[] Rejected = [nameof(ClaimState.Rejected), nameof(ClaimState.SyntaxRejected), nameof(ClaimState.EnvelopeRejected)];

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var numbers = await desk.Db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == desk.Acting.Tenant && Rejected.Contains(c.State)).TagWith(JoinOrder.ByOpen).Select(c => c.NumberId).Distinct().ToListAsync(cancellation);
        var bills = await LastBills.ReadAsync(desk.Db, desk.Acting.Tenant, numbers, cancellation);
        var done = 0;
        foreach (var bill in bills.Where(b => b is { State: nameof(ClaimState.Sent), Level: "P", Frequency: "1" } && b.Ordinal < MostTimes))
        {
            if (desk.VisitOf(bill.Number) is not { } visit || !desk.ChanceOf("rejected", bill.Number).PerMille(ReachedPerMille)) continue;
            await desk.CorrectChartAsync(visit, cancellation);
            var truth = Recording.Truth(visit);
            if (Desk.IsDone(await new ReviseClaim(desk.Db, desk.Cipher, desk.Clock).CorrectAsync(desk.Acting, bill.Number, new VisitChange(truth.Diagnoses, truth.Services, truth.Authorization), desk.Today, cancellation))) done++;
            desk.Db.ChangeTracker.Clear();
        }
        return done;
    }
}
