using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Ledger;
using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>A decision that posted, and what it did.</summary>
internal sealed class PostedDecision
{
    internal PostedDecision(ClaimDecision decision, ClaimVersion version, string level, string payerKey)
    {
        (Decision, Version, Level, PayerKey) = (decision, version, level, payerKey);
        LineOf = LineMatch.Of(version.Content, decision);
    }

    /// <summary>What came.</summary>
    public ClaimDecision Decision { get; }
    /// <summary>The version that it answers.</summary>
    public ClaimVersion Version { get; }
    /// <summary>The payer level: P, S, T ...</summary>
    public string Level { get; }
    /// <summary>The payer it posts to.</summary>
    public string PayerKey { get; }
    /// <summary>The claim's line for each of its lines.</summary>
    public IReadOnlyList<int> LineOf { get; }
    /// <summary>For a reversal: what it takes back.</summary>
    public PostedDecision? Reverses { get; internal set; }
    /// <summary>The reversal that took it back; null while it stands.</summary>
    public PostedDecision? ReversedBy { get; internal set; }
    /// <summary>What was written off because of it and still stands.</summary>
    public IReadOnlyList<WriteOff> WriteOffs { get; internal set; } = [];
    /// <summary>The patient's part of it, by line.</summary>
    public SortedDictionary<int, Money> PatientParts { get; internal set; } = [];
    /// <summary>The payments by line.</summary>
    public IReadOnlyList<LineAmount> Payments { get; internal set; } = [];
    /// <summary>It is the payer's answer to a void: it tells whether the void holds and decides nothing about the claim.</summary>
    internal bool AnswersVoid => Version.Content.Frequency == "8" && Decision.Frequency == "8" && !Decision.IsReversal;
    /// <summary>It only says of a second arrival that the claim was there before; the decision about the first is there, and holds.</summary>
    internal bool AnswersRepeat { get; set; }
    /// <summary>It says nothing about what is owed for the claim.</summary>
    internal bool IsAside => AnswersVoid || AnswersRepeat;
    /// <summary>It decides the claim and was not taken back.</summary>
    public bool Stands => Decision.Decides && ReversedBy is null && !IsAside;
}

/// <summary>The money of one claim, worked out from its versions and decisions in order: the entries that should stand.</summary>
internal sealed class ClaimBooks
{
    private readonly ClaimThread _thread;
    private readonly SortedDictionary<int, Money> _patient = [];
    private readonly List<PostedDecision> _done = [];
    private Money _open;

    private ClaimBooks(ClaimThread thread) => _thread = thread;

    /// <summary>The entries that should stand.</summary>
    public List<WantedEntry> Entries { get; } = [];
    /// <summary>The charge that stands.</summary>
    public Money Charge { get; private set; }
    /// <summary>Paid by insurers, net.</summary>
    public Money InsurerPaid { get; private set; }
    /// <summary>Written off, net.</summary>
    public Money Adjusted { get; private set; }
    /// <summary>The patient's part of the last decision that stands.</summary>
    public Money PatientResponsibility { get; private set; }
    /// <summary>Paid by the patient, net.</summary>
    public Money PatientPaid { get; private set; }
    /// <summary>Written off by staff, net.</summary>
    public Money WrittenOffByHand { get; private set; }
    /// <summary>Charge less what insurers paid and had written off: what is left to patient and denials.</summary>
    public Money LeftByInsurers => Charge - InsurerPaid - Adjusted;
    /// <summary>Charge less all payments and write-offs.</summary>
    public Money Open => LeftByInsurers - PatientPaid - WrittenOffByHand;
    /// <summary>Refused outside PR, as far as insurers left it open.</summary>
    public Money DeniedByInsurers { get; private set; }
    /// <summary>Refused outside PR, as far as it is open.</summary>
    public Money DeniedOpen { get; private set; }
    /// <summary>Decisions in book order.</summary>
    public IReadOnlyList<PostedDecision> Decisions { get; private set; } = [];
    /// <summary>The last decision that stands on a charge that was not replaced; null when none does.</summary>
    public PostedDecision? LastStanding => Decisions.LastOrDefault(d => d.Stands && Counts(d));
    /// <summary>Things to tell about the money.</summary>
    public List<Finding> Findings { get; } = [];

