using Microsoft.EntityFrameworkCore;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Jobs;

/// <summary>One file's line of the report.</summary>
internal sealed record FileReport(string File, string Kind, string Status, int Claims, int Posted, int Held, IReadOnlyList<Finding> Findings, Guid? Id = null);

/// <summary>
/// Sums that reconcile to the cent: charges = posted + held + repeats + replaced + voided; paid = paidPosted + paidHeld + paidRepeats;
/// open = posted - insurer payments on claims - adjusted.
/// </summary>
internal sealed record ImportTotals(
    int Claims, Money Charges, Money Posted, Money Held, Money Repeats, Money Replaced, Money Voided,
    Money Paid, Money PaidPosted, Money PaidHeld, Money PaidRepeats, Money Adjusted, Money PatientResponsibility, Money Open, Money Unmatched);

/// <summary>What an import did, and what the database holds after it.</summary>
internal sealed record ImportReport(IReadOnlyList<FileReport> Files, ImportTotals Totals, ImportTotals Database, bool LedgerBalanced)
{
    public bool HasErrors => Files.Any(f => f.Status is "rejected" or "unbalanced" or "partial" || f.Findings.Any(x => x.Severity == Severity.Error));
}

/// <summary>Adds up a run and the database from what is stored.</summary>
internal sealed class ReportImport(QuittanceDb db, Guid tenant)
{
    public async Task<ImportReport> RunAsync(IReadOnlyList<FileResult> results, CancellationToken cancellation)
    {
        var loaded = results.Where(r => r is { Intake: not null, IsDuplicate: false }).Select(r => r.Intake!.Id).ToHashSet();
        var run = await TotalsAsync(loaded, cancellation);
        foreach (var repeat in results.Where(r => r.IsDuplicate).Select(r => r.Intake!))
        {
            run = run with
            {
                Charges = run.Charges + repeat.Charges,
                Repeats = run.Repeats + repeat.Charges,
                Paid = run.Paid + repeat.Paid,
                PaidRepeats = run.PaidRepeats + repeat.Paid,
            };
        }
        return new ImportReport(await FilesAsync(results, cancellation), run, await TotalsAsync(null, cancellation), await CheckLedger.IsBalancedAsync(db, cancellation));
    }

    public async Task<List<FileReport>> FilesAsync(IReadOnlyList<FileResult> results, CancellationToken cancellation)
    {
        var files = new List<FileReport>(results.Count);
        foreach (var result in results) files.Add(await FileAsync(result, cancellation));
        return files;
    }

    /// <summary>The totals of the files, or of everything when none are named.</summary>
    private async Task<ImportTotals> TotalsAsync(HashSet<Guid>? intakes, CancellationToken cancellation)
    {
        var byDisposition = new Dictionary<string, Money>(StringComparer.Ordinal);
        var claims = new HashSet<(Guid, int)>();
        var decided = new DecidedTotals();
        foreach (var part in intakes is null ? [null] : intakes.Chunk(Batches.Ids).Select(c => c.ToArray()).Cast<Guid[]?>())
        {
            var copies = Copies(part);
            foreach (var sum in await copies.GroupBy(c => c.Disposition).Select(g => new { g.Key, Sum = g.Sum(c => (long)(object)c.Charge) }).ToListAsync(cancellation))
                byDisposition[sum.Key] = byDisposition.GetValueOrDefault(sum.Key) + new Money(sum.Sum);
            if (intakes is not null)
                foreach (var c in await copies.Where(c => c.Disposition != "Repeats").Select(c => new { c.NumberId, c.ClaimOrdinal }).Distinct().ToListAsync(cancellation))
                    claims.Add((c.NumberId, c.ClaimOrdinal));
            await decided.AddAsync(db, tenant, part, cancellation);
        }
        Money Of(string disposition) => byDisposition.GetValueOrDefault(disposition);
        var count = intakes is null ? await db.Set<ClaimRow>().CountAsync(c => c.TenantId == tenant, cancellation) : claims.Count;
        var posted = Of("Posted");
        return new ImportTotals(count, posted + Of("Held") + Of("Repeats") + Of("Replaced") + Of("Voided"), posted, Of("Held"), Of("Repeats"), Of("Replaced"), Of("Voided"),
            decided.Posted + decided.Held + decided.Repeats, decided.Posted, decided.Held, decided.Repeats, decided.Adjusted, decided.PatientResponsibility,
            posted - decided.OnClaims - decided.Adjusted, decided.Unmatched);
    }

    private IQueryable<SubmissionRow> Copies(Guid[]? intakes)
    {
        var copies = db.Set<SubmissionRow>().AsNoTracking().Where(c => c.TenantId == tenant);
        return intakes is null ? copies
            : copies.Where(c => db.Set<TransactionSetRow>().Any(s => s.TenantId == tenant && s.Id == c.SetId && intakes.Contains(s.IntakeId)));
    }

