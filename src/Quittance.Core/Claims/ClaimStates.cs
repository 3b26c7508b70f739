using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Claims;

/// <summary>What can happen to a copy of a claim that was sent.</summary>
internal enum ClaimMove
{
    /// <summary>The visit is coded and charged.</summary>
    Coded,
    /// <summary>No edit stops it, or a person let pass what did.</summary>
    Cleaned,
    /// <summary>An edit stops it.</summary>
    Stopped,
    /// <summary>A person changed something, so it is judged anew.</summary>
    Mended,
    /// <summary>Put into a file.</summary>
    Batched,
    /// <summary>A copy was sent (or was imported as sent elsewhere).</summary>
    Send,
    /// <summary>TA1 R.</summary>
    EnvelopeRefused,
    /// <summary>TA1 A or E, 999 A or E: the next layer answers.</summary>
    Noted,
    /// <summary>999 R.</summary>
    SyntaxRefused,
    /// <summary>277CA A0 or A1.</summary>
    Received,
    /// <summary>277CA A2, or A5 (split).</summary>
    Accepted,
    /// <summary>277CA A3, A6, A7 or A8.</summary>
    Rejected,
    /// <summary>835 status 1 to 4, 19 to 21.</summary>
    Decided,
    /// <summary>835 status 23.</summary>
    Forwarded,
    /// <summary>835 status 22.</summary>
    TakenBack,
    /// <summary>Nothing is left.</summary>
    Settled,
    /// <summary>The next payer's turn.</summary>
    PassedOn,
    /// <summary>The rest is the patient's.</summary>
    LeftToPatient,
    /// <summary>A void was sent.</summary>
    VoidRequested,
    /// <summary>The payer has voided it.</summary>
    VoidConfirmed,
    /// <summary>Doubtful: number reused, out of balance, cut.</summary>
    Doubted,
}

/// <summary>The table of moves: what a claim in one state becomes by a move. What is not in the table moves nothing.</summary>
internal static class ClaimStates
{
    private static readonly Dictionary<(ClaimState From, ClaimMove Move), ClaimState> Moves = Build();

    /// <summary>All moves, for the reference page.</summary>
    public static IEnumerable<(ClaimState From, ClaimMove Move, ClaimState To)> All =>
        Moves.Select(m => (m.Key.From, m.Key.Move, m.Value)).Order();

    /// <summary>The state after a move, or a refusal when a claim in that state cannot take it.</summary>
    public static Result<ClaimState> Next(ClaimState from, ClaimMove move) =>
        Moves.TryGetValue((from, move), out var to)
            ? new Result<ClaimState>.Ok(to)
            : new Result<ClaimState>.Refused("claim.move", $"A {from} claim cannot take {move}.");

    /// <summary>
    /// The state after a message from outside: one that belongs before the state reached is kept with its dates and moves nothing.
    /// </summary>
    public static ClaimState After(ClaimState from, ClaimMove move) => Moves.GetValueOrDefault((from, move), from);

    /// <summary>What an answer does to its copy.</summary>
    public static ClaimMove MoveOf(Answer answer) => answer.Kind switch
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

    private static Dictionary<(ClaimState, ClaimMove), ClaimState> Build()
    {
        var moves = new Dictionary<(ClaimState, ClaimMove), ClaimState>();
        void Add(ClaimMove move, ClaimState to, params ReadOnlySpan<ClaimState> from)
        {
            foreach (var state in from) moves.Add((state, move), to);
        }
        Add(ClaimMove.Coded, ClaimState.Scrubbing, ClaimState.Draft);
        Add(ClaimMove.Cleaned, ClaimState.Ready, ClaimState.Scrubbing);
        Add(ClaimMove.Stopped, ClaimState.Held, ClaimState.Scrubbing);
        Add(ClaimMove.Mended, ClaimState.Scrubbing, ClaimState.Held, ClaimState.Ready);
        Add(ClaimMove.Batched, ClaimState.Batched, ClaimState.Ready);
        Add(ClaimMove.Send, ClaimState.Sent, ClaimState.Batched, ClaimState.Rejected, ClaimState.SyntaxRejected, ClaimState.EnvelopeRejected);
        Add(ClaimMove.EnvelopeRefused, ClaimState.EnvelopeRejected, ClaimState.Sent);
        Add(ClaimMove.SyntaxRefused, ClaimState.SyntaxRejected, ClaimState.Sent);
        Add(ClaimMove.Noted, ClaimState.Sent, ClaimState.Sent);
        Add(ClaimMove.Received, ClaimState.Received, ClaimState.Sent, ClaimState.Received);
        Add(ClaimMove.Accepted, ClaimState.Accepted, ClaimState.Sent, ClaimState.Received);
        Add(ClaimMove.Rejected, ClaimState.Rejected, ClaimState.Sent, ClaimState.Received, ClaimState.Accepted, ClaimState.Pended);
        Add(ClaimMove.Decided, ClaimState.Adjudicated,
            ClaimState.Sent, ClaimState.Received, ClaimState.Accepted, ClaimState.Pended, ClaimState.InfoRequested, ClaimState.Reversed,
            ClaimState.Adjudicated, ClaimState.Appealed, ClaimState.SecondaryPending, ClaimState.PatientDue, ClaimState.Closed,
            ClaimState.Rejected, ClaimState.SyntaxRejected, ClaimState.EnvelopeRejected);
        Add(ClaimMove.Forwarded, ClaimState.Received,
            ClaimState.Sent, ClaimState.Received, ClaimState.Accepted, ClaimState.Pended, ClaimState.InfoRequested, ClaimState.Adjudicated,
            ClaimState.Rejected, ClaimState.SyntaxRejected, ClaimState.EnvelopeRejected, ClaimState.Reversed);
        Add(ClaimMove.TakenBack, ClaimState.Reversed,
            ClaimState.Adjudicated, ClaimState.SecondaryPending, ClaimState.PatientDue, ClaimState.Appealed, ClaimState.Closed);
        Add(ClaimMove.Settled, ClaimState.Closed, ClaimState.Adjudicated, ClaimState.PatientDue, ClaimState.SecondaryPending);
        Add(ClaimMove.PassedOn, ClaimState.SecondaryPending, ClaimState.Adjudicated, ClaimState.SecondaryPending);
        Add(ClaimMove.LeftToPatient, ClaimState.PatientDue, ClaimState.Adjudicated, ClaimState.SecondaryPending);
        Add(ClaimMove.VoidRequested, ClaimState.VoidSent,
            ClaimState.Sent, ClaimState.Received, ClaimState.Accepted, ClaimState.Pended, ClaimState.Adjudicated, ClaimState.SecondaryPending,
            ClaimState.PatientDue, ClaimState.Closed, ClaimState.Reversed);
        Add(ClaimMove.VoidConfirmed, ClaimState.Voided, ClaimState.VoidSent);
        Add(ClaimMove.Doubted, ClaimState.Held, ClaimState.Sent);
        return moves;
    }
}
