using System.Globalization;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Claims;

/// <summary>
/// Compares a claim that was meant with the claim that stands in the written file. A writer that drops a value silently would otherwise
/// be found by the payer.
/// </summary>
internal static class ClaimDifference
{
    /// <summary>The first thing that differs, as a sentence; null when they say the same. Where they stand and their hashes do not count.</summary>
    public static string? Find(Claim837 meant, Claim837 written)
    {
        ArgumentNullException.ThrowIfNull(meant);
        ArgumentNullException.ThrowIfNull(written);
        var expected = Say(meant).GetEnumerator();
        var found = Say(written).GetEnumerator();
        while (true)
        {
            var more = expected.MoveNext();
            if (more != found.MoveNext()) return more ? $"{expected.Current.Name} is missing in the file." : $"{found.Current.Name} stands in the file, but nobody said it.";
            if (!more) return null;
            if (expected.Current != found.Current) return $"{expected.Current.Name} differs from what stands in the file.";
        }
    }

    private readonly record struct Said(string Name, string Value);

    /// <summary>Everything that a claim says, in one order.</summary>
    private static IEnumerable<Said> Say(Claim837 c)
    {
        IEnumerable<(string, object?)> facts =
        [
            ("Claim number", c.Number), ("Charge", c.Charge), ("Place of service", c.PlaceOfService), ("Qualifier of the place of service", c.PlaceQualifier), ("Frequency", c.Frequency),
            ("Signature", c.SignatureOnFile), ("Assignment", c.Assignment), ("Benefits assigned", c.BenefitsAssigned), ("Release", c.Release),
            ("Payer level", c.PayerLevel), ("Relationship", c.Relationship), ("Group number", c.GroupNumber), ("Plan name", c.PlanName),
            ("Insurance type", c.InsuranceType), ("Filing indicator", c.FilingIndicator), ("Related causes", string.Join(' ', c.RelatedCauses)), ("Related state", c.RelatedState),
            ("Delay reason", c.DelayReason), ("Note", c.Note), ("Kind of note", Or(c.NoteKind, c.Note, "ADD")), ("Clearinghouse number", c.ClearinghouseNumber), ("Payer claim number", c.PayerClaimNumber), ("Authorization", c.PriorAuthorization),
            ("Referral", c.Referral), ("Medical record number", c.MedicalRecordNumber), ("Patient paid", c.PatientPaid),
            ("Laboratory certificate", c.Clia), ("Day of death", c.PatientDeath), ("Services outside of lines", c.HasStrayService), ("Attachments", string.Join(' ', c.Attachments.Select(a => a.ToString()))),
            ("Diagnoses", string.Join(' ', c.Diagnoses.Select(d => $"{d.Qualifier}|{d.Code}"))),
            ("Dates", string.Join(' ', c.Dates.Select(d => $"{d.Qualifier}|{d.From}|{d.Through}"))),
        ];
        foreach (var (name, value) in facts) yield return Of(name, value);
        (string, string, Party837?)[] parties =
        [
            ("Billing provider", "85", c.Billing), ("Subscriber", "IL", c.Subscriber), ("Patient", "QC", c.Patient), ("Payer", "PR", c.Payer), ("Rendering provider", "82", c.Rendering),
            ("Referring provider", "DN", c.Referring), ("Facility", "77", c.Facility), ("Supervising provider", "DQ", c.Supervising),
        ];
        foreach (var (name, entity, party) in parties)
            if (party is not null) foreach (var said in Say(name, entity, party)) yield return said;
        foreach (var said in Say(c.Details)) yield return said;
        foreach (var other in c.OtherPayers) foreach (var said in Say(other)) yield return said;
        foreach (var line in c.Lines) foreach (var said in Say(line)) yield return said;
    }

    private static IEnumerable<Said> Say(string who, string entity, Party837 p) => new (string, object?)[]
    {
        ("name", p.LastOrOrganization), ("first name", p.First), ("middle name", p.Middle), ("suffix", p.Suffix), ("id", $"{p.IdQualifier}|{p.Id}"), ("tax id", $"{Or(p.TaxIdQualifier, p.TaxId, "EI")}|{p.TaxId}"),
        ("kind", $"{(p.Entity.Length > 0 ? p.Entity : entity)}|{p.IsPerson}"), ("casualty number", p.PropertyCasualtyNumber),
        ("taxonomy", p.Taxonomy), ("street", p.Street), ("second street line", p.Street2), ("city", p.City), ("state", p.State), ("ZIP", p.Zip), ("birth date", p.Birth), ("sex", p.Sex),
    }.Select(f => Of($"{who}: {f.Item1}", f.Item2));

