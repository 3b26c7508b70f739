namespace Quittance.Web.Practice;

/// <summary>The time zones of American practices, in words.</summary>
internal static class TimeZones
{
    public static readonly IReadOnlyList<(string Zone, string Words)> All =
    [
        ("America/New_York", "Eastern"), ("America/Chicago", "Central"), ("America/Denver", "Mountain"), ("America/Phoenix", "Arizona"),
        ("America/Los_Angeles", "Pacific"), ("America/Anchorage", "Alaska"), ("Pacific/Honolulu", "Hawaii"), ("America/Puerto_Rico", "Puerto Rico"),
    ];
}
