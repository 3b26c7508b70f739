using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>An equation of sums that must hold. Inside: <c>q-term</c> for each sum, then <c>q-check</c> for each proof.</summary>
[HtmlTargetElement("q-proof")]
public sealed class QProof : TagHelper
{
    internal List<string> Checks { get; } = [];

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        context.Items[typeof(QProof)] = this;
        var terms = await output.GetChildContentAsync();
        output.TagName = "div";
        if (!terms.IsEmptyOrWhiteSpace) output.Content.SetHtmlContent("<dl class=\"q-proof\">").AppendHtml(terms).AppendHtml("</dl>");
        else output.Content.SetHtmlContent("");
        if (Checks.Count > 0) output.Content.AppendHtml("<ul class=\"q-checks\">").AppendHtml(string.Concat(Checks)).AppendHtml("</ul>");
    }
}

/// <summary>One sum of a proof, with the sign that stands before it.</summary>
[HtmlTargetElement("q-term", ParentTag = "q-proof")]
public sealed class QTerm : TagHelper
{
    public string Name { get; set; } = "";
    public Core.Kernel.Money Amount { get; set; }
    public string? Sign { get; set; }
    public string? Note { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var content = output.Content;
        content.SetHtmlContent("");
        content.AppendHtml("<div>").AppendHtml("<dt>").Append(Name).AppendHtml("</dt><dd>");
        if (Sign is { } sign) content.AppendHtml("<span class=\"op\">").Append(sign + " ").AppendHtml("</span>");
        content.Append(Words.Dollars(Amount));
        if (Note is { } note) content.AppendHtml("<small>").Append(note).AppendHtml("</small>");
        content.AppendHtml("</dd></div>");
    }
}

/// <summary>One check of a proof: it holds, or it does not and says so in words.</summary>
[HtmlTargetElement("q-check", ParentTag = "q-proof")]
public sealed class QCheck(Icons icons) : TagHelper
{
    public bool Holds { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var words = (await output.GetChildContentAsync()).GetContent();
        var proof = (QProof)context.Items[typeof(QProof)];
        proof.Checks.Add(Holds
            ? $"<li><span class=\"good\">{icons.Svg("circle-check")}</span><span class=\"vh\">Holds:</span>{words}</li>"
            : $"<li><span class=\"bad\">{icons.Svg("circle-x")}</span><b class=\"bad\">Does not hold:</b>{words}</li>");
        output.SuppressOutput();
    }
}
