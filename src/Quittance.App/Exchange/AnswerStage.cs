using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Model;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;

namespace Quittance.App.Exchange;

/// <summary>Makes the rows of answers that a file brings, and finds the numbers that they touch.</summary>
internal sealed class AnswerStage(QuittanceDb db, RowWriter writer, Guid tenant)
{
    /// <summary>Codes of TA1 and 999 that refuse, as <see cref="Answer.Rejects"/> has them.</summary>
    private static readonly string[] Refusals = ["R", "M", "W", "X"];

    private readonly Dictionary<Guid, AnswerRow> _rows = [];

    public int Count => _rows.Count;

    /// <summary>The payer's claim numbers that the waiting answers tell.</summary>
    public IReadOnlyList<string> PayerClaimNumbers => [.. _rows.Values.Select(r => r.PayerClaimNumber).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];

    public void Add(InterchangeStart interchange, InterchangeAcknowledgment answer) =>
        Add(new Draft("envelope", answer.Code, Days.Read(interchange.Date) ?? Days.Unknown, interchange.SenderId, interchange.ReceiverId, answer.Date + answer.Time)
        {
            InterchangeControl = answer.Control,
            Body = answer.Note,
        });

    public void Add(SetContext set, GroupAnswered999 group, SetAnswered999 answer) =>
        Add(new Draft("syntax", answer.Code, set.Day, set.Sender, set.Receiver, set.InterchangeAt)
        {
            GroupControl = group.Control,
            SetControl = answer.Control,
            Body = Plain(answer),
        });

    /// <summary>A group that was rejected as a whole, without a word on its sets.</summary>
    public void Add(SetContext set, GroupAnswered999 group, GroupResult999 result) =>
        Add(new Draft("syntax", result.Code, set.Day, set.Sender, set.Receiver, set.InterchangeAt)
        {
            GroupControl = group.Control,
            Body = string.Join(' ', result.ErrorCodes),
        });

    public void Add(SetContext set, Header277CA? header, ClaimStatus277CA status)
    {
        var (code, day) = Verdict(status);
        var isClaim = status.Level == "PT";
        // Above the claims only a rejection says something about each of them.
        if (!isClaim && !IsRejection(code)) return;
        if (isClaim && status.ClaimNumber.Length == 0) return;
        if (!isClaim && status.BatchTrace.Length == 0) return;
        Add(new Draft("claim", code, day ?? Days.Read(header?.Date) ?? set.Day, set.Sender, set.Receiver, set.InterchangeAt)
        {
            ClaimNumber = isClaim ? status.ClaimNumber : "",
            BatchTrace = status.BatchTrace,
            ProviderNpi = status.ProviderIdQualifier == "XX" ? status.ProviderId : "",
            PayerClaimNumber = status.PayerClaimNumber,
            Body = string.Join("; ", status.Statuses.Concat(status.LineStatuses).Select(s => $"{s.Category}:{s.Status}:{s.Entity}").Distinct(StringComparer.Ordinal)),
        });
    }

    private sealed record Draft(string Kind, string Code, DateOnly On, string Sender, string Receiver, string AnswerAt)
    {
        public string InterchangeControl { get; init; } = "";
        public string GroupControl { get; init; } = "";
        public string SetControl { get; init; } = "";
        public string ClaimNumber { get; init; } = "";
        public string BatchTrace { get; init; } = "";
        public string ProviderNpi { get; init; } = "";
        public string PayerClaimNumber { get; init; } = "";
        public string Body { get; init; } = "";
    }

    private void Add(Draft draft)
    {
        var key = RowId.Of(Guid.Empty, "answer", draft.Kind, draft.Code, draft.On.DayNumber.ToString(CultureInfo.InvariantCulture), draft.Sender, draft.Receiver, draft.AnswerAt,
            draft.InterchangeControl, draft.GroupControl, draft.SetControl, draft.ClaimNumber, draft.BatchTrace, draft.ProviderNpi, draft.PayerClaimNumber, draft.Body);
        var id = RowId.Of(tenant, "answer", key.ToString("N"));
        _rows.TryAdd(id, new AnswerRow
        {
            TenantId = tenant,
            Id = id,
            AnswerKey = key.ToString("N"),
            Kind = draft.Kind,
            Code = draft.Code,
            On = draft.On,
            Sender = draft.Sender.ToUpperInvariant(),
            Receiver = draft.Receiver.ToUpperInvariant(),
            AnswerAt = draft.AnswerAt,
            InterchangeControl = draft.InterchangeControl,
            GroupControl = draft.GroupControl,
            SetControl = draft.SetControl,
            ClaimNumber = draft.ClaimNumber,
            BatchTrace = draft.BatchTrace,
            ProviderNpi = draft.ProviderNpi,
            PayerClaimNumber = draft.PayerClaimNumber,
            Body = draft.Body,
        });
    }

