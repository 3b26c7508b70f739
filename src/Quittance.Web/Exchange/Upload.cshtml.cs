using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Pipeline;

namespace Quittance.Web.Exchange;

/// <summary>
/// Takes files in and shows how far their import is. The page reads its form itself, and checks its token itself, before the first byte of a
/// file is taken.
/// </summary>
[Needs(Permission.FilesUpload), IgnoreAntiforgeryToken, NoFormReading]
internal sealed class UploadModel(CurrentPerson current, WebSettings settings, ReceiveUpload receive, QueueUpload queue, ReadUploads uploads, IAntiforgery antiforgery) : PageModel
{
    /// <summary>Of others' uploads, so many that are left or stopped stand below.</summary>
    private const int OthersShown = 20;

    public string? Refusal { get; private set; }
    public IReadOnlyList<Upload> Batch { get; private set; } = [];
    public IReadOnlyList<Upload> Others { get; private set; } = [];
    public Guid? BatchId { get; private set; }
    public long MostBytes => settings.UploadBytes;
    public int MostFiles => ReceiveUpload.MostFiles;
    public ArchiveLimits Limits => ArchiveLimits.Uploaded;
    public string Token => antiforgery.GetAndStoreTokens(HttpContext).RequestToken!;
    public bool WaitsForAnother => uploads.WaitsForAnother;
    public bool IsLeft => Batch.Concat(Others).Any(u => u.IsLeft);
    public bool IsAllDone => Batch.Count > 0 && !IsLeft;
    public string Address => BatchId is { } id ? $"/files/upload?batch={id:N}" : "/files/upload";

    private IEnumerable<Upload> Counted => Batch.Count > 0 ? Batch : Others;
    public int FilesAll => Counted.Sum(u => Math.Max(1, u.IsLeft ? u.Progress?.Files ?? 1 : u.Outcome.Count));
    public int FilesDone => Counted.Sum(u => u.IsLeft ? u.Progress?.FilesDone ?? 0 : Math.Max(1, u.Outcome.Count));
    public int ClaimsRead => Counted.Sum(u => u.Progress?.Claims ?? 0);

    public Task OnGetAsync(CancellationToken cancellation) => ShowAsync(Guid.TryParseExact(Request.Query["batch"], "N", out var id) ? id : null, cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var receipt = await receive.RunAsync(HttpContext, cancellation);
        if (receipt.Batch is { } batch) return LocalRedirect($"/files/upload?batch={batch:N}");
        (Refusal, Response.StatusCode) = (receipt.Words, receipt.Status);
        await ShowAsync(null, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostRetryAsync(CancellationToken cancellation)
    {
        if (!await FormToken.IsOwnAsync(HttpContext)) return BadRequest();
        if (!Guid.TryParseExact(Request.Query["upload"], "N", out var id)) return NotFound();
        switch (await queue.RetryAsync(current.Value!.Acting, id, cancellation))
        {
            case Result<Guid>.Ok { Value: var batch }: return LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/files/upload?batch={batch:N}"));
            case Result<Guid>.Refused { Code: "upload.unknown" }: return NotFound();
            case Result<Guid>.Refused refused: Refusal = refused.Sentence; break;
            default: break;
        }
        await ShowAsync(null, cancellation);
        return Page();
    }

    private async Task ShowAsync(Guid? batch, CancellationToken cancellation)
    {
        var tenant = current.Value!.TenantId;
        Batch = batch is { } id ? await uploads.BatchAsync(tenant, id, cancellation) : [];
        BatchId = Batch.Count > 0 ? batch : null;
        Others = await uploads.OpenAsync(tenant, BatchId, OthersShown, cancellation);
    }
}
