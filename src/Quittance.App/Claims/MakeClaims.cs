using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.App.Claims;

/// <summary>What a run made: claims ready to go, claims held by an edit, visits that could not become a claim.</summary>
internal sealed record ClaimsMade(int Ready, int Held, int NotMade);

/// <summary>
/// Makes the claims of all visits that are coded and priced, judges them, and leaves each ready or held. A visit has one claim of this kind, so doing it
/// again makes nothing twice.
/// </summary>
internal sealed class MakeClaims(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    private readonly JudgeBills _judge = new(db, cipher);

    public async Task<ClaimsMade> RunAsync(Guid tenant, string actor, DateOnly today, CancellationToken cancellation)
    {
        var made = new ClaimsMade(0, 0, 0);
        var billing = await BillingFacts.ReadAsync(db, cipher, tenant, cancellation);
        var tried = new HashSet<Guid>();
        while (true)
        {
            var visits = await db.Set<VisitRow>().Where(v => v.TenantId == tenant && v.State == VisitRow.Charged && v.Reason == "" && v.Day <= today)
                .OrderBy(v => v.Day).ThenBy(v => v.Number).Take(Batches.Claims).ToListAsync(cancellation);
            visits.RemoveAll(v => !tried.Add(v.Id));
            if (visits.Count == 0) return made;
            var (ready, held, notMade) = await MakeAsync(tenant, actor, today, billing, visits, cancellation);
            made = new ClaimsMade(made.Ready + ready, made.Held + held, made.NotMade + notMade);
        }
    }

    private async Task<ClaimsMade> MakeAsync(Guid tenant, string actor, DateOnly today, BillingFacts billing, List<VisitRow> visits, CancellationToken cancellation)
    {
        var facts = await new ReadVisits(db, cipher).RunAsync(tenant, billing, visits, cancellation);
        var bills = new List<BillRow>();
        foreach (var visit in visits)
        {
            var charged = facts[visit.Id];
            visit.Version++;
            if (charged.Coverages.Count == 0) visit.Reason = "No coverage on the day of the visit. Enter one, or bill the patient.";
            else if (Make(tenant, visit, DraftClaim.Of(charged, billing.Billing), NumberOf(tenant, billing, visit), 1) is not Result<BillRow>.Ok { Value: var bill }) visit.Reason = "The claim cannot be written: a value has characters that X12 does not carry.";
            else
            {
                visit.State = VisitRow.Billed;
                bills.Add(bill);
            }
        }
        var moves = new BillEvents(tenant, today, clock.GetUtcNow(), actor);
        await JudgeAsync(tenant, bills, moves, today, cancellation);
        await db.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        using var writer = new RowWriter(db);
        await writer.InsertAsync(bills, cancellation);
        await writer.InsertAsync(moves.Rows, cancellation);
        await AuditTrail.WriteAsync(writer, visits.Select(v => new AuditEntry(tenant, actor, "claims.made", "visit", v.Id.ToString("D"))), clock, cancellation);
        await transaction.CommitAsync(cancellation);
        return new ClaimsMade(bills.Count(b => b.State == nameof(ClaimState.Ready)), bills.Count(b => b.State == nameof(ClaimState.Held)), visits.Count - bills.Count);
    }

    /// <summary>Judges bills that are drafts or were mended, and moves each to Ready or Held.</summary>
    public async Task JudgeAsync(Guid tenant, IReadOnlyList<BillRow> bills, BillEvents moves, DateOnly today, CancellationToken cancellation)
    {
        foreach (var bill in bills) moves.Move(bill, bill.State == nameof(ClaimState.Draft) ? ClaimMove.Coded : ClaimMove.Mended, "visit");
        var judged = await _judge.RunAsync(tenant, bills, today, cancellation);
        for (var i = 0; i < bills.Count; i++)
            moves.Move(bills[i], judged[i] is null || bills[i].Reason.Length > 0 ? ClaimMove.Stopped : ClaimMove.Cleaned, judged[i] is null ? "edits" : bills[i].Reason.Length > 0 ? "person" : "edits");
    }

    /// <summary>The bill of a claim. Refused when the claim cannot be written.</summary>
    public Result<BillRow> Make(Guid tenant, VisitRow visit, Claim837 claim, Guid number, int ordinal)
    {
        if (ClaimText.Write(claim) is not Result<string>.Ok { Value: var text }) return new Result<BillRow>.Refused("claim.not-written", "The claim cannot be written: a value has characters that X12 does not carry.");
        var id = RowId.Of(tenant, "bill", number.ToString("N"), ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return new BillRow
        {
            TenantId = tenant,
            Id = id,
            NumberId = number,
            VisitId = visit.Id,
            PatientId = visit.PatientId,
            Number = claim.Number,
            Level = claim.PayerLevel,
            Ordinal = ordinal,
            Frequency = claim.Frequency,
            PayerId = claim.Payer.Id,
            Day = visit.Day,
            Charge = claim.Charge ?? Money.Zero,
            State = nameof(ClaimState.Draft),
            Content = cipher.Encrypt(text, JudgeBills.Place(tenant, id)),
        };
    }

    private static Guid NumberOf(Guid tenant, BillingFacts billing, VisitRow visit) => ReadVisits.NumberOf(tenant, billing, visit.Number);
}
