using System.Globalization;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Comparison;

/// <summary>Why a claim ended otherwise than in the undisturbed telling.</summary>
internal enum DifferenceReason
{
    /// <summary>It waits for an answer that did not come, and stands in the list of what is late.</summary>
    Unanswered,
    /// <summary>A file about it, or about another claim of its visit, came late or cut, or a payer got it twice, so that staff or a payer did later or otherwise what follows, or the story ended before.</summary>
    CameOtherwise,
    /// <summary>A file with a decision never came and nothing waits for it: a payer had changed what it decided before, or a later payer's decision came without the first one's.</summary>
    NeverHeard,
    /// <summary>Another claim of the same policy came otherwise to its payer or ended otherwise, and this one was decided in both tellings: what a payer decides of one changes what it owes of the next.</summary>
    SamePolicy,
    /// <summary>None of these.</summary>
    Unexplained,
}

/// <summary>One claim that ended otherwise.</summary>
internal sealed record StoryDifference(string Claim, string Undisturbed, string Disturbed, DifferenceReason Reason);

/// <summary>Compares two tellings of one story claim by claim, and finds for each difference why it is there.</summary>
internal static class StoryDifferences
{
    public static IReadOnlyList<StoryDifference> Between(StoryEnd undisturbed, StoryEnd disturbed, IEnumerable<SimulatedVisit> visits, DateOnly last)
    {
        var differing = undisturbed.Claims.Keys.Union(disturbed.Claims.Keys, StringComparer.Ordinal)
            .Where(c => undisturbed.Claims.GetValueOrDefault(c) != disturbed.Claims.GetValueOrDefault(c)).Order(StringComparer.Ordinal).ToList();
        var hits = HitClaims(disturbed, last);
        var reasons = new Dictionary<string, DifferenceReason>(StringComparer.Ordinal);
        foreach (var claim in differing)
        {
            // What is billed under a visit's other number follows from what became of the first.
            var (number, visit) = (NumberOf(claim), VisitOf(NumberOf(claim)));
            if (disturbed.Unanswered.Contains(number)) reasons[claim] = DifferenceReason.Unanswered;
            else if (hits.TryGetValue(number, out var cameWhole)) reasons[claim] = cameWhole ? DifferenceReason.CameOtherwise : DifferenceReason.NeverHeard;
            else if (differing.Exists(c => VisitOf(NumberOf(c)) == visit && disturbed.Unanswered.Contains(NumberOf(c)))) reasons[claim] = DifferenceReason.Unanswered;
            else if (hits.Where(h => VisitOf(h.Key) == visit).Select(h => (bool?)h.Value).Min() is { } whole) reasons[claim] = whole ? DifferenceReason.CameOtherwise : DifferenceReason.NeverHeard;
        }
        var policies = new Policies(visits);
        // What a payer got otherwise it may have decided otherwise; an answer that came otherwise changes what it decides only where somebody then did otherwise.
        var touched = policies.Of(disturbed.Hits.Where(h => h.File == Fault.ClaimFile && IsToldOtherwise(h)).SelectMany(h => ClaimsOf(h, disturbed.Batches)).Concat(reasons.Keys.Select(NumberOf)));
        // One claim of a policy moves the next, and that may move one of the patient's other policy.
        for (var isMore = true; isMore;)
        {
            isMore = false;
            foreach (var claim in differing.Where(c => !reasons.ContainsKey(c) && IsDecidedOtherwise(undisturbed.Claims.GetValueOrDefault(c), disturbed.Claims.GetValueOrDefault(c)) && policies.Of([NumberOf(c)]).Overlaps(touched)).ToList())
            {
                reasons[claim] = DifferenceReason.SamePolicy;
                touched.UnionWith(policies.Of([NumberOf(claim)]));
                isMore = true;
            }
        }
        return differing.ConvertAll(c => new StoryDifference(c, Words(undisturbed, c), Words(disturbed, c), reasons.GetValueOrDefault(c, DifferenceReason.Unexplained)));
    }

    private static string Words(StoryEnd end, string claim) => end.Claims.GetValueOrDefault(claim)?.ToString() ?? "no claim";

    private static string NumberOf(string claim) => claim[..claim.IndexOf('/', StringComparison.Ordinal)];

    private static string VisitOf(string number) => number.Split('-')[0];

    /// <summary>What a payer decides of another claim can only share the same charge out otherwise, and only where it has decided this one, too.</summary>
    private static bool IsDecidedOtherwise(ClaimEnd? undisturbed, ClaimEnd? disturbed) =>
        undisturbed is { IsDecided: true } && disturbed is { IsDecided: true } && undisturbed.Charge == disturbed.Charge && undisturbed.Shares != disturbed.Shares;

    /// <summary>False for what comes twice and may change nothing: the same bytes under another name, and an answer in another envelope.</summary>
    private static bool IsToldOtherwise(FileHit hit) => hit.Kind != FaultKind.Doubled && (hit.Kind != FaultKind.AnsweredTwice || hit.File == Fault.ClaimFile);

    /// <summary>Numbers of claims that a file which met a fault speaks of; true when the file came whole before the end, of several the worst.</summary>
    private static Dictionary<string, bool> HitClaims(StoryEnd end, DateOnly last)
    {
        var claims = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var hit in end.Hits.Where(IsToldOtherwise))
        {
            // A claim file that came cut is refused, and its claims are sent again: that is heard.
            var cameWhole = hit.ArrivesWhole <= last || hit is { Kind: FaultKind.Cut, File: Fault.ClaimFile };
            foreach (var number in ClaimsOf(hit, end.Batches)) claims[number] = cameWhole && claims.GetValueOrDefault(number, true);
        }
        return claims;
    }

    private static IEnumerable<string> ClaimsOf(FileHit hit, ILookup<int, string> batches)
    {
        using var stream = new MemoryStream(hit.Bytes, writable: false);
        foreach (var item in TypedReader.Read(stream))
        {
            switch (item)
            {
                case Claim837 claim: yield return claim.Number; break;
                case ClaimPayment835 payment: yield return payment.Number; break;
                case ClaimStatus277CA { ClaimNumber.Length: > 0 } status: yield return status.ClaimNumber; break;
                case GroupAnswered999 group:
                    foreach (var number in OfBatch(group.Control)) yield return number;
                    break;
                case InterchangeAcknowledgment answer:
                    foreach (var number in OfBatch(answer.Control)) yield return number;
                    break;
            }
        }

        IEnumerable<string> OfBatch(string control) => int.TryParse(control, NumberStyles.None, CultureInfo.InvariantCulture, out var batch) ? batches[batch] : [];
    }

    /// <summary>Which policies cover the patient of a claim.</summary>
    private sealed class Policies(IEnumerable<SimulatedVisit> visits)
    {
        private readonly Dictionary<string, SimulatedVisit> _visits = visits.ToDictionary(v => v.Number, StringComparer.Ordinal);

        public HashSet<(string Payer, string Member)> Of(IEnumerable<string> numbers) =>
            numbers.Select(n => _visits.GetValueOrDefault(VisitOf(n))).OfType<SimulatedVisit>().SelectMany(v => v.Patient.Coverages.Select(c => (c.Payer.Id, c.MemberId))).ToHashSet();
    }
}
