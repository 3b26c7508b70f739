using Quittance.App.Exchange;

namespace Quittance.App.Jobs;

/// <summary>Looks at the first bytes of an upload: what cannot be X12 or an archive of it is refused before anything is kept.</summary>
internal static class UploadDoor
{
    /// <summary>An ISA stands at the beginning; a little room is left for blanks and marks that programs put before it.</summary>
    public const int HeadBytes = 1024;

    public static string? Refusal(ReadOnlySpan<byte> head)
    {
        if (head.IsEmpty) return "The file is empty. Nothing was kept; fetch it again.";
        if (FilesGiven.IsZip(head) || FilesGiven.IsGzip(head) || head.IndexOf("ISA"u8) >= 0) return null;
        return $"{Word(head)} Nothing of it was kept. Give X12 files (837P, 835, 999, TA1, 277CA), also as zip or gzip.";
    }

    private static string Word(ReadOnlySpan<byte> head) => head switch
    {
        [0xff, 0xd8, 0xff, ..] or [0x89, 0x50, 0x4e, 0x47, ..] or [0x47, 0x49, 0x46, 0x38, ..] => "This is a picture.",
        [0x25, 0x50, 0x44, 0x46, ..] => "This is a PDF.",
        [0xd0, 0xcf, 0x11, 0xe0, ..] => "This is an old Office document.",
        [0x4d, 0x5a, ..] or [0x7f, 0x45, 0x4c, 0x46, ..] => "This is a program.",
        _ when IsHtml(head) => "This is a web page; a portal may have answered with its sign-in page instead of the file.",
        _ => "This is not an X12 file: it has no ISA at its beginning.",
    };

    private static bool IsHtml(ReadOnlySpan<byte> head)
    {
        var text = System.Text.Encoding.Latin1.GetString(head).TrimStart();
        return text.StartsWith("<!doctype html", StringComparison.OrdinalIgnoreCase) || text.StartsWith("<html", StringComparison.OrdinalIgnoreCase);
    }
}

/// <summary>Gives the bytes that were looked at, then the rest.</summary>
internal sealed class HeadedStream(ReadOnlyMemory<byte> head, Stream rest) : ForwardStream(rest)
{
    private ReadOnlyMemory<byte> _head = head;

    public override int Read(Span<byte> buffer)
    {
        if (_head.IsEmpty) return base.Read(buffer);
        return Take(buffer);
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        _head.IsEmpty ? base.ReadAsync(buffer, cancellationToken) : ValueTask.FromResult(Take(buffer.Span));

    private int Take(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, _head.Length);
        _head.Span[..count].CopyTo(buffer);
        _head = _head[count..];
        return count;
    }
}
