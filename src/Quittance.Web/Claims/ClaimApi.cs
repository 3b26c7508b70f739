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
        }
        var change = app.MapGroup("/api/claims/{id:guid}").NeedsToken();
        change.MapPost("/findings/{key}/override", OverrideAsync).WithMetadata(new NeedsAttribute(Permission.FindingsOverride))
            .Describe("overrideFinding", "Lets a finding pass with a reason.").Takes<ReasonGiven>().Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        change.MapPost("/findings/{key}/undo", UndoAsync).WithMetadata(new NeedsAttribute(Permission.FindingsOverride))
            .Describe("undoFinding", "Takes an override back.").Produces(StatusCodes.Status200OK).ProducesProblem(StatusCodes.Status404NotFound);
        MapHolds(app, change);
    }

    private static void MapHolds(IEndpointRouteBuilder app, IEndpointRouteBuilder change)
    {
        app.MapGet("/api/claims/{id:guid}/holds", HoldsAsync).WithMetadata(new NeedsAttribute(Permission.Claims))
            .Describe("getClaimHolds", "The contents that were sent under the claim's number and which of them holds; null when they are not in doubt.").Produces<HoldsItem>().ProducesProblem(StatusCodes.Status404NotFound);
        change.MapPost("/holds", async (Guid id, HttpRequest request, HoldActs holds, CancellationToken cancellation) =>
                Held(await holds.ChooseAsync(id, Guid.TryParse(await Description.FieldAsync(request, "version", cancellation), out var version) ? version : Guid.Empty, cancellation)))
            .WithMetadata(new NeedsAttribute(Permission.ClaimsWork)).Describe("chooseClaimHolds", "Of several claims of one number this content holds.").Takes<HoldGiven>()
            .Produces<HeldItem>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
        change.MapPost("/holds/undo", async (Guid id, HoldActs holds, CancellationToken cancellation) => Held(await holds.UndoAsync(id, cancellation)))
            .WithMetadata(new NeedsAttribute(Permission.ClaimsWork)).Describe("undoClaimHolds", "Takes the choice back.").Produces<HeldItem>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict);
    }

    private static async Task<IResult> HoldsAsync(Guid id, ClaimPageReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        if (await reading.RunAsync(new ClaimAsk(id, ClaimTab.Claim), cancellation) is not { } view) return NotFound();
        await trail.RecordAsync("claim.api", Subjects.Claim, id, cancellation);
        return Results.Ok(new HoldsItem(view.Choice?.IsInDoubt == true, view.Choice?.By, view.Choice?.At,
            [.. (view.Choice?.Claims ?? []).Select(c => new HoldItem(c.Id.ToString("N"), c.SentOn, c.Day, c.PayerKey, c.Charge.ToString(), c.Codes, c.Holds))]));
    }

    private static IResult Held(Result<Guid> result) => result switch
    {
        Result<Guid>.Ok ok => Results.Ok(new HeldItem(ok.Value.ToString("N"))),
        Result<Guid>.Refused { Code: HoldActs.Unknown } => NotFound(),
        Result<Guid>.Refused refused => Problem(StatusCodes.Status409Conflict, refused.Code, refused.Sentence),
        _ => throw new InvalidOperationException("A result is either done or refused."),
    };

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

    private static async Task<IResult> OverrideAsync(Guid id, string key, HttpRequest request, CurrentPerson current, OverrideFinding overriding, FreshFigures figures, CancellationToken cancellation) =>
        await Description.FieldAsync(request, "reason", cancellation) is { } reason ? Answer(await overriding.RunAsync(current.Value!.Acting, id, key, reason, cancellation), current, figures)
            : Problem(StatusCodes.Status400BadRequest, "body.unreadable", "The body is not JSON with a reason, such as {\"reason\": \"...\"}.");

    private static async Task<IResult> UndoAsync(Guid id, string key, CurrentPerson current, UndoOverride undoing, FreshFigures figures, CancellationToken cancellation) =>
        Answer(await undoing.RunAsync(current.Value!.Acting, id, key, cancellation), current, figures);

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

    private static IResult NotFound() => Problem(StatusCodes.Status404NotFound, "claim.unknown", "The practice has no such claim or finding.");

    private static IResult Problem(int status, string code, string sentence) =>
        Results.Problem(sentence, statusCode: status, title: "Nothing was changed.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}

/// <summary>Why a finding may pass.</summary>
internal sealed record ReasonGiven(string Reason);

/// <summary>The content that holds.</summary>
internal sealed record HoldGiven(string Version);

internal sealed record HoldsItem(bool IsInDoubt, string? ChosenBy, DateTimeOffset? ChosenAt, IReadOnlyList<HoldItem> Versions);

internal sealed record HoldItem(string Version, DateOnly SentOn, DateOnly? ServiceDay, string PayerKey, string Charge, IReadOnlyList<string> Lines, bool Holds);

/// <summary>The claim under whose id the number goes on.</summary>
internal sealed record HeldItem(string Claim);
