using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.Core.Claims;

/// <summary>What became of a content's charge.</summary>
internal enum Disposition
{
    /// <summary>It stands in the ledger.</summary>
    Posted,
    /// <summary>It waits: out of balance, cut, or its number is in doubt.</summary>
    Held,
    /// <summary>Another copy, or another payer level, of what counts already.</summary>
    Repeats,
    /// <summary>A later version took its place.</summary>
    Replaced,
    /// <summary>Taken back by a void, or the void itself.</summary>
    Voided,
}

/// <summary>One content of a claim with all its copies, in order, and what became of it.</summary>
internal sealed class ClaimVersion
{
    internal ClaimVersion(SentCopy first)
    {
        Content = first.Content;
        Copies.Add(first);
    }

    /// <summary>What it says.</summary>
    public ClaimContent Content { get; }
    /// <summary>Every copy sent, first to last.</summary>
    public List<SentCopy> Copies { get; } = [];
    /// <summary>What became of the charge of its first copy; further copies are repeats.</summary>
    public Disposition Disposition { get; internal set; }
    /// <summary>Why it is held, such as <c>claim.unbalanced</c>; empty when it is not.</summary>
    public string HeldFor { get; internal set; } = "";
    /// <summary>The day on which its charge was taken back; null when it stands or never posted.</summary>
    public DateOnly? EndedOn { get; internal set; }
    /// <summary>Key of the copy that ended it.</summary>
    public string EndedBy { get; internal set; } = "";
    /// <summary>Its charge was in the ledger, at least until <see cref="EndedOn"/>.</summary>
    public bool EverPosted { get; internal set; }
    /// <summary>Day of its first copy (BHT04).</summary>
    public DateOnly SentOn => Copies[0].SentOn;
    /// <summary>It is a void (frequency 8) of the level that moves charges, in force or refused.</summary>
    internal bool IsVoid => Content.Frequency == "8" && Disposition == Disposition.Voided;
    /// <summary>It is a void that the payer refused.</summary>
    internal bool IsRefusedVoid { get; set; }
}

/// <summary>One claim: all versions that belong together under a number. Several only when a number was used again.</summary>
internal sealed class ClaimThread
{
    internal ClaimThread(int ordinal, ClaimVersion first)
    {
        Ordinal = ordinal;
        Level = first.Content.Level;
    }

    /// <summary>0 for the first claim of the number, 1 for one that used it again.</summary>
    public int Ordinal { get; }
    /// <summary>The first payer level: the only one that moves charges.</summary>
    public string Level { get; internal set; }
    /// <summary>All versions, every level, in order.</summary>
    public List<ClaimVersion> Versions { get; } = [];
    /// <summary>A void that was sent and is not refused; null when there is none.</summary>
    public ClaimVersion? Void { get; internal set; }
    /// <summary>A void that the payer refused.</summary>
    public ClaimVersion? RefusedVoid { get; internal set; }
    /// <summary>Nobody can tell yet which of its versions holds, so none counts and its money waits.</summary>
    internal bool IsInDoubt => Versions.Exists(v => v.HeldFor == "claim.number-reused");
    /// <summary>The version whose charge stands; null when none does.</summary>
    public ClaimVersion? Posted => Versions.LastOrDefault(v => v.Disposition == Disposition.Posted);
    /// <summary>Things to tell about the claim.</summary>
    public List<Finding> Findings { get; } = [];
}

/// <summary>
/// Orders what was received under one number (billing provider and CLM01) into claims and versions. Pure and free of the order of
/// arrival: versions stand by BHT04, BHT05 and content.
/// </summary>
internal static class VersionRules
{
    /// <summary>
    /// The claims of a number. <paramref name="decisions"/> are the balanced CLPs that carry it; <paramref name="chosen"/> is the key of the content
    /// that a person says holds where several are in doubt, null when nobody said.
    /// </summary>
    public static IReadOnlyList<ClaimThread> Resolve(IEnumerable<SentCopy> copies, IReadOnlyList<ClaimDecision> decisions, string? chosen = null)
    {
        var threads = new List<ClaimThread>();
        var known = new Dictionary<string, ClaimVersion>(StringComparer.Ordinal);
        var ordered = copies.OrderBy(c => c.SentOn).ThenBy(c => c.SentAt, StringComparer.Ordinal)
            .ThenBy(c => c.Content.Key, StringComparer.Ordinal).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        foreach (var copy in ordered)
        {
            if (known.TryGetValue(copy.Content.Key, out var sentBefore))
            {
                sentBefore.Copies.Add(copy);
                continue;
            }
            var version = new ClaimVersion(copy);
            known.Add(copy.Content.Key, version);
            var content = version.Content;
            var thread = Home(threads, content);
            if (thread is null)
            {
                thread = new ClaimThread(threads.Count, version);
                if (threads.Count > 0) thread.Findings.Add(ClaimFindings.NumberUsedAgain(content));
                threads.Add(thread);
            }
            // A refused void that was sent again is judged by the answer to its last copy.
            var last = content.Frequency == "8" ? ordered.FindLast(c => c.Content.Key == content.Key)! : copy;
            Apply(thread, version, last, decisions);
            thread.Versions.Add(version);
        }
        // A number that was used again asks for the day too.
        var telling = threads.Count > 1 ? decisions.Where(d => d.Day is not null).ToList() : decisions;
        foreach (var thread in threads) Settle(thread, telling, chosen);
        return threads;
    }

