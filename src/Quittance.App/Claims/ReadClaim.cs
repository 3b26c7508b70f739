using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Scrubbing;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Claims;

/// <summary>A copy of a claim with the set that carried it and the key of its content, by which the ledger names it.</summary>
internal sealed record ClaimCopy(SubmissionRow Row, TransactionSetRow Set, string ContentKey);

/// <summary>What the coverage says, the member's number masked until somebody asks to see it.</summary>
internal sealed record ClaimCoverage(string MemberId, bool IsMasked, string Relationship, string GroupNumber, string PlanName);

/// <summary>
/// One claim with what it said and who it names. <see cref="Shown"/> is the copy whose content the page shows, null for a claim whose documents
/// are not here.
/// </summary>
internal sealed record ClaimFacts(ClaimRow Claim, PersonRow? Person, IReadOnlyList<ClaimCopy> Copies, ClaimCopy? Shown, ClaimVersionRow? Version, VersionBody? Body)
{
    public ClaimCoverage? Coverage { get; init; }
    public IReadOnlyList<ClaimFinding> Findings { get; init; } = [];
    public IReadOnlyDictionary<string, string> Payers { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
    public string Billing { get; init; } = "";
    public string Rendering { get; init; } = "";

    public string Patient => Person is null ? "" : Person.First.Length == 0 ? Person.Last : $"{Person.Last}, {Person.First}";

    /// <summary>Nothing was decided about these by a person.</summary>
    public int OpenFindings => Findings.Count(f => f.Override is null);

    public string PayerName(string key) => Payers.GetValueOrDefault(key) is { Length: > 0 } name ? name : key;

    /// <summary>The name of the chip: as in the queue.</summary>
    public string Chip => Claim.State != "Adjudicated" ? Claim.State
        : Claim.DeniedOpen > Money.Zero && Claim.InsurerPaid.IsZero ? "Denied" : Claim.Open > Money.Zero ? "PaidInPart" : "Paid";
}

/// <summary>Reads one claim by a few rows of their own indexes: itself, the patient, its copies, the content shown, names and findings.</summary>
internal sealed class ReadClaim(QuittanceDb db, FieldCipher cipher, ReadFindings findings)
{
    /// <summary>Null when the practice has no such claim. <paramref name="version"/> asks for another content than the one that counts.</summary>
    public async Task<ClaimFacts?> RunAsync(Guid tenant, Guid id, int? version, bool showMember, CancellationToken cancellation)
    {
        var claim = await db.Set<ClaimRow>().AsNoTracking().SingleOrDefaultAsync(c => c.TenantId == tenant && c.Id == id, cancellation);
        if (claim is null) return null;
        var copies = await CopiesAsync(tenant, claim, cancellation);
        var shown = Choose(copies, version);
        var content = shown is null ? null : await db.Set<ClaimVersionRow>().AsNoTracking().SingleOrDefaultAsync(v => v.TenantId == tenant && v.Id == shown.Row.VersionId, cancellation);
        var personId = content?.PersonId ?? claim.PersonId;
        var person = await db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == tenant && p.Id == personId, cancellation);
        var body = content is null ? null : JsonSerializer.Deserialize(content.Body, BodyJson.Default.VersionBody);
        var facts = new ClaimFacts(claim, person, copies, shown, content, body)
        {
            Findings = shown is not null && shown.Row.VersionId != Choose(copies, null)?.Row.VersionId ? ReadFindings.OfOther(body?.E ?? [])
                : await findings.RunAsync(tenant, claim.NumberId, claim.Ordinal, cancellation),
            Payers = await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).ToDictionaryAsync(p => p.Key, p => p.Name, StringComparer.Ordinal, cancellation),
        };
        facts = await WithProvidersAsync(tenant, facts, cancellation);
        return facts with { Coverage = await CoverageAsync(tenant, personId, content?.PayerKey ?? claim.PayerKey, showMember, cancellation) };
    }

    /// <summary>Every copy in the order of versions and attempts, with the set that it came in.</summary>
    private async Task<List<ClaimCopy>> CopiesAsync(Guid tenant, ClaimRow claim, CancellationToken cancellation)
    {
        var rows = await (
            from copy in db.Set<SubmissionRow>().AsNoTracking()
            where copy.TenantId == tenant && copy.NumberId == claim.NumberId && copy.ClaimOrdinal == claim.Ordinal
            join set in db.Set<TransactionSetRow>() on new { copy.TenantId, Id = copy.SetId } equals new { set.TenantId, set.Id }
            join version in db.Set<ClaimVersionRow>() on new { copy.TenantId, Id = copy.VersionId } equals new { version.TenantId, version.Id }
            select new { copy, set, version.ContentKey }).ToListAsync(cancellation);
        return [.. rows.Select(r => new ClaimCopy(r.copy, r.set, r.ContentKey)).OrderBy(c => c.Row.Version).ThenBy(c => c.Row.Attempt).ThenBy(c => c.Row.CopyKey, StringComparer.Ordinal)];
    }

    /// <summary>The first copy of the version asked for; else of the last that stands in the ledger; else of the last.</summary>
    private static ClaimCopy? Choose(List<ClaimCopy> copies, int? version) =>
        copies.Find(c => c.Row.Version == version) ?? copies.FindLast(c => c.Row.Disposition == "Posted") ?? copies.Find(c => c.Row.Version == copies[^1].Row.Version);

    private async Task<ClaimFacts> WithProvidersAsync(Guid tenant, ClaimFacts facts, CancellationToken cancellation)
    {
        var (billing, rendering) = (facts.Claim.BillingNpi, facts.Body?.Rx ?? facts.Claim.RenderingNpi);
        var rows = await db.Set<ProviderRow>().AsNoTracking().Where(p => p.TenantId == tenant && (p.Npi == billing || p.Npi == rendering) && p.Npi != "")
            .Select(p => new { p.Npi, p.Name, p.IsBilling }).ToListAsync(cancellation);
        return facts with
        {
            Billing = rows.OrderByDescending(p => p.IsBilling).FirstOrDefault(p => p.Npi == billing)?.Name ?? billing,
            Rendering = rows.OrderBy(p => p.IsBilling).FirstOrDefault(p => p.Npi == rendering)?.Name ?? rendering,
        };
    }

    private async Task<ClaimCoverage?> CoverageAsync(Guid tenant, Guid person, string payer, bool show, CancellationToken cancellation)
    {
        var row = await db.Set<CoverageRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.PersonId == person && c.PayerKey == payer)
            .OrderByDescending(c => c.StatedOn).ThenBy(c => c.Id).FirstOrDefaultAsync(cancellation);
        if (row is null) return null;
        var number = cipher.Decrypt(row.MemberId, new FieldPlace(tenant, "coverages", "member_id", row.Id));
        var masked = MemberId.TryParse(number, out var member) ? member.ToString() : "";
        return new ClaimCoverage(show ? number : masked, !show && number.Length > 0, row.Relationship, row.GroupNumber, row.PlanName);
    }
}
