using Quittance.App.Practice;

namespace Quittance.Web.Access;

/// <summary>What a page or endpoint may ask for.</summary>
internal enum Permission
{
    /// <summary>Home and one's own settings: anybody with a role in the practice.</summary>
    Home,
    /// <summary>The figures of the whole practice.</summary>
    Figures,
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
        [Permission.Parts] = [Role.Administrator],
    };

    /// <summary>True when any of the roles holds it: a person has the union of their roles.</summary>
    public static bool Allow(IEnumerable<Role> roles, Permission permission) =>
        ByPermission.TryGetValue(permission, out var holders) && roles.Any(role => holders.Contains(role));
}
