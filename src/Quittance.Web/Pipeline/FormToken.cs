using Microsoft.AspNetCore.Antiforgery;

namespace Quittance.Web.Pipeline;

/// <summary>
/// An endpoint that changes something needs the same token as a form, as a field or in the header <c>RequestVerificationToken</c>: the session is a
/// cookie, which a foreign page could make a browser send.
/// </summary>
internal sealed class FormToken(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext)
            ? await next(context)
            : Results.Problem("Send the token of a page with it, in the header RequestVerificationToken.", statusCode: StatusCodes.Status400BadRequest, title: "The token is missing or not valid.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = "token.invalid" });
}
