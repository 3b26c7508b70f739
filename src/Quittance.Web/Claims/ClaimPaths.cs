using Quittance.Web.Parts;

namespace Quittance.Web.Claims;

/// <summary>One stage of a claim's way: its name, whether it is done, and its small line.</summary>
internal sealed record PathStep(string Name, string Is, string Small);

/// <summary>How far a claim has come, from its state and the days of its documents.</summary>
internal static class ClaimPaths
{
    public static IReadOnlyList<PathStep> Of(ClaimView view)
    {
        var claim = view.Facts.Claim;
        var last = view.Decisions.Count > 0 ? Words.TableDay(view.Decisions[^1].Row.BookDate) : "";
        var (at, isStopped) = claim.State switch
        {
            "Draft" or "Scrubbing" or "Ready" or "Batched" => (0, false),
            "Held" => (0, true),
            "Sent" or "Received" or "VoidSent" => (1, false),
            "EnvelopeRejected" or "SyntaxRejected" or "Rejected" => (1, true),
            "Accepted" or "Pended" or "InfoRequested" or "Appealed" => (2, false),
            "Adjudicated" or "Reversed" => (2, view.Facts.Chip is "Denied" or "Reversed"),
            "SecondaryPending" => (3, false),
            "PatientDue" => (4, false),
            _ => (5, false),
        };
        var names = new List<(int At, string Name, string Small)> { (0, "Sent", claim.FirstSent.Year > 1900 ? Words.TableDay(claim.FirstSent) : ""), (1, "Accepted by payer", ""), (2, "Decided", last) };
        if (at == 3 || view.Decisions.Select(d => d.Row.Level).Distinct(StringComparer.Ordinal).Count() > 1 || view.Facts.Body?.O is { Count: > 0 }) names.Add((3, "Next payer", ""));
        names.Add((4, "With patient", ""));
        names.Add((5, claim.State == "Voided" ? "Voided" : "Closed", ""));
        return [.. names.Select(n => new PathStep(n.Name, n.At < at || (n.At == at && at == 5) ? "done" : n.At == at ? (isStopped ? "stopped" : "now") : "next", n.At == at && isStopped ? Chips.Of(view.Facts.Chip).Word : n.Small))];
    }
}