    /// <summary>Keeps the books of one claim. The decisions are in book order and already tied to versions.</summary>
    public static ClaimBooks Keep(ClaimThread thread, IReadOnlyList<PostedDecision> decisions, IReadOnlyList<HandPosting>? byHand = null)
    {
        var books = new ClaimBooks(thread) { Decisions = decisions };
        foreach (var repeat in decisions.Where(d => d.Decision.SaysDuplicate))
            repeat.AnswersRepeat = decisions.Any(d => d.Level == repeat.Level && d is { Stands: true, Decision.SaysDuplicate: false } && books.Counts(d));
        var steps = new List<(DateOnly On, int Rank, int Order, Action Do)>();
        for (var i = 0; i < thread.Versions.Count; i++)
        {
            var version = thread.Versions[i];
            if (!version.EverPosted) continue;
            steps.Add((version.SentOn, 0, i, () => books.PostCharge(version)));
            if (version.EndedOn is { } ended) steps.Add((ended, 1, i, () => books.EndCharge(version, ended)));
        }
        for (var i = 0; i < decisions.Count; i++)
        {
            var decision = decisions[i];
            steps.Add((decision.Decision.BookDate, 2, i, () => books.Post(decision)));
        }
        foreach (var posting in byHand ?? []) books.PostByHand(posting);
        foreach (var step in steps.OrderBy(s => s.On).ThenBy(s => s.Rank).ThenBy(s => s.Order)) step.Do();
        books.Close();
        return books;
    }

    private void PostCharge(ClaimVersion version)
    {
        var content = version.Content;
        Add(Recipe.PostCharge($"charge:{content.Key}", version.SentOn, content.Key, _thread.Ordinal, content.PayerKey, Charges(content)));
        Charge += content.Charge;
        _open += content.Charge;
    }

    private void EndCharge(ClaimVersion version, DateOnly on)
    {
        var content = version.Content;
        Add(Recipe.ReverseCharge($"charge-end:{content.Key}", on, version.EndedBy, _thread.Ordinal, content.PayerKey, Charges(content)));
        Charge -= content.Charge;
        _open -= content.Charge;
        // A void waits for the payer's reversal before payments and adjustments fall; a replacement takes its adjustments at once.
        if (version.Disposition != Disposition.Replaced) return;
        foreach (var posted in _done.Where(d => d.WriteOffs.Count > 0 && ChargeOf(d) == version))
        {
            TakeBack(posted, $"adjustment-end:{posted.Decision.Key}", on, version.EndedBy);
        }
        MovePatientTo(Standing(on)?.PatientParts ?? [], $"patient-end:{content.Key}", on, version.EndedBy, content.PayerKey);
    }

    private void Post(PostedDecision posted)
    {
        var decision = posted.Decision;
        if (posted.Reverses is { } original) PostReversal(posted, original);
        else PostDecision(posted);
        _done.Add(posted);
        MovePatientTo(Standing(decision.BookDate)?.PatientParts ?? [], $"patient:{decision.Key}", decision.BookDate, decision.SetKey, posted.PayerKey);
    }

    /// <summary>Moves nothing of what insurers decide: a later payer's cap counts what insurers left, whoever paid the patient's part.</summary>
    private void PostByHand(HandPosting posting)
    {
        if (posting.Kind == HandPostingKind.PatientPayment)
        {
            PatientPaid += posting.Amount;
            Add(Recipe.PostPatientPayment($"hand:{posting.Key}", posting.On, posting.Key, _thread.Ordinal, posting.Amount));
            return;
        }
        WrittenOffByHand += posting.Amount;
        Add(Recipe.WriteOffByHand($"hand:{posting.Key}", posting.On, posting.Key, _thread.Ordinal, posting.Reason, posting.Amount));
    }