    private static IEnumerable<Said> Say(OtherPayer837 o) => new (string, object?)[]
    {
        ("level", o.Level), ("filing indicator", o.FilingIndicator), ("name", o.Name), ("id", $"{Or(o.IdQualifier, "PR", "PI")}|{o.Id}"), ("paid", o.Paid), ("remaining liability", o.RemainingLiability),
        ("claim number", o.ClaimNumber), ("member", o.MemberId), ("member's name", $"{o.MemberLast}|{o.MemberFirst}"), ("assignment and release", $"{o.BenefitsAssigned}|{o.Release}"), ("relationship", o.Relationship), ("group", o.GroupNumber),
        ("plan", o.PlanName), ("date", o.Date), ("not covered", o.NonCovered), ("adjustments", Cas(o.Adjustments)),
    }.Select(f => Of($"Other payer: {f.Item1}", f.Item2));

    private static IEnumerable<Said> Say(Line837 l)
    {
        var facts = new (string, object?)[]
        {
            ("code", $"{l.CodeQualifier}|{l.Code}"), ("modifiers", string.Join(' ', l.Modifiers)), ("description", l.Description), ("charge", l.Charge), ("units", $"{l.UnitBasis}|{l.Units}"),
            ("place of service", l.PlaceOfService), ("pointers", string.Join(' ', l.Pointers)), ("from", l.From), ("through", l.Through), ("control number", l.ControlNumber),
            ("drug", $"{l.Ndc}|{l.NdcQuantity}|{l.NdcUnit}"), ("authorization", l.PriorAuthorization), ("emergency", l.Emergency),
            ("other payers", string.Join(' ', l.Adjudications.Select(a => $"{a.PayerId} {a.Paid} {a.CodeQualifier}|{a.Code} {string.Join('/', a.Modifiers)} {a.Units} {a.Date} {a.RemainingLiability} {Cas(a.Adjustments)}"))),
        };
        var who = string.Create(CultureInfo.InvariantCulture, $"Line {l.Number}");
        // A number alone names a provider as well.
        var rendering = l.Rendering ?? (l.RenderingNpi.Length > 0 ? new Party837 { Entity = "82", IsPerson = true, IdQualifier = "XX", Id = l.RenderingNpi } : null);
        return facts.Select(f => Of($"{who}: {f.Item1}", f.Item2)).Concat(rendering is null ? [] : Say($"{who}: Rendering provider", "82", rendering)).Concat(Say(who, l.Details));
    }

    // What the writer does not write yet is compared all the same: a claim that says it is refused, not sent without it.
    private static IEnumerable<Said> Say(ClaimDetails837 d) => new (string, object?)[]
    {
        ("Mammography certificate", d.Mammography), ("Clinical trial", d.Trial), ("Device exemption", d.Device), ("Manipulation", d.Manipulation), ("Trip", d.Transport),
        ("Conditions", Conditions(d.Conditions)), ("Condition codes", string.Join(' ', d.ConditionCodes)),
    }.Select(f => Of(f.Item1, f.Item2)).Concat(Parties("", ("Start of the trip", "PW", d.PickUp), ("End of the trip", "45", d.DropOff)));

    private static IEnumerable<Said> Say(string who, LineDetails837 d) => new (string, object?)[]
    {
        ("laboratory certificate", $"{d.Clia}|{d.ReferredClia}"), ("mammography certificate", d.Mammography), ("note", d.Note), ("kind of note", Or(d.NoteKind, d.Note, "ADD")), ("equipment", d.HasEquipment), ("certification", d.Certification),
        ("patients", d.Patients), ("trip", d.Transport), ("conditions", Conditions(d.Conditions)), ("further dates", string.Join(' ', d.Dates.Select(x => $"{x.Qualifier}|{x.From}|{x.Through}"))),
        ("measurements", string.Join(' ', d.Measurements)), ("forms", string.Join(' ', d.Forms)),
    }.Select(f => Of($"{who}: {f.Item1}", f.Item2)).Concat(Parties(who + ": ", ("Purchased from", "QB", d.Purchased), ("Facility", "77", d.Facility), ("Supervising provider", "DQ", d.Supervising),
        ("Ordering provider", "DK", d.Ordering), ("Referring provider", "DN", d.Referring), ("Start of the trip", "PW", d.PickUp), ("End of the trip", "45", d.DropOff)));

    private static IEnumerable<Said> Parties(string where, params IEnumerable<(string Name, string Entity, Party837? Party)> parties) =>
        parties.Where(p => p.Party is not null).SelectMany(p => Say(where + p.Name, p.Entity, p.Party!));

    private static string Conditions(IEnumerable<Condition837> conditions) => string.Join(' ', conditions.Select(c => $"{c.Kind}|{c.Answer}|{string.Join('/', c.Codes)}"));

    private static string Cas(IEnumerable<Adjustment837> adjustments) => string.Join(' ', adjustments.Select(a => $"{a.Group}|{a.Reason} {a.Amount} {a.Quantity}"));

    // What the writer says where nothing is said: a qualifier of a value that is there.
    private static string Or(string qualifier, string value, string usual) => qualifier.Length > 0 || value.Length == 0 ? qualifier : usual;

    private static Said Of(string name, object? value) => new(name, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "");
}
