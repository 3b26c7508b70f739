using System.Text.Json;
using Microsoft.AspNetCore.Antiforgery;
using Quittance.App.Queues;
using Quittance.App.Scrubbing;
using Quittance.Core.Claims;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>One claim for programs: what its page shows, under the same permissions and the same trail.</summary>
internal static class ClaimApi
{
    public static void MapClaim(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/claims/{id:guid}", ReadAsync).WithMetadata(new NeedsAttribute(Permission.Claims))
            .Describe("getClaim", "One claim: what it said, findings, decisions, timeline and ledger.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/api/claims/{id:guid}/x12", X12Async).WithMetadata(new NeedsAttribute(Permission.Claims))
            .Describe("getClaimX12", "The segments of a claim and of its answers, each with a plain reading.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        // A GET tells what became of the finding; a POST changes it.
        foreach (var act in (string[])["override", "undo"])
        {
            app.MapGet($"/api/claims/{{id:guid}}/findings/{{key}}/{act}", FindingAsync).WithMetadata(new NeedsAttribute(Permission.FindingsOverride))
                .Describe($"{act}State", "A finding as it stands, overridden or not.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
            app.MapPost($"/api/claims/{{id:guid}}/findings/{{key}}/{act}", act == "undo" ? UndoAsync : OverrideAsync).WithMetadata(new NeedsAttribute(Permission.FindingsOverride))
                .Describe($"{act}Finding", act == "undo" ? "Takes an override back." : "Lets a finding pass with a reason.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        }
    }

    private static async Task<IResult> ReadAsync(Guid id, int? version, ClaimPageReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        if (await reading.RunAsync(new ClaimAsk(id, ClaimTab.Claim, version, Everything: true), cancellation) is not { } view) return NotFound();
        await trail.RecordAsync("claim.api", Subjects.Claim, id, cancellation);
        return Results.Ok(ClaimDocument.Of(view));
    }

    private static async Task<IResult> X12Async(Guid id, int? version, ClaimPageReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        if (await reading.RunAsync(new ClaimAsk(id, ClaimTab.X12, version), cancellation) is not { } view) return NotFound();
        await trail.RecordAsync("claim.x12", Subjects.Claim, id, cancellation);
        return Results.Ok(view.Documents.Select(d => new
        {
            d.Title,
            d.IsClaim,
            isCut = d.Text?.IsCut == true,
            segments = d.Text?.Segments.Select(s => new { s.Loop, s.Line, s.Offset, s.Id, text = string.Join(s.Separator, s.Elements.Prepend(s.Id)), says = SegmentReading.Say(s) }) ?? [],
        }));
    }

    private static async Task<IResult> FindingAsync(Guid id, string key, ClaimPageReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        if (await reading.RunAsync(new ClaimAsk(id, ClaimTab.Claim), cancellation) is not { } view || view.Facts.Findings.FirstOrDefault(f => f.Key == key) is not { } found) return NotFound();
        await trail.RecordAsync("claim.api", Subjects.Claim, id, cancellation);
        return Results.Ok(ClaimDocument.Of(found));
    }

    private static async Task<IResult> OverrideAsync(Guid id, string key, HttpContext http, IAntiforgery forgery, CurrentPerson current, OverrideFinding overriding, FreshFigures figures, CancellationToken cancellation)
    {
        if (!await forgery.IsRequestValidAsync(http)) return Forged();
        var (reason, isReadable) = await ReasonAsync(http.Request, cancellation);
        return isReadable ? Answer(await overriding.RunAsync(current.Value!.Acting, id, key, reason, cancellation), current, figures)
            : Problem(StatusCodes.Status400BadRequest, "body.unreadable", "The body is not JSON with a reason, such as {\"reason\": \"...\"}.");
    }

    private static async Task<IResult> UndoAsync(Guid id, string key, HttpContext http, IAntiforgery forgery, CurrentPerson current, UndoOverride undoing, FreshFigures figures, CancellationToken cancellation) =>
        await forgery.IsRequestValidAsync(http) ? Answer(await undoing.RunAsync(current.Value!.Acting, id, key, cancellation), current, figures) : Forged();

    private static IResult Answer(Result<ClaimFinding> result, CurrentPerson current, FreshFigures figures)
    {
        if (result is Result<ClaimFinding>.Refused refused)
        {
            var status = refused.Code switch { "finding.unknown" => StatusCodes.Status404NotFound, "override.standing" or "override.changed" or "override.none" => StatusCodes.Status409Conflict, _ => StatusCodes.Status422UnprocessableEntity };
            return Problem(status, refused.Code, refused.Sentence);
        }
        figures.Drop(current.Value!.TenantId);
        var found = ((Result<ClaimFinding>.Ok)result).Value;
        // The handler does not look up the name of who acts just now.
        return Results.Ok(ClaimDocument.Of(found with { Steps = [found.Steps[0] with { Person = current.Value!.Name }, .. found.Steps.Skip(1)] }));
    }

    private static async Task<(string? Reason, bool IsReadable)> ReasonAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.HasFormContentType) return ((await request.ReadFormAsync(cancellation))["reason"], true);
        if (!request.HasJsonContentType()) return (null, false);
        try
        {
            return ((await request.ReadFromJsonAsync<ReasonGiven>(cancellation))?.Reason, true);
        }
        catch (JsonException)
        {
            return (null, false);
        }
    }

    private sealed record ReasonGiven(string? Reason);

    private static IResult NotFound() => Problem(StatusCodes.Status404NotFound, "claim.unknown", "The practice has no such claim or finding.");

    private static IResult Forged() => Problem(StatusCodes.Status400BadRequest, "token.missing", "Send the RequestVerificationToken of a page of this session as a header.");

    private static IResult Problem(int status, string code, string sentence) =>
        Results.Problem(sentence, statusCode: status, title: "Nothing was changed.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
