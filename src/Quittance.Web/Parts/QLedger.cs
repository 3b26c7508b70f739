using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Quittance.Core.Kernel;

namespace Quittance.Web.Parts;

/// <summary>
/// A line of a ledger as it is shown: a positive amount is a debit, a negative one a credit. <paramref name="Entry"/> is its anchor, so that reversals
/// can point at each other.
/// </summary>
public sealed record LedgerLine(DateOnly Day, string Entry, string Kind, string Account, string Line, string Source, Money Amount, Money? Balance)
{
    /// <summary>The entry that this one reverses, or that reverses it.</summary>
    public string? Reverses { get; init; }
    public string? ReversedBy { get; init; }
    public string? SourceUrl { get; init; }
}

/// <summary>Entries of a ledger with debits, credits and balance. The foot proves that both sides agree; nothing here can be changed.</summary>
[HtmlTargetElement("q-ledger", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class QLedger(Icons icons) : TagHelper
{
    public string Caption { get; set; } = "";
    public IReadOnlyList<LedgerLine> Lines { get; set; } = [];

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var (debits, credits) = (Sum(line => line.Amount > Money.Zero), -Sum(line => line.Amount < Money.Zero));
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "q-tablewrap");
        output.Attributes.SetAttribute("role", "region");
        output.Attributes.SetAttribute("tabindex", "0");
        output.Attributes.SetAttribute("aria-label", Caption);
        output.Content.SetHtmlContent("<table class=\"q-table\"><caption class=\"vh\">").Append(Caption).AppendHtml("</caption><thead><tr><th scope=\"col\">Book date</th><th scope=\"col\">Entry</th><th scope=\"col\">Account</th><th scope=\"col\">Line</th><th scope=\"col\">Source</th><th scope=\"col\" class=\"num\">Debit</th><th scope=\"col\" class=\"num\">Credit</th><th scope=\"col\" class=\"num\">Balance</th></tr></thead><tbody>");
        string? before = null;
        foreach (var line in Lines)
        {
            Row(output, line, isFirst: line.Entry != before);
            before = line.Entry;
        }
        var proof = debits == credits ? $"{icons.Svg("circle-check")} Debits equal credits" : $"{icons.Svg("alert-circle")} Debits and credits differ";
        output.Content.AppendHtml($"</tbody><tfoot><tr><td colspan=\"5\"><span class=\"{(debits == credits ? "good" : "bad")}\">{proof}</span></td><td class=\"num\">{Words.Dollars(debits)}</td><td class=\"num\">{Words.Dollars(credits)}</td><td class=\"num\">{(Lines.LastOrDefault(line => line.Balance is not null)?.Balance is { } last ? Words.Dollars(last) : "")}</td></tr></tfoot></table>");
    }

    private Money Sum(Func<LedgerLine, bool> which)
    {
        var sum = Money.Zero;
        foreach (var line in Lines) if (which(line)) sum += line.Amount;
        return sum;
    }

    private static void Row(TagHelperOutput output, LedgerLine line, bool isFirst)
    {
        output.Content.AppendHtml(isFirst ? $"<tr id=\"{HtmlEncoder.Default.Encode(line.Entry)}\"><td class=\"tn\">" : "<tr><td class=\"tn\">").Append(Words.TableDay(line.Day)).AppendHtml("</td><td>").Append(line.Kind);
        Point(output, "reverses", line.Reverses);
        Point(output, "reversed by", line.ReversedBy);
        output.Content.AppendHtml("</td><td>").Append(line.Account).AppendHtml("</td><td>").Append(line.Line).AppendHtml("</td><td>");
        if (line.SourceUrl is { } url) output.Content.AppendHtml("<a href=\"").Append(url).AppendHtml("\">").Append(line.Source).AppendHtml("</a>");
        else output.Content.Append(line.Source);
        output.Content.AppendHtml("</td><td class=\"num\">").Append(line.Amount > Money.Zero ? Words.Dollars(line.Amount) : "")
            .AppendHtml("</td><td class=\"num\">").Append(line.Amount < Money.Zero ? Words.Dollars(-line.Amount) : "")
            .AppendHtml("</td><td class=\"num\">").Append(line.Balance is { } balance ? Words.Dollars(balance) : "").AppendHtml("</td></tr>");
    }

    private static void Point(TagHelperOutput output, string words, string? entry)
    {
        if (entry is not null) output.Content.AppendHtml(" <a class=\"small\" href=\"#").Append(entry).AppendHtml("\">").Append(words).AppendHtml("</a>");
    }
}
