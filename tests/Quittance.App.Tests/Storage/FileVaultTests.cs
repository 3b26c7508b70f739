using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage.Vault;

namespace Quittance.App.Tests.Storage;

public abstract class FileVaultTests(PostgresServer? server) : EngineSuite(server)
{
    private static readonly Guid Practice = Guid.Parse("11111111-0000-0000-0000-000000000001");

    public sealed class OnSqlite() : FileVaultTests(null);
    public sealed class OnPostgres(PostgresServer server) : FileVaultTests(server);

    [Fact]
    public async Task Fifty_megabytes_come_back_to_the_byte()
    {
        const int size = 50_000_000;
        var expected = await SHA256.HashDataAsync(new PatternStream(size), Cancel);

        var file = await Get<FileVault>().StoreAsync(Practice, new PatternStream(size), "era.txt", FileDirection.In, Cancel);

        Assert.Equal(size, file.Length);
        Assert.Equal(48, file.ChunkCount);
        Assert.Equal(expected, file.Sha256);
        await using var content = Get<FileVault>().OpenRead(Practice, file.Id);
        Assert.Equal(expected, await SHA256.HashDataAsync(content, Cancel));
        var stored = await InScopeAsync(db => db.Set<FileChunk>().SumAsync(chunk => (long)chunk.Bytes.Length, Cancel));
        Assert.InRange(stored, 1, size / 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(PieceCodec.PieceBytes - 1)]
    [InlineData(PieceCodec.PieceBytes)]
    [InlineData(PieceCodec.PieceBytes + 1)]
    [InlineData(2 * PieceCodec.PieceBytes)]
    public async Task Every_size_around_a_piece_comes_back(int size)
    {
        var bytes = Noise(size);

        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream(bytes), "x", FileDirection.In, Cancel);

        Assert.Equal(bytes, await ReadAsync(file.Id));
        await Get<FileVault>().VerifyAsync(Practice, file.Id, Cancel);
    }

    [Fact]
    public async Task A_position_in_any_piece_can_be_sought()
    {
        var bytes = Noise(3 * PieceCodec.PieceBytes + 64);
        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream(bytes), "x", FileDirection.Out, Cancel);
        using var content = Get<FileVault>().OpenRead(Practice, file.Id);
        var buffer = new byte[40];

