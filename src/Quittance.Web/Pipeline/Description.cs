using System.Text.Json;
using Microsoft.OpenApi;
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

    /// <summary>Says what an endpoint takes in its body: JSON of this shape, or a form with the same fields.</summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer(async (operation, context, cancellation) =>
    {
        var schema = await context.GetOrCreateSchemaAsync(typeof(T), null, cancellation);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["application/json"] = new() { Schema = schema }, ["application/x-www-form-urlencoded"] = new() { Schema = schema } },
        };
    });

    /// <summary>Says that an endpoint takes files, as many as a form holds.</summary>
    public static RouteHandlerBuilder TakesFiles(this RouteHandlerBuilder endpoint) => endpoint.AddOpenApiOperationTransformer((operation, _, _) =>
    {
        var file = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        var schema = new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) { ["files"] = new OpenApiSchema { Type = JsonSchemaType.Array, Items = file } },
        };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal) { ["multipart/form-data"] = new() { Schema = schema } } };
        return Task.CompletedTask;
    });

    /// <summary>One field of a body, of JSON or of a form; null when the body cannot be read, empty when the field is not there.</summary>
    public static async Task<string?> FieldAsync(HttpRequest request, string name, CancellationToken cancellation)
    {
        if (request.HasFormContentType) return (await request.ReadFormAsync(cancellation))[name].ToString();
        if (!request.HasJsonContentType()) return null;
        try
        {
            var body = await request.ReadFromJsonAsync<JsonElement>(cancellation);
            if (body.ValueKind != JsonValueKind.Object) return null;
            return !body.TryGetProperty(name, out var field) || field.ValueKind == JsonValueKind.Null ? "" : field.ValueKind == JsonValueKind.String ? field.GetString() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static IResult NotThere(string what) => Refuse(StatusCodes.Status404NotFound, "unknown", $"There is no such {what}.", "The id may be mistyped, or it belongs to another practice.");

    public static IResult Refuse(int status, string code, string title, string detail) =>
        Results.Problem(detail, statusCode: status, title: title, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code });
}
