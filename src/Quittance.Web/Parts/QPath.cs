using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>The stages that a thing goes through, in order. Inside: <c>q-step</c>.</summary>
[HtmlTargetElement("q-path")]
public sealed class QPath : TagHelper
{
    public string Name { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-path");
        output.Attributes.SetAttribute("aria-label", Name);
    }
}

/// <summary>One stage: <c>done</c>, <c>now</c>, <c>stopped</c> or <c>next</c>; the content is its small line, such as a day.</summary>
[HtmlTargetElement("q-step", ParentTag = "q-path")]
public sealed class QStep : TagHelper
{
    public string Name { get; set; } = "";
    public string Is { get; set; } = "next";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var word = Is switch
        {
            "done" => "done",
            "now" => "now",
            "stopped" => "stopped here",
            _ => "still to come",
        };
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"is-{Is}");
        if (Is is "now" or "stopped") output.Attributes.SetAttribute("aria-current", "step");
        output.Content.SetHtmlContent("<b>").Append(Name).AppendHtml($"</b><span class=\"vh\">, {word}</span>");
        if (!content.IsEmptyOrWhiteSpace) output.Content.AppendHtml("<small>").AppendHtml(content).AppendHtml("</small>");
    }
}
