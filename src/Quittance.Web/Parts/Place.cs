using Quittance.Web.Access;

namespace Quittance.Web.Parts;

/// <summary>A place in the rail: its word, address, key after <c>g</c>, icon, and who sees it.</summary>
internal sealed record Place(string Word, string Path, string Key, string Icon, Permission Needs);

/// <summary>The places that exist, in the order that never changes.</summary>
internal static class Places
{
    public static readonly IReadOnlyList<Place> All =
    [
        new("Home", "/", "h", Icon: "home", Permission.Home),
        new("Claims", "/claims", "c", Icon: "file-invoice", Permission.Claims),
    ];

    public static IEnumerable<Place> For(Person person) => All.Where(place => person.May(place.Needs));

    /// <summary>A page belongs to the place whose address it stands under.</summary>
    public static bool IsCurrent(Place place, PathString path) =>
        place.Path == "/" ? path == "/" : path.StartsWithSegments(place.Path, StringComparison.Ordinal);
}
