using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.App.Exchange;

/// <summary>Claims of numbers that stood nowhere before: all there is of these numbers, so that nobody reads it back.</summary>
internal sealed record FreshClaims(IReadOnlySet<Guid> Numbers, IReadOnlyList<ClaimVersionRow> Versions, IReadOnlyList<SubmissionRow> Submissions)
{
    public static readonly FreshClaims None = new(new HashSet<Guid>(), [], []);

    public static FreshClaims Of(HashSet<Guid> stoodBefore, IEnumerable<ClaimVersionRow> versions, IEnumerable<SubmissionRow> submissions)
    {
        var fresh = submissions.Where(s => !stoodBefore.Contains(s.NumberId)).ToList();
        return new FreshClaims(fresh.Select(s => s.NumberId).ToHashSet(), [.. versions.Where(v => !stoodBefore.Contains(v.NumberId))], fresh);
    }
}

/// <summary>
/// Makes the rows of claims that a file brings: people, coverages, payers, providers, the claim's content and the copy. Rows that are
/// there already are left, or take the later file's facts. One stage is one batch; <paramref name="knownParties"/> goes from batch to batch.
/// </summary>
internal sealed class ClaimStage(QuittanceDb db, RowWriter writer, FieldCipher cipher, Guid tenant, HashSet<Guid> knownParties)
{
    private readonly PersonalIndex _index = new(cipher, tenant);
    private readonly Dictionary<Guid, PersonRow> _people = [];
    private readonly Dictionary<Guid, CoverageRow> _coverages = [];
    private readonly Dictionary<Guid, ClaimVersionRow> _versions = [];
    private readonly Dictionary<Guid, PayerRow> _payers = [];
    private readonly Dictionary<Guid, ProviderRow> _providers = [];
    private readonly List<SubmissionRow> _submissions = [];

    /// <summary>Claims waiting to be written.</summary>
    public int Count => _submissions.Count;
    /// <summary>Numbers of the claims waiting to be written.</summary>
    public IReadOnlyCollection<Guid> Numbers => _submissions.Select(s => s.NumberId).ToHashSet();
    /// <summary>Contents of the claims waiting to be written.</summary>
    public IReadOnlyCollection<ClaimVersionRow> Versions => _versions.Values;
    /// <summary>Once written: those of the claims whose number stood nowhere before.</summary>
    public FreshClaims Fresh { get; private set; } = FreshClaims.None;
    /// <summary>Payers that the claims name, with the name as sent.</summary>
    public List<(string Alias, string PayerKey)> Payers { get; } = [];