    /// <summary>The claim that a content belongs to: one it shares a service day with; for 7, 8 and another level also the only one.</summary>
    private static ClaimThread? Home(List<ClaimThread> threads, ClaimContent content)
    {
        var sharing = threads.LastOrDefault(t => t.Versions.Any(v => v.Content.SharesADayWith(content)));
        if (sharing is not null || threads.Count == 0) return sharing;
        if (content.Frequency is "7" or "8") return threads[^1];
        return threads.Count == 1 && threads[0].Level != content.Level ? threads[0] : null;
    }

    private static void Apply(ClaimThread thread, ClaimVersion version, SentCopy last, IReadOnlyList<ClaimDecision> decisions)
    {
        var content = version.Content;
        if (!content.IsBalanced || content.IsCut)
        {
            Hold(version, content.IsBalanced ? "claim.cut" : "claim.unbalanced");
            return;
        }
        // A claim whose first content was unreadable takes its level from the first one that can be judged.
        if (thread.Versions.TrueForAll(v => v.HeldFor is "claim.cut" or "claim.unbalanced")) thread.Level = content.Level;
        if (content.Level != thread.Level)
        {
            version.Disposition = Disposition.Repeats;
            return;
        }
        var standing = thread.Versions.Where(v => v.Content.Level == thread.Level
            && (v.Disposition == Disposition.Posted || v.HeldFor == "claim.number-reused")).ToList();
        switch (content.Frequency)
        {
            case "7":
                if (thread.Versions.Count == 0) thread.Findings.Add(ClaimFindings.ReplacesNothing());
                foreach (var earlier in standing) End(earlier, version, Disposition.Replaced);
                Post(version);
                break;
            case "8":
                ApplyVoid(thread, version, last, standing, decisions);
                break;
            default:
                ApplyOriginal(version, standing, decisions);
                break;
        }
    }

    private static void ApplyVoid(ClaimThread thread, ClaimVersion version, SentCopy last, List<ClaimVersion> standing, IReadOnlyList<ClaimDecision> decisions)
    {
        version.Disposition = Disposition.Voided;
        if (standing.Count == 0) thread.Findings.Add(ClaimFindings.VoidsNothing());
        if (IsRefusedVoid(last, decisions))
        {
            version.IsRefusedVoid = true;
            thread.RefusedVoid = version;
            thread.Findings.Add(ClaimFindings.VoidRefused());
            return;
        }
        foreach (var earlier in standing) End(earlier, version, Disposition.Voided);
        thread.Void = version;
    }

    private static void ApplyOriginal(ClaimVersion version, List<ClaimVersion> standing, IReadOnlyList<ClaimDecision> decisions)
    {
        if (standing.Count == 0)
        {
            Post(version);
            return;
        }
        var last = standing[^1];
        if (IsRejected(last, version, decisions) || IsRefusedUnpaid(last, version, decisions))
        {
            End(last, version, Disposition.Replaced);
            // It takes the refused one's place, also in a doubt that the refused one shared with others.
            if (standing.Count == 1) Post(version);
            else Hold(version, "claim.number-reused");
            return;
        }
        // Nobody can tell from the files which of them the payer will take: none counts until an answer or a person says.
        foreach (var earlier in standing) Hold(earlier, "claim.number-reused");
        Hold(version, "claim.number-reused");
    }

