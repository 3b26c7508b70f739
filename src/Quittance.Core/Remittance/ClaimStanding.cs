using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>One move of one copy: from, to, when and because of which document.</summary>
internal sealed record StateMove(string CopyKey, ClaimMove Move, ClaimState From, ClaimState To, DateOnly On, string Cause);

/// <summary>Where a claim and each copy of it stand, worked out from answers and decisions in the order of their own dates.</summary>
internal sealed class ClaimStanding
{
    private readonly ClaimThread _thread;
    private readonly ClaimBooks _books;

    private ClaimStanding(ClaimThread thread, ClaimBooks books) => (_thread, _books) = (thread, books);

    /// <summary>The headline: the state of the latest version at the last payer level that decided.</summary>
    public ClaimState Headline { get; private set; }
    /// <summary>The state of each copy, by its key.</summary>
    public Dictionary<string, ClaimState> Copies { get; } = new(StringComparer.Ordinal);
    /// <summary>All moves in order.</summary>
    public List<StateMove> Moves { get; } = [];

    /// <summary>Works out the standing of one claim.</summary>
    public static ClaimStanding Of(ClaimThread thread, ClaimBooks books)
    {
        var standing = new ClaimStanding(thread, books);
        foreach (var version in thread.Versions)
            foreach (var copy in version.Copies)
                standing.Run(version, copy);
        standing.Headline = standing.FindHeadline();
        return standing;
    }

    private void Run(ClaimVersion version, SentCopy copy)
    {
        var isVoid = version.IsVoid && !version.IsRefusedVoid;
        var state = ClaimState.Sent;
        if (version.Disposition == Disposition.Held) state = Move(copy, state, ClaimMove.Doubted, copy.SentOn, copy.Key);
        else if (isVoid) state = ClaimState.VoidSent;
        var events = Believed(copy.Answers).Select(a => (On: a.Date, Rank: (int)a.Kind, Cause: a.Key, Move: ClaimStates.MoveOf(a))).ToList();
        // The payer's reversal moves the copy that was paid, and it answers the void that asked for it.
        events.AddRange(_books.Decisions
            .Where(d => CopyOf(d) == copy || (isVoid && d.Reverses is not null && d.Decision.BookDate >= copy.SentOn))
            .Select((d, i) => (On: d.Decision.BookDate, Rank: 3 + i, Cause: d.Decision.Key, Move: MoveOf(d))));
        foreach (var e in events.OrderBy(e => e.On).ThenBy(e => e.Rank).ThenBy(e => e.Cause, StringComparer.Ordinal))
        {
            var move = e.Move;
            // The payer confirms a void by taking the payment back, or by accepting the void of a claim that it never paid.
            if (state == ClaimState.VoidSent && (move == ClaimMove.TakenBack || (move == ClaimMove.Accepted && IsUnpaid(e.On))))
                move = ClaimMove.VoidConfirmed;
            state = Move(copy, state, move, e.On, e.Cause);
        }
        Copies[copy.Key] = state;
    }

    /// <summary>
    /// A file that arrived twice, or once cut, gets two answers of one layer. Who answers what is inside has opened the envelope, and who has the claim has read its set: a refusal of the layer above then is about
    /// the other arrival. Whichever came first, so that the order of answers does not matter.
    /// </summary>
    private static IEnumerable<Answer> Believed(IReadOnlyList<Answer> answers)
    {
        var isOpened = answers.Any(a => a.Kind == AnswerKind.Syntax || (a.Kind == AnswerKind.Claim && ClaimStates.MoveOf(a) != ClaimMove.Noted));
        var isRead = answers.Any(a => a.Kind == AnswerKind.Syntax && !a.Rejects) || answers.Any(a => a.Kind == AnswerKind.Claim && ClaimStates.MoveOf(a) is ClaimMove.Received or ClaimMove.Accepted);
        return answers.Where(a => !a.Rejects || (a.Kind == AnswerKind.Envelope ? !isOpened : a.Kind != AnswerKind.Syntax || !isRead));
    }

    /// <summary>
    /// The copy that a decision answers: the last one sent by its day. A reversal moves the copy that was paid. Null when the
    /// decision is another payer's, to whom no copy was sent.
    /// </summary>
    private static SentCopy? CopyOf(PostedDecision posted)
    {
        var version = posted.Version;
        if (posted.Level != version.Content.Level) return null;
        var on = (posted.Reverses ?? posted).Decision.BookDate;
        return version.Copies.FindLast(c => c.SentOn <= on) ?? version.Copies[0];
    }

