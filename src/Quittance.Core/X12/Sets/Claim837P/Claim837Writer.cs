using System.Globalization;
using Quittance.Core.X12.Writing;

namespace Quittance.Core.X12.Sets.Claim837P;

/// <summary>Who sends a batch of claims and who receives it: loops 1000A and 1000B.</summary>
public sealed record Batch837Parties
{
    /// <summary>NM103 of loop 1000A.</summary>
    public string SubmitterName { get; init; } = "";
    /// <summary>NM109 of loop 1000A.</summary>
    public string SubmitterId { get; init; } = "";
    /// <summary>PER02 of loop 1000A.</summary>
    public string ContactName { get; init; } = "";
    /// <summary>PER04 of loop 1000A.</summary>
    public string ContactPhone { get; init; } = "";
    /// <summary>Who receives it.</summary>
    public string ReceiverName { get; init; } = "";
    /// <summary>NM109 of 2100B.</summary>
    public string ReceiverId { get; init; } = "";
}

/// <summary>
/// Writes sets of professional claims, grouped under their billing provider, subscriber and patient. Within a group the
/// order of the claims is kept.
/// </summary>
public static partial class Claim837Writer
{
    /// <summary>The guide that is written.</summary>
    public const string Guide = "005010X222A1";

    /// <summary>Code of the refusal when a claim says what this writer has no place for.</summary>
    private const string NotWritten = "x12.not-written";

    /// <summary>Writes one set, ST to SE, into the group that the writer has open.</summary>
    public static void WriteSet(SegmentWriter writer, string control, Header837 header, Batch837Parties parties, IEnumerable<Claim837> claims)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(header);
        ArgumentNullException.ThrowIfNull(parties);
        writer.StartSet("837", control, Guide);
        writer.Begin("BHT").Value("0019").Value(header.Purpose).Value(header.Reference).Value(header.Date).Value(header.Time).Value(header.Kind).End();
        writer.Begin("NM1").Value("41").Value("2").Value(parties.SubmitterName).Skip(4).Value("46").Value(parties.SubmitterId).End();
        writer.Begin("PER").Value("IC").Value(parties.ContactName).Value("TE").Value(parties.ContactPhone).End();
        writer.Begin("NM1").Value("40").Value("2").Value(parties.ReceiverName).Skip(4).Value("46").Value(parties.ReceiverId).End();
        var level = 0;
        foreach (var provider in claims.GroupBy(c => c.Billing))
        {
            var billing = ++level;
            WriteBilling(writer, provider.Key, billing);
            foreach (var subscriber in provider.GroupBy(SubscriberKey.Of)) WriteSubscriber(writer, subscriber.Key, subscriber, billing, ref level);
        }
        writer.EndSet();
    }

    private sealed record SubscriberKey(Party837 Subscriber, Party837 Payer, string Level, string Relationship, string Group, string Plan, string InsuranceType, string Filing, string Death, bool IsPatient)
    {
        public static SubscriberKey Of(Claim837 claim) => new(claim.Subscriber, claim.Payer, claim.PayerLevel,
            claim.Patient is null ? claim.Relationship : "", claim.GroupNumber, claim.PlanName, claim.InsuranceType, claim.FilingIndicator, claim.Patient is null ? claim.PatientDeath : "", claim.Patient is null);
    }

    private static void WriteBilling(SegmentWriter writer, Party837 party, int level)
    {
        writer.Begin("HL").Value(level).Skip().Value("20").Value("1").End();
        if (party.Taxonomy.Length > 0) writer.Begin("PRV").Value("BI").Value("PXC").Value(party.Taxonomy).End();
        WriteName(writer, party, "85");
        WriteAddress(writer, party);
        WriteReferences(writer, party);
    }

    private static void WriteSubscriber(SegmentWriter writer, SubscriberKey key, IEnumerable<Claim837> claims, int parent, ref int level)
    {
        var own = ++level;
        writer.Begin("HL").Value(own).Value(parent).Value("22").Value(key.IsPatient ? "0" : "1").End();
        writer.Begin("SBR").Value(key.Level).Value(key.Relationship).Value(key.Group).Value(key.Plan).Value(key.InsuranceType).Skip(3).Value(key.Filing).End();
        if (key.Death.Length > 0) writer.Begin("PAT").Skip(4).Value("D8").Value(key.Death).End();
        WritePerson(writer, key.Subscriber, "IL");
        WriteName(writer, key.Payer, "PR");
        WriteAddress(writer, key.Payer);
        WriteReferences(writer, key.Payer);
        if (key.IsPatient)
        {
            foreach (var claim in claims) WriteClaim(writer, claim);
            return;
        }
        foreach (var patient in claims.GroupBy(c => (c.Patient!, c.Relationship, c.PatientDeath)))
        {
            writer.Begin("HL").Value(++level).Value(own).Value("23").Value("0").End();
            var death = patient.Key.PatientDeath;
            writer.Begin("PAT").Value(patient.Key.Relationship).Skip(3).Value(death.Length > 0 ? "D8" : "").Value(death).End();
            WritePerson(writer, patient.Key.Item1, "QC");
            foreach (var claim in patient) WriteClaim(writer, claim);
        }
    }

    private static void WritePerson(SegmentWriter writer, Party837 party, string entity)
    {
        WriteName(writer, party, entity);
        WriteAddress(writer, party);
        if (party.Birth.Length > 0 || party.Sex.Length > 0)
            writer.Begin("DMG").Value("D8").Value(party.Birth).Value(party.Sex).End();
        WriteReferences(writer, party);
    }

    private static void WriteName(SegmentWriter writer, Party837 party, string entity) =>
        writer.Begin("NM1").Value(party.Entity.Length > 0 ? party.Entity : entity).Value(party.IsPerson ? "1" : "2").Value(party.LastOrOrganization)
            .Value(party.First).Value(party.Middle).Skip().Value(party.Suffix).Value(party.IdQualifier).Value(party.Id).End();

    private static void WriteAddress(SegmentWriter writer, Party837 party)
    {
        if (party.Street.Length > 0 || party.Street2.Length > 0) writer.Begin("N3").Value(party.Street).Value(party.Street2).End();
        if (party.City.Length > 0 || party.State.Length > 0 || party.Zip.Length > 0)
            writer.Begin("N4").Value(party.City).Value(party.State).Value(party.Zip).End();
    }

    private static void WriteReferences(SegmentWriter writer, Party837 party)
    {
        WriteReference(writer, party.TaxIdQualifier.Length > 0 ? party.TaxIdQualifier : "EI", party.TaxId);
        WriteReference(writer, "Y4", party.PropertyCasualtyNumber);
    }

    private static void WriteReference(SegmentWriter writer, string qualifier, string value)
    {
        if (value.Length > 0) writer.Begin("REF").Value(qualifier).Value(value).End();
    }

    private static void WriteDate(SegmentWriter writer, string qualifier, string from, string through)
    {
        if (from.Length == 0) return;
        var isRange = through.Length > 0 && through != from;
        // A date with an hour has no other form than DT.
        var form = isRange ? "RD8" : from.Length == 12 ? "DT" : from.Length == 4 ? "TM" : "D8";
        writer.Begin("DTP").Value(qualifier).Value(form).Value(isRange ? $"{from}-{through}" : from).End();
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
