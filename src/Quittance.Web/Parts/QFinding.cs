using Microsoft.AspNetCore.Razor.TagHelpers;
using Quittance.Core.Kernel;

namespace Quittance.Web.Parts;

/// <summary>
/// A finding: what is wrong in one sentence, where, why, by which rule, what clears it. The content is what a person can do about it, such as
/// <c>q-override</c>. What is not known is left out.
/// </summary>
[HtmlTargetElement("q-finding")]
public sealed class QFinding(Icons icons) : TagHelper
{
    public Severity Severity { get; set; }
    public string Heading { get; set; } = "";
    public string? Where { get; set; }
    public string? WhereUrl { get; set; }
    /// <summary>Loop and element, in grey.</summary>
    public string? Element { get; set; }
    public string? Why { get; set; }
    /// <summary>Dollars at stake.</summary>
    public Money? Stake { get; set; }
    public Source? Source { get; set; }
    public string EditId { get; set; } = "";
    public string? EditUrl { get; set; }
    /// <summary>Edition of the code set or rule that was used.</summary>
    public string? Edition { get; set; }
    public string? Clears { get; set; }
    /// <summary>Who let it pass, when and why; the finding stays visible.</summary>
    public string? Overridden { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        // A page writes an attribute without a value as an empty one.
        (Where, Element, Clears) = (Known(Where), Known(Element), Known(Clears));
        var chip = Chips.Of(Overridden is null ? Severity.ToString() : "Overridden");
        output.TagName = "article";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"q-finding s-{Chips.Of(Severity.ToString()).Tone}{(Overridden is null ? "" : " is-over")}");
        output.Content.SetHtmlContent($"<div class=\"q-finding-h\"><span class=\"q-state t-{chip.Tone}\">{icons.Svg(chip.Icon)}").Append(chip.Word).AppendHtml("</span><h3>").Append(Heading).AppendHtml("</h3></div><dl>");
        if (Where is not null || Element is not null) Place(output);
        if (Why is not null || Stake is not null)
            Row(output, "Why", () => output.Content.Append(string.Join(" ", new[] { Why, Stake is { } stake ? $"At stake: {Words.Dollars(stake)}." : null }.OfType<string>())));
        Row(output, "Source", () => Origin(output));
        if (Clears is { } clears) Row(output, "Clears it", () => output.Content.Append(clears));
        if (Overridden is { } over) Row(output, "Let pass", () => output.Content.Append(over));
        output.Content.AppendHtml("</dl>");
        if (!content.IsEmptyOrWhiteSpace) output.Content.AppendHtml("<div class=\"q-finding-a\">").AppendHtml(content).AppendHtml("</div>");
    }

    private static string? Known(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private void Place(TagHelperOutput output) => Row(output, "Where", () =>
    {
        if (WhereUrl is { } url) Link(output, url, Where ?? "Show");
        else if (Where is { } where) output.Content.Append(where);
        if (Element is { } element) output.Content.AppendHtml(" <span class=\"dim\">").Append(element).AppendHtml("</span>");
    });

    private void Origin(TagHelperOutput output)
    {
        if (Source is { } source)
        {
            if (source.Link is { } link) Link(output, link, source.ToString());
            else output.Content.Append(source.ToString());
            if (source.Date is { } date) output.Content.Append($", in force from {Words.ShortDay(date)}");
            output.Content.Append(". ");
        }
        output.Content.AppendHtml("<span class=\"q-cite\">Edit ");
        if (EditUrl is { } url) Link(output, url, EditId);
        else output.Content.Append(EditId);
        if (Edition is { } edition) output.Content.Append($", {edition}");
        output.Content.AppendHtml("</span>");
    }

    private static void Link(TagHelperOutput output, string url, string words) => output.Content.AppendHtml("<a href=\"").Append(url).AppendHtml("\">").Append(words).AppendHtml("</a>");

    private static void Row(TagHelperOutput output, string name, Action write)
    {
        output.Content.AppendHtml($"<dt>{name}</dt><dd>");
        write();
        output.Content.AppendHtml("</dd>");
    }
}

/// <summary>Lets a finding pass, with a reason that stays visible. The content holds hidden fields that name the finding.</summary>
[HtmlTargetElement("q-override", ParentTag = "q-finding")]
public sealed class QOverride : TagHelper
{
    /// <summary>Id of the reason's field: one on a page.</summary>
    public string Name { get; set; } = "";
    /// <summary>The button that stands in a form of the page; its act says what happens.</summary>
    public string Act { get; set; } = "Let it pass";

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        output.TagName = "details";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-override");
        output.Content.SetHtmlContent("<summary>").Append(Act).AppendHtml("</summary><div class=\"q-field\"><label for=\"").Append(Name).AppendHtml("\">Reason</label><textarea class=\"q-in\" rows=\"2\" required maxlength=\"500\" name=\"reason\" id=\"")
            .Append(Name).AppendHtml("\"></textarea><span class=\"q-help\">It stays on the claim with your name.</span></div>").AppendHtml(content).AppendHtml("<button class=\"btn btn-sm\">").Append(Act).AppendHtml("</button>");
    }
}
