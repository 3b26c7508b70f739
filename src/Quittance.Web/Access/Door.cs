using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>
/// What all doors share. A refusal has one sentence and comes after one time, whether the person is known, unknown or resting:
/// a stranger learns nothing from either.
/// </summary>
internal sealed class Door(UserManager<User> users, SignInAudit audit, DoorLimit limit, TimeProvider clock)
{
    public const string Refusal =
        "Email or password is not right. After 5 wrong tries the account rests for 15 minutes; then try again or ask your administrator.";

    private const string Closed = "Too many wrong tries came from this address. Wait 15 minutes, then try again.";

    /// <summary>Longer than a hash, a lookup and an audit row take together, so that none of them shows.</summary>
    private static readonly TimeSpan SlowestAnswer = TimeSpan.FromMilliseconds(400);

    private readonly long _began = clock.GetTimestamp();

    /// <summary>The page that says so, when too many wrong tries came from the address; else nothing.</summary>
    public PageResult? WhenClosed(PageModel page)
    {
        if (!limit.IsClosed(page.HttpContext)) return null;
        page.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        page.Response.Headers.RetryAfter = ((int)DoorLimit.Window.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        page.ModelState.AddModelError("", Closed);
        return page.Page();
    }

    public void CountWrong(PageModel page) => limit.CountWrong(page.HttpContext);

    /// <summary>The person, if there is one with a password who is not resting. Null takes as long as the check that then follows.</summary>
    public async Task<User?> FindAsync(string email, bool withPassword)
    {
        var user = await users.FindByNameAsync(email.Trim());
        return user is not null && (!withPassword || user.PasswordHash is not null) && !await users.IsLockedOutAsync(user) ? user : null;
    }

    /// <summary>A wrong try: on record, counted, and told no sooner than any other.</summary>
    public async Task RefuseAsync(PageModel page, User? user, string field = "", string words = Refusal)
    {
        limit.CountWrong(page.HttpContext);
        if (user is null) await audit.RecordUnknownAsync();
        else await audit.RecordAsync(user.Id, SignInAudit.Refused);
        page.ModelState.AddModelError(field, words);
        var left = SlowestAnswer - clock.GetElapsedTime(_began);
        if (left > TimeSpan.Zero) await Task.Delay(left, clock, page.HttpContext.RequestAborted);
    }
}