    private void PostDecision(PostedDecision posted)
    {
        var decision = posted.Decision;
        // Passed on to another payer: nothing is decided, and no money moved.
        if (!decision.Decides) return;
        var openBefore = _open;
        posted.Payments = PaymentsOf(decision, posted.LineOf);
        PostPayments(posted);
        if (posted.IsAside || !CountsFor(posted, decision.BookDate)) return;
        posted.PatientParts = CasRules.PatientParts(decision, posted.LineOf);
        var writeOffs = CasRules.WriteOffs(decision, posted.LineOf);
        if (decision.Status is "2" or "3" or "20" or "21")
            writeOffs = LaterPayer(writeOffs, openBefore - decision.Paid - Sum(posted.PatientParts.Values));
        posted.WriteOffs = writeOffs;
        Add(Recipe.PostAdjustment(EntryKind.Adjustment, $"adjustment:{decision.Key}", decision.BookDate, decision.SetKey,
            _thread.Ordinal, posted.PayerKey, writeOffs));
        Write(Sum(writeOffs.Select(w => w.Amount)));
    }

    /// <summary>
    /// A later payer repeats what the first wrote off. Only what is still open can be written off, at claim level; the rest stays on
    /// the decision as information.
    /// </summary>
    private static List<WriteOff> LaterPayer(List<WriteOff> writeOffs, Money room)
    {
        var sum = Sum(writeOffs.Select(w => w.Amount));
        var amount = Money.Max(Money.Zero, Money.Min(sum, room));
        return amount.IsZero ? [] : [new WriteOff(0, amount, writeOffs[0].Group, writeOffs[0].Reason)];
    }

    private void PostReversal(PostedDecision posted, PostedDecision original)
    {
        var decision = posted.Decision;
        posted.Payments = decision.Paid == -original.Decision.Paid
            ? original.Payments.Select(p => p with { Amount = -p.Amount }).ToList()
            : PaymentsOf(decision, posted.LineOf);
        PostPayments(posted);
        if (original.WriteOffs.Count > 0) TakeBack(original, $"adjustment:{decision.Key}", decision.BookDate, decision.SetKey);
    }

    private void TakeBack(PostedDecision posted, string key, DateOnly on, string source)
    {
        var back = posted.WriteOffs.Select(w => w with { Amount = -w.Amount }).ToList();
        posted.WriteOffs = [];
        Add(Recipe.PostAdjustment(EntryKind.AdjustmentReversal, key, on, source, _thread.Ordinal, posted.PayerKey, back));
        Write(Sum(back.Select(w => w.Amount)));
    }

    private void PostPayments(PostedDecision posted)
    {
        var decision = posted.Decision;
        Add(Recipe.PostPayment($"payment:{decision.Key}", decision.BookDate, decision.SetKey, _thread.Ordinal, posted.PayerKey, posted.Payments));
        InsurerPaid += decision.Paid;
        _open -= decision.Paid;
    }

    /// <summary>Payments by claim line; what the lines do not explain (claim-level adjustments) belongs to the claim as a whole.</summary>
    private static List<LineAmount> PaymentsOf(ClaimDecision decision, IReadOnlyList<int> lineOf)
    {
        var byLine = new SortedDictionary<int, Money>();
        var rest = decision.Paid;
        for (var i = 0; i < decision.Lines.Count; i++)
        {
            byLine[lineOf[i]] = byLine.GetValueOrDefault(lineOf[i]) + decision.Lines[i].Paid;
            rest -= decision.Lines[i].Paid;
        }
        byLine[0] = byLine.GetValueOrDefault(0) + rest;
        return byLine.Where(p => !p.Value.IsZero).Select(p => new LineAmount(p.Key, p.Value)).ToList();
    }

