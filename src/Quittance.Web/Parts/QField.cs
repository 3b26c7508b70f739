using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Quittance.Web.Parts;

/// <summary>A labelled field with its help and its fault. What was typed is kept, except in a password.</summary>
[HtmlTargetElement("q-field", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QField(Icons icons) : TagHelper
{
    public ModelExpression For { get; set; } = null!;
    public string Label { get; set; } = "";
    public string Type { get; set; } = "text";
    public string? Help { get; set; }
    public string? Autocomplete { get; set; }
    public string? Inputmode { get; set; }
    public bool Optional { get; set; }
    public bool Autofocus { get; set; }
    /// <summary>The page answers for this field when it is left: it has a handler <see cref="FieldCheck.Handler"/>. Without script the form tells on sending.</summary>
    public bool Check { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var id = IdOf(For.Name);
        var state = ViewContext.ViewData.ModelState.TryGetValue(For.Name, out var entry) ? entry : null;
        var fault = state?.Errors.FirstOrDefault()?.ErrorMessage;
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-field");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Optional ? $"{Label} (optional)" : Label);
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        input.AddCssClass("q-in");
        input.Attributes["id"] = id;
        input.Attributes["name"] = For.Name;
        input.Attributes["type"] = Type;
        if (Type != "password") input.Attributes["value"] = state?.AttemptedValue ?? For.Model?.ToString();
        if (Autocomplete is not null) input.Attributes["autocomplete"] = Autocomplete;
        if (Inputmode is not null) input.Attributes["inputmode"] = Inputmode;
        if (!Optional) input.Attributes["aria-required"] = "true";
        if (Autofocus) input.Attributes["autofocus"] = "autofocus";
        if (fault is not null) input.Attributes["aria-invalid"] = "true";
        var described = string.Join(' ', new[] { fault is null && !Check ? null : id + "-e", Help is null ? null : id + "-h" }.OfType<string>());
        if (Check)
        {
            input.Attributes["hx-post"] = $"{ViewContext.HttpContext.Request.Path}?handler={FieldCheck.Handler}&field={Uri.EscapeDataString(For.Name)}";
            input.Attributes["hx-trigger"] = "change";
            input.Attributes["hx-include"] = "closest form";
            input.Attributes["hx-target"] = $"#{id}-e";
            input.Attributes["hx-swap"] = "outerHTML";
        }
        if (described.Length > 0) input.Attributes["aria-describedby"] = described;

        output.Content.SetHtmlContent(label).AppendHtml(input);
        if (fault is not null || Check) output.Content.AppendHtml(FieldCheck.Slot(For.Name, fault, icons));
        if (Help is not null)
            output.Content.AppendHtml($"<span class=\"q-help\" id=\"{id}-h\">").Append(Help).AppendHtml("</span>");
    }

    internal static string IdOf(string name) => name.Replace('.', '-').Replace('[', '-').Replace(']', '-');
}
