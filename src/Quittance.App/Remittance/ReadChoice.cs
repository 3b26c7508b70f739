using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>One of the contents that were sent under a claim's number; <paramref name="Version"/> counts them within the claim.</summary>
internal sealed record ClaimOfNumber(Guid Id, int Version, DateOnly SentOn, DateOnly? Day, string PayerKey, Money Charge, IReadOnlyList<string> Codes, bool Holds);

/// <summary>Which content of a number holds: still in doubt, or chosen by <paramref name="By"/>.</summary>
internal sealed record NumberChoice(bool IsInDoubt, IReadOnlyList<ClaimOfNumber> Claims, string? By, DateTimeOffset? At);

/// <summary>Reads what a person has to decide, or has decided, about the claims of one number.</summary>
internal sealed class ReadChoice(QuittanceDb db)
{
    /// <summary>Null when the number is not in doubt and nobody chose.</summary>
    public async Task<NumberChoice?> RunAsync(Guid tenant, Guid number, int ordinal, CancellationToken cancellation)
    {
        var last = await db.Set<VersionChoiceRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.NumberId == number).OrderByDescending(c => c.Sequence).FirstOrDefaultAsync(cancellation);
        var chosen = last is { IsUndo: false } ? last : null;
        var inDoubt = await db.Set<FindingRow>().AnyAsync(f => f.TenantId == tenant && f.SubjectId == number && f.ClaimOrdinal == ordinal && f.SubjectKind == "claim" && f.FindingId == "claim.number-reused" && f.Severity == "Error", cancellation);
        if (!inDoubt && chosen is null) return null;
        var copies = await db.Set<SubmissionRow>().AsNoTracking().Where(s => s.TenantId == tenant && s.NumberId == number && s.ClaimOrdinal == ordinal)
            .Join(db.Set<ClaimVersionRow>(), s => new { s.TenantId, Id = s.VersionId }, v => new { v.TenantId, v.Id }, (s, v) => new { s.Version, s.SentOn, s.Disposition, Row = v }).ToListAsync(cancellation);
        if (chosen is not null && !copies.Exists(c => c.Row.ContentKey == chosen.ContentKey)) chosen = null;
        if (!inDoubt && chosen is null) return null;
        var claims = copies.Where(c => !inDoubt || c.Disposition == "Held").OrderBy(c => c.SentOn).ThenBy(c => c.Version).DistinctBy(c => c.Row.Id)
            .Select(c => new ClaimOfNumber(c.Row.Id, c.Version, c.SentOn, c.Row.Day, c.Row.PayerKey, c.Row.Charge, Codes(c.Row), c.Row.ContentKey == chosen?.ContentKey)).ToList();
        return new NumberChoice(inDoubt, claims, chosen is null ? null : await NameAsync(chosen.Actor, cancellation), chosen?.At);
    }

    private static List<string> Codes(ClaimVersionRow row) =>
        JsonSerializer.Deserialize(row.Body, BodyJson.Default.VersionBody)!.Ls.ConvertAll(l => string.Join(' ', (l.M ?? []).Prepend(l.C)));

    /// <summary>A person by name; who chose at the command line as the record has it.</summary>
    private async Task<string> NameAsync(string actor, CancellationToken cancellation) =>
        !Guid.TryParse(actor, CultureInfo.InvariantCulture, out var id) ? actor
            : await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => u.DisplayName).SingleOrDefaultAsync(cancellation) ?? "Somebody who has left";
}
