using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim.Profiles;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Adjudication;

/// <summary>Whether a rule's conditions hold for a line. What the rule does not ask holds.</summary>
internal sealed class RuleMatch(PayerProfile payer, ClaimCase one, MemberHistory history)
{
    private readonly Claim837 _claim = one.Claim;

    public bool Holds(Rule rule, LineFacts line) => rule.Days.Contains(line.Day) && HoldsForClaim(rule.When, line) && HoldsForLine(rule.When, line) && HoldsForOthers(rule.When, line);

    private bool HoldsForClaim(Conditions when, LineFacts line) =>
        (when.Plans.Count == 0 || (one.Member is { } member && when.Plans.Contains(member.PlanId, StringComparer.Ordinal)))
        && (when.Providers.Count == 0 || IsOneOf(when.Providers, line))
        && (when.WithoutProviders.Count == 0 || !IsOneOf(when.WithoutProviders, line))
        && Fits(when.Taxonomies, line.Taxonomy) && !Hits(when.WithoutTaxonomies, line.Taxonomy)
        && (when.Age is not { } age || (AgeOn(line.Day) is { } years && years >= age.From && years <= age.To))
        && (when.Sex.Length == 0 || one.Patient.Sex == when.Sex)
        && (when.Authorization is not { } authorized || authorized == IsAuthorized(line))
        && (when.Referral is not { } referred || referred == _claim.Referral.Length > 0)
        && (when.Document is not { } document || document == HasDocument)
        && (when.IsSecondary is not { } secondary || secondary == one.IsSecondary)
        && (when.Frequency.Length == 0 || when.Frequency == _claim.Frequency)
        && (when.Accident is not { } accident || accident == _claim.RelatedCauses.Count > 0)
        && (when.InNetwork is not { } inside || inside == IsInNetwork(line.Day));

    private bool HoldsForLine(Conditions when, LineFacts line) =>
        Fits(when.Codes, line.Code) && !Hits(when.WithoutCodes, line.Code)
        && (when.Modifiers is null || line.Line.Modifiers.Any(when.Modifiers.Contains))
        && (when.WithoutModifiers is null || !line.Line.Modifiers.Any(when.WithoutModifiers.Contains))
        && (when.Diagnoses is null || line.Diagnoses.Any(when.Diagnoses.Contains))
        && (when.WithoutDiagnoses is null || !line.Diagnoses.Any(when.WithoutDiagnoses.Contains))
        && (when.FirstDiagnoses is null || (line.Diagnoses.Count > 0 && when.FirstDiagnoses.Contains(line.Diagnoses[0])))
        && Fits(when.Places, line.Place) && !Hits(when.WithoutPlaces, line.Place)
        && (when.UnitsOver is not { } units || line.Units.CompareTo(Rate.Of(units, 1)) > 0)
        && (when.ChargeOver is not { } charge || line.Charge > charge)
        && (when.Missing.Count == 0 || when.Missing.Any(field => EmptyFields.IsEmpty(field, _claim, line)));

    private bool HoldsForOthers(Conditions when, LineFacts line) =>
        (when.WithCodes is null || one.Lines.Any(l => l.Index != line.Index && l.Day == line.Day && when.WithCodes.Contains(l.Code)))
        && (when.SameDayCodes is null || one.Lines.Where(l => l.Index != line.Index).Concat(history.PaidBefore(one)).Any(l => l.Day == line.Day && when.SameDayCodes.Contains(l.Code)))
        && (when.Interval is not { } interval || IsTooOften(interval, interval.Codes ?? when.Codes ?? CodeSet.All, line));

    private bool IsTooOften(Interval interval, CodeSet codes, LineFacts line)
    {
        var earlier = history.PaidBefore(one).Concat(one.Lines.Where(l => l.Index < line.Index)).Where(l => codes.Contains(l.Code) && l.Day <= line.Day
            && (interval.Days is { } days ? l.Day > line.Day.AddDays(-days) : interval.Lifetime || l.Day.Year == line.Day.Year));
        if (!interval.CountsUnits) return earlier.Count() + 1 > interval.Times;
        var units = earlier.Aggregate(line.Units, (sum, l) => sum + l.Units);
        return units.CompareTo(Rate.Of(interval.Times, 1)) > 0;
    }

    private bool IsOneOf(IReadOnlyList<string> providers, LineFacts line) =>
        providers.Contains(line.RenderingNpi, StringComparer.Ordinal) || providers.Contains(_claim.Billing.Id, StringComparer.Ordinal);

    private bool IsAuthorized(LineFacts line)
    {
        var number = line.Line.PriorAuthorization.Length > 0 ? line.Line.PriorAuthorization : _claim.PriorAuthorization;
        return number.Length > 0 && one.Member is { } member && member.Authorizations.Any(a => a.Number == number && a.Covers(line.Code, line.Day));
    }

    private bool HasDocument => _claim.Attachments.Count > 0 || _claim.Note.Contains("ATTACHED", StringComparison.OrdinalIgnoreCase);

    private bool IsInNetwork(DateOnly day)
    {
        var named = payer.Contracts.Where(c => c.Providers.Count > 0).ToList();
        return named.Count == 0 || named.Any(c => c.Covers(day, one.Member?.PlanId ?? "", _claim.Billing.Id));
    }

    private int? AgeOn(DateOnly day)
    {
        if (!X12Date.TryReadDay(one.Patient.Birth, out var birth) || birth > day) return null;
        return day.Year - birth.Year - ((day.Month, day.Day).CompareTo((birth.Month, birth.Day)) < 0 ? 1 : 0);
    }

    private static bool Fits(CodeSet? codes, string code) => codes is null || codes.Contains(code);

    private static bool Hits(CodeSet? codes, string code) => codes is not null && codes.Contains(code);
}
