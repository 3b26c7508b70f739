using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>One move of one copy: from, to, when and because of which document.</summary>
public sealed record StateMove(string CopyKey, ClaimMove Move, ClaimState From, ClaimState To, DateOnly On, string Cause);

/// <summary>Where a claim and each copy of it stand, worked out from answers and decisions in the order of their own dates.</summary>
public sealed class ClaimStanding
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
            for (var i = 0; i < version.Copies.Count; i++)
                standing.Run(version, version.Copies[i], isLast: i == version.Copies.Count - 1);
        standing.Headline = standing.FindHeadline();
        return standing;
    }

    private void Run(ClaimVersion version, SentCopy copy, bool isLast)
    {
        var state = ClaimState.Sent;
        if (version.Disposition == Disposition.Held) state = Move(copy, state, ClaimMove.Doubted, copy.SentOn, copy.Key);
        else if (version == _thread.Void || version == _thread.RefusedVoid) state = ClaimState.VoidSent;
        var events = copy.Answers.Select(a => (On: a.Date, Rank: (int)a.Kind, Cause: a.Key, Move: MoveOf(a))).ToList();
        if (isLast)
            events.AddRange(_books.Decisions.Where(d => d.Version == version && d.Level == version.Content.Level)
                .Select((d, i) => (On: d.Decision.BookDate, Rank: 3 + i, Cause: d.Decision.Key, Move: MoveOf(d))));
        foreach (var e in events.OrderBy(e => e.On).ThenBy(e => e.Rank).ThenBy(e => e.Cause, StringComparer.Ordinal))
        {
            var move = e.Move;
            // The payer confirms a void by taking the payment back, or by accepting the void of a claim that it never paid.
            if (state == ClaimState.VoidSent && (move == ClaimMove.TakenBack || (move == ClaimMove.Accepted && _books.InsurerPaid.IsZero)))
                move = ClaimMove.VoidConfirmed;
            state = Move(copy, state, move, e.On, e.Cause);
        }
        Copies[copy.Key] = state;
    }

    private ClaimState Move(SentCopy copy, ClaimState from, ClaimMove move, DateOnly on, string cause)
    {
        var to = ClaimStates.After(from, move);
        if (to != from) Moves.Add(new StateMove(copy.Key, move, from, to, on, cause));
        return to;
    }

    private static ClaimMove MoveOf(Answer answer) => answer.Kind switch
    {
        AnswerKind.Envelope => answer.Rejects ? ClaimMove.EnvelopeRefused : ClaimMove.Noted,
        AnswerKind.Syntax => answer.Rejects ? ClaimMove.SyntaxRefused : ClaimMove.Noted,
        _ => answer.Code switch
        {
            "A0" or "A1" => ClaimMove.Received,
            "A2" or "A5" => ClaimMove.Accepted,
            "A3" or "A6" or "A7" or "A8" => ClaimMove.Rejected,
            _ => ClaimMove.Noted,
        },
    };

    private static ClaimMove MoveOf(PostedDecision posted) =>
        posted.Decision.IsReversal ? ClaimMove.TakenBack : posted.Decision.Status == "23" ? ClaimMove.Forwarded : ClaimMove.Decided;

    private ClaimState FindHeadline()
    {
        if (_thread.Void is { } voided)
        {
            var state = Copies[voided.Copies[^1].Key];
            // The payer's reversal answers the claim that was paid; by it the void is done.
            return state == ClaimState.VoidSent && _books.Decisions.Any(d => d.Reverses is not null && d.Decision.BookDate >= voided.SentOn)
                ? ClaimState.Voided : state;
        }
        var decided = _books.Decisions.LastOrDefault();
        var level = decided?.Level ?? _thread.Level;
        var latest = _thread.Versions.LastOrDefault(v => v.Content.Level == level && v.Disposition is Disposition.Posted or Disposition.Repeats && v != _thread.RefusedVoid)
            ?? _thread.Versions.LastOrDefault(v => v.Content.Level == level && v != _thread.RefusedVoid && v.Disposition != Disposition.Voided);
        if (latest is null && decided is null) return Copies[_thread.Versions[^1].Copies[^1].Key];
        if (_thread.Versions.TrueForAll(v => v.Disposition == Disposition.Held)) return ClaimState.Held;
        var headline = latest is not null ? Copies[latest.Copies[^1].Key]
            : decided!.Decision.IsReversal ? ClaimState.Reversed : ClaimState.Adjudicated;
        if (latest is not null && level != _thread.Level && headline is not (ClaimState.Adjudicated or ClaimState.Reversed))
            headline = decided is null ? headline : ClaimState.Adjudicated;
        return headline == ClaimState.Adjudicated ? AfterDecision() : headline;
    }

    /// <summary>What a decided claim becomes by itself: only when no refused amount outside PR is open.</summary>
    private ClaimState AfterDecision()
    {
        var last = _books.LastStanding;
        if (last is null || _books.DeniedOpen > Money.Zero || last.Decision.Status == "4") return ClaimState.Adjudicated;
        if (_books.Open.IsZero) return ClaimState.Closed;
        if (last.Decision.IsCrossedOver) return ClaimState.SecondaryPending;
        if (_books.PatientResponsibility <= Money.Zero) return ClaimState.Adjudicated;
        return HasNextPayer(last.Level) ? ClaimState.SecondaryPending : ClaimState.PatientDue;
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
