using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>What can be done now with the thing of the page, always in sight at its foot. Why something cannot be done stands beside it in words.</summary>
[HtmlTargetElement("q-actionbar")]
public sealed class QActionbar : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-actionbar");
        output.Attributes.SetAttribute("role", "group");
        output.Attributes.SetAttribute("aria-label", "Actions");
    }
}
