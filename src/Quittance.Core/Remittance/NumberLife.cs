using Quittance.Core.Claims;
using Quittance.Core.Ledger;
using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>One claim, worked out.</summary>
internal sealed record ClaimLife(ClaimThread Thread, ClaimBooks Books, ClaimStanding Standing);

/// <summary>What became of a decision that was sent to a number: tied to a claim, or waiting and why.</summary>
internal sealed record DecisionFate(ClaimDecision Decision, int? ClaimOrdinal, string Waits);

/// <summary>
/// Everything about one number (billing provider and CLM01), worked out from its documents alone: the same documents in any order
/// give the same claims, states and entries.
/// </summary>
internal sealed record NumberLife(IReadOnlyList<ClaimLife> Claims, IReadOnlyList<DecisionFate> Fates, IReadOnlyList<WantedEntry> Entries)
{
    /// <summary>Works the number out. <paramref name="chosen"/>: the content that a person says holds where several are in doubt.</summary>
    public static NumberLife Of(IReadOnlyList<SentCopy> copies, IReadOnlyList<ClaimDecision> decisions, string? chosen = null, IReadOnlyList<HandPosting>? byHand = null)
    {
        // Payers of one day follow each other by level: the second judges what the first left.
        var ordered = decisions.OrderBy(d => d.BookDate).ThenBy(Turn).ThenBy(d => d.SetKey, StringComparer.Ordinal).ThenBy(d => d.Ordinal).ToList();
        var threads = VersionRules.Resolve(copies, ordered, chosen);
        var fates = new List<DecisionFate>(ordered.Count);
        var posted = threads.Select(_ => new List<PostedDecision>()).ToList();
        var ties = new List<(ClaimDecision Decision, Tie Tie)>(ordered.Count);
        foreach (var decision in ordered)
            ties.Add((decision, decision.IsReversal ? default : DecisionTie.Find(threads, decision)));
        PairReversals(ties, threads);
        foreach (var (decision, tie) in ties)
        {
            if (tie.Posted is { } p) Place(posted[tie.Thread], p);
            fates.Add(new DecisionFate(decision, tie.Posted is null ? null : tie.Thread, tie.Waits ?? ""));
        }
        var lives = new List<ClaimLife>(threads.Count);
        var entries = new List<WantedEntry>();
        for (var i = 0; i < threads.Count; i++)
        {
            // What people post by hand belongs to the number's last claim: it is the one that they see.
            var books = ClaimBooks.Keep(threads[i], posted[i], i == threads.Count - 1 ? byHand : null);
            lives.Add(new ClaimLife(threads[i], books, ClaimStanding.Of(threads[i], books)));
            entries.AddRange(books.Entries);
        }
        foreach (var fate in fates.Where(f => f.ClaimOrdinal is null))
            if (Unmatched(fate.Decision) is { } entry) entries.Add(entry);
        if (threads.Count == 0)
            foreach (var posting in byHand ?? [])
                if (posting.Kind == HandPostingKind.PatientPayment && Recipe.PostPrepayment($"hand:{posting.Key}", posting.On, posting.Key, posting.Amount) is { } entry) entries.Add(entry);
        return new NumberLife(lives, fates, entries);
    }

    /// <summary>The entry of a decision that waits: its money without a claim; null when no money moved.</summary>
    public static WantedEntry? Unmatched(ClaimDecision decision) =>
        Recipe.PostUnmatched($"unmatched:{decision.Key}", decision.BookDate, decision.SetKey, decision.PayerKey, decision.Paid);

    private static int Turn(ClaimDecision decision) => decision.Status switch
    {
        "2" or "20" => 2,
        "3" or "21" => 3,
        _ => 1,
    };

    /// <summary>In book order, but what a reversal of the same day takes back stands before it, whichever set sorts first.</summary>
    private static void Place(List<PostedDecision> placed, PostedDecision next)
    {
        if (next.Reverses is { } original && !placed.Contains(original)) placed.Add(original);
        if (!placed.Contains(next)) placed.Add(next);
    }

    /// <summary>
    /// Each reversal takes back one decision made before it: the payer's number agrees, or day, charge and the money taken back do;
    /// the latest first, and each only once. On one day it finds it in any set, so that the order of files does not matter.
    /// </summary>
    private static void PairReversals(List<(ClaimDecision Decision, Tie Tie)> ties, IReadOnlyList<ClaimThread> threads)
    {
        for (var i = 0; i < ties.Count; i++)
        {
            var reversal = ties[i].Decision;
            if (!reversal.IsReversal) continue;
            var found = ties.Where(t => t.Tie.Posted is { ReversedBy: null, Reverses: null } && CanTakeBack(reversal, t.Decision, t.Tie.Thread))
                .OrderByDescending(t => SharesNumber(t.Decision, reversal))
                .ThenByDescending(t => t.Decision.Paid == -reversal.Paid)
                .ThenByDescending(t => t.Decision.PayerKey == reversal.PayerKey)
                .ThenByDescending(t => t.Decision.BookDate).ThenByDescending(t => t.Decision.SetKey, StringComparer.Ordinal)
                .ThenByDescending(t => t.Decision.Ordinal)
                .FirstOrDefault();
            if (found.Tie.Posted is not { } original)
            {
                ties[i] = (reversal, new Tie(null, 0, threads.Count == 0 ? "no claim" : "nothing to take back"));
                continue;
            }
            var posted = new PostedDecision(reversal, original.Version, original.Level, original.PayerKey) { Reverses = original };
            original.ReversedBy = posted;
            ties[i] = (reversal, new Tie(posted, found.Tie.Thread, null));
        }
    }

