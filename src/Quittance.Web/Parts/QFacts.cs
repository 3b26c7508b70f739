using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>Short facts side by side. Inside: <c>&lt;q-fact name="Charge"&gt;...&lt;/q-fact&gt;</c>.</summary>
[HtmlTargetElement("q-facts")]
public sealed class QFacts : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "dl";
        output.Attributes.SetAttribute("class", "q-facts");
    }
}

/// <summary>One fact: a name and what it is.</summary>
[HtmlTargetElement("q-fact", ParentTag = "q-facts")]
public sealed class QFact : TagHelper
{
    public string Name { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "div";
        output.Content.SetHtmlContent("<dt>").Append(Name).AppendHtml("</dt><dd>").AppendHtml(content).AppendHtml("</dd>");
    }
}
