using System.Globalization;
using System.Text.Json;
using Quittance.App.Ledger;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Remittance;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Remittance;

/// <summary>The rows that a settlement leaves.</summary>
internal sealed class SettledRows(Guid tenant, DateTimeOffset now, string actor)
{
    /// <summary>The numbers that were worked out.</summary>
    public List<Guid> Numbers { get; } = [];
    public List<ClaimRow> Claims { get; } = [];
    public List<EncounterRow> Encounters { get; } = [];
    public List<SubmissionRow> Submissions { get; } = [];
    public List<DecisionRow> Decisions { get; } = [];
    public List<ClaimEventRow> Events { get; } = [];
    public List<FindingRow> Findings { get; } = [];
    public List<PayerAliasRow> AskedAliases { get; } = [];
    public List<NumberedEntry> Entries { get; } = [];

    public void Add(Guid number, NumberDocuments documents, NumberLife life, IEnumerable<DecisionRow> decisionRows, Dictionary<Guid, TiedTo> tied)
    {
        Numbers.Add(number);
        var rows = documents.Submissions[number].ToDictionary(s => s.CopyKey, StringComparer.Ordinal);
        foreach (var claim in life.Claims) AddClaim(number, documents, claim, rows);
        var byKey = life.Fates.ToDictionary(f => f.Decision.Key, StringComparer.Ordinal);
        var posted = life.Claims.SelectMany(c => c.Books.Decisions.Select(d => (Claim: c, Posted: d))).ToDictionary(x => x.Posted.Decision.Key, StringComparer.Ordinal);
        foreach (var row in decisionRows)
        {
            var fate = byKey[row.DecisionKey];
            var found = posted.TryGetValue(row.DecisionKey, out var p);
            Keep(row, With(row, number, tied[row.Id].Rung, fate.ClaimOrdinal, fate.Waits,
                found ? p.Posted.Level : "", found ? p.Posted.PayerKey : "",
                found && p.Claim.Books.LastStanding == p.Posted, found && p.Posted.ReversedBy is not null, found ? Sum(p.Posted) : Money.Zero));
            if (found && fate.Decision.PayerStanding == PayerStanding.Unknown) Ask(fate.Decision.PayerKey, p.Posted.PayerKey);
        }
        Entries.AddRange(life.Entries.Select(e => new NumberedEntry(number, e)));
    }

    /// <summary>Takes over the rows of other numbers.</summary>
    public void Add(SettledRows others)
    {
        Numbers.AddRange(others.Numbers);
        Claims.AddRange(others.Claims);
        Encounters.AddRange(others.Encounters);
        Submissions.AddRange(others.Submissions);
        Decisions.AddRange(others.Decisions);
        Events.AddRange(others.Events);
        Findings.AddRange(others.Findings);
        AskedAliases.AddRange(others.AskedAliases.Where(a => !AskedAliases.Exists(known => known.Id == a.Id)));
        Entries.AddRange(others.Entries);
    }

    public void AddLoose(DecisionRow row, Quittance.Core.Ledger.WantedEntry? entry)
    {
        Keep(row, With(row, null, Rung.None, null, "no claim", "", "", false, false, Money.Zero));
        if (entry is not null) Entries.Add(new NumberedEntry(null, entry));
    }

    private void AddClaim(Guid number, NumberDocuments documents, ClaimLife claim, Dictionary<string, SubmissionRow> rows)
    {
        var thread = claim.Thread;
        var books = claim.Books;
        var first = thread.Versions[0];
        var shown = thread.Posted ?? thread.Versions[^1];
        var identity = documents.Versions[rows[shown.Copies[0].Key].VersionId];
        var counted = thread.Versions.Where(v => v.Content.Level == thread.Level).ToList();
        var id = RowId.Claim(tenant, number, thread.Ordinal);
        var findings = thread.Findings.Concat(books.Findings).DistinctBy(f => (f.Id, f.Message)).ToList();
        var worst = OverrideRules.Worst(findings.Concat(shown.Content.EditFindings), documents.Passed.Of(number, thread.Ordinal));
        Claims.Add(new ClaimRow
        {
            TenantId = tenant,
            Id = id,
            NumberId = number,
            BillingNpi = identity.BillingNpi,
            Number = identity.Number,
            Ordinal = thread.Ordinal,
            PersonId = identity.PersonId,
            Level = thread.Level,
            PayerKey = shown.Content.PayerKey,
            Day = shown.Content.Day,
            State = claim.Standing.Headline.ToString(),
            Versions = counted.Count,
            Charge = books.Charge,
            InsurerPaid = books.InsurerPaid,
            Adjusted = books.Adjusted,
            PatientResponsibility = books.PatientResponsibility,
            Open = books.Open,
            DeniedOpen = books.DeniedOpen,
            FirstSent = first.SentOn,
            FirstCharge = first.Content.Charge,
            IsOriginal = first.Content.Frequency is not ("7" or "8"),
            RejectedBy999 = Rejected(counted, AnswerKind.Syntax),
            RejectedBy277 = Rejected(counted, AnswerKind.Claim),
            StandingDecision = books.LastStanding?.Decision.Key ?? "",
            RenderingNpi = shown.Content.RenderingNpi,
            FindingSeverity = worst is null ? 0 : (int)worst.Severity + 1,
            FindingId = worst?.Id ?? "",
            FirstStopped = first.Content.EditFindings.Any(f => f.Severity == Severity.Error),
        });
        Encounters.Add(new EncounterRow
        {
            TenantId = tenant,
            Id = id,
            PersonId = identity.PersonId,
            Day = shown.Content.Day,
            RenderingNpi = shown.Content.RenderingNpi,
            PlaceOfService = shown.Content.PlaceOfService,
        });
        AddCopies(thread, claim.Standing, rows);
        AddEvents(number, claim);
        foreach (var finding in findings) AddFinding("claim", number, thread.Ordinal, finding);
        foreach (var finding in shown.Content.EditFindings) AddFinding("edit", number, thread.Ordinal, finding);
    }

