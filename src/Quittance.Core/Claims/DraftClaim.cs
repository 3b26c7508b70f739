using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Claims;

/// <summary>
/// Makes the claim of a visit for its first payer, and what follows from a claim that was sent: its correction and its void. The claims are as they will be
/// written; nothing is judged here.
/// </summary>
internal static class DraftClaim
{
    /// <summary>The claim of a visit for its first coverage; the visit must have one. Later payers are named, so that the first knows of them.</summary>
    public static Claim837 Of(ChargedVisit visit, BillingProvider billing)
    {
        ArgumentNullException.ThrowIfNull(visit);
        ArgumentNullException.ThrowIfNull(billing);
        Check.That(visit.Coverages.Count > 0, "a visit without coverage has no claim");
        var lines = visit.Services.Select((service, i) => LineOf(visit, service, i + 1)).ToArray();
        var claim = new Claim837
        {
            Number = visit.Number,
            Charge = visit.Services.Aggregate(Money.Zero, (sum, service) => sum + service.Charge),
            PlaceOfService = visit.PlaceOfService,
            PlaceQualifier = "B",
            Frequency = "1",
            SignatureOnFile = "Y",
            Assignment = "A",
            BenefitsAssigned = "Y",
            Release = "Y",
            Billing = Billing(billing),
            Subscriber = new Party837(),
            Payer = new Party837(),
            Rendering = Rendering(visit.Rendering),
            Referring = NamesOrderer(visit) ? Rendering(visit.Rendering) with { Entity = "DN", Taxonomy = "" } : null,
            PriorAuthorization = visit.Authorization,
            MedicalRecordNumber = visit.ChartNumber,
            // Waived tests name the laboratory that did them (REF X4).
            Clia = visit.Services.Any(s => s.Modifiers.Contains("QW", StringComparer.Ordinal)) ? billing.Clia : "",
            PatientPaid = visit.PatientPaid.IsZero ? null : visit.PatientPaid,
            Diagnoses = [.. visit.Diagnoses.Select((code, i) => new Diagnosis837(i == 0 ? "ABK" : "ABF", code))],
            Lines = lines,
            ContentHash = "",
        };
        return WithPayer(claim, visit, 0) with { OtherPayers = [.. visit.Coverages.Skip(1).Select((coverage, i) => Named(coverage, Level(i + 1), visit.Patient))] };
    }

    /// <summary>
    /// Medicare and its Advantage plans want to know who ordered a picture or a laboratory test also when it was done in the office of who ordered it (CMS Pub. 100-04, ch. 26, s. 10.4, item 17).
    /// </summary>
    private static bool NamesOrderer(ChargedVisit visit) =>
        visit.Coverages.Any(c => c.FilingIndicator is "MB" or "16") && visit.Services.Any(s => s.Code.Length == 5 && s.Code[0] is '7' or '8');

    /// <summary>The same claim for the coverage of this index: payer, subscriber, patient and level.</summary>
    public static Claim837 WithPayer(Claim837 claim, ChargedVisit visit, int index)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(visit);
        var coverage = visit.Coverages[index];
        var isSelf = coverage.Subscriber is null;
        return claim with
        {
            PayerLevel = Level(index),
            Relationship = isSelf ? "18" : coverage.Relationship,
            GroupNumber = coverage.GroupNumber,
            PlanName = coverage.PlanName,
            InsuranceType = index == 0 ? "" : coverage.InsuranceType,
            FilingIndicator = coverage.FilingIndicator,
            Subscriber = Person(coverage.Subscriber ?? visit.Patient, "IL") with { IdQualifier = "MI", Id = coverage.MemberId },
            Patient = isSelf ? null : Person(visit.Patient, "QC"),
            Payer = new Party837 { Entity = "PR", LastOrOrganization = coverage.PayerName, IdQualifier = "PI", Id = coverage.PayerId },
        };
    }

    /// <summary>A replacement (frequency 7) with new content for what the payer knows under its own number.</summary>
    public static Claim837 Correction(Claim837 corrected, string payerClaimNumber) =>
        corrected with { Frequency = "7", PayerClaimNumber = payerClaimNumber };

    /// <summary>A void (frequency 8): content as it was sent.</summary>
    public static Claim837 Void(Claim837 sent, string payerClaimNumber) => sent with { Frequency = "8", PayerClaimNumber = payerClaimNumber };

    /// <summary>SBR01 of the payer at an index: P, S, T, then A.</summary>
    public static string Level(int index) => index switch
    {
        0 => "P",
        1 => "S",
        2 => "T",
        _ => ((char)('A' + Math.Min(index - 3, 7))).ToString(),
    };

    internal static OtherPayer837 Named(CoverageOnDay coverage, string level, NamedPerson patient) =>
        new(level, coverage.FilingIndicator, coverage.PayerName, coverage.PayerId, null, null)
        {
            MemberId = coverage.MemberId,
            MemberLast = (coverage.Subscriber ?? patient).Last,
            MemberFirst = (coverage.Subscriber ?? patient).First,
            Relationship = coverage.Subscriber is null ? "18" : coverage.Relationship,
            GroupNumber = coverage.GroupNumber,
            PlanName = coverage.PlanName,
            IdQualifier = "PI",
            BenefitsAssigned = "Y",
            Release = "Y",
        };

    private static Line837 LineOf(ChargedVisit visit, ChargedProcedure service, int number) => new()
    {
        Number = number,
        CodeQualifier = "HC",
        Code = service.Code,
        Modifiers = service.Modifiers,
        Charge = service.Charge,
        UnitBasis = "UN",
        Units = service.Units.ToString(CultureInfo.InvariantCulture),
        Pointers = [.. service.Pointers.Select(p => p.ToString(CultureInfo.InvariantCulture))],
        From = Text(visit.Day),
        Through = Text(visit.Day),
        ControlNumber = string.Create(CultureInfo.InvariantCulture, $"{visit.Number}L{number}"),
    };

    private static Party837 Billing(BillingProvider billing) => new()
    {
        Entity = "85",
        LastOrOrganization = billing.Name,
        IdQualifier = "XX",
        Id = billing.Npi,
        TaxId = billing.TaxId,
        TaxIdQualifier = billing.TaxId.Length > 0 ? "EI" : "",
        Taxonomy = billing.Taxonomy,
        Street = billing.Address.Street,
        City = billing.Address.City,
        State = billing.Address.State,
        Zip = billing.Address.Zip,
    };

    private static Party837 Rendering(RenderingProvider provider) => new()
    {
        Entity = "82",
        IsPerson = true,
        LastOrOrganization = provider.Last,
        First = provider.First,
        IdQualifier = "XX",
        Id = provider.Npi,
        Taxonomy = provider.Taxonomy,
    };

    private static Party837 Person(NamedPerson person, string entity) => new()
    {
        Entity = entity,
        IsPerson = true,
        LastOrOrganization = person.Last,
        First = person.First,
        Middle = person.Middle,
        Street = person.Address.Street,
        City = person.Address.City,
        State = person.Address.State,
        Zip = person.Address.Zip,
        Birth = person.Birth is { } birth ? Text(birth) : "",
        Sex = person.Sex,
    };

    internal static string Text(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
