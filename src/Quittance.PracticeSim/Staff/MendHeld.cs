using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Scrubbing;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Staff;

/// <summary>
/// Works on what edits stop: most is corrected within a day or two, some is let pass with a reason, a little is not billed. What is right already cannot be mended by looking again, and is let pass or
/// not billed.
/// </summary>
internal sealed class MendHeld(Desk desk)
{
    // Somebody comes to it on this day, in a thousand: two days on average.
    private const int ReachedPerMille = 550;

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var held = await desk.Db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == desk.Acting.Tenant && b.State == nameof(ClaimState.Held) && b.Reason == "")
            .OrderBy(b => b.Number).ThenBy(b => b.Ordinal).Select(b => new { b.Number, b.Level, b.Ordinal, b.Findings }).ToListAsync(cancellation);
        var done = 0;
        foreach (var bill in held)
        {
            // What is made today is looked at from tomorrow on.
            if (desk.VisitOf(bill.Number) is not { } visit || visit.RecordedOn == desk.Today || !desk.ChanceOf("held", bill.Number).PerMille(ReachedPerMille)) continue;
            var findings = JsonSerializer.Deserialize(bill.Findings, BodyJson.Default.ListFinding)!.FindAll(f => f.Severity == Severity.Error);
            if (await WorkAsync(visit, bill.Number, bill.Level, findings, cancellation)) done++;
        }
        return done;
    }

    private async Task<bool> WorkAsync(SimulatedVisit visit, string number, string level, List<Finding> findings, CancellationToken cancellation)
    {
        var change = new ChangeBill(desk.Db, desk.Cipher, desk.Clock);
        var how = desk.ChanceFor("held-how", number).Between(1, 100);
        // The edits find most visits that were entered twice; somebody believes now and then that the second is another visit.
        if (visit.Slip == Slip.EnteredTwice && number == visit.SecondNumber && how <= 75)
            return Desk.IsDone(await change.DoNotBillAsync(desk.Acting, number, "Entered twice: the same visit has another number.", cancellation));
        if (how <= 3 && level == "P") return Desk.IsDone(await change.DoNotBillAsync(desk.Acting, number, "Too small to be worth the work, the clinician agreed.", cancellation));
        if (level == "P" && how <= 95 && Desk.IsDone(await CorrectAsync(visit, number, cancellation))) return true;
        return await LetPassAsync(change, number, findings, cancellation);
    }

    private async Task<Result<string>> CorrectAsync(SimulatedVisit visit, string number, CancellationToken cancellation)
    {
        await desk.CorrectChartAsync(visit, cancellation);
        var truth = Recording.Truth(visit);
        var revise = new ReviseClaim(desk.Db, desk.Cipher, desk.Clock);
        var answer = await revise.CorrectAsync(desk.Acting, number, new VisitChange(truth.Diagnoses, truth.Services, truth.Authorization), desk.Today, cancellation);
        desk.Db.ChangeTracker.Clear();
        return answer is Result<string>.Ok { Value: nameof(ClaimState.Held) } ? new Result<string>.Refused("held.still", "It is held still.") : answer;
    }

    private async Task<bool> LetPassAsync(ChangeBill change, string number, List<Finding> findings, CancellationToken cancellation)
    {
        if (findings.Count == 0 || findings.Exists(f => OverrideRules.Allow(f, isEdit: true) is Result<Finding>.Refused)) return false;
        var done = false;
        foreach (var id in findings.Select(f => f.Id).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            done |= Desk.IsDone(await change.OverrideAsync(desk.Acting, number, id, "Checked against the chart: billed as it was done.", desk.Today, cancellation));
        return done;
    }
}
