using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Scrubbing;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Claims;

/// <summary>
/// What a person does with a claim that has not left: holds it, releases it, lets a finding pass with a reason, or says that it is not billed. Each is
/// undone by its counterpart.
/// </summary>
internal sealed class ChangeBill(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    private static readonly string[] NotGone = [nameof(ClaimState.Held), nameof(ClaimState.Ready)];

    /// <summary>Keeps a claim from going out until it is released.</summary>
    public Task<Result<string>> HoldAsync(Acting acting, string number, string? reason, DateOnly today, CancellationToken cancellation) =>
        WithReasonAsync(acting, number, reason, "bill.held", today, cancellation);

    /// <summary>Judges a held claim anew and lets it go when nothing stops it.</summary>
    public Task<Result<string>> ReleaseAsync(Acting acting, string number, DateOnly today, CancellationToken cancellation) =>
        ChangeAsync(acting, number, "bill.released", today, (bill, _) => Task.FromResult<Result<string>.Refused?>(Set(bill, "")), cancellation);

    /// <summary>Lets a finding pass with a reason; the finding stays.</summary>
    public Task<Result<string>> OverrideAsync(Acting acting, string number, string editId, string? reason, DateOnly today, CancellationToken cancellation) =>
        ChangeAsync(acting, number, "bill.override", today, async (bill, token) =>
        {
            var findings = JsonSerializer.Deserialize(bill.Findings, BodyJson.Default.ListFinding)!.Where(f => f.Id == editId).ToList();
            if (findings.Count == 0) return new("finding.unknown", $"Claim {number} has no finding {editId}.");
            if (OverrideRules.Reason(reason) is Result<string>.Refused why) return new(why.Code, why.Sentence);
            foreach (var finding in findings)
            {
                if (OverrideRules.Allow(finding, isEdit: true) is Result<Finding>.Refused barred) return new(barred.Code, barred.Sentence);
                await AddOverrideAsync(acting, bill, finding, reason!.Trim(), token);
            }
            await db.SaveChangesAsync(token);
            return null;
        }, cancellation);

    /// <summary>Nobody is billed for it. The visit says why, and <see cref="BillAfterAllAsync"/> takes it back.</summary>
    public async Task<Result<string>> DoNotBillAsync(Acting acting, string number, string? reason, CancellationToken cancellation)
    {
        if (OverrideRules.Reason(reason) is Result<string>.Refused why) return why;
        var visit = await db.Set<VisitRow>().SingleOrDefaultAsync(v => v.TenantId == acting.Tenant && v.Number == number, cancellation);
        if (visit is null) return Unknown(number);
        var bills = await db.Set<BillRow>().Where(b => b.TenantId == acting.Tenant && b.VisitId == visit.Id).ToListAsync(cancellation);
        if (bills.Exists(b => !NotGone.Contains(b.State) && b.State != BillRow.Dropped)) return new Result<string>.Refused("bill.gone", $"Claim {number} was sent already. Void it instead.");
        foreach (var bill in bills) (bill.State, bill.Reason, bill.Version) = (BillRow.Dropped, reason!.Trim(), bill.Version + 1);
        (visit.State, visit.Reason, visit.Version) = (VisitRow.NotBilled, reason!.Trim(), visit.Version + 1);
        acting.Record(db, clock, "visit.not-billed", "visit", visit.Id);
        return await SaveAsync(VisitRow.NotBilled, cancellation);
    }

    /// <summary>Takes back that a visit is not billed.</summary>
    public async Task<Result<string>> BillAfterAllAsync(Acting acting, string number, DateOnly today, CancellationToken cancellation)
    {
        var visit = await db.Set<VisitRow>().SingleOrDefaultAsync(v => v.TenantId == acting.Tenant && v.Number == number && v.State == VisitRow.NotBilled, cancellation);
        if (visit is null) return new Result<string>.Refused("visit.billable", $"Visit {number} is not one that nobody bills.");
        var bills = await db.Set<BillRow>().Where(b => b.TenantId == acting.Tenant && b.VisitId == visit.Id && b.State == BillRow.Dropped).ToListAsync(cancellation);
        (visit.State, visit.Reason, visit.Version) = (bills.Count > 0 ? VisitRow.Billed : VisitRow.Charged, "", visit.Version + 1);
        var moves = new BillEvents(acting.Tenant, today, clock.GetUtcNow(), acting.Actor);
        foreach (var bill in bills) (bill.State, bill.Reason) = (nameof(ClaimState.Held), "");
        await new MakeClaims(db, cipher, clock).JudgeAsync(acting.Tenant, bills, moves, today, cancellation);
        db.AddRange(moves.Rows);
        acting.Record(db, clock, "visit.billed", "visit", visit.Id);
        return await SaveAsync(bills.Count > 0 ? bills[^1].State : visit.State, cancellation);
    }

    private Task<Result<string>> WithReasonAsync(Acting acting, string number, string? reason, string action, DateOnly today, CancellationToken cancellation) =>
        ChangeAsync(acting, number, action, today, (bill, _) => Task.FromResult(OverrideRules.Reason(reason) is Result<string>.Refused why ? new Result<string>.Refused(why.Code, why.Sentence) : Set(bill, reason!.Trim())), cancellation);

    private static Result<string>.Refused? Set(BillRow bill, string reason)
    {
        bill.Reason = reason;
        return null;
    }

    /// <summary>The last bill of a number, changed and judged anew, in one transaction with its audit row.</summary>
    private async Task<Result<string>> ChangeAsync(
        Acting acting, string number, string action, DateOnly today, Func<BillRow, CancellationToken, Task<Result<string>.Refused?>> change, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var visit = await db.Set<VisitRow>().Where(v => v.TenantId == acting.Tenant && v.Number == number).Select(v => (Guid?)v.Id).SingleOrDefaultAsync(cancellation);
        var bill = visit is null ? null : await db.Set<BillRow>().Where(b => b.TenantId == acting.Tenant && b.VisitId == visit).OrderByDescending(b => b.Ordinal).FirstOrDefaultAsync(cancellation);
        if (bill is null) return Unknown(number);
        if (!NotGone.Contains(bill.State)) return new Result<string>.Refused("bill.gone", $"Claim {number} is {bill.State.ToLowerInvariant()}, so it cannot be changed here any more.");
        if (await change(bill, cancellation) is { } refused)
        {
            db.ChangeTracker.Clear();
            return refused;
        }
        var moves = new BillEvents(acting.Tenant, today, clock.GetUtcNow(), acting.Actor);
        await new MakeClaims(db, cipher, clock).JudgeAsync(acting.Tenant, [bill], moves, today, cancellation);
        db.AddRange(moves.Rows);
        acting.Record(db, clock, action, "bill", bill.Id);
        var saved = await SaveAsync(bill.State, cancellation);
        if (saved is Result<string>.Ok) await transaction.CommitAsync(cancellation);
        return saved;
    }

    private async Task<Result<string>> SaveAsync(string answer, CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
            return answer;
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Result<string>.Refused("bill.changed", "Somebody else changed this claim in the same moment, so nothing was changed. Look at it again.");
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task AddOverrideAsync(Acting acting, BillRow bill, Finding finding, string reason, CancellationToken cancellation)
    {
        var key = OverrideRules.Key(finding);
        var sequence = await db.Set<FindingOverrideRow>().CountAsync(o => o.TenantId == acting.Tenant && o.NumberId == bill.NumberId && o.ClaimOrdinal == 0 && o.FindingKey == key, cancellation);
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        db.Add(new FindingOverrideRow
        {
            TenantId = acting.Tenant,
            Id = id,
            NumberId = bill.NumberId,
            FindingKey = key,
            EditId = finding.Id,
            Line = finding.Line ?? 0,
            Reason = cipher.Encrypt(reason, OverrideFinding.Place(acting.Tenant, id)),
            PersonId = acting.Person,
            At = now,
            Sequence = sequence + 1,
        });
    }

    private static Result<string>.Refused Unknown(string number) => new("bill.unknown", $"The practice has no claim {number} that it made itself.");
}
