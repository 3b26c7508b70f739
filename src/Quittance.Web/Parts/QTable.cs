using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Quittance.Web.Queues;

namespace Quittance.Web.Parts;

/// <summary>
/// The dense table of a list: region, caption, head with sort links. Inside stand <c>tbody q-rows</c> and <c>tfoot</c>. On a phone its rows
/// are cards: cells with class <c>off</c> go, the cell <c>full ph</c> says the rest.
/// </summary>
[HtmlTargetElement("q-table")]
public sealed class QTable(Icons icons) : TagHelper
{
    public ListFrame Frame { get; set; } = null!;
    /// <summary>A first column of boxes to tick.</summary>
    public bool Ticks { get; set; }

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync();
        var caption = HtmlEncoder.Default.Encode(Frame.Caption);
        var request = ViewContext.HttpContext;
        var look = await request.RequestServices.GetRequiredService<ListLooks>().OfAsync(Frame.Ask, request.RequestAborted);
        output.TagName = "div";
        output.Attributes.SetAttribute("class", "q-tablewrap");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Frame.Caption);
        output.Content.SetHtmlContent($"<table class=\"q-table cards{look.Classes(Frame.Shape, Ticks)}\"><caption class=\"vh\">{caption}</caption><thead><tr>");
        if (Ticks) output.Content.AppendHtml("<td class=\"sel\"><input class=\"q-check\" type=\"checkbox\" data-tick-all aria-label=\"Tick all rows of this page\"></td>");
        foreach (var column in Frame.Shape.Columns) Head(output, column);
        output.Content.AppendHtml("</tr></thead>").AppendHtml(content).AppendHtml("</table>");
    }

    private void Head(TagHelperOutput output, ListColumn column)
    {
        var title = HtmlEncoder.Default.Encode(column.Title);
        var kind = column.Class.Length > 0 ? $" class=\"{column.Class}\"" : "";
        if (column.Sort is not { } key)
        {
            output.Content.AppendHtml($"<th scope=\"col\"{kind}>{title}</th>");
            return;
        }
        var isSet = Frame.Ask.Sort == key;
        var sorted = isSet ? $" aria-sort=\"{(Frame.Ask.Falls ? "descending" : "ascending")}\"" : "";
        var mark = !isSet ? "" : Frame.Ask.Falls ? icons.Svg("sort-descending") : icons.Svg("sort-ascending");
        output.Content.AppendHtml($"<th scope=\"col\"{kind}{sorted}><a href=\"{HtmlEncoder.Default.Encode(Frame.Ask.SortedBy(key).Url)}\">{title} {mark}</a></th>");
    }
}

/// <summary>The body of a list's table: a row's link fills the panel, and the address remembers it.</summary>
[HtmlTargetElement("tbody", Attributes = "q-rows")]
public sealed class QRows : TagHelper
{
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.RemoveAll("q-rows");
        output.Attributes.SetAttribute("hx-target", "#panel");
        output.Attributes.SetAttribute("hx-select", "#panel");
    }
}

/// <summary>One row: a stable id, so that focus finds it again after a swap, and whether the panel shows it.</summary>
[HtmlTargetElement("tr", Attributes = "q-row")]
public sealed class QRow : TagHelper
{
    [HtmlAttributeName("q-row")]
    public Guid Id { get; set; }
    public ListFrame Frame { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("id", $"r-{Id:N}");
        output.Attributes.SetAttribute("data-row", Id.ToString("N"));
        output.Attributes.SetAttribute("aria-selected", Frame.Ask.Row == Id ? "true" : "false");
    }
}

/// <summary>The box that ticks a row for the bulk bar.</summary>
[HtmlTargetElement("q-tick", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QTick : TagHelper
{
    public Guid Of { get; set; }
    /// <summary>Names the row: <c>claim 26-104873</c>.</summary>
    public string Name { get; set; } = "";
    /// <summary>What the bulk bar adds up.</summary>
    public Core.Kernel.Money Amount { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "input";
        output.TagMode = TagMode.SelfClosing;
        output.Attributes.SetAttribute("class", "q-check");
        output.Attributes.SetAttribute("type", "checkbox");
        output.Attributes.SetAttribute("name", "ids");
        output.Attributes.SetAttribute("value", Of.ToString("N"));
        output.Attributes.SetAttribute("form", "bulk");
        output.Attributes.SetAttribute("autocomplete", "off");
        output.Attributes.SetAttribute("data-cents", Amount.Cents);
        output.Attributes.SetAttribute("aria-label", $"Tick {Name}");
    }
}