    /// <summary>
    /// A correction follows its reversal in the same set, so nothing that comes later is taken back; without the payer's number only
    /// the very amounts and day will do. A person who matches by hand has looked at all that.
    /// </summary>
    private static bool CanTakeBack(ClaimDecision reversal, ClaimDecision original, int thread)
    {
        if (!original.Decides || original.BookDate > reversal.BookDate) return false;
        if (original.SetKey == reversal.SetKey && original.Ordinal > reversal.Ordinal) return false;
        if (reversal.MatchedByHandTo is { } hand) return hand == thread;
        if (original.Charge.Abs() != reversal.Charge.Abs()) return false;
        return SharesNumber(original, reversal)
            || (original.Paid == -reversal.Paid && (original.Day is null || reversal.Day is null || original.Day == reversal.Day));
    }

    private static bool SharesNumber(ClaimDecision original, ClaimDecision reversal) =>
        original.PayerClaimNumber.Length > 0
        && (original.PayerClaimNumber == reversal.PayerClaimNumber || original.PayerClaimNumber == reversal.OriginalReference);
}

/// <summary>Where a decision belongs: posted to a thread, or why it waits.</summary>
internal readonly record struct Tie(PostedDecision? Posted, int Thread, string? Waits);

/// <summary>Ties a decision to the version of a claim that it answers.</summary>
internal static class DecisionTie
{
    public static Tie Find(IReadOnlyList<ClaimThread> threads, ClaimDecision decision)
    {
        if (threads.Count == 0) return new Tie(null, 0, "no claim");
        if (!decision.Decides && decision.Status != "23") return new Tie(null, 0, "status moves no money");
        if (decision.Status == "23" && !decision.Paid.IsZero) return new Tie(null, 0, "forwarded claim with money");
        var candidates = Candidates(threads, decision).ToList();
        if (candidates.Count == 0) return new Tie(null, 0, "charge differs");
        // While the claim is in doubt, no other copy of it may take the money either.
        var open = candidates.Where(c => c.Version.Disposition != Disposition.Held && !threads[c.Thread].IsInDoubt).ToList();
        if (open.Count == 0) return new Tie(null, 0, "claim held");
        var (thread, version) = Best(open, decision);
        if (decision.PayerStanding == PayerStanding.Refused) return new Tie(null, 0, "payer name refused");
        if (decision.PayerStanding == PayerStanding.Unknown && decision.MatchedByHandTo is null && !version.Content.Patient.Agrees(decision.Patient))
            return new Tie(null, 0, "payer unknown");
        var level = LevelOf(decision, threads[thread]);
        return new Tie(new PostedDecision(decision, version, level, PayerAt(threads[thread], version, level, decision)), thread, null);
    }

    private static IEnumerable<(int Thread, ClaimVersion Version)> Candidates(IReadOnlyList<ClaimThread> threads, ClaimDecision decision)
    {
        for (var i = 0; i < threads.Count; i++)
        {
            if (decision.MatchedByHandTo is { } hand && hand != i) continue;
            foreach (var version in threads[i].Versions)
            {
                if (version.HeldFor is "claim.unbalanced" or "claim.cut") continue;
                // A person who matches by hand has looked at the charge.
                if (decision.MatchedByHandTo is null && version.Content.Charge != decision.Charge) continue;
                // A number that was used again asks for the day too.
                if (threads.Count > 1 && decision.MatchedByHandTo is null && (decision.Day is not { } day || !version.Content.Covers(day))) continue;
                yield return (i, version);
            }
        }
    }

    private static (int Thread, ClaimVersion Version) Best(List<(int Thread, ClaimVersion Version)> open, ClaimDecision decision)
    {
        var wanted = StatusLevel(decision);
        return open
            .OrderByDescending(c => c.Version.Content.Frequency == "8" == (decision.Frequency == "8"))
            .ThenByDescending(c => c.Version.Content.Charge == decision.Charge)
            .ThenByDescending(c => VersionRules.LinesAgree(c.Version.Content, decision))
            .ThenByDescending(c => c.Version.SentOn <= decision.BookDate)
            .ThenByDescending(c => wanted is null || c.Version.Content.Level == wanted)
            .ThenByDescending(c => c.Version.Disposition is Disposition.Posted or Disposition.Repeats)
            .ThenByDescending(c => c.Version.SentOn)
            .ThenByDescending(c => c.Version.Content.Key, StringComparer.Ordinal)
            .First();
    }

    private static string? StatusLevel(ClaimDecision decision) => decision.Status switch
    {
        "1" or "19" => "P",
        "2" or "20" => "S",
        "3" or "21" => "T",
        _ => null,
    };

    /// <summary>The level that CLP02 names; a denial or a forward belongs to the level whose payer sent it, else to the first.</summary>
    private static string LevelOf(ClaimDecision decision, ClaimThread thread)
    {
        if (StatusLevel(decision) is { } named) return named;
        return thread.Versions.FirstOrDefault(v => v.Content.PayerKey == decision.PayerKey)?.Content.Level ?? thread.Level;
    }

    private static string PayerAt(ClaimThread thread, ClaimVersion version, string level, ClaimDecision decision)
    {
        if (version.Content.Level == level) return version.Content.PayerKey;
        return thread.Versions.LastOrDefault(v => v.Content.Level == level)?.Content.PayerKey
            ?? thread.Versions.SelectMany(v => v.Content.OtherPayers).FirstOrDefault(p => p.Level == level && p.PayerKey.Length > 0)?.PayerKey
            ?? decision.PayerKey;
    }
}
