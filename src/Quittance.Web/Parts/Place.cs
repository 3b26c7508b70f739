using Quittance.Web.Access;

namespace Quittance.Web.Parts;

/// <summary>A place in the rail: its word, address, key after <c>g</c>, icon, who sees it, and whether it stands at the foot of the rail.</summary>
internal sealed record Place(string Word, string Path, string Key, string Icon, Permission Needs, bool AtEnd = false);

/// <summary>The places that exist, in the order that never changes.</summary>
internal static class Places
{
    public static readonly IReadOnlyList<Place> All =
    [
        new("Home", "/", "h", Icon: "home", Permission.Home),
        new("Claims", "/claims", "c", Icon: "file-invoice", Permission.Claims),
        new("Payments", "/remittance", "p", Icon: "cash-banknote", Permission.Remittances),
        new("Receivables", "/receivables", "r", Icon: "hourglass-low", Permission.Receivables),
        new("Files", "/files", "f", Icon: "files", Permission.Files),
        new("People", "/people", "e", Icon: "users", Permission.Patients),
        new("Access", "/compliance/access-log", "m", Icon: "shield-check", Permission.AccessLog),
        new("Settings", "/settings", "s", Icon: "settings", Permission.Home, AtEnd: true),
    ];

    /// <summary>Places that fit into the bar at the foot of a phone beside More, which holds the rest.</summary>
    public const int OnPhone = 4;

    public static IEnumerable<Place> For(Person person) => All.Where(place => person.May(place.Needs));

    /// <summary>A page belongs to the place whose address it stands under.</summary>
    public static bool IsCurrent(Place place, PathString path) =>
        place.Path == "/" ? path == "/" : path.StartsWithSegments(place.Path, StringComparison.Ordinal);
}