    private bool IsUnpaid(DateOnly on)
    {
        var paid = Money.Zero;
        foreach (var posted in _books.Decisions)
            if (posted.Decision.BookDate <= on) paid += posted.Decision.Paid;
        return paid.IsZero;
    }

    /// <summary>A version stands where its last decided copy does; a further copy of a decided claim is a repeat.</summary>
    private ClaimState StateOf(ClaimVersion version) =>
        Copies[(version.Copies.FindLast(c => _books.Decisions.Any(d => CopyOf(d) == c)) ?? version.Copies[^1]).Key];

    private ClaimState Move(SentCopy copy, ClaimState from, ClaimMove move, DateOnly on, string cause)
    {
        var to = ClaimStates.After(from, move);
        if (to != from) Moves.Add(new StateMove(copy.Key, move, from, to, on, cause));
        return to;
    }

    private static ClaimMove MoveOf(PostedDecision posted) =>
        posted.Decision.IsReversal ? ClaimMove.TakenBack : posted.Decision.Status == "23" ? ClaimMove.Forwarded : ClaimMove.Decided;

    private ClaimState FindHeadline()
    {
        // A void holds until the claim is sent anew.
        if (_thread.Void is { } voided && _thread.Posted is null && !_thread.IsInDoubt) return Copies[voided.Copies[^1].Key];
        var decided = _books.Decisions.LastOrDefault(d => (d.Decision.Decides || d.Reverses is not null) && !d.IsAside && _books.Counts(d));
        var level = decided?.Level ?? _thread.Level;
        var latest = _thread.Versions.LastOrDefault(v => v.Content.Level == level && v.Disposition is Disposition.Posted or Disposition.Repeats)
            ?? _thread.Versions.LastOrDefault(v => v.Content.Level == level && v.Disposition != Disposition.Voided);
        if (latest is null && decided is null) return Copies[_thread.Versions[^1].Copies[^1].Key];
        if (_thread.Versions.TrueForAll(v => v.Disposition == Disposition.Held)) return ClaimState.Held;
        var headline = latest is null ? ClaimState.Adjudicated : StateOf(latest);
        // Another payer's decision may come without a copy of ours to move.
        if (decided is not null && (latest is null || (level != _thread.Level && headline is not (ClaimState.Adjudicated or ClaimState.Reversed))))
            headline = decided.Decision.IsReversal ? ClaimState.Reversed : ClaimState.Adjudicated;
        return headline == ClaimState.Adjudicated ? AfterDecision() : headline;
    }

    /// <summary>What a decided claim becomes by itself: only when no refused amount outside PR is open.</summary>
    private ClaimState AfterDecision()
    {
        var last = _books.LastStanding;
        if (last is null || _books.DeniedByInsurers > Money.Zero || last.Decision.Status == "4") return ClaimState.Adjudicated;
        // Nothing open and yet a patient's part: too much was written off, which a person has to settle.
        if (_books.LeftByInsurers.IsZero) return _books.PatientResponsibility > Money.Zero ? ClaimState.Adjudicated : ClaimState.Closed;
        if (last.Decision.IsCrossedOver) return ClaimState.SecondaryPending;
        if (_books.PatientResponsibility <= Money.Zero) return ClaimState.Adjudicated;
        if (HasNextPayer(last.Level)) return ClaimState.SecondaryPending;
        return _books.Open.IsZero ? ClaimState.Closed : ClaimState.PatientDue;
    }

    private bool HasNextPayer(string level) =>
        _thread.Versions.Any(v => Later(v.Content.Level, level) || v.Content.OtherPayers.Any(p => Later(p.Level, level)));

    private static bool Later(string level, string than) => Rank(level) > Rank(than);

    /// <summary>P, S, T, then A to H (payers four to eleven).</summary>
    internal static int Rank(string level) => level switch
    {
        "P" => 1,
        "S" => 2,
        "T" => 3,
        { Length: 1 } when level[0] is >= 'A' and <= 'H' => 4 + level[0] - 'A',
        _ => 1,
    };
}
