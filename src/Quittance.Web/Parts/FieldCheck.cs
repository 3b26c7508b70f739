using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Quittance.Web.Parts;

/// <summary>
/// Answers a field that was just left with its fault, or with the empty place of one. The page has run the same rules over the whole form as when it is sent;
/// the other fields are not spoken of, since the person has not come to them yet.
/// </summary>
internal static class FieldCheck
{
    /// <summary>The handler of the pages that check: <c>?handler=Check&amp;field=Name</c>.</summary>
    public const string Handler = "Check";

    public static ContentResult Answer(PageModel page, string? field)
    {
        var name = field ?? "";
        // Only a name of ours is repeated.
        var fault = page.ModelState.TryGetValue(name, out var state) ? state.Errors.FirstOrDefault()?.ErrorMessage : null;
        var icons = page.HttpContext.RequestServices.GetRequiredService<Icons>();
        return page.Content(Slot(state is null ? "" : name, fault, icons), "text/html; charset=utf-8");
    }

    internal static string Slot(string field, string? fault, Icons icons)
    {
        var id = HtmlEncoder.Default.Encode(QField.IdOf(field) + "-e");
        return fault is null ? $"<span class=\"q-err\" id=\"{id}\" hidden></span>" : $"<span class=\"q-err\" id=\"{id}\">{icons.Svg("alert-circle")}{HtmlEncoder.Default.Encode(fault)}</span>";
    }
}
