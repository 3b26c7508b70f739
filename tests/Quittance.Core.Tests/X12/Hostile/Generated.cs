namespace Quittance.Core.Tests.X12.Hostile;

/// <summary>A file that is made while it is read: a beginning, a piece many times, an end. Counts what was taken of it.</summary>
internal sealed class Generated(string start, string piece, long times, string end) : Stream
{
    private readonly byte[] _start = Sample.Bytes(start), _piece = Repeated(piece), _end = Sample.Bytes(end);
    private readonly long _pieces = times / Times(piece);
    private long _at;

    public long Taken => _at;

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => _start.Length + _pieces * _piece.Length + _end.Length;
    public override long Position { get => _at; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count)
    {
        var (from, at) = Where();
        var n = Math.Min(count, from.Length - at);
        Array.Copy(from, at, buffer, offset, n);
        _at += n;
        return n;
    }

    private (byte[] From, int At) Where()
    {
        if (_at < _start.Length) return (_start, (int)_at);
        var inside = _at - _start.Length;
        if (inside < _pieces * _piece.Length) return (_piece, (int)(inside % _piece.Length));
        return (_end, (int)(inside - _pieces * _piece.Length));
    }

    // Small pieces are handed out many at a time, so that the stream is not what takes the time.
    private static int Times(string piece) => piece.Length < 100 ? 1000 : 1;

    private static byte[] Repeated(string piece) => Sample.Bytes(string.Concat(Enumerable.Repeat(piece, Times(piece))));

    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
