namespace Quittance.App.Exchange;

/// <summary>
/// Gives a NUL as a blank. No X12 element may hold one, and PostgreSQL keeps none in text: one in a name would stop the whole import.
/// The bytes as received stay in the vault, and every offset stays what it was.
/// </summary>
internal sealed class BlankedStream(Stream inner) : ForwardStream(inner)
{
    public override int Read(Span<byte> buffer)
    {
        var read = base.Read(buffer);
        buffer[..read].Replace((byte)0, (byte)' ');
        return read;
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var read = await base.ReadAsync(buffer, cancellationToken);
        buffer.Span[..read].Replace((byte)0, (byte)' ');
        return read;
    }
}
