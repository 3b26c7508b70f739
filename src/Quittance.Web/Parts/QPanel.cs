using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>
/// The side panel of a list. Without a <c>title</c> it is empty and takes no room. Inside: the body, then <c>q-panel-actions</c>.
/// </summary>
[HtmlTargetElement("q-panel")]
public sealed class QPanel(Icons icons) : TagHelper
{
    public string? Title { get; set; }
    /// <summary>Name of the state's chip.</summary>
    public string? State { get; set; }
    /// <summary>One grey line of facts.</summary>
    public string? Sub { get; set; }
    /// <summary>The same list without the panel.</summary>
    public string CloseUrl { get; set; } = "";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("id", "panel");
        if (Title is not { } title)
        {
            output.TagName = "div";
            output.TagMode = TagMode.StartTagAndEndTag;
            output.Attributes.SetAttribute("class", "q-panel-none");
            return;
        }
        var actions = new PanelActions();
        context.Items[typeof(PanelActions)] = actions;
        var content = await output.GetChildContentAsync();
        output.TagName = "aside";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-card q-panel");
        output.Attributes.SetAttribute("aria-labelledby", "panel-t");
        output.Content.SetHtmlContent("<div class=\"q-panel-h\"><div class=\"q-row\"><h2 id=\"panel-t\" tabindex=\"-1\">").Append(title).AppendHtml("</h2>");
        if (State is { } state)
        {
            var chip = Chips.Of(state);
            output.Content.AppendHtml($"<span class=\"q-state t-{chip.Tone}\">{icons.Svg(chip.Icon)}").Append(chip.Word).AppendHtml("</span>");
        }
        output.Content.AppendHtml("<a class=\"q-iconbtn q-end\" data-panel-close aria-label=\"Close\" hx-target=\"#list\" hx-select=\"#list\" href=\"").Append(CloseUrl).AppendHtml($"\">{icons.Svg("x")}</a></div>");
        if (Sub is { } sub) output.Content.AppendHtml("<p class=\"q-sub small\">").Append(sub).AppendHtml("</p>");
        output.Content.AppendHtml("</div><div class=\"q-panel-b\" tabindex=\"0\" role=\"region\" aria-label=\"Details\">").AppendHtml(content).AppendHtml("</div>");
        if (actions.Content is { } buttons) output.Content.AppendHtml("<div class=\"q-panel-f\">").AppendHtml(buttons).AppendHtml("</div>");
    }
}

internal sealed class PanelActions
{
    public TagHelperContent? Content { get; set; }
}

/// <summary>What can be done now, at the foot of the panel.</summary>
[HtmlTargetElement("q-panel-actions", ParentTag = "q-panel")]
public sealed class QPanelActions : TagHelper
{
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(PanelActions), out var found) && found is PanelActions actions) actions.Content = await output.GetChildContentAsync();
        output.SuppressOutput();
    }
}
