using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>An icon: <c>&lt;q-icon name="ban" /&gt;</c>.</summary>
[HtmlTargetElement("q-icon", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QIcon(Icons icons) : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(icons.Svg(Name));
    }
}