        foreach (var at in new[] { 0, PieceCodec.PieceBytes - 20, 3 * PieceCodec.PieceBytes, 5, bytes.Length - 40 })
        {
            content.Seek(at, SeekOrigin.Begin);
            content.ReadExactly(buffer);
            Assert.Equal(bytes[at..(at + 40)], buffer);
        }
        content.Seek(0, SeekOrigin.End);
        Assert.Equal(0, content.Read(buffer));
    }

    [Fact]
    public async Task The_same_content_twice_is_the_same_file()
    {
        var bytes = Noise(PieceCodec.PieceBytes + 5);
        var vault = Get<FileVault>();

        var first = await vault.StoreAsync(Practice, new MemoryStream(bytes), "a", FileDirection.In, Cancel);
        var again = await vault.StoreAsync(Practice, new MemoryStream(bytes), "b", FileDirection.In, Cancel);
        var streamed = await vault.StoreAsync(Practice, new ForwardOnly(bytes), "c", FileDirection.In, Cancel);
        var elsewhere = await vault.StoreAsync(Guid.Parse("11111111-0000-0000-0000-000000000002"), new MemoryStream(bytes), "a", FileDirection.In, Cancel);

        Assert.False(first.WasKnown);
        Assert.True(again.WasKnown);
        Assert.Equal(first.Id, again.Id);
        Assert.True(streamed.WasKnown);
        Assert.Equal(first.Id, streamed.Id);
        Assert.NotEqual(first.Id, elsewhere.Id);
        Assert.Equal(2, await InScopeAsync(db => db.Set<StoredFile>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Its_name_is_kept_but_not_readable_in_the_database()
    {
        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream([1]), "Doe Jane 835.txt", FileDirection.In, Cancel);

        Assert.Equal("Doe Jane 835.txt", Get<FileVault>().NameOf(file));
        Assert.DoesNotContain("Doe", Encoding.Latin1.GetString(file.NameCipher), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_piece_is_found()
    {
        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream(Noise(2_000_000)), "x", FileDirection.In, Cancel);
        await InScopeAsync(async db =>
        {
            var chunk = await db.Set<FileChunk>().SingleAsync(chunk => chunk.Ordinal == 1, Cancel);
            chunk.Bytes = [.. chunk.Bytes[..100], (byte)(chunk.Bytes[100] ^ 1), .. chunk.Bytes[101..]];
            await db.SaveChangesAsync(Cancel);
        });

        var fault = await Assert.ThrowsAsync<VaultException>(() => Get<FileVault>().VerifyAsync(Practice, file.Id, Cancel));

        Assert.StartsWith("Piece 2 ", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_piece_is_found()
    {
        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream(Noise(2_000_000)), "x", FileDirection.In, Cancel);
        await InScopeAsync(db => db.Set<FileChunk>().Where(chunk => chunk.Ordinal == 1).ExecuteDeleteAsync(Cancel));

        await Assert.ThrowsAsync<VaultException>(() => ReadAsync(file.Id));
    }

    [Fact]
    public async Task A_stream_that_breaks_leaves_nothing()
    {
        await Assert.ThrowsAsync<IOException>(
            () => Get<FileVault>().StoreAsync(Practice, new ForwardOnly(Noise(6_000_000)) { BreaksAt = 5_500_000 }, "x", FileDirection.In, Cancel));

        Assert.Equal(0, await InScopeAsync(db => db.Set<StoredFile>().CountAsync(Cancel)));
        Assert.Equal(0, await InScopeAsync(db => db.Set<FileChunk>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task What_a_process_that_died_left_is_not_visible_and_is_cleaned_later()
    {
        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream(Noise(10)), "x", FileDirection.In, Cancel);
        await InScopeAsync(db => db.Set<StoredFile>().ExecuteUpdateAsync(set => set
            .SetProperty(file => file.State, StoredFileState.Storing).SetProperty(file => file.Sha256, (byte[]?)null), Cancel));

        Assert.Throws<VaultException>(() => Get<FileVault>().OpenRead(Practice, file.Id));
        Assert.Equal(0, await Get<FileVault>().CleanAsync(TimeSpan.FromHours(1), Cancel));
        Clock.Advance(TimeSpan.FromHours(2));
        Assert.Equal(1, await Get<FileVault>().CleanAsync(TimeSpan.FromHours(1), Cancel));
        Assert.Equal(0, await InScopeAsync(db => db.Set<FileChunk>().CountAsync(Cancel)));
    }

    [Fact]
    public async Task Another_practice_does_not_see_the_file()
    {
        var file = await Get<FileVault>().StoreAsync(Practice, new MemoryStream([1]), "x", FileDirection.In, Cancel);

        Assert.Throws<VaultException>(() => Get<FileVault>().OpenRead(Guid.Parse("11111111-0000-0000-0000-000000000002"), file.Id));
    }

    private async Task<byte[]> ReadAsync(Guid fileId)
    {
        await using var content = Get<FileVault>().OpenRead(Practice, fileId);
        var copy = new MemoryStream();
        await content.CopyToAsync(copy, Cancel);
        return copy.ToArray();
    }

    private static byte[] Noise(int size)
    {
        var bytes = new byte[size];
        new Random(20250701).NextBytes(bytes);
        return bytes;
    }

    /// <summary>Text like that of a remittance, made as it is read, so that the test holds no large array either.</summary>
    private sealed class PatternStream(long size) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var take = (int)Math.Min(count, size - position);
            for (var at = 0; at < take; at++) buffer[offset + at] = (byte)"CLP*0123*1*120*90**12*~"[(int)((position + at) * (1 + (position + at) / 4096 % 7) % 23)];
            position += take;
            return take;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }

    private sealed class ForwardOnly(byte[] bytes) : MemoryStream(bytes)
    {
        public long BreaksAt { get; init; } = long.MaxValue;

        public override bool CanSeek => false;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position >= BreaksAt ? throw new IOException("The line broke.") : base.ReadAsync(buffer[..Math.Min(buffer.Length, 100_000)], cancellationToken);
    }
}
