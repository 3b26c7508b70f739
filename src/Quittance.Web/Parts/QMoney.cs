using Microsoft.AspNetCore.Razor.TagHelpers;
using Quittance.Core.Kernel;

namespace Quittance.Web.Parts;

/// <summary>An amount: a real minus, tabular digits, a dash when it is not known.</summary>
[HtmlTargetElement("q-money", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QMoney : TagHelper
{
    public Money? Amount { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Amount is null or { IsZero: true } ? "tn nowrap dim" : "tn nowrap");
        if (Amount is { } amount) output.Content.SetContent(Words.Dollars(amount));
        else output.Content.SetHtmlContent("<span aria-hidden=\"true\">–</span><span class=\"vh\">not known</span>");
    }
}
