using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>The result of an act, said politely; the content may offer Undo. Errors never come in a toast.</summary>
[HtmlTargetElement("q-toast")]
public sealed class QToast : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "q-toast");
        output.Attributes.SetAttribute("role", "status");
    }
}
