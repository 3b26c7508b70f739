using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Quittance.Web.Pipeline;

namespace Quittance.Web.Access;

/// <summary>A field that was typed into and not sent: the address of its form, its name, and which of several of that name.</summary>
internal sealed record DraftField(string Form, string Name, int Place, string Value);

/// <summary>What was typed on one page.</summary>
internal sealed record Draft(string At, IReadOnlyList<DraftField> Fields);

/// <summary>
/// What was typed on a page when its session ends. It stays with the browser, in a cookie that only the server can read and scripts cannot see, and is given
/// back once, to the same person in the same practice on the same page. Keeping it does not make the session longer.
/// </summary>
internal static class Drafts
{
    public const string Path = "/drafts";
    public const string Cookie = "quittance.draft";

    /// <summary>Sealed, this is three and a half kilobytes; a browser keeps four in a cookie.</summary>
    private const int MostBytes = 2_400;

    /// <summary>Over night; what is older is nobody's work any more.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(16);

    private sealed record Sealed(Guid Person, Guid Tenant, DateTimeOffset Until, Draft Draft);

    public static void MapDrafts(this IEndpointRouteBuilder app)
    {
        app.MapPost(Path, KeepAsync).NeedsToken().WithMetadata(new NeedsAttribute(Permission.Home)).ExcludeFromDescription();
        app.MapGet(Path, Take).WithMetadata(new NeedsAttribute(Permission.Home)).ExcludeFromDescription();
    }

    private static async Task<IResult> KeepAsync(HttpContext http, IDataProtectionProvider keys, CurrentPerson current, TimeProvider clock, CancellationToken cancellation)
    {
        Draft? draft = null;
        try
        {
            if (http.Request.HasJsonContentType()) draft = await http.Request.ReadFromJsonAsync<Draft>(cancellation);
        }
        catch (JsonException)
        {
            // Not a draft of ours.
        }
        if (draft is not { At: not null, Fields: not null }) return Description.Refuse(StatusCodes.Status400BadRequest, "draft.unreadable", "Nothing was kept.", "The draft could not be read.");
        var plain = JsonSerializer.SerializeToUtf8Bytes(new Sealed(current.Value!.Id, current.Value!.TenantId, clock.GetUtcNow() + Kept, draft));
        if (plain.Length > MostBytes) return Description.Refuse(StatusCodes.Status413PayloadTooLarge, "draft.long", "Nothing was kept.", "More was typed than a draft can hold.");
        http.Response.Cookies.Append(Cookie, Convert.ToBase64String(Protector(keys).Protect(plain)),
            new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, MaxAge = Kept, IsEssential = true, Path = "/" });
        return Results.NoContent();
    }

    /// <summary>The draft of this page, given once; nothing for another page, whose draft stays.</summary>
    private static IResult Take(string? at, HttpContext http, IDataProtectionProvider keys, CurrentPerson current, TimeProvider clock)
    {
        if (http.Request.Cookies[Cookie] is not { } cookie) return Results.NoContent();
        var found = Open(cookie, keys);
        var isMine = found is not null && found.Person == current.Value!.Id && found.Tenant == current.Value!.TenantId && found.Until > clock.GetUtcNow();
        if (isMine && found!.Draft.At != at) return Results.NoContent();
        http.Response.Cookies.Delete(Cookie);
        return isMine ? Results.Ok(found!.Draft) : Results.NoContent();
    }

    private static Sealed? Open(string cookie, IDataProtectionProvider keys)
    {
        try
        {
            return JsonSerializer.Deserialize<Sealed>(Protector(keys).Unprotect(Convert.FromBase64String(cookie)));
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException)
        {
            // Not ours, or sealed under keys that are gone.
            return null;
        }
    }

    private static IDataProtector Protector(IDataProtectionProvider keys) => keys.CreateProtector("quittance.draft");
}
