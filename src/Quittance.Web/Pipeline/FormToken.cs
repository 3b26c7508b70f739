using Microsoft.AspNetCore.Antiforgery;

namespace Quittance.Web.Pipeline;

/// <summary>
/// An endpoint that changes something, or carries something personal, needs the same token as a form, as a field or in the header
/// <c>RequestVerificationToken</c>: the session is a cookie, which a foreign page could make a browser send.
/// </summary>
internal sealed class FormToken(IAntiforgery antiforgery) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        await antiforgery.IsRequestValidAsync(context.HttpContext) ? await next(context)
            : Description.Refuse(StatusCodes.Status400BadRequest, "form.token", "The form token is missing or too old.", "Nothing was changed. Send the token of a page of ours in the header RequestVerificationToken.");

    /// <summary>The same question for what reads its body by itself and asks between its parts.</summary>
    public static Task<bool> IsOwnAsync(HttpContext http) => http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http);
}

internal static class FormTokenExtensions
{
    /// <summary>Refuses what does not come from one of our own pages or know its token.</summary>
    public static T NeedsToken<T>(this T endpoint) where T : IEndpointConventionBuilder => endpoint.AddEndpointFilter<T, FormToken>();
}
