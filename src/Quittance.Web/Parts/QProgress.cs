using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>How far a long piece of work is. The content says counts and time left.</summary>
[HtmlTargetElement("q-progress")]
public sealed class QProgress : TagHelper
{
    public string Name { get; set; } = "";
    public long Done { get; set; }
    public long All { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = await output.GetChildContentAsync();
        var percent = All <= 0 ? 0 : Math.Clamp(Done * 100 / All, 0, 100);
        var text = percent.ToString(CultureInfo.InvariantCulture);
        output.TagName = "div";
        output.Content
            .SetHtmlContent($"<progress class=\"q-progress\" max=\"100\" value=\"{text}\" aria-label=\"").Append(Name)
            .AppendHtml($"\">{text}%</progress><p class=\"small dim q-mt\">").AppendHtml(words).AppendHtml("</p>");
    }
}
