using System.Text;
using Quittance.Core.Queues;

namespace Quittance.Web.Queues;

/// <summary>A CSV of a whole filter, sent as it is read: memory holds one batch of rows, whatever the size of the file.</summary>
internal static class CsvAnswer
{
    public static async Task SendAsync(HttpResponse response, string fileName, string[] head, IAsyncEnumerable<string[]> rows, CancellationToken cancellation)
    {
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers.ContentDisposition = $"attachment; filename=\"{fileName}\"";
        await using var writer = new StreamWriter(response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 15, leaveOpen: true);
        await writer.WriteAsync(SafeCsv.Line(head).AsMemory(), cancellation);
        await foreach (var row in rows.WithCancellation(cancellation)) await writer.WriteAsync(SafeCsv.Line(row).AsMemory(), cancellation);
    }
}
