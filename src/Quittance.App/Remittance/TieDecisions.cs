using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Remittance;

namespace Quittance.App.Remittance;

/// <summary>Where a decision was tied.</summary>
internal readonly record struct TiedTo(Guid? NumberId, Rung Rung, int? ByHandTo);

/// <summary>
/// Climbs the matching ladder for many decisions at once. Strata keep it free of the order of arrival: rung 2 knows only what rung 1,
/// the answers and the claims themselves say, rung 4 adds what rung 3 tied.
/// </summary>
internal sealed class TieDecisions(QuittanceDb db, Guid tenant)
{
    private Dictionary<string, List<string>>? _taxByNpi;

    /// <summary>Ties the decisions; the result names each decision's id. Decisions that others' payer numbers may now tie are added.</summary>
    public async Task<Dictionary<Guid, TiedTo>> RunAsync(Dictionary<Guid, DecisionRow> decisions, Dictionary<Guid, RemittanceRow> remittances, CancellationToken cancellation)
    {
        var tied = new Dictionary<Guid, TiedTo>(decisions.Count);
        await ByHandAsync(decisions, tied, cancellation);
        await ByClaimNumberAsync(decisions.Values.Where(d => !tied.ContainsKey(d.Id)).ToList(), remittances, tied, cancellation);
        await AddWaitingAsync(decisions, remittances, tied, Rung.ClaimNumber, cancellation);
        await ByPayerNumberAsync(Loose(decisions, tied), tied, Rung.PayerClaimNumber, decisions, cancellation);
        await ByMemberAsync(Loose(decisions, tied), tied, cancellation);
        await AddWaitingAsync(decisions, remittances, tied, Rung.MemberDayCharge, cancellation);
        await ByPayerNumberAsync(Loose(decisions, tied), tied, Rung.LearnedNumber, decisions, cancellation);
        foreach (var id in decisions.Keys) tied.TryAdd(id, new TiedTo(null, Rung.None, null));
        return tied;
    }

    private static List<DecisionRow> Loose(Dictionary<Guid, DecisionRow> decisions, Dictionary<Guid, TiedTo> tied) =>
        decisions.Values.Where(d => !tied.ContainsKey(d.Id)).ToList();

    private async Task ByHandAsync(Dictionary<Guid, DecisionRow> decisions, Dictionary<Guid, TiedTo> tied, CancellationToken cancellation)
    {
        foreach (var ids in decisions.Keys.Chunk(Batches.Ids))
        {
            var rows = await db.Set<HandMatchRow>().AsNoTracking().Where(m => m.TenantId == tenant && ids.Contains(m.DecisionId)).ToListAsync(cancellation);
            foreach (var matches in rows.GroupBy(m => m.DecisionId))
            {
                var last = matches.MaxBy(m => m.Sequence)!;
                if (!last.IsUndo) tied[matches.Key] = new TiedTo(last.NumberId, Rung.Hand, last.ClaimOrdinal);
            }
        }
    }

