using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Quittance.App.Storage.Audit;

/// <summary>
/// Who did what to whom. The subject is an opaque id, never a name or number of a person; the reason is what the person
/// chose or wrote when asked for one.
/// </summary>
internal sealed record AuditEntry(Guid Tenant, string Actor, string Action, string SubjectKind, string SubjectId, string? Reason = null)
{
    /// <summary>The id of the change that this row copies, null for a read.</summary>
    public Guid? Origin { get; init; }

    /// <summary>When it happened, null for now.</summary>
    public DateTimeOffset? Happened { get; init; }
}

/// <summary>A row of the audit store. Counters of one writer run from 1 without a gap.</summary>
internal sealed record AuditRow(
    string Writer, long Counter, long InstantMs, string Actor, string Tenant, string Action, string SubjectKind, string SubjectId, string? Reason, string? Origin)
{
    public static AuditRow Of(AuditEntry entry, string writer, long counter, DateTimeOffset now) => new(
        writer, counter, (entry.Happened ?? now).ToUnixTimeMilliseconds(), entry.Actor, entry.Tenant.ToString("D", CultureInfo.InvariantCulture),
        entry.Action, entry.SubjectKind, entry.SubjectId, entry.Reason, entry.Origin?.ToString("D", CultureInfo.InvariantCulture));

    /// <summary>
    /// The leaf of the row in its block's Merkle tree. Every field carries its length, so that no two rows read alike; the
    /// leading zero keeps leaves apart from inner nodes.
    /// </summary>
    public byte[] Leaf()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData([0]);
        Span<byte> number = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(number, Counter);
        BinaryPrimitives.WriteInt64BigEndian(number[8..], InstantMs);
        hash.AppendData(number);
        foreach (var text in (ReadOnlySpan<string?>)[Writer, Actor, Tenant, Action, SubjectKind, SubjectId, Reason, Origin])
        {
            BinaryPrimitives.WriteInt32BigEndian(number, text is null ? -1 : Encoding.UTF8.GetByteCount(text));
            hash.AppendData(number[..4]);
            if (text is not null) hash.AppendData(Encoding.UTF8.GetBytes(text));
        }
        return hash.GetHashAndReset();
    }
}
