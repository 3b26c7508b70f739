namespace Quittance.Web.Parts;

/// <summary>What this browser chose: light or dark, single keys or none. Nothing chosen means as the system has it, keys on.</summary>
internal sealed record Taste(string? Theme, bool Keys)
{
    public const string ThemeCookie = "quittance.theme", KeysCookie = "quittance.keys";

    public static Taste Of(HttpRequest request) => new(
        request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie] : null,
        request.Cookies[KeysCookie] != "off");
}
