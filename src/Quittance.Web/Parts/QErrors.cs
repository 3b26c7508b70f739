using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>What is wrong with a form, above it, with a link to each field. Nothing when nothing is wrong.</summary>
[HtmlTargetElement("q-errors", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QErrors(Icons icons) : TagHelper
{
    /// <summary>The summary takes the focus when the form comes back; not where it is only shown.</summary>
    public bool Focus { get; set; } = true;

    /// <summary>The fields in the order of the form, with blanks between: faults are told in the order in which they are met.</summary>
    public string Fields { get; set; } = "";

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var order = Fields.Split(' ');
        var faults = ViewContext.ViewData.ModelState
            .OrderBy(entry => Array.IndexOf(order, entry.Key) is var at and >= 0 ? at : int.MaxValue)
            .SelectMany(entry => entry.Value!.Errors.Select(error => (entry.Key, error.ErrorMessage))).ToList();
        if (faults.Count == 0)
        {
            output.SuppressOutput();
            return;
        }
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-alert t-bad q-mt");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("tabindex", "-1");
        if (Focus) output.Attributes.SetAttribute("data-focus", "");
        output.Content.SetHtmlContent(icons.Svg("alert-circle")).AppendHtml("<ul>");
        foreach (var (field, words) in faults)
        {
            output.Content.AppendHtml("<li>");
            if (field.Length == 0) output.Content.Append(words);
            else output.Content.AppendHtml($"<a href=\"#{QField.IdOf(field)}\">").Append(words).AppendHtml("</a>");
            output.Content.AppendHtml("</li>");
        }
        output.Content.AppendHtml("</ul>");
    }
}
