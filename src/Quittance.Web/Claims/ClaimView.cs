using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Remittance;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>The parts of a claim's page.</summary>
internal enum ClaimTab { Findings, Claim, Timeline, Ledger, X12 }

/// <summary>Something that happened to a claim. <paramref name="Turn"/> orders what has only a day: later steps of one day stand higher.</summary>
internal sealed record StoryItem(DateOnly Day, int Turn, string Tone, string Words)
{
    public DateTimeOffset? At { get; init; }
    public IReadOnlyList<string> Details { get; init; } = [];
    public string? Note { get; init; }
    /// <summary>The person or file that caused it.</summary>
    public string? Who { get; init; }
    public string? Url { get; init; }
    public string? UrlWords { get; init; }
}

/// <summary>Bytes of the claim or of a decision as they were received, with what they say.</summary>
internal sealed record X12Document(string Key, string Title, string Sub, StoredText? Text, string? FileUrl, bool IsClaim);

/// <summary>Where the claim stands in the queue that it was opened from.</summary>
internal sealed record QueuePlace(string BackUrl, string ViewWord, int? Position, int Count, string? PreviousUrl, string? NextUrl);

/// <summary>A claim as the page and the API show it. What a tab does not show is not read and empty here.</summary>
internal sealed record ClaimView(ClaimFacts Facts, Person Person, DateOnly Today, ClaimTab Tab, string? From, int? Version)
{
    public IReadOnlyList<ClaimDecisionFacts> Decisions { get; init; } = [];
    public IReadOnlyList<StoryItem> Story { get; init; } = [];
    public IReadOnlyList<LedgerLine> Ledger { get; init; } = [];
    public IReadOnlyList<X12Document> Documents { get; init; } = [];
    public required RowTaskView Work { get; init; }
    public QueuePlace? Queue { get; init; }
    /// <summary>Several claims were sent under this number; null when that is not so.</summary>
    public NumberChoice? Choice { get; init; }
    /// <summary>The member's number is shown whole.</summary>
    public bool ShowsMember { get; init; }

    public Guid Id => Facts.Claim.Id;
    /// <summary>What it was sent with; the ledger has it once the claim counts.</summary>
    public Money Claimed => Facts.Version?.Charge ?? Facts.Claim.FirstCharge;
    public bool IsUnposted => Facts.Claim.IsUnposted;
    public bool MayOverride => Person.May(Permission.FindingsOverride);

    /// <summary>The same page with another tab; the queue and the content asked for stay.</summary>
    public string Url(ClaimTab tab, string? more = null)
    {
        var text = $"/claims/{Id:N}?tab={tab.ToString().ToLowerInvariant()}";
        if (Version is { } version) text += $"&version={version.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        if (From is { } from) text += $"&from={Uri.EscapeDataString(from)}";
        return more is null ? text : text + more;
    }

    public string HereUrl => Url(Tab);

    /// <summary>Findings that keep the claim from being clean and that nobody let pass.</summary>
    public int Stops => Facts.Findings.Count(f => f.Finding.Severity == Severity.Error && f.Override is null);

    /// <summary>The finding of a line, the gravest first; 0 is the claim as a whole.</summary>
    public Finding? WorstOf(int line) => Facts.Findings.FirstOrDefault(f => f.Finding.Line == line && f.Override is null)?.Finding;

    /// <summary>The segment that a finding is about: its line's, and the loop's where the file names it so; -1 when it stands outside the claim's own.</summary>
    public static int SegmentOf(Finding finding, IReadOnlyList<SegmentText> segments)
    {
        if (finding.Segment is not { } id) return -1;
        var best = -1;
        for (var i = 0; i < segments.Count; i++)
        {
            var segment = segments[i];
            if (segment.Id != id || segment.Line != (finding.Line ?? 0)) continue;
            if (finding.Loop is null || segment.Loop == finding.Loop) return i;
            // A party of another loop is another party; everything else of the line is near enough.
            if (best < 0 && id is not ("NM1" or "N3" or "N4" or "SBR" or "PRV" or "REF")) best = i;
        }
        return best;
    }
}
