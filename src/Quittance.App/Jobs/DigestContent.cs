using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;

namespace Quittance.App.Jobs;

/// <summary>
/// One hash of what is true now, decrypted and by natural key: without generated ids, instants, events, audit and receipts. Two
/// databases that took the same documents in, in whatever order and however often interrupted, have the same one.
/// </summary>
internal sealed class DigestContent(QuittanceDb db, FieldCipher cipher, Guid tenant)
{
    private BigInteger _sum;
    private long _rows;
    private Dictionary<Guid, string> _numbers = [];

    public async Task<string> RunAsync(CancellationToken cancellation)
    {
        _numbers = await db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant)
            .Select(v => new { v.NumberId, v.BillingNpi, v.Number }).Distinct().ToDictionaryAsync(v => v.NumberId, v => $"{v.BillingNpi}/{v.Number}", cancellation);
        await AddClaimsAsync(cancellation);
        await AddAnswersAsync(cancellation);
        await AddMoneyAsync(cancellation);
        await AddPartiesAsync(cancellation);
        await AddLedgerAsync(cancellation);
        Span<byte> all = stackalloc byte[48];
        (_sum % (BigInteger.One << 256)).TryWriteBytes(all[..33], out _, isUnsigned: true);
        BinaryPrimitives.WriteInt64BigEndian(all[40..], _rows);
        return Convert.ToHexStringLower(SHA256.HashData(all));
    }

    /// <summary>Rows add up, so that their order does not matter.</summary>
    private void Add(string table, params ReadOnlySpan<object?> values)
    {
        var text = new StringBuilder(table);
        foreach (var value in values) text.Append('\u001f').Append(value switch { null => "", DateOnly day => day.DayNumber, Core.Kernel.Money money => money.Cents, _ => value });
        _sum += new BigInteger(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())), isUnsigned: true);
        _rows++;
    }

    private string Number(Guid? id) => id is { } known ? _numbers.GetValueOrDefault(known, "?") : "";

    private async Task AddClaimsAsync(CancellationToken cancellation)
    {
        await foreach (var c in Rows<ClaimRow>().WithCancellation(cancellation))
            Add("claim", Number(c.NumberId), c.Ordinal, c.PayerKey, c.Day, c.State, c.Versions, c.Charge, c.InsurerPaid, c.Adjusted, c.PatientResponsibility,
                c.Open, c.DeniedOpen, c.FirstSent, c.FirstCharge, c.IsOriginal, c.RejectedBy999, c.RejectedBy277, c.StandingDecision);
        var contents = new Dictionary<Guid, string>();
        await foreach (var v in Rows<ClaimVersionRow>().WithCancellation(cancellation))
        {
            contents.Add(v.Id, v.ContentKey);
            Add("version", Number(v.NumberId), v.ContentKey, v.PayerKey, v.Charge, v.Body);
        }
        await foreach (var s in Rows<SubmissionRow>().WithCancellation(cancellation))
            Add("copy", Number(s.NumberId), contents[s.VersionId], s.SentOn, s.SentAt, s.ClaimOrdinal, s.Version, s.Attempt, s.Disposition, s.State);
        await foreach (var f in db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && f.SubjectKind == "claim").AsAsyncEnumerable().WithCancellation(cancellation))
            Add("finding", Number(f.SubjectId), f.ClaimOrdinal, f.FindingId, f.Severity, f.Message);
        foreach (var f in await db.Set<FindingRow>().AsNoTracking().Where(f => f.TenantId == tenant && f.SubjectKind == "remittance").ToListAsync(cancellation))
            Add("held", f.FindingId, f.Message);
        await foreach (var o in Rows<FindingOverrideRow>().WithCancellation(cancellation))
            Add("override", Number(o.NumberId), o.ClaimOrdinal, o.FindingKey, o.Sequence, o.IsUndo, cipher.Decrypt(o.Reason, Scrubbing.OverrideFinding.Place(tenant, o.Id)));
    }

    private async Task AddAnswersAsync(CancellationToken cancellation)
    {
        await foreach (var a in Rows<AnswerRow>().WithCancellation(cancellation))
            Add("answer", a.Kind, a.Code, a.On, a.Sender, a.Receiver, a.AnswerAt, a.InterchangeControl, a.GroupControl, a.SetControl, a.ClaimNumber, a.BatchTrace, a.ProviderNpi, a.PayerClaimNumber, a.Body);
    }

    private async Task AddMoneyAsync(CancellationToken cancellation)
    {
        await foreach (var r in Rows<RemittanceRow>().WithCancellation(cancellation))
            Add("remittance", r.ContentHash, r.State, r.Paid, r.BookDate, r.Trace, r.TracePayerId, r.ProviderAdjustments);
        var keys = new Dictionary<Guid, string>();
        await foreach (var d in Rows<DecisionRow>().WithCancellation(cancellation))
        {
            keys.Add(d.Id, d.DecisionKey);
            Add("decision", d.DecisionKey, d.IsPosted, Number(d.NumberId), d.Rung, d.ClaimOrdinal, d.Waits, d.Level, d.PayerKey, d.IsStanding, d.Adjusted, d.Paid, d.PatientResponsibility);
        }
        var byHand = await db.Set<HandMatchRow>().AsNoTracking().Where(m => m.TenantId == tenant).ToListAsync(cancellation);
        foreach (var match in byHand.GroupBy(m => m.DecisionId).Select(g => g.MaxBy(m => m.Sequence)!).Where(m => !m.IsUndo))
            Add("match", keys[match.DecisionId], Number(match.NumberId), match.ClaimOrdinal);
        var choices = await db.Set<VersionChoiceRow>().AsNoTracking().Where(c => c.TenantId == tenant).ToListAsync(cancellation);
        foreach (var choice in choices.GroupBy(c => c.NumberId).Select(g => g.MaxBy(c => c.Sequence)!).Where(c => !c.IsUndo))
            Add("choice", Number(choice.NumberId), choice.ContentKey);
    }

    private async Task AddPartiesAsync(CancellationToken cancellation)
    {
        await foreach (var p in Rows<PayerRow>().WithCancellation(cancellation)) Add("payer", p.Key, p.Name, p.NamedOn, p.NamedBy);
        await foreach (var a in Rows<PayerAliasRow>().WithCancellation(cancellation)) Add("alias", a.Alias, a.PayerKey, a.State);
        await foreach (var p in Rows<ProviderRow>().WithCancellation(cancellation))
            Add("provider", p.Npi, p.Name, p.IsBilling, p.Taxonomy, p.NamedOn, p.TaxId is null ? "" : cipher.Decrypt(p.TaxId, new FieldPlace(tenant, "providers", "tax_id", p.Id)));
        await foreach (var p in Rows<PersonRow>().WithCancellation(cancellation))
            Add("person", p.Last, p.First, p.Middle, p.Birth, p.Sex, p.Street, p.City, p.State, p.Zip, p.StatedOn, p.StatedBy);
        await foreach (var c in Rows<CoverageRow>().WithCancellation(cancellation))
            Add("coverage", c.PayerKey, cipher.Decrypt(c.MemberId, new FieldPlace(tenant, "coverages", "member_id", c.Id)), c.Relationship, c.GroupNumber, c.PlanName, c.StatedOn, c.StatedBy);
    }

    private async Task AddLedgerAsync(CancellationToken cancellation)
    {
        var sums = db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == tenant)
            .Join(db.Set<EntryRow>(), l => new { l.TenantId, Id = l.EntryId }, e => new { e.TenantId, e.Id }, (l, e) => new { e.NumberId, l.ClaimOrdinal, l.Line, l.Account, l.Party, e.BookDate, e.Source, l.Amount })
            .GroupBy(x => new { x.NumberId, x.ClaimOrdinal, x.Line, x.Account, x.Party, x.BookDate, x.Source })
            .Select(g => new { g.Key, Sum = g.Sum(x => (long)(object)x.Amount) })
            .Where(g => g.Sum != 0);
        await foreach (var s in sums.AsAsyncEnumerable().WithCancellation(cancellation))
            Add("ledger", Number(s.Key.NumberId), s.Key.ClaimOrdinal, s.Key.Line, s.Key.Account, s.Key.Party, s.Key.BookDate, s.Key.Source, s.Sum);
    }

    private IAsyncEnumerable<T> Rows<T>() where T : class, ITenantRow => db.Set<T>().AsNoTracking().Where(r => r.TenantId == tenant).AsAsyncEnumerable();
}
