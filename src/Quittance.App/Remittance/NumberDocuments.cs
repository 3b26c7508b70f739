using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Scrubbing;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;

namespace Quittance.App.Remittance;

/// <summary>Everything that is stored about some numbers, read in a few statements.</summary>
internal sealed class NumberDocuments
{
    public Dictionary<Guid, ClaimVersionRow> Versions { get; } = [];
    public ILookup<Guid, SubmissionRow> Submissions { get; private set; } = Enumerable.Empty<SubmissionRow>().ToLookup(s => s.NumberId);
    public Dictionary<Guid, TransactionSetRow> Sets { get; } = [];
    public ILookup<Guid, DecisionRow> Decisions { get; private set; } = Enumerable.Empty<DecisionRow>().ToLookup(d => d.Id);

    /// <summary>Key of the content that a person says holds, by number.</summary>
    public Dictionary<Guid, string> Chosen { get; } = [];

    /// <summary>What people posted by hand, by number.</summary>
    public ILookup<Guid, HandPostingRow> ByHand { get; private set; } = Enumerable.Empty<HandPostingRow>().ToLookup(h => h.NumberId);

    /// <summary>Findings that a person let pass.</summary>
    public StandingOverrides Passed { get; } = new();

    private readonly Dictionary<Guid, List<AnswerRow>> _bySet = [];
    private readonly Dictionary<string, List<AnswerRow>> _byClaim = new(StringComparer.Ordinal);

    /// <summary>Reads the documents of the numbers; those of <paramref name="fresh"/> are at hand already.</summary>
    public static async Task<NumberDocuments> ReadAsync(QuittanceDb db, Guid tenant, IReadOnlyCollection<Guid> numbers, FreshClaims fresh, CancellationToken cancellation)
    {
        var documents = new NumberDocuments();
        var submissions = fresh.Submissions.ToList();
        var decisions = new List<DecisionRow>();
        foreach (var version in fresh.Versions) documents.Versions.Add(version.Id, version);
        foreach (var ids in numbers.Where(n => !fresh.Numbers.Contains(n)).Chunk(Batches.Ids))
        {
            foreach (var version in await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant && ids.Contains(v.NumberId)).ToListAsync(cancellation))
                documents.Versions.Add(version.Id, version);
            submissions.AddRange(await db.Set<SubmissionRow>().AsNoTracking().Where(s => s.TenantId == tenant && ids.Contains(s.NumberId)).ToListAsync(cancellation));
            foreach (var choices in (await db.Set<VersionChoiceRow>().AsNoTracking().Where(c => c.TenantId == tenant && ids.Contains(c.NumberId)).ToListAsync(cancellation)).GroupBy(c => c.NumberId))
                if (choices.MaxBy(c => c.Sequence) is { IsUndo: false } last) documents.Chosen.Add(choices.Key, last.ContentKey);
            decisions.AddRange(await db.Set<DecisionRow>().AsNoTracking().Where(d => d.TenantId == tenant && d.IsPosted && d.NumberId != null && ids.Contains(d.NumberId.Value)).ToListAsync(cancellation));
        }
        // A claim of the practice's own may have been let pass before it was sent, so numbers that are new are asked for too.
        if (await db.Set<FindingOverrideRow>().AnyAsync(o => o.TenantId == tenant, cancellation))
            foreach (var ids in numbers.Chunk(Batches.Ids)) await documents.Passed.ReadAsync(db, tenant, ids, cancellation);
        documents.ByHand = await ReadByHandAsync(db, tenant, numbers, cancellation);
        documents.Submissions = submissions.ToLookup(s => s.NumberId);
        documents.Decisions = decisions.ToLookup(d => d.NumberId!.Value);
        foreach (var ids in submissions.Select(s => s.SetId).Distinct().Chunk(Batches.Ids))
            foreach (var set in await db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant && ids.Contains(s.Id)).ToListAsync(cancellation))
                documents.Sets.Add(set.Id, set);
        await documents.ReadAnswersAsync(db, tenant, cancellation);
        return documents;
    }

    /// <summary>A patient may have paid before the claim was first heard of, so numbers that are new are asked for too.</summary>
    private static async Task<ILookup<Guid, HandPostingRow>> ReadByHandAsync(QuittanceDb db, Guid tenant, IReadOnlyCollection<Guid> numbers, CancellationToken cancellation)
    {
        var rows = new List<HandPostingRow>();
        if (await db.Set<HandPostingRow>().AnyAsync(h => h.TenantId == tenant, cancellation))
            foreach (var ids in numbers.Chunk(Batches.Ids))
                rows.AddRange(await db.Set<HandPostingRow>().AsNoTracking().Where(h => h.TenantId == tenant && ids.Contains(h.NumberId)).ToListAsync(cancellation));
        return rows.OrderBy(h => h.Sequence).ToLookup(h => h.NumberId);
    }

    /// <summary>What people posted by hand to a number.</summary>
    public List<HandPosting> HandPostings(Guid number) =>
        ByHand[number].Select(h => new HandPosting(h.PostingKey, Enum.Parse<HandPostingKind>(h.Kind), h.On, h.Amount, h.Reason)).ToList();

    private async Task ReadAnswersAsync(QuittanceDb db, Guid tenant, CancellationToken cancellation)
    {
        var groups = Sets.Values.Select(s => s.GroupControl).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        var rivals = new List<TransactionSetRow>();
        var answers = new List<AnswerRow>();
        foreach (var controls in groups.Chunk(Batches.Ids))
        {
            rivals.AddRange(await db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant && s.Type == "837P" && controls.Contains(s.GroupControl)).ToListAsync(cancellation));
            answers.AddRange(await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.Kind == "syntax" && controls.Contains(a.GroupControl)).ToListAsync(cancellation));
        }
        foreach (var controls in Sets.Values.Select(s => s.InterchangeControl).Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            answers.AddRange(await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.Kind == "envelope" && controls.Contains(a.InterchangeControl)).ToListAsync(cancellation));
        foreach (var answer in answers)
            foreach (var set in AnswerTies.SetsOf(answer, rivals.Concat(Sets.Values).DistinctBy(s => s.Id)))
                Add(_bySet, set.Id, answer);
        await ReadClaimAnswersAsync(db, tenant, cancellation);
    }

    private async Task ReadClaimAnswersAsync(QuittanceDb db, Guid tenant, CancellationToken cancellation)
    {
        foreach (var numbers in Versions.Values.Select(v => v.Number).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            foreach (var answer in await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.Kind == "claim" && numbers.Contains(a.ClaimNumber)).ToListAsync(cancellation))
                Add(_byClaim, answer.ClaimNumber, answer);
        foreach (var traces in Sets.Values.Select(s => s.BatchReference).Where(r => r.Length > 0).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            foreach (var answer in await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && a.Kind == "claim" && a.ClaimNumber == "" && traces.Contains(a.BatchTrace)).ToListAsync(cancellation))
                foreach (var set in Sets.Values.Where(s => s.BatchReference == answer.BatchTrace))
                    Add(_bySet, set.Id, answer);
    }

    /// <summary>The copies of a number with the answers that each got.</summary>
    public List<SentCopy> Copies(Guid number)
    {
        var rows = Submissions[number].ToList();
        if (rows.Count == 0) return [];
        var contents = rows.Select(r => r.VersionId).Distinct().ToDictionary(id => id, id => Bodies.Content(Versions[id]));
        var answers = AnswersOf(number);
        return rows.ConvertAll(row => new SentCopy
        {
            Key = row.CopyKey,
            Content = contents[row.VersionId],
            SentOn = row.SentOn,
            SentAt = row.SentAt,
            Answers = [.. answers[row.Id].Select(AnswerTies.ToAnswer)],
        });
    }

    /// <summary>What was answered, by the id of the copy that it answers.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<AnswerRow>> AnswersOf(Guid number)
    {
        var rows = Submissions[number].ToList();
        if (rows.Count == 0) return new Dictionary<Guid, IReadOnlyList<AnswerRow>>();
        var identity = Versions[rows[0].VersionId];
        var byCopy = new Dictionary<Guid, List<AnswerRow>>();
        foreach (var answer in _byClaim.GetValueOrDefault(identity.Number) ?? [])
        {
            if (answer.ProviderNpi.Length > 0 && identity.BillingNpi.Length > 0 && answer.ProviderNpi != identity.BillingNpi) continue;
            Add(byCopy, AnswerTies.CopyOf(answer, rows, Sets).Id, answer);
        }
        return rows.ToDictionary(row => row.Id, row => (IReadOnlyList<AnswerRow>)
        [
            .. byCopy.GetValueOrDefault(row.Id) ?? [],
            .. (_bySet.GetValueOrDefault(row.SetId) ?? []).Where(a => a.ProviderNpi.Length == 0 || identity.BillingNpi.Length == 0 || a.ProviderNpi == identity.BillingNpi),
        ]);
    }

    private static void Add<TKey, T>(Dictionary<TKey, List<T>> lists, TKey key, T item) where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list)) lists[key] = list = [];
        list.Add(item);
    }
}

