using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>
/// A place with nothing in it: either everything is done, or the filters leave nothing. The content says what happens next and
/// ends with one action.
/// </summary>
[HtmlTargetElement("q-empty")]
public sealed class QEmpty(Icons icons) : TagHelper
{
    public string Title { get; set; } = "";
    public string Icon { get; set; } = "circle-check";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "section";
        output.Attributes.SetAttribute("class", "q-card q-empty");
        output.Content.SetHtmlContent(icons.Svg(Icon))
            .AppendHtml("<h2>").Append(Title).AppendHtml("</h2>").AppendHtml(content);
    }
}
