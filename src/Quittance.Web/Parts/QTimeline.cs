using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>What happened, newest first. Inside: <c>q-event</c>.</summary>
[HtmlTargetElement("q-timeline")]
public sealed class QTimeline : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "ol";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-timeline");
    }
}

/// <summary>One event: a dot in the tone of its outcome, who, when; the content says what and links to the file or message.</summary>
[HtmlTargetElement("q-event", ParentTag = "q-timeline")]
public sealed class QEvent : TagHelper
{
    /// <summary><c>good</c>, <c>bad</c>, <c>warn</c>, <c>wait</c>, <c>info</c>, <c>idle</c> or <c>none</c>. The words say it as well.</summary>
    public string Tone { get; set; } = "none";
    public string? Who { get; set; }
    /// <summary>An instant, shown in the practice's <see cref="Zone"/>.</summary>
    public DateTimeOffset? At { get; set; }
    public string? Zone { get; set; }
    /// <summary>A day, where no instant is known.</summary>
    public DateOnly? On { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "li";
        output.TagMode = TagMode.StartTagAndEndTag;
        // The style sheet below ours hides whatever is called d-none.
        output.Attributes.SetAttribute("class", Tone == "none" ? "d-plain" : $"d-{Tone}");
        output.Content.SetHtmlContent("<div>").AppendHtml(content).AppendHtml("</div>");
        var when = At is { } at ? Words.Instant(at, Zone) : On is { } on ? Words.ShortDay(on) : null;
        var line = string.Join(" · ", new[] { Who, when }.Where(part => !string.IsNullOrEmpty(part)));
        if (line.Length > 0) output.Content.AppendHtml("<small>").Append(line).AppendHtml("</small>");
    }
}
