using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Remittance;

/// <summary>
/// Makes the next payer's claim out of the claim that was decided and the decisions: whole charge, each decision with group, reason and amount as it came,
/// on the line that it is about. Source: claims.md 9 of the trade's rules, the guide's COB balancing (line and claim).
/// </summary>
internal static class NextPayerClaim
{
    /// <summary>The claim for the coverage after those that decided. Refused when a decision does not explain its charge line by line or as a whole.</summary>
    public static Result<Claim837> Of(Claim837 sent, ChargedVisit visit, IReadOnlyList<PostedDecision> decided)
    {
        ArgumentNullException.ThrowIfNull(sent);
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(decided);
        var next = decided.Count;
        if (next == 0) return new Result<Claim837>.Refused("cob.undecided", "No payer has decided this claim yet, so the next one cannot be billed.");
        if (next >= visit.Coverages.Count) return new Result<Claim837>.Refused("cob.no-payer", "The patient has no further coverage on the day of the visit.");
        var claim = DraftClaim.WithPayer(sent with { Frequency = "1", PayerClaimNumber = "" }, visit, next);
        var others = new List<OtherPayer837>();
        var lines = sent.Lines.Select(line => line with { Adjudications = [] }).ToArray();
        for (var i = 0; i < next; i++)
        {
            if (Decided(visit, decided[i], i, lines) is not { } other)
                return new Result<Claim837>.Refused("cob.unexplained", $"The decision of {visit.Coverages[i].PayerName} does not explain the whole charge of each line. Compare its remittance with the claim.");
            others.Add(other);
        }
        others.AddRange(visit.Coverages.Skip(next + 1).Select((coverage, i) => DraftClaim.Named(coverage, DraftClaim.Level(next + 1 + i), visit.Patient)));
        return claim with { OtherPayers = others, Lines = lines };
    }

    private static OtherPayer837? Decided(ChargedVisit visit, PostedDecision posted, int index, Line837[] lines)
    {
        var decision = posted.Decision;
        var coverage = visit.Coverages[index];
        var date = DraftClaim.Text(decision.BookDate);
        if (decision.Lines.Count > 0 && !Spread(posted, coverage.PayerId, date, lines)) return null;
        var sums = decision.AllAdjustments.Aggregate(decision.Paid, (sum, a) => sum + a.Amount);
        if (sums != decision.Charge) return null;
        return DraftClaim.Named(coverage, DraftClaim.Level(index), visit.Patient) with
        {
            Paid = decision.Paid,
            RemainingLiability = decision.PatientResponsibility.IsZero ? null : decision.PatientResponsibility,
            ClaimNumber = decision.PayerClaimNumber,
            // With lines the day stands on each of them; the guide wants it in one place only.
            Date = decision.Lines.Count > 0 ? "" : date,
            Adjustments = [.. decision.Adjustments.Select(a => new Adjustment837(a.Group, a.Reason, a.Amount, ""))],
        };
    }

    /// <summary>Puts the decision's lines on the claim's; false when one is left over or a line is not explained to the cent.</summary>
    private static bool Spread(PostedDecision posted, string payerId, string date, Line837[] lines)
    {
        var byLine = posted.Decision.Lines.Zip(posted.LineOf).ToLookup(pair => pair.Second, pair => pair.First);
        if (byLine.Contains(0)) return false;
        for (var i = 0; i < lines.Length; i++)
        {
            // The billed lines count from 1 in their order.
            var answers = byLine[i + 1].ToList();
            if (answers.Count == 0) return false;
            var paid = answers.Aggregate(Money.Zero, (sum, a) => sum + a.Paid);
            var adjustments = answers.SelectMany(a => a.Adjustments).Where(a => !a.Amount.IsZero).ToList();
            if (adjustments.Aggregate(paid, (sum, a) => sum + a.Amount) != lines[i].Charge) return false;
            lines[i] = lines[i] with
            {
                Adjudications =
                [
                    .. lines[i].Adjudications,
                    new LineAdjudication837
                    {
                        PayerId = payerId,
                        Paid = paid,
                        CodeQualifier = lines[i].CodeQualifier,
                        Code = answers[0].Code,
                        Modifiers = answers[0].Modifiers,
                        Units = lines[i].Units,
                        Date = date,
                        Adjustments = [.. adjustments.Select(a => new Adjustment837(a.Group, a.Reason, a.Amount, ""))],
                    },
                ],
            };
        }
        return true;
    }
}
