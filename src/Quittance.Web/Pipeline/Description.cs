using Microsoft.AspNetCore.Antiforgery;
using Quittance.Web.Access;

namespace Quittance.Web.Pipeline;

/// <summary>The description of the endpoints for programs (OpenAPI), made from the endpoints themselves.</summary>
internal static class Description
{
    public const string Path = "/api/openapi.json";

    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi(options => options.AddDocumentTransformer((document, _, _) =>
    {
        document.Info.Title = "Quittance";
        document.Info.Version = "1";
        document.Info.Description = "What the pages can do, for programs. A session of a signed-in person is needed; what changes something also needs the form token in the header RequestVerificationToken.";
        // The host of a request is whatever its sender wrote.
        document.Servers?.Clear();
        return Task.CompletedTask;
    }));

    public static void MapDescription(this IEndpointRouteBuilder app) => app.MapOpenApi(Path).WithMetadata(new NeedsAttribute(Permission.Home));

    /// <summary>Names an endpoint; the name is what programs call it by and never changes. All refuse who is not signed in or not allowed.</summary>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string operation, string summary) =>
        endpoint.WithName(operation).WithSummary(summary).ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

    /// <summary>True when a request that changes something, or carries something personal, comes from one of our own pages or knows its token.</summary>
    public static async Task<bool> IsOwnAsync(HttpContext http)
    {
        try
        {
            await http.RequestServices.GetRequiredService<IAntiforgery>().ValidateRequestAsync(http);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }

    public static IResult NotOwn() => Refuse(StatusCodes.Status400BadRequest, "form.token", "The form token is missing or too old.", "Nothing was changed. Send the token of a page of ours in the header RequestVerificationToken.");

    public static IResult NotThere(string what) => Refuse(StatusCodes.Status404NotFound, "unknown", $"There is no such {what}.", "The id may be mistyped, or it belongs to another practice.");

    public static IResult Refuse(int status, string code, string title, string detail) =>
        Results.Problem(detail, statusCode: status, title: title, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
