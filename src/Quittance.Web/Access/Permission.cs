using Quittance.App.Practice;

namespace Quittance.Web.Access;

/// <summary>What a page or endpoint may ask for.</summary>
internal enum Permission
{
    /// <summary>Home and one's own settings: anybody with a role in the practice.</summary>
    Home,
    /// <summary>The figures of the whole practice.</summary>
    Figures,
    /// <summary>Claims, their state and money.</summary>
    Claims,
    /// <summary>Taking, putting off and noting claims.</summary>
    WorkClaims,
    /// <summary>The catalogue of page parts.</summary>
    Parts,
}

/// <summary>Which roles hold which permission. What does not stand here, nobody may do.</summary>
internal static class Grants
{
    private static readonly Dictionary<Permission, Role[]> ByPermission = new()
    {
        [Permission.Home] = [.. Roles.All],
        [Permission.Figures] = [Role.Biller, Role.PaymentPoster, Role.Manager, Role.Compliance],
        // A clinician sees their own claims only, which no page can tell apart yet; so none.
        [Permission.Claims] = [Role.FrontDesk, Role.Coder, Role.Biller, Role.PaymentPoster, Role.Manager, Role.Compliance],
        [Permission.WorkClaims] = [Role.Biller, Role.Manager],
        [Permission.Parts] = [Role.Administrator],
    };

    /// <summary>True when any of the roles holds it: a person has the union of their roles.</summary>
    public static bool Allow(IEnumerable<Role> roles, Permission permission) =>
        ByPermission.TryGetValue(permission, out var holders) && roles.Any(role => holders.Contains(role));
}
