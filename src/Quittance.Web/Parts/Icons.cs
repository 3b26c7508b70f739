using System.Text.Encodings.Web;

namespace Quittance.Web.Parts;

/// <summary>Icons out of the sprite. The bundler finds the names by their use, so each is written out where it is asked for.</summary>
public sealed class Icons(Assets assets)
{
    private readonly string _sprite = assets.File("icons.svg");

    /// <summary>Markup of an icon, hidden from screen readers: a word always stands beside it, or the control is named.</summary>
    public string Svg(string name) =>
        $"<svg class=\"icon\" aria-hidden=\"true\"><use href=\"{_sprite}#{HtmlEncoder.Default.Encode(name)}\"></use></svg>";
}
