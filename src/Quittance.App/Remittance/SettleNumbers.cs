using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;
using Quittance.Core.Remittance;

namespace Quittance.App.Remittance;

/// <summary>
/// Works claim numbers out again from their documents and brings claims, states and ledger to the result. Called inside the
/// transaction that stored the documents, so that neither is ever there without the other. Doing it twice changes nothing.
/// </summary>
internal sealed class SettleNumbers(QuittanceDb db, RowWriter writer, Guid tenant, PayerDirectory payers, TimeProvider clock, string actor)
{
    /// <summary>Numbers that one core works out before it asks for more: enough that handing out costs nothing.</summary>
    private const int NumbersAtOnce = 64;

    /// <summary>Parts that are saved together: a whole set mostly, since its tables then stay at hand one after the other.</summary>
    private const int PartsAtOnce = 100;

    private readonly Dictionary<Guid, DecisionRow> _decisions = [];
    private readonly Dictionary<Guid, RemittanceRow> _remittances = [];

    /// <summary>Numbers that were first heard of just now, with all that is known of them.</summary>
    public FreshClaims Fresh { private get; init; } = FreshClaims.None;

    /// <summary>Settles numbers that got documents, and ties decisions that are new or whose tie may have changed.</summary>
    public async Task RunAsync(IReadOnlyCollection<Guid> numbers, IEnumerable<DecisionRow> decisions, CancellationToken cancellation)
    {
        foreach (var decision in decisions) _decisions[decision.Id] = decision;
        var affected = numbers.ToHashSet();
        var ties = new TieDecisions(db, tenant);
        await ties.LoadRemittances(_decisions, _remittances, cancellation);
        var tied = await ties.RunAsync(_decisions, _remittances, cancellation);
        foreach (var (id, to) in tied)
        {
            if (_decisions[id].NumberId is { } before) affected.Add(before);
            if (to.NumberId is { } after) affected.Add(after);
        }
        var documents = await ReadAllAsync(ties, tied, affected, cancellation);
        await DecideAsync(affected, documents, tied, cancellation);
    }

    /// <summary>Reads until no decision leads to a number that was not read.</summary>
    private async Task<NumberDocuments> ReadAllAsync(TieDecisions ties, Dictionary<Guid, TiedTo> tied, HashSet<Guid> affected, CancellationToken cancellation)
    {
        while (true)
        {
            var documents = await NumberDocuments.ReadAsync(db, tenant, affected, Fresh, cancellation);
            foreach (var row in affected.SelectMany(n => documents.Decisions[n])) _decisions.TryAdd(row.Id, row);
            await ties.LoadRemittances(_decisions, _remittances, cancellation);
            await TieTheRestAsync(ties, tied, cancellation);
            // Where a decision hung before counts too: its entries there must fall.
            var further = tied.Values.Select(t => t.NumberId).Concat(_decisions.Values.Select(d => d.NumberId)).OfType<Guid>().Where(n => !affected.Contains(n)).ToHashSet();
            if (further.Count == 0) return documents;
            affected.UnionWith(further);
        }
    }

    /// <summary>Decisions that came along with a number keep their tie; what a person did is read again.</summary>
    private async Task TieTheRestAsync(TieDecisions ties, Dictionary<Guid, TiedTo> tied, CancellationToken cancellation)
    {
        var rest = _decisions.Values.Where(d => !tied.ContainsKey(d.Id)).ToDictionary(d => d.Id);
        if (rest.Count == 0) return;
        var again = await ties.RunAsync(rest, _remittances, cancellation);
        foreach (var (id, to) in again) tied[id] = to;
        foreach (var row in rest.Values) _decisions[row.Id] = row;
    }

