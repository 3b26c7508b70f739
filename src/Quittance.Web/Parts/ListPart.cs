using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Quittance.Web.Queues;

namespace Quittance.Web.Parts;

/// <summary>A part of a list that is written as a page of its own under <c>Queues/</c>: it needs forms with their tokens.</summary>
public abstract class ListPart(IHtmlHelper html, string page) : TagHelper
{
    /// <summary>The list as it is shown now.</summary>
    public ListFrame Frame { get; set; } = null!;

    [HtmlAttributeNotBound, ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ((IViewContextAware)html).Contextualize(ViewContext);
        output.TagName = null;
        output.Content.SetHtmlContent(await html.PartialAsync(page, Frame, new ViewDataDictionary<ListFrame>(ViewContext.ViewData, Frame)));
    }
}

/// <summary>The views of a list with their counts, and the saved ones.</summary>
[HtmlTargetElement("q-views", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QViews(IHtmlHelper html) : ListPart(html, "/Queues/_Views.cshtml");

/// <summary>Filters as buttons that say name and value, the search, and how much the list holds.</summary>
[HtmlTargetElement("q-filters", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QFilters(IHtmlHelper html) : ListPart(html, "/Queues/_Filters.cshtml");

/// <summary>What can be done with the ticked rows. It stands inside the card, above the table.</summary>
[HtmlTargetElement("q-bulk", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QBulk(IHtmlHelper html) : ListPart(html, "/Queues/_Bulk.cshtml");

/// <summary>Which rows of how many, the CSV of all of them, the pages before and after.</summary>
[HtmlTargetElement("q-pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QPager(IHtmlHelper html) : ListPart(html, "/Queues/_Pager.cshtml");

/// <summary>Keeps the filters as a view.</summary>
[HtmlTargetElement("q-save-view", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QSaveView(IHtmlHelper html) : ListPart(html, "/Queues/_SaveView.cshtml");
