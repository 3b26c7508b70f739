using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Exchange;
using Quittance.App.Queues;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Exchange;

/// <summary>One file: what it is, each time it came or that it was sent, what is in it and what was found.</summary>
[Needs(Permission.Files)]
internal sealed class FileModel(CurrentPerson current, TimeProvider time, FileReading reading, ReadFile read, ReadTask tasks, ReadTrail trail) : PageModel
{
    public FileEntry Shown { get; private set; } = null!;
    public FileFacts Facts { get; private set; } = null!;
    public RowTaskView Work { get; private set; } = null!;
    public Toast? Toast { get; private set; }
    public string TimeZone => current.Value!.TimeZone;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        var person = current.Value!;
        if (await reading.OneAsync(id, cancellation) is not { } file || await read.RunAsync(person.TenantId, id, cancellation) is not { } facts) return NotFound();
        await trail.RecordAsync("file.show", Subjects.File, id, cancellation);
        (Shown, Facts) = (file, facts);
        Work = RowTaskView.Of(FileShape.Shape, id, await tasks.RunAsync(person.TenantId, Subjects.File, id, cancellation), person, person.Today(time), Request.Path);
        Toast = await Toast.TakeAsync(TempData, tasks, person, cancellation);
        return Page();
    }

    public static string WordOf(string disposition) => disposition switch
    {
        "Posted" => "Loaded",
        "Held" => "Held",
        "Repeats" => "Came before",
        "Replaced" => "Replaced since",
        "Voided" => "Voided since",
        _ => disposition,
    };

    public static string SaidOf(string status, bool isSent) => status switch
    {
        "imported" when isSent => "Sent, and its claims are loaded.",
        "duplicate" when isSent => "Read once more. Nothing was changed.",
        "imported" => "Received and loaded.",
        "duplicate" => "Came once more. Nothing was changed.",
        "rejected" => "Received. Nothing could be loaded from it.",
        "received" => "Received and kept. Its kind posts nothing.",
        _ => status,
    };
}