    private async Task ByClaimNumberAsync(List<DecisionRow> decisions, Dictionary<Guid, RemittanceRow> remittances, Dictionary<Guid, TiedTo> tied, CancellationToken cancellation)
    {
        if (decisions.Count == 0) return;
        var byNumber = new Dictionary<string, List<NumberCandidate>>(StringComparer.Ordinal);
        foreach (var numbers in decisions.Select(d => d.Number).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
        {
            var rows = await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant && numbers.Contains(v.Number))
                .Select(v => new { v.Number, v.NumberId, v.BillingNpi, v.TaxIndex, v.Day, v.Charge }).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                if (!byNumber.TryGetValue(row.Number, out var list)) byNumber[row.Number] = list = [];
                list.Add(new NumberCandidate(row.NumberId, row.BillingNpi, row.TaxIndex, row.Day, row.Charge));
            }
        }
        foreach (var decision in decisions)
        {
            if (!byNumber.TryGetValue(decision.Number, out var candidates)) continue;
            var payee = await PayeeAsync(remittances[decision.RemittanceId], cancellation);
            if (MatchingLadder.ByClaimNumber(candidates, payee, decision.Charge) is { } number)
                tied[decision.Id] = new TiedTo(number, Rung.ClaimNumber, null);
        }
    }

    private async Task<Payee> PayeeAsync(RemittanceRow remittance, CancellationToken cancellation)
    {
        if (_taxByNpi is null)
        {
            var providers = await db.Set<ProviderRow>().AsNoTracking().Where(p => p.TenantId == tenant && p.TaxIndex != "").Select(p => new { p.Npi, p.TaxIndex }).ToListAsync(cancellation);
            _taxByNpi = providers.GroupBy(p => p.Npi, StringComparer.Ordinal)
                .ToDictionary(g => g.Key, g => g.Select(p => p.TaxIndex).Distinct(StringComparer.Ordinal).ToList(), StringComparer.Ordinal);
        }
        var taxes = new HashSet<string>(StringComparer.Ordinal);
        if (remittance.PayeeTaxIndex.Length > 0) taxes.Add(remittance.PayeeTaxIndex);
        if (_taxByNpi.TryGetValue(remittance.PayeeNpi, out var own)) taxes.UnionWith(own);
        return new Payee(remittance.PayeeNpi, taxes);
    }

    /// <summary>Decisions that wait, or hang on a lower rung, and carry a payer's number that was just learned.</summary>
    private async Task AddWaitingAsync(Dictionary<Guid, DecisionRow> decisions, Dictionary<Guid, RemittanceRow> remittances, Dictionary<Guid, TiedTo> tied, Rung learnedBy, CancellationToken cancellation)
    {
        var learned = decisions.Values.Where(d => d.PayerClaimNumber.Length > 0 && tied.TryGetValue(d.Id, out var t) && t.Rung == learnedBy)
            .Select(d => d.PayerClaimNumber).Distinct(StringComparer.Ordinal).ToList();
        await foreach (var row in Retie.ByPayerNumbers(db, tenant, learned).WithCancellation(cancellation)) decisions.TryAdd(row.Id, row);
        await LoadRemittances(decisions, remittances, cancellation);
    }

    public async Task LoadRemittances(Dictionary<Guid, DecisionRow> decisions, Dictionary<Guid, RemittanceRow> remittances, CancellationToken cancellation)
    {
        foreach (var ids in decisions.Values.Select(d => d.RemittanceId).Where(id => !remittances.ContainsKey(id)).Distinct().Chunk(Batches.Ids))
            foreach (var row in await db.Set<RemittanceRow>().AsNoTracking().Where(r => r.TenantId == tenant && ids.Contains(r.Id)).ToListAsync(cancellation))
                remittances[row.Id] = row;
    }

    private async Task ByPayerNumberAsync(List<DecisionRow> loose, Dictionary<Guid, TiedTo> tied, Rung rung, Dictionary<Guid, DecisionRow> batch, CancellationToken cancellation)
    {
        var asked = loose.SelectMany(PayerNumbers).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0) return;
        var known = await KnownPayerNumbersAsync(asked, rung, tied, batch, cancellation);
        foreach (var decision in loose)
        {
            var numbers = PayerNumbers(decision).SelectMany(n => known.GetValueOrDefault(n) ?? []);
            if (MatchingLadder.ByPayerClaimNumber(numbers) is { } number) tied[decision.Id] = new TiedTo(number, rung, null);
        }
    }

    private static IEnumerable<string> PayerNumbers(DecisionRow decision)
    {
        if (decision.PayerClaimNumber.Length > 0) yield return decision.PayerClaimNumber;
        if (decision.OriginalReference.Length > 0) yield return decision.OriginalReference;
    }

    private async Task<Dictionary<string, HashSet<Guid>>> KnownPayerNumbersAsync(List<string> asked, Rung rung, Dictionary<Guid, TiedTo> tied, Dictionary<Guid, DecisionRow> batch, CancellationToken cancellation)
    {
        var known = new Dictionary<string, HashSet<Guid>>(StringComparer.Ordinal);
        void Add(string payerNumber, Guid number)
        {
            if (!known.TryGetValue(payerNumber, out var set)) known[payerNumber] = set = [];
            set.Add(number);
        }
        var from = rung == Rung.LearnedNumber ? Rung.MemberDayCharge : Rung.ClaimNumber;
        foreach (var numbers in asked.Chunk(Batches.Ids))
        {
            var decided = await db.Set<DecisionRow>().AsNoTracking()
                .Where(d => d.TenantId == tenant && d.IsPosted && numbers.Contains(d.PayerClaimNumber) && d.NumberId != null && (d.Rung == (int)from || d.Rung == (int)Rung.Hand))
                .Select(d => new { d.Id, d.PayerClaimNumber, d.NumberId }).ToListAsync(cancellation);
            foreach (var d in decided)
                if (!batch.ContainsKey(d.Id)) Add(d.PayerClaimNumber, d.NumberId!.Value);
            if (rung == Rung.LearnedNumber) continue;
            var replaced = await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant && numbers.Contains(v.PayerClaimNumber))
                .Select(v => new { v.PayerClaimNumber, v.NumberId }).ToListAsync(cancellation);
            foreach (var v in replaced) Add(v.PayerClaimNumber, v.NumberId);
            var answered = await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && numbers.Contains(a.PayerClaimNumber) && a.ClaimNumber != "")
                .Join(db.Set<ClaimVersionRow>(), a => new { a.TenantId, Number = a.ClaimNumber }, v => new { v.TenantId, v.Number },
                    (a, v) => new { a.PayerClaimNumber, a.ProviderNpi, v.BillingNpi, v.NumberId })
                .Where(x => x.ProviderNpi == "" || x.ProviderNpi == x.BillingNpi)
                .Select(x => new { x.PayerClaimNumber, x.NumberId }).Distinct().ToListAsync(cancellation);
            foreach (var a in answered) Add(a.PayerClaimNumber, a.NumberId);
        }
        foreach (var decision in batch.Values)
            if (decision.PayerClaimNumber.Length > 0 && tied.TryGetValue(decision.Id, out var t) && t.NumberId is { } number && (t.Rung == from || t.Rung == Rung.Hand))
                Add(decision.PayerClaimNumber, number);
        return known;
    }

    private async Task ByMemberAsync(List<DecisionRow> loose, Dictionary<Guid, TiedTo> tied, CancellationToken cancellation)
    {
        var asked = loose.Where(d => d.Day is not null).SelectMany(Members).Distinct(StringComparer.Ordinal).ToList();
        if (asked.Count == 0) return;
        var byMember = new Dictionary<string, List<NumberCandidate>>(StringComparer.Ordinal);
        foreach (var members in asked.Chunk(Batches.Ids))
        {
            var versions = db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant);
            // One question for each index: SQLite reads the whole table for an OR of two.
            var rows = (await versions.Where(v => members.Contains(v.SubscriberIndex)).Select(v => new { v.Id, v.SubscriberIndex, v.PatientIndex, v.NumberId, v.BillingNpi, v.TaxIndex, v.Day, v.Charge }).ToListAsync(cancellation))
                .Concat(await versions.Where(v => members.Contains(v.PatientIndex)).Select(v => new { v.Id, v.SubscriberIndex, v.PatientIndex, v.NumberId, v.BillingNpi, v.TaxIndex, v.Day, v.Charge }).ToListAsync(cancellation)).DistinctBy(v => v.Id);
            foreach (var row in rows)
                foreach (var member in new[] { row.SubscriberIndex, row.PatientIndex }.Where(m => m.Length > 0).Distinct(StringComparer.Ordinal))
                {
                    if (!byMember.TryGetValue(member, out var list)) byMember[member] = list = [];
                    list.Add(new NumberCandidate(row.NumberId, row.BillingNpi, row.TaxIndex, row.Day, row.Charge));
                }
        }
        foreach (var decision in loose)
        {
            var candidates = Members(decision).SelectMany(m => byMember.GetValueOrDefault(m) ?? []);
            if (MatchingLadder.ByMemberDayCharge(candidates, decision.Day, decision.Charge) is { } number)
                tied[decision.Id] = new TiedTo(number, Rung.MemberDayCharge, null);
        }
    }

    private static IEnumerable<string> Members(DecisionRow decision)
    {
        if (decision.PatientIndex.Length > 0) yield return decision.PatientIndex;
        if (decision.InsuredIndex.Length > 0 && decision.InsuredIndex != decision.PatientIndex) yield return decision.InsuredIndex;
    }
}
