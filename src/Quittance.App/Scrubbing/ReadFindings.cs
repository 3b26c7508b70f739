using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;

namespace Quittance.App.Scrubbing;

/// <summary>A step of a person on a finding: let pass, or taken back.</summary>
internal sealed record OverrideStep(bool IsUndo, Guid PersonId, string Person, DateTimeOffset At, string Reason);

/// <summary>
/// A finding of a claim with what people did about it, newest first. <paramref name="IsEdit"/> is false for what follows from the claim's documents.
/// <paramref name="Barred"/> says why nobody may override it; null when somebody may.
/// </summary>
internal sealed record ClaimFinding(string Key, Finding Finding, bool IsEdit, string? Barred, IReadOnlyList<OverrideStep> Steps)
{
    /// <summary>The override that stands; null when none does.</summary>
    public OverrideStep? Override => Steps is [{ IsUndo: false } last, ..] ? last : null;
}

/// <summary>Reads the findings of one claim: those of its documents, and those of the edits on the content that counts.</summary>
internal sealed class ReadFindings(QuittanceDb db, FieldCipher cipher)
{
    public const string Claim = "claim", Edit = "edit";

    public async Task<List<ClaimFinding>> RunAsync(Guid tenant, Guid number, int ordinal, CancellationToken cancellation)
    {
        var rows = await db.Set<FindingRow>().AsNoTracking()
            .Where(f => f.TenantId == tenant && f.SubjectId == number && f.ClaimOrdinal == ordinal && (f.SubjectKind == Claim || f.SubjectKind == Edit)).ToListAsync(cancellation);
        var steps = await StepsAsync(tenant, number, ordinal, cancellation);
        return
        [
            .. rows.Select(row => (IsEdit: row.SubjectKind == Edit, Finding: JsonSerializer.Deserialize(row.Body, BodyJson.Default.Finding)))
                .Where(x => x.Finding is not null)
                .Select(x => Make(x.Finding!, x.IsEdit, steps))
                .DistinctBy(f => f.Key, StringComparer.Ordinal)
                .OrderByDescending(f => f.Finding.Severity).ThenBy(f => f.Finding.Line ?? 0).ThenBy(f => f.Finding.Id, StringComparer.Ordinal).ThenBy(f => f.Key, StringComparer.Ordinal),
        ];
    }

    /// <summary>Findings of a content that does not count: they are told, and nobody has to decide about them.</summary>
    public static IReadOnlyList<ClaimFinding> OfOther(IEnumerable<Finding> findings) =>
        [.. findings.Select(f => new ClaimFinding(OverrideRules.Key(f), f, true, "This version is not the one that counts, so nothing has to be decided about it.", [])).DistinctBy(f => f.Key, StringComparer.Ordinal)];

    private static ClaimFinding Make(Finding finding, bool isEdit, ILookup<string, OverrideStep> steps)
    {
        var key = OverrideRules.Key(finding);
        var barred = OverrideRules.Allow(finding, isEdit) is Result<Finding>.Refused refused ? refused.Sentence : null;
        return new ClaimFinding(key, finding, isEdit, barred, [.. steps[key]]);
    }

    private async Task<ILookup<string, OverrideStep>> StepsAsync(Guid tenant, Guid number, int ordinal, CancellationToken cancellation)
    {
        var rows = await db.Set<FindingOverrideRow>().AsNoTracking().Where(o => o.TenantId == tenant && o.NumberId == number && o.ClaimOrdinal == ordinal)
            .OrderByDescending(o => o.Sequence).ToListAsync(cancellation);
        var people = rows.Select(o => o.PersonId).Distinct().ToList();
        var names = people.Count == 0 ? [] : await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellation);
        return rows.ToLookup(o => o.FindingKey, o => new OverrideStep(o.IsUndo, o.PersonId, names.GetValueOrDefault(o.PersonId, "Somebody who has left"), o.At,
            cipher.Decrypt(o.Reason, OverrideFinding.Place(tenant, o.Id))), StringComparer.Ordinal);
    }
}