/// <summary>Which copy an answer answers.</summary>
internal static class AnswerTies
{
    /// <summary>
    /// A TA1 names the interchange; a 999 names group and set of the same two partners, and means the latest interchange before it.
    /// </summary>
    public static IEnumerable<TransactionSetRow> SetsOf(AnswerRow answer, IEnumerable<TransactionSetRow> sets)
    {
        var ours = sets.Where(s => s.Sender == answer.Receiver && s.Receiver == answer.Sender);
        if (answer.Kind == "envelope")
            return ours.Where(s => s.InterchangeControl == answer.InterchangeControl && (answer.AnswerAt.Length == 0 || s.InterchangeAt == answer.AnswerAt));
        var named = ours.Where(s => s.GroupControl == answer.GroupControl && (answer.SetControl.Length == 0 || s.SetControl == answer.SetControl)
            && string.CompareOrdinal(s.InterchangeAt, answer.AnswerAt) <= 0).ToList();
        if (named.Count == 0) return [];
        var latest = named.Select(s => s.InterchangeAt).Max(StringComparer.Ordinal);
        return named.Where(s => s.InterchangeAt == latest);
    }

    /// <summary>The copy whose batch the 277CA names; without such a batch the latest copy sent on or before its day.</summary>
    public static SubmissionRow CopyOf(AnswerRow answer, List<SubmissionRow> copies, Dictionary<Guid, TransactionSetRow> sets) =>
        copies
            .OrderByDescending(c => answer.BatchTrace.Length > 0 && sets[c.SetId].BatchReference == answer.BatchTrace)
            .ThenByDescending(c => c.SentOn <= answer.On)
            .ThenByDescending(c => c.SentOn).ThenByDescending(c => c.SentAt, StringComparer.Ordinal).ThenByDescending(c => c.CopyKey, StringComparer.Ordinal)
            .First();

    public static Answer ToAnswer(AnswerRow row) => new(row.AnswerKey,
        row.Kind switch { "envelope" => AnswerKind.Envelope, "syntax" => AnswerKind.Syntax, _ => AnswerKind.Claim },
        row.Code, row.On, row.PayerClaimNumber);
}
