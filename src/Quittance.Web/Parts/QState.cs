using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>The chip of a state or severity by its name in code: <c>&lt;q-state of="Held" /&gt;</c>.</summary>
[HtmlTargetElement("q-state", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QState(Icons icons) : TagHelper
{
    public string Of { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var chip = Chips.Of(Of);
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", $"q-state t-{chip.Tone}");
        output.Content.SetHtmlContent(icons.Svg(chip.Icon)).Append(chip.Word);
    }
}