    private static bool Rejected(List<ClaimVersion> versions, AnswerKind kind) =>
        versions.Exists(v => v.Copies.Exists(c => c.Answers.Any(a => a.Kind == kind && a.Rejects)));

    private void AddCopies(ClaimThread thread, ClaimStanding standing, Dictionary<string, SubmissionRow> rows)
    {
        var version = 0;
        foreach (var v in thread.Versions)
        {
            version++;
            for (var i = 0; i < v.Copies.Count; i++)
            {
                var row = rows[v.Copies[i].Key];
                var kept = row with
                {
                    ClaimOrdinal = thread.Ordinal,
                    Version = version,
                    Attempt = i + 1,
                    Disposition = (i == 0 ? v.Disposition : Disposition.Repeats).ToString(),
                    State = standing.Copies[row.CopyKey].ToString(),
                };
                if (kept != row) Submissions.Add(kept);
            }
        }
    }

    private void AddEvents(Guid number, ClaimLife claim)
    {
        foreach (var copy in claim.Thread.Versions.SelectMany(v => v.Copies))
            AddEvent(number, claim.Thread.Ordinal, "Send", "", "Sent", copy.SentOn, copy.Key, copy.Key);
        foreach (var move in claim.Standing.Moves)
            AddEvent(number, claim.Thread.Ordinal, move.Move.ToString(), move.From.ToString(), move.To.ToString(), move.On, move.Cause, move.CopyKey);
        var headline = claim.Standing.Headline;
        if (headline is ClaimState.Closed or ClaimState.PatientDue or ClaimState.SecondaryPending && claim.Books.LastStanding is { } last)
            AddEvent(number, claim.Thread.Ordinal, "Settle", "Adjudicated", headline.ToString(), last.Decision.BookDate, last.Decision.Key, "");
    }

    private void AddEvent(Guid number, int ordinal, string move, string from, string to, DateOnly on, string cause, string copy) =>
        Events.Add(new ClaimEventRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "event", number.ToString("N"), ordinal.ToString(CultureInfo.InvariantCulture), move, from, to, cause, copy),
            NumberId = number,
            ClaimOrdinal = ordinal,
            Move = move,
            From = from,
            To = to,
            On = on,
            RecordedAt = now,
            Actor = actor,
            Cause = cause,
        });

    private void AddFinding(string kind, Guid number, int ordinal, Finding finding) =>
        Findings.Add(new FindingRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "finding", number.ToString("N"), ordinal.ToString(CultureInfo.InvariantCulture), finding.Id, finding.Message,
                string.Create(CultureInfo.InvariantCulture, $"{finding.Line}:{finding.Element}:{finding.Component}")),
            SubjectId = number,
            SubjectKind = kind,
            ClaimOrdinal = ordinal,
            FindingId = finding.Id,
            Severity = finding.Severity.ToString(),
            Message = finding.Message,
            Body = JsonSerializer.Serialize(finding, BodyJson.Default.Finding),
        });

    /// <summary>A name that a claim told us is put up once for a person to confirm.</summary>
    private void Ask(string alias, string payerKey)
    {
        if (alias == payerKey || AskedAliases.Exists(a => a.Alias == alias && a.PayerKey == payerKey)) return;
        AskedAliases.Add(new PayerAliasRow { TenantId = tenant, Id = RowId.Of(tenant, "alias", alias, payerKey), Alias = alias, PayerKey = payerKey, State = "asked" });
    }

    private static Money Sum(PostedDecision posted)
    {
        var sum = Money.Zero;
        foreach (var writeOff in posted.WriteOffs) sum += writeOff.Amount;
        return sum;
    }

    private void Keep(DecisionRow before, DecisionRow after)
    {
        if (before != after) Decisions.Add(after);
    }

    private static DecisionRow With(DecisionRow row, Guid? number, Rung rung, int? claim, string waits, string level, string payer, bool standing, bool reversed, Money adjusted) => row with
    {
        IsPosted = true,
        NumberId = number,
        Rung = (int)rung,
        ClaimOrdinal = claim,
        Waits = waits,
        Level = level,
        PayerKey = payer,
        IsStanding = standing,
        IsReversed = reversed,
        Adjusted = adjusted,
    };
}