    private void MovePatientTo(SortedDictionary<int, Money> target, string key, DateOnly on, string source, string payer)
    {
        var moved = _patient.Keys.Union(target.Keys).Order()
            .Select(line => new LineAmount(line, target.GetValueOrDefault(line) - _patient.GetValueOrDefault(line)))
            .Where(m => !m.Amount.IsZero).ToList();
        if (moved.Count == 0) return;
        Add(Recipe.TransferToPatient(key, on, source, _thread.Ordinal, payer, moved));
        _patient.Clear();
        foreach (var (line, amount) in target)
            if (!amount.IsZero) _patient[line] = amount;
    }

    /// <summary>The last of the decisions booked so far that stands on a charge not replaced by that day.</summary>
    private PostedDecision? Standing(DateOnly on) => _done.LastOrDefault(d =>
        d.Decision.Decides && !d.IsAside && (d.ReversedBy is null || !_done.Contains(d.ReversedBy)) && CountsFor(d, on));

    /// <summary>
    /// The version whose charge a decision is about: the one that it answers, or, when it answers a copy for another payer, the one
    /// that stood on its day. When that charge is replaced, what was decided about it falls too, whoever decided.
    /// </summary>
    private ClaimVersion ChargeOf(PostedDecision posted)
    {
        if (posted.Version.Content.Level == _thread.Level) return posted.Version;
        return _thread.Versions.LastOrDefault(v => v.EverPosted && v.SentOn <= posted.Decision.BookDate)
            ?? _thread.Versions.Find(v => v.EverPosted) ?? posted.Version;
    }

    /// <summary>True while the charge that a decision is about had not been replaced on that day.</summary>
    private bool CountsFor(PostedDecision posted, DateOnly on)
    {
        var charge = ChargeOf(posted);
        return charge.Disposition != Disposition.Replaced || (charge.EverPosted && charge.EndedOn > on);
    }

    /// <summary>True when a decision, or the one that a reversal takes back, is about a charge that was not replaced.</summary>
    internal bool Counts(PostedDecision posted) => CountsFor(posted.Reverses ?? posted, DateOnly.MaxValue);

    private void Close()
    {
        PatientResponsibility = LastStanding is { } last ? Sum(last.PatientParts.Values) : Money.Zero;
        var denied = Money.Zero;
        foreach (var level in Decisions.Where(d => d.Stands && Counts(d)).GroupBy(d => d.Level, StringComparer.Ordinal))
            denied = Money.Max(denied, CasRules.Denied(level.Last().Decision));
        DeniedByInsurers = Money.Max(Money.Zero, Money.Min(denied, LeftByInsurers - PatientResponsibility));
        // What staff wrote off lies first in the patient's part; what a patient paid ahead leaves the payer's refusal as it is.
        var patientLeft = Money.Max(Money.Zero, PatientResponsibility - PatientPaid);
        DeniedOpen = Money.Max(Money.Zero, DeniedByInsurers - Money.Max(Money.Zero, WrittenOffByHand - patientLeft));
        if (Charge > Money.Zero && Open < Money.Zero)
            Findings.Add(RemittanceFindings.Credit(Open));
        else if (Charge > Money.Zero && LeftByInsurers < PatientResponsibility)
            Findings.Add(RemittanceFindings.OverAdjusted(PatientResponsibility - LeftByInsurers));
        foreach (var posted in Decisions.Where(d => d.Stands && d.Decision.AllAdjustments.Any(CasRules.IsUnknown)))
            Findings.Add(RemittanceFindings.UnknownReason(posted.Decision));
    }

    private void Write(Money amount)
    {
        Adjusted += amount;
        _open -= amount;
    }

    private void Add(WantedEntry? entry)
    {
        if (entry is not null) Entries.Add(entry);
    }

    private static List<LineAmount> Charges(ClaimContent content) => content.Lines.Select(l => new LineAmount(l.Number, l.Charge)).ToList();

    private static Money Sum(IEnumerable<Money> amounts)
    {
        var sum = Money.Zero;
        foreach (var amount in amounts) sum += amount;
        return sum;
    }
}
