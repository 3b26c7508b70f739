using System.Globalization;
using Quittance.Core.Model;

namespace Quittance.PracticeSim.People;

/// <summary>Where invented people live: towns that do not exist, with ZIP codes of a range in which no mail is delivered.</summary>
internal static class Places
{
    public const string State = "OH";

    private static readonly IReadOnlyList<(string City, string Zip)> Towns =
        [("Cedarton", "43999"), ("Millbrook Falls", "43998"), ("East Harlow", "43997"), ("Coldwater Bend", "43996"), ("Pinewood Crossing", "43995"), ("Glenfordville", "43994")];

    private static readonly IReadOnlyList<string> Streets =
        ["Maple", "Orchard", "Church", "Mill", "River", "Depot", "Walnut", "Prospect", "Quarry", "School", "Locust", "Foundry", "Meadow", "Canal", "Sycamore", "Turner", "Bluff", "Garden"];

    private static readonly IReadOnlyList<string> Kinds = ["Street", "Avenue", "Lane", "Road", "Court"];

    public static PostalAddress Draw(ref Chance chance)
    {
        var (city, zip) = Towns[chance.Weighted([40, 20, 14, 12, 8, 6])];
        var street = string.Create(CultureInfo.InvariantCulture, $"{chance.Between(1, 980)} {chance.Pick(Streets)} {chance.Pick(Kinds)}");
        return new PostalAddress(street, city, State, zip + chance.Between(1001, 9899).ToString("0000", CultureInfo.InvariantCulture));
    }
}
