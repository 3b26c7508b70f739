using Quittance.App.Scrubbing;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Web.Parts;

namespace Quittance.Web.Claims;

/// <summary>A claim as JSON. Amounts are decimal text, so that no reader makes binary fractions of them; the member's number stays masked.</summary>
internal static class ClaimDocument
{
    public static object Of(ClaimView view)
    {
        var (facts, claim) = (view.Facts, view.Facts.Claim);
        return new
        {
            id = claim.Id.ToString("N"),
            claim.Number,
            state = claim.State,
            patient = facts.Patient,
            payerKey = claim.PayerKey,
            payer = facts.PayerName(claim.PayerKey),
            serviceDay = claim.Day,
            memberId = facts.Coverage?.MemberId,
            billing = new { name = facts.Billing, npi = claim.BillingNpi },
            rendering = new { name = facts.Rendering, npi = facts.Body?.Rx ?? claim.RenderingNpi },
            money = new { charge = $"{claim.Charge}", paid = $"{claim.InsurerPaid}", adjusted = $"{claim.Adjusted}", patient = $"{claim.PatientResponsibility}", open = $"{claim.Open}", unposted = view.IsUnposted ? $"{view.Claimed}" : null, deniedOpen = $"{claim.DeniedOpen}" },
            owner = view.Work.Task.OwnerId?.ToString("N"),
            snoozedUntil = view.Work.Task.SnoozedUntil,
            version = facts.Shown?.Row.Version,
            diagnoses = facts.Body?.Dx ?? [],
            lines = (facts.Body?.Ls ?? []).Select(l => new { number = l.N, code = l.C, modifiers = l.M ?? [], charge = $"{new Money(l.A)}", from = l.F, through = l.T ?? l.F, units = l.U, pointers = l.P ?? [] }),
            copies = facts.Copies.Select(c => new { sentOn = c.Row.SentOn, version = c.Row.Version, attempt = c.Row.Attempt, disposition = c.Row.Disposition, state = c.Row.State, file = c.Set.IntakeId.ToString("N") }),
            findings = facts.Findings.Select(Of),
            decisions = view.Decisions.Select(DecisionView.Of).Select(d => new
            {
                bookDate = d.Decision.Row.BookDate,
                level = d.Decision.Row.Level,
                payer = facts.PayerName(d.Decision.Row.PayerKey),
                status = d.Decision.Row.Status,
                says = DecisionReading.Status(d.Decision.Row.Status),
                paid = $"{d.Decision.Row.Paid}",
                patient = $"{d.Decision.Row.PatientResponsibility}",
                adjustments = d.Adjustments.Select(a => new { line = a.Line, group = a.Group, reason = a.Reason, says = DecisionReading.Reason(a.Reason), amount = $"{a.Amount}" }),
                remarks = d.Remarks,
                remittance = d.Decision.Remittance.Id.ToString("N"),
                isReversed = d.Decision.Row.IsReversed,
            }),
            timeline = view.Story.Select(i => new { day = i.Day, at = i.At, who = i.Who, what = i.Words, details = i.Details, note = i.Note, link = i.Url }),
            ledger = view.Ledger.Select(l => new { day = l.Day, entry = l.Entry, kind = l.Kind, account = l.Account, line = l.Line, source = l.Source, amount = $"{l.Amount}", balance = l.Balance?.ToString(), reverses = l.Reverses, reversedBy = l.ReversedBy }),
        };
    }

    public static object Of(ClaimFinding found) => new
    {
        key = found.Key,
        edit = found.Finding.Id,
        severity = Chips.Of(found.Finding.Severity.ToString()).Word,
        message = found.Finding.Message,
        line = found.Finding.Line,
        field = found.Finding.Field,
        place = found.Finding.PlaceWords(),
        source = found.Finding.Source?.ToString(),
        link = found.Finding.Source?.Link,
        edition = found.Finding.Edition,
        clears = found.Finding.Clears,
        mayBeOverridden = found.Barred is null,
        overridden = found.Override is { } step ? new { by = step.Person, at = step.At, reason = step.Reason } : null,
        history = found.Steps.Select(s => new { isUndo = s.IsUndo, by = s.Person, at = s.At, reason = s.Reason }),
    };
}