    public void Add(SetContext set, Claim837 claim, int ordinal)
    {
        var header = set.Header;
        var sentOn = set.Day;
        var billing = claim.Billing;
        var npi = billing.IdQualifier == "XX" ? billing.Id : "";
        var tax = _index.Tax(billing.TaxId);
        var number = RowId.Number(tenant, npi.Length > 0 ? npi : tax, claim.Number);
        var payer = Payer(claim.Payer, sentOn, claim.ContentHash);
        var person = Person(claim, payer, sentOn);
        Provider(billing, npi, tax, isBilling: true, sentOn, claim.ContentHash);
        if (claim.Rendering is { IdQualifier: "XX" } rendering) Provider(rendering, rendering.Id, "", isBilling: false, sentOn, claim.ContentHash);
        var level = claim.PayerLevel is "" or "U" ? "P" : claim.PayerLevel;
        // A claim at whose end the file broke off may lack lines: it is not yet the content that the whole file states.
        // Half of the hash: a chance meeting among a billion claims stays under one in 10^20, and keys stand in many rows.
        var contentKey = $"{level}:{claim.ContentHash.AsSpan(0, 32)}{(claim.MayBeCut ? ":cut" : "")}";
        var version = RowId.Of(tenant, "version", number.ToString("N"), contentKey);
        if (!_versions.ContainsKey(version)) _versions.Add(version, Version(claim, version, number, npi, tax, person, payer, level, contentKey, sentOn));
        _submissions.Add(new SubmissionRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "copy", set.Id.ToString("N"), ordinal.ToString(CultureInfo.InvariantCulture)),
            SetId = set.Id,
            Ordinal = ordinal,
            NumberId = number,
            VersionId = version,
            CopyKey = string.Create(CultureInfo.InvariantCulture, $"{set.Intake.Sha256.AsSpan(0, 32)}:{set.Ordinal}:{ordinal}"),
            SentOn = sentOn,
            SentAt = header?.Time ?? "",
            Charge = claim.Charge ?? Money.Zero,
            Offset = claim.Offset,
            Length = claim.Length,
            Disposition = "",
            State = "",
        });
    }

    /// <summary>Writes what was added. Contents that stand already are not written again.</summary>
    public async Task WriteAsync(CancellationToken cancellation)
    {
        await KeepLaterAsync(_payers, p => (p.NamedOn, p.NamedBy), cancellation);
        await KeepLaterAsync(_providers, p => (p.NamedOn, p.NamedBy), cancellation);
        await KeepLaterAsync(_people, p => (p.StatedOn, p.StatedBy), cancellation);
        await KeepLaterAsync(_coverages, c => (c.StatedOn, c.StatedBy), cancellation);
        var aliases = Payers.Distinct().Select(p => new PayerAliasRow { TenantId = tenant, Id = RowId.Of(tenant, "alias", p.Alias, p.PayerKey), Alias = p.Alias, PayerKey = p.PayerKey, State = "learned" })
            .Where(a => knownParties.Add(a.Id)).ToList();
        await writer.UpsertAsync(aliases, cancellation);
        var before = await ReadVersionsAsync(cancellation);
        foreach (var (id, _) in before) _versions.Remove(id);
        Fresh = FreshClaims.Of(before.Select(b => b.NumberId).ToHashSet(), _versions.Values, _submissions);
        await writer.InsertAsync(_versions.Values, cancellation);
        await writer.InsertAsync(_submissions, cancellation);
    }

    private async Task<List<(Guid Id, Guid NumberId)>> ReadVersionsAsync(CancellationToken cancellation)
    {
        var stored = new List<(Guid, Guid)>();
        foreach (var ids in Numbers.Chunk(Batches.Ids))
            stored.AddRange((await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant && ids.Contains(v.NumberId)).Select(v => new { v.Id, v.NumberId }).ToListAsync(cancellation)).Select(v => (v.Id, v.NumberId)));
        return stored;
    }

    /// <summary>Of facts that files state differently the latest count, ties by hash: those in the table may be later than ours.</summary>
    private async Task KeepLaterAsync<T>(Dictionary<Guid, T> rows, Func<T, (DateOnly, string)> stated, CancellationToken cancellation) where T : class, ITenantRow
    {
        if (rows.Count == 0) return;
        var ids = rows.Keys.ToArray();
        var stored = await db.Set<T>().AsNoTracking().Where(r => r.TenantId == tenant && ids.Contains(r.Id)).ToListAsync(cancellation);
        foreach (var row in stored)
            if (Compare(stated(row), stated(rows[row.Id])) >= 0) rows.Remove(row.Id);
        await writer.UpsertAsync(rows.Values, cancellation);
    }

    private static int Compare((DateOnly On, string By) a, (DateOnly On, string By) b) =>
        a.On != b.On ? a.On.CompareTo(b.On) : string.CompareOrdinal(a.By, b.By);

    private static void Later<T>(Dictionary<Guid, T> rows, Guid id, T row, Func<T, (DateOnly, string)> stated)
    {
        if (!rows.TryGetValue(id, out var there) || Compare(stated(row), stated(there)) > 0) rows[id] = row;
    }

    private string Payer(Party837 payer, DateOnly on, string by)
    {
        var key = PayerKeys.Of(payer.Id, payer.LastOrOrganization);
        var id = RowId.Of(tenant, "payer", key);
        Later(_payers, id, new PayerRow { TenantId = tenant, Id = id, Key = key, Name = payer.LastOrOrganization, NamedOn = on, NamedBy = by }, p => (p.NamedOn, p.NamedBy));
        if (payer.LastOrOrganization.Length > 0) Payers.Add((PayerKeys.OfName(payer.LastOrOrganization), key));
        Payers.Add((key, key));
        return key;
    }

    private void Provider(Party837 party, string npi, string tax, bool isBilling, DateOnly on, string by)
    {
        if (npi.Length == 0 && tax.Length == 0) return;
        var id = RowId.Of(tenant, isBilling ? "billing" : "rendering", npi, tax);
        var row = new ProviderRow
        {
            TenantId = tenant,
            Id = id,
            Npi = npi,
            Name = party.First.Length > 0 ? $"{party.LastOrOrganization}, {party.First}" : party.LastOrOrganization,
            IsBilling = isBilling,
            TaxId = party.TaxId.Length > 0 ? cipher.Encrypt(party.TaxId, new FieldPlace(tenant, "providers", "tax_id", id)) : null,
            TaxIndex = tax,
            Taxonomy = party.Taxonomy,
            NamedOn = on,
            NamedBy = by,
        };
        Later(_providers, id, row, p => (p.NamedOn, p.NamedBy));
    }

    private Guid Person(Claim837 claim, string payer, DateOnly on)
    {
        var subscriber = claim.Subscriber;
        var patient = claim.Patient ?? subscriber;
        var member = _index.Member(subscriber.Id);
        var id = RowId.Of(tenant, "person", payer,
            member.Length > 0 ? member : $"{subscriber.LastOrOrganization}|{subscriber.Birth}".ToUpperInvariant(),
            claim.Patient is null ? "" : $"{patient.First}|{patient.Birth}".ToUpperInvariant());
        Later(_people, id, new PersonRow
        {
            TenantId = tenant,
            Id = id,
            Last = patient.LastOrOrganization,
            First = patient.First,
            Middle = patient.Middle,
            Birth = patient.Birth,
            Sex = patient.Sex,
            Street = patient.Street,
            City = patient.City,
            State = patient.State,
            Zip = patient.Zip,
            StatedOn = on,
            StatedBy = claim.ContentHash,
        }, p => (p.StatedOn, p.StatedBy));
        var coverage = RowId.Of(tenant, "coverage", id.ToString("N"), payer, member);
        Later(_coverages, coverage, new CoverageRow
        {
            TenantId = tenant,
            Id = coverage,
            PersonId = id,
            PayerKey = payer,
            MemberId = cipher.Encrypt(subscriber.Id, new FieldPlace(tenant, "coverages", "member_id", coverage)),
            MemberIndex = member,
            Relationship = claim.Relationship,
            GroupNumber = claim.GroupNumber,
            PlanName = claim.PlanName,
            StatedOn = on,
            StatedBy = claim.ContentHash,
        }, c => (c.StatedOn, c.StatedBy));
        return id;
    }

    private ClaimVersionRow Version(Claim837 claim, Guid id, Guid number, string npi, string tax, Guid person, string payer, string level, string contentKey, DateOnly sentOn)
    {
        var patient = claim.Patient ?? claim.Subscriber;
        var lines = Lines(claim);
        var body = new VersionBody(level, claim.Frequency, IsBalanced(claim), claim.MayBeCut, lines,
            [.. claim.Diagnoses.Select(d => d.Code)], Others(claim, sentOn), patient.LastOrOrganization.ToUpperInvariant(), patient.First.ToUpperInvariant(),
            claim.Rendering?.Id, claim.PlaceOfService, Judge(claim, sentOn));
        return new ClaimVersionRow
        {
            TenantId = tenant,
            Id = id,
            NumberId = number,
            BillingNpi = npi,
            Number = claim.Number,
            ContentKey = contentKey,
            TaxIndex = tax,
            PersonId = person,
            PayerKey = payer,
            PayerClaimNumber = claim.PayerClaimNumber,
            SubscriberIndex = _index.Member(claim.Subscriber.Id),
            PatientIndex = claim.Patient is null ? "" : _index.Member(claim.Patient.Id),
            Day = lines.Where(l => l.F is not null).Min(l => l.F),
            Charge = claim.Charge ?? Money.Zero,
            Body = JsonSerializer.Serialize(body, BodyJson.Default.VersionBody),
            MadeFrom = body,
        };
    }

    /// <summary>The edits in force, without the patient's other claims: what a file says of one claim does not hang on what came before it.</summary>
    private static List<Finding>? Judge(Claim837 claim, DateOnly sentOn)
    {
        var findings = EditCatalog.Runner.Run(claim, sentOn);
        return findings.Count == 0 ? null : [.. findings];
    }

    private static bool IsBalanced(Claim837 claim)
    {
        var sum = Money.Zero;
        foreach (var line in claim.Lines)
        {
            if (line.Charge is not { } charge) return false;
            sum += charge;
        }
        return claim.Charge == sum;
    }

    private List<OtherBody>? Others(Claim837 claim, DateOnly sentOn)
    {
        if (claim.OtherPayers.Count == 0) return null;
        var others = new List<OtherBody>(claim.OtherPayers.Count);
        foreach (var other in claim.OtherPayers)
        {
            var key = other.Id.Length + other.Name.Length == 0 ? ""
                : Payer(new Party837 { Id = other.Id, LastOrOrganization = other.Name }, sentOn, claim.ContentHash);
            others.Add(new OtherBody(other.Level is "" or "U" ? "P" : other.Level, key));
        }
        return others;
    }

    private static List<LineBody> Lines(Claim837 claim)
    {
        var lines = new List<LineBody>(claim.Lines.Count);
        foreach (var line in claim.Lines)
        {
            var from = Days.Read(line.From);
            var through = Days.Read(line.Through);
            lines.Add(new LineBody(lines.Count + 1, line.Code, line.Modifiers.Count == 0 ? null : [.. line.Modifiers], (line.Charge ?? Money.Zero).Cents,
                from, through == from ? null : through, line.ControlNumber.Length == 0 ? null : line.ControlNumber, Units(line.Units),
                line.Pointers.Count == 0 ? null : [.. line.Pointers]));
        }
        return lines;
    }

    /// <summary>7 and 7.00 are the same content, so they are kept in one spelling.</summary>
    private static string Units(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var units)
            ? units.ToString("0.############################", CultureInfo.InvariantCulture) : text;
}