    /// <summary>A number's life follows from its own documents alone: numbers are worked out side by side.</summary>
    private async Task DecideAsync(HashSet<Guid> affected, NumberDocuments documents, Dictionary<Guid, TiedTo> tied, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var ledger = new AppendEntries(db, writer, tenant, now, actor);
        var byNumber = _decisions.Values.Where(d => tied[d.Id].NumberId is not null).ToLookup(d => tied[d.Id].NumberId!.Value);
        var parts = affected.Chunk(NumbersAtOnce)
            .Select(numbers => Task.Factory.StartNew(() => Decide(numbers, documents, byNumber, tied, now), cancellation, TaskCreationOptions.PreferFairness, TaskScheduler.Default)).ToList();
        try
        {
            foreach (var some in parts.Chunk(PartsAtOnce))
            {
                var result = new SettledRows(tenant, now, actor);
                foreach (var part in some) result.Add(await part);
                await SaveAsync(result, result.Numbers.SelectMany(n => byNumber[n]), documents, ledger, cancellation);
            }
        }
        finally
        {
            // Whatever ended the saving, nothing of ours works on unseen.
            await ((Task)Task.WhenAll(parts)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        var loose = new SettledRows(tenant, now, actor);
        var waiting = _decisions.Values.Where(d => tied[d.Id].NumberId is null).ToList();
        foreach (var row in waiting) loose.AddLoose(row, NumberLife.Unmatched(ToDecision(row, tied[row.Id])));
        if (waiting.Count > 0) await SaveAsync(loose, waiting, documents, ledger, cancellation);
    }

    private SettledRows Decide(Guid[] numbers, NumberDocuments documents, ILookup<Guid, DecisionRow> byNumber, Dictionary<Guid, TiedTo> tied, DateTimeOffset now)
    {
        var part = new SettledRows(tenant, now, actor);
        foreach (var number in numbers)
            part.Add(number, documents, NumberLife.Of(documents.Copies(number), byNumber[number].Select(row => ToDecision(row, tied[row.Id])).ToList(), documents.Chosen.GetValueOrDefault(number), documents.HandPostings(number)), byNumber[number], tied);
        return part;
    }

    private ClaimDecision ToDecision(DecisionRow row, TiedTo tie)
    {
        var remittance = _remittances[row.RemittanceId];
        var (payer, standing) = payers.Find(remittance);
        return Bodies.Decision(row, standing == PayerStanding.Known ? payer : PayerDirectory.RawKey(remittance), standing, tie.ByHandTo);
    }

    /// <summary>Saves what was worked out for some numbers, and the decisions that hang on them.</summary>
    private async Task SaveAsync(SettledRows result, IEnumerable<DecisionRow> decisions, NumberDocuments documents, AppendEntries ledger, CancellationToken cancellation)
    {
        var before = await ReadClaimsAsync(result.Numbers, cancellation);
        await RemoveVanishedAsync(before, result, cancellation);
        await writer.UpsertDerivedAsync(result.Claims, cancellation);
        await writer.UpsertAsync(result.Encounters, cancellation);
        await writer.UpsertDerivedAsync(result.Submissions, cancellation);
        await writer.UpsertDerivedAsync(result.Decisions, cancellation);
        await writer.UpsertAsync(result.AskedAliases, cancellation);
        // A number that has no claim yet has no events, findings or entries either: nothing to look up for what is new.
        var known = before.Select(c => c.NumberId).ToHashSet();
        await SaveEventsAsync(known, result, cancellation);
        await SaveFindingsAsync(known, result, cancellation);
        var loose = decisions.SelectMany(LooseKeys).ToList();
        // A patient's payment may have stood alone before its claim came.
        loose.AddRange(result.Numbers.SelectMany(n => documents.ByHand[n]).Select(h => $"hand:{h.PostingKey}"));
        await ledger.RunAsync(known, loose, result.Entries, cancellation);
    }

    /// <summary>
    /// Keys of entries that no affected number leads to. Money that was posted may have hung on another number before: what it posted
    /// and took back there counts on under the same keys.
    /// </summary>
    private static IEnumerable<string> LooseKeys(DecisionRow decision) => decision.IsPosted
        ? [$"unmatched:{decision.DecisionKey}", $"payment:{decision.DecisionKey}", $"adjustment:{decision.DecisionKey}", $"adjustment-end:{decision.DecisionKey}", $"patient:{decision.DecisionKey}"]
        : [$"unmatched:{decision.DecisionKey}"];

    private async Task<List<(Guid Id, Guid NumberId)>> ReadClaimsAsync(IReadOnlyList<Guid> numbers, CancellationToken cancellation)
    {
        var before = new List<(Guid, Guid)>();
        foreach (var ids in numbers.Where(n => !Fresh.Numbers.Contains(n)).Chunk(Batches.Ids))
            before.AddRange((await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && ids.Contains(c.NumberId)).Select(c => new { c.Id, c.NumberId }).ToListAsync(cancellation)).Select(c => (c.Id, c.NumberId)));
        return before;
    }

    /// <summary>A document that came late can show two claims of a number to be one; the row of the second then goes.</summary>
    private async Task RemoveVanishedAsync(List<(Guid Id, Guid NumberId)> before, SettledRows result, CancellationToken cancellation)
    {
        var kept = result.Claims.Select(c => c.Id).ToHashSet();
        var vanished = before.Select(c => c.Id).Where(id => !kept.Contains(id)).ToList();
        if (vanished.Count == 0) return;
        await db.Set<ClaimRow>().Where(c => c.TenantId == tenant && vanished.Contains(c.Id)).ExecuteDeleteAsync(cancellation);
        await db.Set<EncounterRow>().Where(e => e.TenantId == tenant && vanished.Contains(e.Id)).ExecuteDeleteAsync(cancellation);
    }

    private Task SaveEventsAsync(HashSet<Guid> known, SettledRows result, CancellationToken cancellation) => known.Count == 0
        ? writer.InsertAsync(result.Events.DistinctBy(e => e.Id).ToList(), cancellation)
        : writer.InsertNewAsync(result.Events.DistinctBy(e => e.Id).ToList(), cancellation);

    /// <summary>Most findings stand as they are whenever a number is worked out again: only what differs is written.</summary>
    private async Task SaveFindingsAsync(HashSet<Guid> numbers, SettledRows result, CancellationToken cancellation)
    {
        var wanted = new Dictionary<Guid, FindingRow>();
        foreach (var finding in result.Findings) wanted.TryAdd(finding.Id, finding);
        var fallen = new List<Guid>();
        foreach (var ids in numbers.Chunk(Batches.Ids))
        {
            var stored = await db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && (f.SubjectKind == "claim" || f.SubjectKind == "edit") && ids.Contains(f.SubjectId))
                .Select(f => new { f.Id, f.SubjectKind, f.ClaimOrdinal, f.Body }).ToListAsync(cancellation);
            foreach (var row in stored)
            {
                if (!wanted.TryGetValue(row.Id, out var finding)) fallen.Add(row.Id);
                // Id, severity and message stand in the body too.
                else if (finding.SubjectKind == row.SubjectKind && finding.ClaimOrdinal == row.ClaimOrdinal && finding.Body == row.Body) wanted.Remove(row.Id);
            }
        }
        foreach (var ids in fallen.Chunk(Batches.Ids))
            await db.Set<FindingRow>().Where(f => f.TenantId == tenant && ids.Contains(f.Id)).ExecuteDeleteAsync(cancellation);
        await writer.UpsertAsync(wanted.Values, cancellation);
    }
}
