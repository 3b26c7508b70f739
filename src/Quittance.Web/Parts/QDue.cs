using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>A deadline. Without <c>on</c> there is no limit. The title says the date and the rule behind it.</summary>
[HtmlTargetElement("q-due", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QDue(Icons icons) : TagHelper
{
    public DateOnly? On { get; set; }
    public DateOnly Today { get; set; }
    /// <summary>Hour of the day, in words, said only on the day itself: <c>5 PM</c>.</summary>
    public string? At { get; set; }
    /// <summary>Business days left, counted by the caller, when the rule counts those.</summary>
    public int? BusinessDays { get; set; }
    public bool Paused { get; set; }
    public string? Rule { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (tone, icon, words) = Say();
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"q-due t-{tone}");
        var date = On is { } on ? Words.ShortDay(on) : null;
        var title = string.Join(": ", new[] { date, Rule }.Where(part => part is not null));
        if (title.Length > 0) output.Attributes.SetAttribute("title", title);
        output.Content.SetHtmlContent(icon).Append(words);
    }

    private (string Tone, string Icon, string Words) Say()
    {
        if (Paused) return ("wait", icons.Svg("player-pause"), "Paused");
        if (On is not { } on) return ("idle", icons.Svg("infinity"), "No limit");
        var days = on.DayNumber - Today.DayNumber;
        var words = days switch
        {
            < 0 => $"Passed {Number(-days, "day")} ago",
            0 => At is null ? "Today" : $"Today {At}",
            _ => BusinessDays is { } business ? Number(business, "business day") : Number(days, "day"),
        };
        return days switch
        {
            <= 3 => ("bad", icons.Svg("alarm"), words),
            <= 10 => ("warn", icons.Svg("calendar-due"), words),
            _ => ("none", icons.Svg("calendar"), words),
        };
    }

    private static string Number(int count, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {unit}{(count == 1 ? "" : "s")}");
}
