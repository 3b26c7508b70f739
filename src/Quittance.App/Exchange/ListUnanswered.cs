using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Exchange;
using Quittance.Core.Model;

namespace Quittance.App.Exchange;

/// <summary>Something that was sent and has no answer although one is due.</summary>
internal sealed record Unanswered(Awaited What, string File, string Number, string PayerId, DateOnly SentOn, DateOnly Due, int DaysLate);

/// <summary>
/// What should have been answered by now and was not: files without a 999 or TA1, claims without a 277CA, claims without a decision, also of a later payer to whom we sent the claim or the payer before passed it on. The clock that runs is the
/// payer's timely filing, and only a 277CA proves that the payer has the claim.
/// </summary>
internal sealed class ListUnanswered(QuittanceDb db)
{
    private static readonly string[] Waiting = [nameof(ClaimState.Sent), nameof(ClaimState.Received), nameof(ClaimState.Accepted), nameof(ClaimState.Pended), nameof(ClaimState.SecondaryPending), nameof(ClaimState.VoidSent)];

    public async Task<List<Unanswered>> RunAsync(Guid tenant, DateOnly asOf, CancellationToken cancellation)
    {
        var found = new List<Unanswered>();
        var partners = await db.Set<PartnerRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToDictionaryAsync(p => p.Id, cancellation);
        var batches = await db.Set<BatchRow>().AsNoTracking().Where(b => b.TenantId == tenant && b.State == BatchRow.Sent && b.Day < asOf).OrderBy(b => b.Day).ThenBy(b => b.Control).ToListAsync(cancellation);
        var answered = await AnsweredAsync(tenant, batches, partners, cancellation);
        foreach (var batch in batches)
        {
            var times = TimesOf(partners[batch.PartnerId]);
            var due = AnswerClock.Due(Awaited.FileAnswer, batch.Day, times);
            if (due < asOf && !answered.Contains(batch.Id)) found.Add(new Unanswered(Awaited.FileAnswer, batch.FileName, "", "", batch.Day, due, asOf.DayNumber - due.DayNumber));
        }
        await AddClaimsAsync(tenant, asOf, batches.ToDictionary(b => b.Id), partners, found, cancellation);
        return found;
    }

    private static AnswerTimes TimesOf(PartnerRow partner) => new(partner.FileAnswerDays, partner.ClaimAnswerDays, partner.DecisionDays);

    private async Task<HashSet<Guid>> AnsweredAsync(Guid tenant, List<BatchRow> batches, Dictionary<Guid, PartnerRow> partners, CancellationToken cancellation)
    {
        var answered = new HashSet<Guid>();
        foreach (var part in batches.Chunk(Batches.Ids))
        {
            var groups = part.Select(b => b.Control.ToString(System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            var envelopes = part.Select(b => b.Control.ToString("000000000", System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            var rows = await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && ((a.Kind == "syntax" && groups.Contains(a.GroupControl)) || (a.Kind == "envelope" && envelopes.Contains(a.InterchangeControl))))
                .Select(a => new { a.Kind, a.Sender, a.GroupControl, a.InterchangeControl }).ToListAsync(cancellation);
            var seen = rows.Select(r => (r.Sender, Control: int.Parse(r.Kind == "syntax" ? r.GroupControl : r.InterchangeControl, System.Globalization.CultureInfo.InvariantCulture))).ToHashSet();
            answered.UnionWith(part.Where(b => seen.Contains((partners[b.PartnerId].ReceiverId, b.Control))).Select(b => b.Id));
        }
        return answered;
    }

    private async Task AddClaimsAsync(Guid tenant, DateOnly asOf, Dictionary<Guid, BatchRow> batches, Dictionary<Guid, PartnerRow> partners, List<Unanswered> found, CancellationToken cancellation)
    {
        // The last bill of a number is what is waited for; earlier ones were answered, or the last would not have gone.
        var rows = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && Waiting.Contains(c.State))
            .Join(db.Set<BillRow>(), c => new { c.TenantId, c.NumberId }, b => new { b.TenantId, b.NumberId }, (c, b) => new { c.State, b.Number, b.PayerId, b.Level, b.Ordinal, b.BatchId, b.NumberId }).ToListAsync(cancellation);
        var standing = await StandingAsync(tenant, cancellation);
        foreach (var row in rows.GroupBy(r => r.NumberId).Select(g => g.MaxBy(r => r.Ordinal)!).OrderBy(r => r.Number, StringComparer.Ordinal))
        {
            if (row.BatchId is not { } id || !batches.TryGetValue(id, out var batch)) continue;
            var (what, since) = (row.State == nameof(ClaimState.Sent) ? Awaited.ClaimAnswer : Awaited.Decision, batch.Day);
            var decision = standing.GetValueOrDefault(row.NumberId, ("P", null));
            if (row.State == nameof(ClaimState.SecondaryPending) && decision.Level == row.Level)
            {
                // The payer of our last claim has decided, and the next one has no claim of ours: it waits only when that payer has passed it on, and from that day.
                if (decision.PassedOn is not { } day) continue;
                since = day;
            }
            var due = AnswerClock.Due(what, since, TimesOf(partners[batch.PartnerId]));
            if (due < asOf) found.Add(new Unanswered(what, batch.FileName, row.Number, row.PayerId, since, due, asOf.DayNumber - due.DayNumber));
        }
    }

    /// <summary>The standing decisions of numbers where a next payer is due: whose level it is, and the day when it passed the claim on itself, if it did.</summary>
    private async Task<Dictionary<Guid, (string Level, DateOnly? PassedOn)>> StandingAsync(Guid tenant, CancellationToken cancellation)
    {
        var decisions = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.State == nameof(ClaimState.SecondaryPending))
            .Join(db.Set<DecisionRow>(), c => new { c.TenantId, c.NumberId, Key = c.StandingDecision }, d => new { d.TenantId, NumberId = d.NumberId!.Value, Key = d.DecisionKey }, (c, d) => new { c.NumberId, d.Level, d.Status, d.BookDate, d.Body }).ToListAsync(cancellation);
        return decisions.GroupBy(d => d.NumberId).Select(g => g.MaxBy(d => d.BookDate)!).ToDictionary(d => d.NumberId,
            d => (d.Level, d.Status is "19" or "20" or "21" || JsonSerializer.Deserialize(d.Body, BodyJson.Default.DecisionBody)!.X ? d.BookDate : (DateOnly?)null));
    }
}
