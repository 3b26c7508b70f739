using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
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
            cookies.ApplicationCookie!.Configure(options => Sessions.Lay(options, settings.Idle)));
        services.AddIdentityCore<User>(Rules)
            .AddEntityFrameworkStores<QuittanceDb>().AddSignInManager().AddDefaultTokenProviders();
        services.AddScoped<IUserStore<User>, SealedUserStore>();
        services.Configure<IdentityPasskeyOptions>(Passkeys);
        services.AddQuittancePractice();
        services.AddAuthorization(options =>
            // The default is nobody: a page that names no permission is closed even to who is signed in.
            options.FallbackPolicy = new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        services.AddScoped<IAuthorizationHandler, NeedsHandler>();
        services.AddScoped<CurrentPerson>();
        services.AddScoped<DemoPeople>();
        services.AddScoped<SignInAudit>();
        services.AddScoped<Door>();
        services.AddSingleton<DoorLimit>();
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

    /// <summary>
    /// A passkey stands for both steps, so the device must have checked its owner; and it must be found without a name, since the
    /// sign-in page asks for none.
    /// </summary>
    private static void Passkeys(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
    }
}
