using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>Something went wrong or met somebody else's change: what happened, what was not changed, what to do.</summary>
[HtmlTargetElement("q-alert")]
public sealed class QAlert(Icons icons) : TagHelper
{
    public string Title { get; set; } = "";
    /// <summary><c>bad</c> for an error, said at once; <c>warn</c>, <c>info</c> and <c>good</c> wait for a pause.</summary>
    public string Tone { get; set; } = "bad";
    public string? Reference { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Attributes.SetAttribute("class", $"q-alert t-{Tone}");
        output.Attributes.SetAttribute("role", Tone == "bad" ? "alert" : "status");
        output.Content.SetHtmlContent(Picture()).AppendHtml("<div><b>").Append(Title).AppendHtml("</b>").AppendHtml(content);
        if (Reference is { } reference) output.Content.AppendHtml("<p class=\"small\">Reference ").Append(reference).AppendHtml("</p>");
        output.Content.AppendHtml("</div>");
    }

    private string Picture() => Tone switch
    {
        "good" => icons.Svg("circle-check"),
        "info" => icons.Svg("info-circle"),
        "warn" => icons.Svg("alert-triangle"),
        _ => icons.Svg("alert-circle"),
    };
}
