using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>A quotient written as one: the named parts above each other, then what it comes to.</summary>
[HtmlTargetElement("q-fraction", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QFraction : TagHelper
{
    public string Over { get; set; } = "";
    public string OverValue { get; set; } = "";
    public string Under { get; set; } = "";
    public string UnderValue { get; set; } = "";
    public string Result { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "p";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-row");
        output.Content.SetHtmlContent("<span class=\"q-frac small\"><span>").Append(Over).AppendHtml(": <b>").Append(OverValue)
            .AppendHtml("</b></span><span class=\"vh\"> divided by </span><span>").Append(Under).AppendHtml(": <b>").Append(UnderValue)
            .AppendHtml("</b></span></span> <b>= ").Append(Result).AppendHtml("</b>");
    }
}
