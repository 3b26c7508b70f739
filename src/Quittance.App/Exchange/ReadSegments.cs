using Quittance.App.Storage.Vault;
using Quittance.Core.Claims;

namespace Quittance.App.Exchange;

/// <summary>The bytes of one claim or decision as they were received, cut into segments. <paramref name="IsCut"/>: there were more than are read.</summary>
internal sealed record StoredText(ReadOnlyMemory<byte> Bytes, IReadOnlyList<SegmentText> Segments, bool IsCut);

/// <summary>Reads one claim's own bytes out of the vault: the piece that holds them and no other.</summary>
internal sealed class ReadSegments(FileVault vault)
{
    /// <summary>A claim of 50 full lines takes 60 KB; more than this nobody reads on a page.</summary>
    public const int MostBytes = 256 * 1024;

    public async Task<StoredText> RunAsync(Guid tenant, Guid file, long offset, int length, CancellationToken cancellation)
    {
        await using var stored = vault.OpenRead(tenant, file);
        stored.Position = offset;
        var bytes = new byte[Math.Clamp(length, 0, MostBytes)];
        await using var content = new BlankedStream(stored);
        var read = await content.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return new StoredText(bytes.AsMemory(0, read), SegmentCut.Of(bytes.AsSpan(0, read), offset), length > MostBytes);
    }
}
