using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

internal static class Registration
{
    /// <summary>Wrong passwords in a row before an account rests.</summary>
    public const int TriesAllowed = 5;

    /// <summary>Long enough that guessing is hopeless, short enough that a person who forgot needs no administrator.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(15);

    public const int PasswordLength = 12;

    public static void AddAccess(this IServiceCollection services, WebSettings settings)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies =>
            cookies.ApplicationCookie!.Configure(Session));
        services.AddIdentityCore<User>(Rules)
            .AddEntityFrameworkStores<QuittanceDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddAuthorization(options =>
            // The default is nobody: a page that names no permission is closed even to who is signed in.
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<SignInAudit>();
        services.AddSingleton<SetUpCode>();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "quittance.form";
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.Cookie.SameSite = SameSiteMode.Strict;
            // The headers policy says it once for every answer.
            options.SuppressXFrameOptionsHeader = true;
        });
        var keys = settings.Storage.Home.EnsureInside(settings.Storage.Home.At("web-keys"));
        services.AddDataProtection().SetApplicationName("quittance").PersistKeysToFileSystem(new DirectoryInfo(keys));
    }

    /// <summary>Length is what makes a password strong; forced signs only make people write it down.</summary>
    private static void Rules(IdentityOptions options)
    {
        options.Password.RequiredLength = PasswordLength;
        options.Password.RequireDigit = options.Password.RequireLowercase = false;
        options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
        options.Password.RequiredUniqueChars = 4;
        options.User.RequireUniqueEmail = true;
        options.Lockout.MaxFailedAccessAttempts = TriesAllowed;
        options.Lockout.DefaultLockoutTimeSpan = Rest;
    }

    /// <summary>A region that is swapped must not become a sign-in page: the whole window goes there instead.</summary>
    private static Task Away(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        // A program gets the status; it can do nothing with a sign-in page.
        if (context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)) context.Response.StatusCode = status;
        else if (context.Request.Headers.ContainsKey("HX-Request"))
        {
            context.Response.StatusCode = status;
            context.Response.Headers["HX-Redirect"] = context.RedirectUri;
        }
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static void Session(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "quittance";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        // Secure wherever the site is reached by https; a loopback address without it must still work.
        options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        options.ExpireTimeSpan = TimeSpan.FromHours(8);
        options.SlidingExpiration = true;
        options.LoginPath = "/sign-in";
        options.LogoutPath = "/sign-out";
        options.AccessDeniedPath = "/access-denied";
        options.ReturnUrlParameter = "back";
        options.Events.OnRedirectToLogin = context => Away(context, StatusCodes.Status401Unauthorized);
        options.Events.OnRedirectToAccessDenied = context => Away(context, StatusCodes.Status403Forbidden);
    }
}
