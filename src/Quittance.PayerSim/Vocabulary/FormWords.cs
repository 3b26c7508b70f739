namespace Quittance.PayerSim.Vocabulary;

/// <summary>How the forms are called, in faults and on the reference page.</summary>
internal static class FormWords
{
    public static string Of(Term term) => term.Form switch
    {
        Form.Text => "a text of at most 200 characters",
        Form.Flag => "true or false",
        Form.Count => term.Least > 0 ? $"a whole number from {term.Least}" : "a whole number, 0 or more",
        Form.Money => "dollars, 0 or more, with at most two decimals",
        Form.Percent => "a percentage from 0 to 1000",
        Form.Day => "a day as 2025-01-31",
        Form.MonthDay => "a day of every year as 01-31",
        Form.Choice => $"one of {string.Join(", ", term.Words)}",
        Form.Span => "a whole number, or two with a hyphen, the smaller first",
        Form.Texts => "a list of texts",
        Form.Choices => $"a list of {string.Join(", ", term.Words)}",
        Form.Patterns => "a list of codes, beginnings (992*) and ranges (99202-99215)",
        Form.PercentList => "a list of percentages",
        Form.Prices => "a table of codes with dollars each",
        Form.Percents => "a table of codes or patterns with a percentage each",
        Form.Block => $"a block: {term.Of!.Name}",
        _ => $"a list of blocks: {term.Of!.Name}",
    };
}
