using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Quittance.App.Jobs;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Pipeline;

namespace Quittance.Web.Exchange;

/// <summary>What came of a request with files: its batch, or why nothing of it was taken.</summary>
internal sealed record Receipt(Guid? Batch, int Status, string Code, string Words)
{
    public static Receipt Refuse(int status, string code, string words) => new(null, status, code, words);
}

/// <summary>
/// Reads a form with files as it arrives: each file goes straight into the vault, a megabyte at a time, so that neither memory nor an unencrypted
/// folder ever holds one.
/// </summary>
internal sealed class ReceiveUpload(WebSettings settings, QueueUpload queue, CurrentPerson current, TimeProvider clock)
{
    /// <summary>Files of one request: a folder of a clearinghouse's day; more belong into a zip.</summary>
    public const int MostFiles = 200;

    private const string TokenField = "__RequestVerificationToken", TokenHeader = "RequestVerificationToken";

    /// <summary>A token has some 150 characters.</summary>
    private const int TokenBytes = 4096;

    private string TooLarge => $"One upload may hold {Words.Size(settings.UploadBytes)}. What is past it was not kept. Send fewer files at once, zip them, or import them on the server with quittance import.";

    public async Task<Receipt> RunAsync(HttpContext http, CancellationToken cancellation)
    {
        var request = http.Request;
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).ToString() : "";
        if (boundary.Length is 0 or > 200)
        {
            return await FormToken.IsOwnAsync(http) ? Receipt.Refuse(StatusCodes.Status415UnsupportedMediaType, "upload.no-files", "No file came with the form. Nothing was changed; choose files and send again.") : NotOwn();
        }
        if (request.ContentLength > settings.UploadBytes) return Receipt.Refuse(StatusCodes.Status413PayloadTooLarge, "upload.too-large", TooLarge);
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = settings.UploadBytes;
        var reader = new MultipartReader(boundary, request.Body) { HeadersCountLimit = 16, HeadersLengthLimit = 16 << 10 };
        try
        {
            return await FilesAsync(http, reader, cancellation);
        }
        catch (InvalidDataException)
        {
            return Receipt.Refuse(StatusCodes.Status400BadRequest, "upload.form", "The form could not be read. Files that came whole before its fault are kept and listed.");
        }
    }

    private async Task<Receipt> FilesAsync(HttpContext http, MultipartReader reader, CancellationToken cancellation)
    {
        var isOwn = false;
        var batch = Guid.CreateVersion7(clock.GetUtcNow());
        var count = 0;
        while (true)
        {
            MultipartSection? section;
            try
            {
                section = await NextAsync(reader, cancellation);
            }
            catch (BadHttpRequestException) when (count > 0)
            {
                // It broke between two files: the whole ones stay, and the rest has no name yet.
                await queue.RefuseAsync(current.Value!.Acting, batch, count, "The rest of the upload", TooLarge, CancellationToken.None);
                break;
            }
            catch (BadHttpRequestException fault)
            {
                return Receipt.Refuse(fault.StatusCode, "upload.too-large", TooLarge);
            }
            if (section is null) break;
            if (section.GetContentDispositionHeader() is not { } about) continue;
            if (!about.IsFileDisposition())
            {
                // The token stands first in our forms; a script sends it as a header.
                if (!isOwn && HeaderUtilities.RemoveQuotes(about.Name) == TokenField) http.Request.Headers[TokenHeader] = await TextAsync(section.Body, cancellation);
                continue;
            }
            if (!isOwn && !http.Request.Headers.ContainsKey(TokenHeader)) return NotOwn();
            if (!isOwn && !(isOwn = await FormToken.IsOwnAsync(http))) return NotOwn();
            var name = HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).ToString();
            // A form without a chosen file still sends an empty one without a name.
            if (name.Length == 0) continue;
            if (count == MostFiles)
            {
                await queue.RefuseAsync(current.Value!.Acting, batch, count, name, $"At most {MostFiles} files are taken at once; this one and what came after it was not kept. Zip them.", cancellation);
                break;
            }
            if (!await OneAsync(batch, count++, name, section.Body, cancellation)) break;
        }
        if (count > 0) return new Receipt(batch, StatusCodes.Status202Accepted, "", "");
        if (!isOwn && !(http.Request.Headers.ContainsKey(TokenHeader) && await FormToken.IsOwnAsync(http))) return NotOwn();
        return Receipt.Refuse(StatusCodes.Status400BadRequest, "upload.no-files", "No file came with the form. Nothing was changed; choose files and send again.");
    }

    /// <summary>False when the request broke inside the file: what was whole before stays.</summary>
    private async Task<bool> OneAsync(Guid batch, int ordinal, string name, Stream content, CancellationToken cancellation)
    {
        try
        {
            await queue.RunAsync(current.Value!.Acting, batch, ordinal, name, content, cancellation);
            return true;
        }
        catch (BadHttpRequestException fault)
        {
            var why = fault.StatusCode == StatusCodes.Status413PayloadTooLarge ? TooLarge : "The upload broke off inside this file. Nothing of it was kept; send it again.";
            await queue.RefuseAsync(current.Value!.Acting, batch, ordinal, name, why, CancellationToken.None);
            return false;
        }
        catch (IOException)
        {
            await queue.RefuseAsync(current.Value!.Acting, batch, ordinal, name, "The upload broke off inside this file. Nothing of it was kept; send it again.", CancellationToken.None);
            return false;
        }
    }

    private static async Task<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancellation)
    {
        try
        {
            return await reader.ReadNextSectionAsync(cancellation);
        }
        catch (Exception fault) when (fault is IOException and not BadHttpRequestException)
        {
            throw new InvalidDataException("The form ends before its last boundary.", fault);
        }
    }

    private static async Task<string> TextAsync(Stream body, CancellationToken cancellation)
    {
        var bytes = new byte[TokenBytes];
        var filled = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        return System.Text.Encoding.UTF8.GetString(bytes, 0, filled);
    }

    private static Receipt NotOwn() => Receipt.Refuse(StatusCodes.Status400BadRequest, "form.token", "The page was open too long, or you signed in again since. Nothing was kept. Load the page again and send once more.");
}
