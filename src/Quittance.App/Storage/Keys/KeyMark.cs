using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Quittance.App.Storage.Keys;

/// <summary>What a database remembers of a key, so that a foreign or fresh key ring is noticed before it writes anything.</summary>
internal sealed class KeyMark
{
    public long KeyId { get; set; }
    public byte[] Mark { get; set; } = [];
}

internal sealed class KeyMarkTable : IEntityTypeConfiguration<KeyMark>
{
    public void Configure(EntityTypeBuilder<KeyMark> builder)
    {
        builder.ToTable("key_marks");
        builder.HasKey(mark => mark.KeyId);
        builder.Property(mark => mark.KeyId).ValueGeneratedNever();
    }
}

internal static class KeyMarks
{
    /// <summary>Throws unless the ring holds every key that the database was written under; notes new keys.</summary>
    public static async Task ConfirmAsync(
        QuittanceDb db, StorageOptions options, Func<KeyRing> open, CancellationToken cancellation, bool isSecondLook = false)
    {
        var known = await db.Set<KeyMark>().AsNoTracking().ToDictionaryAsync(mark => mark.KeyId, mark => mark.Mark, cancellation);
        // Checked before the ring is opened, because opening makes a new one where there is none.
        if (known.Count > 0 && !File.Exists(options.KeyRingPath))
        {
            throw new KeyRingException(
                $"The key ring {options.KeyRingPath} is missing, and this database holds values encrypted under it. Put it back, for example from a backup.");
        }
        var held = open().Keys.ToDictionary(key => (long)key.Id, key => key.Mark());
        if (Mismatches(known, held) is [var first, ..])
        {
            throw new KeyRingException(
                $"The key ring {options.KeyRingPath} does not belong to this database: key {first} is missing or another one. Put back its own.");
        }
        db.Set<KeyMark>().AddRange(from key in held where !known.ContainsKey(key.Key) select new KeyMark { KeyId = key.Key, Mark = key.Value });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException) when (!isSecondLook)
        {
            // Another process started at the same moment and noted the same keys, or its own: look again.
            db.ChangeTracker.Clear();
            await ConfirmAsync(db, options, open, cancellation, isSecondLook: true);
        }
    }

    /// <summary>Ids of keys that the database was written under and this ring does not hold as they were.</summary>
    public static async Task<IReadOnlyList<long>> MismatchesAsync(QuittanceDb db, RingContent ring, CancellationToken cancellation)
    {
        var known = await db.Set<KeyMark>().AsNoTracking().ToDictionaryAsync(mark => mark.KeyId, mark => mark.Mark, cancellation);
        return Mismatches(known, ring.Keys.ToDictionary(key => (long)key.Id, key => RingKey.MarkOf(key.Secret)));
    }

    private static List<long> Mismatches(Dictionary<long, byte[]> known, Dictionary<long, byte[]> held) =>
    [
        .. from mark in known
           where !held.TryGetValue(mark.Key, out var mine) || !mine.AsSpan().SequenceEqual(mark.Value)
           orderby mark.Key
           select mark.Key
    ];
}