    /// <summary>A person decides, else the first 835 that answers exactly one of the doubtful versions, by charge and lines.</summary>
    private static void Settle(ClaimThread thread, IReadOnlyList<ClaimDecision> decisions, string? byHand)
    {
        var doubtful = thread.Versions.Where(v => v.HeldFor == "claim.number-reused").ToList();
        if (doubtful.Count > 0)
        {
            var chosen = doubtful.Find(v => v.Content.Key == byHand) ?? decisions.Where(d => d.Decides).Select(d => OnlyAnswered(doubtful, d)).FirstOrDefault(v => v is not null);
            foreach (var version in doubtful)
            {
                if (chosen is null) continue;
                version.HeldFor = "";
                version.Disposition = version == chosen ? Disposition.Posted : Disposition.Replaced;
                version.EverPosted = version == chosen;
            }
            if (chosen is null) thread.Findings.Add(ClaimFindings.NumberInDoubt(doubtful.Count));
        }
        foreach (var version in thread.Versions)
        {
            if (version.HeldFor == "claim.unbalanced") thread.Findings.Add(ClaimFindings.Unbalanced(version.Content));
            if (version.HeldFor == "claim.cut") thread.Findings.Add(ClaimFindings.Cut());
        }
    }

    private static ClaimVersion? OnlyAnswered(List<ClaimVersion> doubtful, ClaimDecision decision)
    {
        var answered = doubtful.Where(v => v.Content.Charge == decision.Charge && OnItsDay(v.Content, decision) && LinesAgree(v.Content, decision)).ToList();
        return answered.Count == 1 ? answered[0] : null;
    }

    /// <summary>False when both say a day and it is not the same: the number was used again, and this answers the other claim.</summary>
    private static bool OnItsDay(ClaimContent content, ClaimDecision decision) =>
        decision.Day is not { } day || content.Day is null || content.Covers(day);

    /// <summary>True when the decision's lines are the content's: code and charge, each once. A decision without lines agrees with all.</summary>
    public static bool LinesAgree(ClaimContent content, ClaimDecision decision)
    {
        if (decision.Lines.Count == 0) return true;
        if (decision.Lines.Count != content.Lines.Count) return false;
        var left = content.Lines.Select(l => (l.Code, l.Charge)).ToList();
        return decision.Lines.All(l => left.Remove((l.Code, l.Charge.Abs())));
    }

    /// <summary>True when a rejection is where the last copy stood: one that comes after the payer's decision moves nothing.</summary>
    private static bool IsRejected(ClaimVersion version, ClaimVersion resend, IReadOnlyList<ClaimDecision> decisions)
    {
        var copy = version.Copies[^1];
        var decided = decisions.Where(d => d.Decides && d.Charge == version.Content.Charge && OnItsDay(version.Content, d)
            && d.BookDate >= copy.SentOn && d.BookDate <= resend.SentOn);
        var state = ClaimState.Sent;
        foreach (var e in copy.Answers.Select(a => (On: a.Date, Rank: (int)a.Kind, a.Key, Move: ClaimStates.MoveOf(a)))
                     .Concat(decided.Select(d => (On: d.BookDate, Rank: 3, d.Key, Move: ClaimMove.Decided)))
                     .OrderBy(e => e.On).ThenBy(e => e.Rank).ThenBy(e => e.Key, StringComparer.Ordinal))
            state = ClaimStates.After(state, e.Move);
        return state is ClaimState.Rejected or ClaimState.SyntaxRejected or ClaimState.EnvelopeRejected;
    }

    /// <summary>What the payer said to the resend itself must not count as an answer to the version before it.</summary>
    private static bool IsRefusedUnpaid(ClaimVersion version, ClaimVersion resend, IReadOnlyList<ClaimDecision> decisions)
    {
        var answers = decisions.Where(d => d.Decides && d.Charge == version.Content.Charge && OnItsDay(version.Content, d) && d.BookDate >= version.SentOn
            && (d.BookDate <= resend.SentOn || d.Charge != resend.Content.Charge)).ToList();
        return answers.Count > 0 && answers.TrueForAll(d => d.Paid.IsZero)
            && answers.Exists(d => d.Status == "4" || d.Remarks.Concat(d.Lines.SelectMany(l => l.Remarks)).Any(r => r is "MA130" or "N142"));
    }

    private static bool IsRefusedVoid(SentCopy last, IReadOnlyList<ClaimDecision> decisions) =>
        last.Answers.Any(a => a.Rejects)
        || decisions.Any(d => d.Status is "1" or "2" or "3" && d.Frequency == "8" && d.Paid.IsZero && OnItsDay(last.Content, d) && d.BookDate >= last.SentOn);

    private static void Post(ClaimVersion version)
    {
        version.Disposition = Disposition.Posted;
        version.EverPosted = true;
    }

    private static void Hold(ClaimVersion version, string reason)
    {
        version.Disposition = Disposition.Held;
        version.HeldFor = reason;
        version.EverPosted = false;
    }

    private static void End(ClaimVersion earlier, ClaimVersion by, Disposition disposition)
    {
        earlier.Disposition = disposition;
        earlier.HeldFor = "";
        earlier.EndedOn = by.SentOn;
        earlier.EndedBy = by.Copies[0].Key;
    }
}
