namespace Quittance.Web.Analytics;

/// <summary>Kinds of denial reasons in a biller's words, by the category column of the reason code list.</summary>
internal static class CauseWords
{
    private static readonly Dictionary<string, string> ByCategory = new(StringComparer.Ordinal)
    {
        ["ELG"] = "Coverage not found or ended",
        ["AUT"] = "Authorization missing",
        ["COD"] = "Codes or modifiers",
        ["BND"] = "Paid inside another service",
        ["MED"] = "Not shown to be needed",
        ["TFL"] = "Filed late",
        ["DUP"] = "Taken for a duplicate",
        ["COB"] = "Another payer comes first",
        ["DOC"] = "Records asked for",
        ["NCV"] = "Not covered",
        ["CRD"] = "Provider not enrolled",
        ["DAT"] = "Claim data missing",
        ["CON"] = "Contract",
        ["PAT"] = "Patient’s share",
    };

    public static string Of(string category) => ByCategory.GetValueOrDefault(category, category);
}
