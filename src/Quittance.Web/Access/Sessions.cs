using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Quittance.Web.Access;

/// <summary>How long a session lasts, and what ends it before.</summary>
internal static class Sessions
{
    /// <summary>Asks how long is left; asking must not make it longer.</summary>
    public const string Path = "/session";

    public static void Lay(CookieAuthenticationOptions options, TimeSpan idle)
    {
        options.Cookie.Name = "quittance";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        // Secure wherever the site is reached by https; a loopback address without it must still work.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = idle;
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.AccessDeniedPath = "/access-denied";
        options.ReturnUrlParameter = "back";
        options.Events.OnRedirectToLogin = context => Away(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Away(context, StatusCodes.Status403Forbidden);
        options.Events.OnValidatePrincipal = StillGoodAsync;
        // The framework renews only in the second half, so that a person idle for eight minutes could be out after another seven.
        options.Events.OnCheckSlidingExpiration = context =>
        {
            var asks = (HttpMethods.IsGet(context.Request.Method) && context.Request.Path.Equals(Path, StringComparison.OrdinalIgnoreCase))
                // A draft is kept by the page itself and not by a person who is there.
                || context.Request.Path.Equals(Drafts.Path, StringComparison.OrdinalIgnoreCase);
            context.ShouldRenew = !asks && context.ElapsedTime > idle / 30;
            return Task.CompletedTask;
        };
    }

    /// <summary>A session whose stamp is no longer the person's was ended elsewhere: a new password, a reset, signed out everywhere.</summary>
    private static async Task StillGoodAsync(CookieValidatePrincipalContext context)
    {
        var current = context.HttpContext.RequestServices.GetRequiredService<CurrentPerson>();
        await current.LoadAsync(context.Principal!, context.HttpContext.RequestAborted);
        if (!current.IsEndedElsewhere) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(context.Scheme.Name);
    }

    /// <summary>
    /// A region that is swapped must not become a sign-in page: the whole window goes there instead. The address is our own path
    /// alone, since the host of the request is whatever its sender wrote.
    /// </summary>
    private static Task Away(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        var to = Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var whole) ? whole.PathAndQuery : "/sign-in";
        // A program gets the status; it can do nothing with a sign-in page.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.StatusCode = status;
        else if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = status;
            context.Response.Headers["HX-Redirect"] = to;
        }
        else context.Response.Redirect(to);
        return Task.CompletedTask;
    }
}
