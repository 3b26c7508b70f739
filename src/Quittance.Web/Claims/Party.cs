using System.Globalization;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Claims;

internal static class Party
{
    /// <summary>Birth day and sex as far as they are known.</summary>
    public static string Born(PersonRow person)
    {
        var sex = person.Sex switch { "F" => "female", "M" => "male", _ => "" };
        var born = DateOnly.TryParseExact(person.Birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? $"born {Parts.Words.ShortDay(day)}" : "";
        return string.Join(", ", new[] { born, sex }.Where(s => s.Length > 0));
    }
}