    private async Task<FileReport> FileAsync(FileResult result, CancellationToken cancellation)
    {
        if (result.Intake is not { } intake) return new FileReport(result.Name, "unknown", "rejected", 0, 0, 0, result.Findings);
        var setIds = await db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant && s.IntakeId == intake.Id && s.Type == "837P").Select(s => s.Id).ToListAsync(cancellation);
        var copies = setIds.Count == 0 ? [] : await db.Set<SubmissionRow>().AsNoTracking().Where(c => c.TenantId == tenant && setIds.Contains(c.SetId))
            .GroupBy(c => c.Disposition).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var heldClaims = copies.Where(c => c.Key == "Held").Sum(c => c.Count);
        var copyCount = copies.Sum(c => c.Count);
        var sets = await db.Set<RemittanceCopyRow>().AsNoTracking().Where(c => c.TenantId == tenant)
            .Join(db.Set<TransactionSetRow>().Where(s => s.IntakeId == intake.Id), c => new { c.TenantId, c.Id }, s => new { s.TenantId, s.Id }, (c, s) => c)
            .Join(db.Set<RemittanceRow>(), c => new { c.TenantId, Id = c.RemittanceId }, r => new { r.TenantId, r.Id }, (c, r) => new { r.State, r.Claims })
            .ToListAsync(cancellation);
        var heldSets = sets.Where(s => s.State == "held").ToList();
        var held = heldClaims + heldSets.Sum(s => s.Claims);
        var posted = copyCount - heldClaims + sets.Where(s => s.State == "posted").Sum(s => s.Claims);
        var status = result.IsDuplicate ? "duplicate"
            : intake.IsRejected ? "rejected"
            : intake.IsReceivedOnly ? "received"
            : sets.Count > 0 && heldSets.Count == sets.Count && copyCount == 0 ? "unbalanced"
            : held > 0 || heldSets.Count > 0 ? "partial" : "imported";
        var findings = result.Findings.ToList();
        if (heldClaims > 0) findings.AddRange(await ClaimFindingsAsync(intake.Id, cancellation));
        return new FileReport(result.Name, intake.Kind, status, intake.Claims, posted, held, findings, intake.Id);
    }

    private async Task<List<Finding>> ClaimFindingsAsync(Guid intake, CancellationToken cancellation)
    {
        var bodies = await Copies([intake]).Where(c => c.Disposition == "Held")
            .Join(db.Set<FindingRow>().Where(f => f.SubjectKind == "claim" && f.Severity == "Error"), c => new { c.TenantId, Id = c.NumberId, c.ClaimOrdinal }, f => new { f.TenantId, Id = f.SubjectId, f.ClaimOrdinal }, (c, f) => f.Body)
            .Distinct().Take(Exchange.SurveyFile.FindingsKept).ToListAsync(cancellation);
        return bodies.ConvertAll(b => System.Text.Json.JsonSerializer.Deserialize(b, BodyJson.Default.Finding)!);
    }

    private sealed class DecidedTotals
    {
        public Money Posted, Held, Repeats, OnClaims, Adjusted, PatientResponsibility, Unmatched;

        public async Task AddAsync(QuittanceDb db, Guid tenant, Guid[]? intakes, CancellationToken cancellation)
        {
            var copies = db.Set<RemittanceCopyRow>().AsNoTracking().Where(c => c.TenantId == tenant);
            if (intakes is not null)
                copies = copies.Where(c => db.Set<TransactionSetRow>().Any(s => s.TenantId == tenant && s.Id == c.Id && intakes.Contains(s.IntakeId)));
            var sets = await copies.Join(db.Set<RemittanceRow>(), c => new { c.TenantId, Id = c.RemittanceId }, r => new { r.TenantId, r.Id }, (c, r) => new { c.IsReplay, r.State, c.Paid, c.RemittanceId })
                .GroupBy(x => new { x.IsReplay, x.State }).Select(g => new { g.Key.IsReplay, g.Key.State, Sum = g.Sum(x => (long)(object)x.Paid) }).ToListAsync(cancellation);
            foreach (var set in sets)
            {
                var sum = new Money(set.Sum);
                if (set.IsReplay) Repeats += sum;
                else if (set.State == "posted") Posted += sum;
                else Held += sum;
            }
            var decisions = db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted);
            if (intakes is not null) decisions = decisions.Where(d => copies.Any(c => !c.IsReplay && c.RemittanceId == d.RemittanceId));
            var tied = await decisions.GroupBy(d => d.ClaimOrdinal != null)
                .Select(g => new { g.Key, Paid = g.Sum(d => (long)(object)d.Paid), Adjusted = g.Sum(d => (long)(object)d.Adjusted) }).ToListAsync(cancellation);
            foreach (var group in tied)
            {
                Adjusted += new Money(group.Adjusted);
                if (group.Key) OnClaims += new Money(group.Paid);
                else Unmatched += new Money(group.Paid);
            }
            PatientResponsibility += new Money(await decisions.Where(d => d.IsStanding).SumAsync(d => (long)(object)d.PatientResponsibility, cancellation));
        }
    }
}
