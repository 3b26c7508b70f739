using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>
/// A figure: name, value, line of earlier values with the target when there are any, verdict in a word, and the formula behind a
/// button. The content of the tag is the formula.
/// </summary>
[HtmlTargetElement("q-kpi")]
public sealed class QKpi(Icons icons) : TagHelper
{
    public string Id { get; set; } = "";
    public string Name { get; set; } = "";
    public string Value { get; set; } = "";
    public string? Unit { get; set; }
    /// <summary><c>good</c>, <c>warn</c>, <c>bad</c>, or nothing when there is no target or no data.</summary>
    public string? Tone { get; set; }
    public string? Target { get; set; }
    public bool Estimate { get; set; }
    /// <summary>Earlier values, oldest first, ending with this one.</summary>
    public IReadOnlyList<decimal>? History { get; set; }
    public decimal? HistoryTarget { get; set; }
    public string? HistoryWords { get; set; }
    public string? Href { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var formula = await output.GetChildContentAsync();
        output.TagName = "article";
        output.Attributes.SetAttribute("class", "q-card q-kpi");
        var pop = $"kpi-{Id}";
        var content = output.Content;
        content.SetHtmlContent("<div class=\"q-kpi-l\"><h3 class=\"dim\">").Append(Name).AppendHtml("</h3>")
            .AppendHtml($"<button class=\"q-iconbtn\" type=\"button\" popovertarget=\"{pop}\" aria-label=\"How ").Append(Name)
            .AppendHtml($" is worked out\">{icons.Svg("math-function")}</button></div><div class=\"q-kpi-v\">");
        if (!string.IsNullOrEmpty(Href)) content.AppendHtml("<a href=\"").Append(Href).AppendHtml("\">").Append(Value).AppendHtml("</a>");
        else content.AppendHtml("<span>").Append(Value).AppendHtml("</span>");
        if (!string.IsNullOrEmpty(Unit)) content.AppendHtml("<small>").Append(Unit).AppendHtml("</small>");
        if (Estimate) content.AppendHtml("<small>estimate</small>");
        content.AppendHtml("</div>");
        if (History is { Count: > 1 } history) content.AppendHtml(Spark(history)).Append(HistoryWords ?? Name).AppendHtml("</title></svg>");
        content.AppendHtml("<div class=\"q-kpi-f\">").AppendHtml(Verdict()).AppendHtml("<span>").Append(Target ?? "").AppendHtml("</span></div>");
        content.AppendHtml($"<div id=\"{pop}\" popover class=\"q-pop\"><h3>How ").Append(Name).AppendHtml(" is worked out</h3>")
            .AppendHtml(formula).AppendHtml("</div>");
    }

    private string Verdict()
    {
        var (icon, word) = Tone switch
        {
            "good" => (icons.Svg("circle-check"), "On target"),
            "warn" => (icons.Svg("alert-triangle"), "Watch"),
            "bad" => (icons.Svg("circle-x"), "Off target"),
            _ => ("", Value == "–" ? "No data yet" : ""),
        };
        return $"<span class=\"q-verdict {Tone}\">{icon}{word}</span>";
    }

    /// <summary>A line in a box of 160 by 34: 3 units of air above and below, so that the stroke is never cut.</summary>
    private string Spark(IReadOnlyList<decimal> history)
    {
        var all = HistoryTarget is { } target ? history.Append(target) : history;
        var (low, high) = (all.Min(), all.Max());
        var span = high == low ? 1 : high - low;
        string Y(decimal value) => (31 - (value - low) / span * 28).ToString("0.0", CultureInfo.InvariantCulture);
        var line = new StringBuilder();
        for (var i = 0; i < history.Count; i++)
            line.Append(CultureInfo.InvariantCulture, $"{160m * i / (history.Count - 1):0.0},{Y(history[i])} ");
        var dashes = HistoryTarget is { } at ? $"<line class=\"ctarget\" x1=\"0\" x2=\"160\" y1=\"{Y(at)}\" y2=\"{Y(at)}\"/>" : "";
        return $"<svg class=\"q-spark\" viewBox=\"0 0 160 34\" preserveAspectRatio=\"none\" role=\"img\"><polygon class=\"area\" points=\"0,34 {line}160,34\"/>"
            + $"{dashes}<polyline points=\"{line}\"/><title>";
    }
}
