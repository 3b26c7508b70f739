using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Charges;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.App.Claims;

/// <summary>What changes in the visit; null leaves it. Coverages are those on file now, so a wrong member number is corrected with the patient.</summary>
internal sealed record VisitChange(IReadOnlyList<string>? Diagnoses = null, IReadOnlyList<ServiceFacts>? Services = null, string? Authorization = null);

/// <summary>
/// Corrects the claim of a visit or voids it. A claim that has not left is made anew; one that has goes out again as an original, a replacement
/// or a void, as <see cref="RevisionRules"/> say, or is refused.
/// </summary>
internal sealed class ReviseClaim(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    private static readonly string[] NotGone = [nameof(ClaimState.Held), nameof(ClaimState.Ready)];

    public async Task<Result<string>> CorrectAsync(Acting acting, string number, VisitChange change, DateOnly today, CancellationToken cancellation)
    {
        var result = await ReviseAsync(acting, number, change, today, cancellation);
        // What was refused must not wait in the unit of work for whoever saves next.
        if (result is Result<string>.Refused) db.ChangeTracker.Clear();
        return result;
    }

    private async Task<Result<string>> ReviseAsync(Acting acting, string number, VisitChange change, DateOnly today, CancellationToken cancellation)
    {
        if (await FindAsync(acting.Tenant, number, cancellation) is not var (visit, last)) return Unknown(number);
        if (last.Level != "P") return new Result<string>.Refused("revision.level", "Only the first payer’s claim is corrected here; the next payer’s follows from its decision.");
        var isNew = !NotGone.Contains(last.State);
        if (!isNew && last.Frequency == "8") return new Result<string>.Refused("revision.void-waits", $"The void of claim {number} has not left yet. It carries what was sent, so there is nothing to correct in it.");
        var billing = await BillingFacts.ReadAsync(db, cipher, acting.Tenant, cancellation);
        if (await ChangeAsync(acting.Tenant, visit, change, cancellation) is { } refused) return refused;
        var charged = (await new ReadVisits(db, cipher).RunAsync(acting.Tenant, billing, [visit], cancellation))[visit.Id];
        if (charged.Coverages.Count == 0) return new Result<string>.Refused("visit.no-coverage", "The patient has no coverage on the day of the visit.");
        var claim = DraftClaim.Of(charged, billing.Billing);
        if (!isNew && last.Frequency != "7") return await SaveAsync(acting, visit, last, claim, today, isNew, cancellation);
        if (last.State is nameof(ClaimState.Batched)) return new Result<string>.Refused("bill.gone", $"Claim {number} is in a file that is about to leave. Wait for its answer.");
        var known = await KnownAsync(last, billing, cancellation);
        // A replacement that has not left was allowed when it was made, and stays one.
        if (!isNew) return await ReplaceAsync(acting, visit, last, claim, known.PayerClaimNumber.Length > 0 ? known.PayerClaimNumber : new JudgeBills(db, cipher).Read(last).PayerClaimNumber, today, isNew, cancellation);
        return RevisionRules.Correct(known) switch
        {
            Result<Revision>.Ok { Value: Revision.Replace } => await ReplaceAsync(acting, visit, last, claim, known.PayerClaimNumber, today, isNew, cancellation),
            Result<Revision>.Ok => await SaveAsync(acting, visit, last, claim, today, isNew, cancellation),
            Result<Revision>.Refused why => new Result<string>.Refused(why.Code, why.Sentence),
            _ => Unknown(number),
        };
    }

    private async Task<Result<string>> ReplaceAsync(Acting acting, VisitRow visit, BillRow last, Claim837 claim, string payerClaimNumber, DateOnly today, bool isNew, CancellationToken cancellation)
    {
        // The number is that of the payer that decided; to another payer it would name somebody else's claim.
        if (claim.Payer.Id != last.PayerId)
            return new Result<string>.Refused("revision.payer", $"Claim {visit.Number} was decided by {last.PayerId}, and the patient is now covered by {claim.Payer.Id}. Void it, and bill {claim.Payer.Id} under a new number.");
        return await SaveAsync(acting, visit, last, DraftClaim.Correction(claim, payerClaimNumber), today, isNew, cancellation);
    }

    /// <summary>Voids what was sent, with the content that was sent.</summary>
    public async Task<Result<string>> VoidAsync(Acting acting, string number, DateOnly today, CancellationToken cancellation)
    {
        if (await FindAsync(acting.Tenant, number, cancellation) is not var (visit, last)) return Unknown(number);
        if (last.State != nameof(ClaimState.Sent)) return new Result<string>.Refused("revision.not-sent", $"Claim {number} was not sent, so there is nothing to void. Say that it is not billed instead.");
        var known = await KnownAsync(last, await BillingFacts.ReadAsync(db, cipher, acting.Tenant, cancellation), cancellation);
        if (RevisionRules.Void(known) is Result<Revision>.Refused why) return new Result<string>.Refused(why.Code, why.Sentence);
        return await SaveAsync(acting, visit, last, DraftClaim.Void(new JudgeBills(db, cipher).Read(last), known.PayerClaimNumber), today, isNew: true, cancellation);
    }

    private async Task<(VisitRow Visit, BillRow Last)?> FindAsync(Guid tenant, string number, CancellationToken cancellation)
    {
        if (await db.Set<VisitRow>().SingleOrDefaultAsync(v => v.TenantId == tenant && v.Number == number, cancellation) is not { } visit) return null;
        var last = await db.Set<BillRow>().Where(b => b.TenantId == tenant && b.VisitId == visit.Id).OrderByDescending(b => b.Ordinal).FirstOrDefaultAsync(cancellation);
        return last is null ? null : (visit, last);
    }

    private async Task<Result<string>.Refused?> ChangeAsync(Guid tenant, VisitRow visit, VisitChange change, CancellationToken cancellation)
    {
        var body = JsonSerializer.Deserialize(visit.Body, BodyJson.Default.VisitBody)!;
        var services = body.S;
        if (change.Services is { } changed)
        {
            var fees = await FeeSchedule.ReadAsync(db, tenant, changed.Select(s => s.Code), cancellation);
            services = [];
            foreach (var service in changed)
            {
                if ((service.Charge ?? fees.Find(service.Code, service.Modifiers, visit.Day, service.Units)) is not { } charge) return new("visit.no-fee", $"The fee schedule has no fee for {service.Code}.");
                services.Add(new ServiceBody(service.Code, service.Modifiers.Count == 0 ? null : [.. service.Modifiers], service.Units, [.. service.Pointers], charge.Cents));
            }
        }
        body = new VisitBody(change.Diagnoses is { } diagnoses ? [.. diagnoses] : body.Dx, services, change.Authorization ?? body.Auth);
        visit.Body = JsonSerializer.Serialize(body, BodyJson.Default.VisitBody);
        visit.Version++;
        return null;
    }

    private async Task<RevisedClaim> KnownAsync(BillRow last, BillingFacts billing, CancellationToken cancellation)
    {
        var claim = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == last.TenantId && c.NumberId == last.NumberId).OrderByDescending(c => c.Ordinal).FirstOrDefaultAsync(cancellation);
        if (claim is null) return new RevisedClaim(ClaimState.Sent, false, "", true);
        var decision = await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == last.TenantId && d.NumberId == last.NumberId && d.Level == last.Level && d.ClaimOrdinal == claim.Ordinal && !d.IsReversed && d.Status != "22")
            .OrderByDescending(d => d.BookDate).ThenByDescending(d => d.Ordinal).FirstOrDefaultAsync(cancellation);
        var number = decision?.PayerClaimNumber ?? await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == last.TenantId && a.Kind == "claim" && a.ClaimNumber == last.Number && a.PayerClaimNumber != "")
            .OrderByDescending(a => a.On).Select(a => a.PayerClaimNumber).FirstOrDefaultAsync(cancellation) ?? "";
        return new RevisedClaim(Enum.Parse<ClaimState>(claim.State), decision is not null && decision.Paid.IsZero && IsUnprocessable(decision), number,
            billing.Payers.GetValueOrDefault(last.PayerId)?.TakesCorrections ?? true);
    }

    private static bool IsUnprocessable(DecisionRow decision)
    {
        var body = JsonSerializer.Deserialize(decision.Body, BodyJson.Default.DecisionBody)!;
        return decision.Status == "4" || (body.R ?? []).Concat((body.Ls ?? []).SelectMany(l => l.R ?? [])).Any(r => r is "MA130" or "N142");
    }

    private async Task<Result<string>> SaveAsync(Acting acting, VisitRow visit, BillRow last, Claim837 claim, DateOnly today, bool isNew, CancellationToken cancellation)
    {
        var make = new MakeClaims(db, cipher, clock);
        if (make.Make(acting.Tenant, visit, claim, last.NumberId, isNew ? last.Ordinal + 1 : last.Ordinal) is not Result<BillRow>.Ok { Value: var made })
            return new Result<string>.Refused("claim.not-written", "The claim cannot be written: a value has characters that X12 does not carry.");
        var (bill, version) = (made, last.Version);
        if (isNew) db.Add(bill);
        else
        {
            bill = last;
            // Another coverage means another payer, and the payer says into whose file the claim goes.
            (bill.Content, bill.Charge, bill.PayerId, bill.Frequency) = (made.Content, made.Charge, made.PayerId, made.Frequency);
        }
        var moves = new BillEvents(acting.Tenant, today, clock.GetUtcNow(), acting.Actor);
        await make.JudgeAsync(acting.Tenant, [bill], moves, today, cancellation);
        db.AddRange(moves.Rows);
        acting.Record(db, clock, (isNew, claim.Frequency) switch { (true, "7") => "claim.replaced", (true, "8") => "claim.voided", _ => "claim.corrected" }, "bill", bill.Id);
        try
        {
            await db.SaveChangesAsync(cancellation);
            return bill.State;
        }
        catch (DbUpdateException fault)
        {
            db.ChangeTracker.Clear();
            if (fault is not DbUpdateConcurrencyException && !await IsTakenAsync(bill, isNew ? null : version, cancellation)) throw;
            return new Result<string>.Refused("bill.changed", "Somebody else changed this claim in the same moment, so nothing was changed. Look at it again.");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Whether somebody else has changed the bill since, or has made the one that was to be new.</summary>
    private async Task<bool> IsTakenAsync(BillRow bill, int? version, CancellationToken cancellation) =>
        await db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == bill.TenantId && b.Id == bill.Id).Select(b => (int?)b.Version).SingleOrDefaultAsync(cancellation) != version;

    private static Result<string>.Refused Unknown(string number) => new("bill.unknown", $"The practice has no claim {number} that it made itself.");
}