    /// <summary>Writes the answers that are new and returns the numbers that any of them touches.</summary>
    public async Task<HashSet<Guid>> WriteAsync(CancellationToken cancellation)
    {
        var ids = _rows.Keys.ToArray();
        var known = (await db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && ids.Contains(a.Id)).Select(a => a.Id).ToListAsync(cancellation)).ToHashSet();
        await writer.InsertAsync(_rows.Values.Where(r => !known.Contains(r.Id)).ToList(), cancellation);
        var numbers = new HashSet<Guid>();
        var claims = _rows.Values.Select(r => r.ClaimNumber).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        if (claims.Length > 0)
            numbers.UnionWith(await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant && claims.Contains(v.Number)).Select(v => v.NumberId).ToListAsync(cancellation));
        var groups = _rows.Values.Where(r => r.Kind == "syntax").Select(r => r.GroupControl).Distinct(StringComparer.Ordinal).ToArray();
        var interchanges = _rows.Values.Where(r => r.Kind == "envelope").Select(r => r.InterchangeControl).Distinct(StringComparer.Ordinal).ToArray();
        var batches = _rows.Values.Where(r => r.Kind == "claim" && r.ClaimNumber.Length == 0).Select(r => r.BatchTrace).Distinct(StringComparer.Ordinal).ToArray();
        if (groups.Length + interchanges.Length + batches.Length == 0) return numbers;
        foreach (var part in (await MovedAsync(await MeantAsync(groups, interchanges, batches, cancellation), batches, cancellation)).Chunk(Batches.Ids))
            numbers.UnionWith(await db.Set<SubmissionRow>().AsNoTracking().Where(c => c.TenantId == tenant && part.Contains(c.SetId)).Select(c => c.NumberId).Distinct().ToListAsync(cancellation));
        return numbers;
    }

    /// <summary>A set of claims that an answer may mean, by the names that answers use for it.</summary>
    private readonly record struct Meant(Guid Id, string Group, string Interchange, string Batch);

    private async Task<HashSet<Meant>> MeantAsync(string[] groups, string[] interchanges, string[] batches, CancellationToken cancellation)
    {
        var sent = db.Set<TransactionSetRow>().AsNoTracking().Where(s => s.TenantId == tenant && s.Type == "837P");
        // One question for each index: SQLite reads the whole table for an OR of three.
        var sets = new HashSet<Meant>();
        if (groups.Length > 0) await AddAsync(sent.Where(s => groups.Contains(s.GroupControl)));
        if (interchanges.Length > 0) await AddAsync(sent.Where(s => interchanges.Contains(s.InterchangeControl)));
        if (batches.Length > 0) await AddAsync(sent.Where(s => batches.Contains(s.BatchReference)));
        return sets;

        async Task AddAsync(IQueryable<TransactionSetRow> found) =>
            sets.UnionWith(await found.Select(s => new Meant(s.Id, s.GroupControl, s.InterchangeControl, s.BatchReference)).ToListAsync(cancellation));
    }

    /// <summary>
    /// The sets whose claims may stand otherwise now. A file that is only taken moves nothing, unless a TA1 or 999 refuses it too, now or before: whatever its claims have become since, the refusal may have counted.
    /// </summary>
    private async Task<IEnumerable<Guid>> MovedAsync(HashSet<Meant> sets, string[] batches, CancellationToken cancellation)
    {
        var (byGroup, byInterchange) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        // The answers that came now are written already.
        var refusing = db.Set<AnswerRow>().AsNoTracking().Where(a => a.TenantId == tenant && Refusals.Contains(a.Code));
        foreach (var part in sets.Select(s => s.Group).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            byGroup.UnionWith(await refusing.Where(a => a.Kind == "syntax" && part.Contains(a.GroupControl)).Select(a => a.GroupControl).Distinct().ToListAsync(cancellation));
        foreach (var part in sets.Select(s => s.Interchange).Distinct(StringComparer.Ordinal).Chunk(Batches.Ids))
            byInterchange.UnionWith(await refusing.Where(a => a.Kind == "envelope" && part.Contains(a.InterchangeControl)).Select(a => a.InterchangeControl).Distinct().ToListAsync(cancellation));
        return sets.Where(s => byGroup.Contains(s.Group) || byInterchange.Contains(s.Interchange) || batches.Contains(s.Batch, StringComparer.Ordinal)).Select(s => s.Id);
    }

    /// <summary>The category that decides: any rejection at claim or line level, else the furthest acceptance.</summary>
    private static (string Code, DateOnly? Day) Verdict(ClaimStatus277CA status)
    {
        var all = status.Statuses.Concat(status.LineStatuses).ToList();
        var decisive = all.Find(s => IsRejection(s.Category)) ?? all.MaxBy(s => s.Category switch { "A2" => 5, "A5" => 4, "A1" => 3, "A0" => 2, "A4" => 1, _ => 0 });
        return decisive is null ? ("", null) : (decisive.Category, Days.Read(decisive.Date));
    }

    private static bool IsRejection(string category) => category is "A3" or "A6" or "A7" or "A8";

    private static string Plain(SetAnswered999 answer)
    {
        if (answer.Errors.Count == 0) return string.Join(' ', answer.ErrorCodes);
        return JsonSerializer.Serialize(answer.Errors.Take(50).Select(e => $"{e.Segment}/{e.Position}/{e.Loop}/{e.Code} {string.Join(',', e.Elements.Select(x => $"{x.Position}:{x.Code}"))}".Trim()));
    }
}
