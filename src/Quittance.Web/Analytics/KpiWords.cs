namespace Quittance.Web.Analytics;

/// <summary>What a figure is called where there is little room, and what its two parts are.</summary>
internal sealed record KpiWords(string Short, string Numerator, string Denominator, string LeftOut)
{
    private static readonly Dictionary<string, KpiWords> ById = new(StringComparer.Ordinal)
    {
        ["ar-days-gross"] = new("Days in A/R", "Receivables, credits taken off", "Average daily charges, 90 days", "Held and voided claims"),
        ["ar-days-net"] = new("Net days in A/R", "Receivables at what payers usually allow", "Average daily net revenue, 3 months", "Held and voided claims"),
        ["clean-claim-rate"] = new("Clean claims", "Passed every check, never held or rejected", "Original claims first sent in the period", "Corrected, voided and secondary claims; a TA1 is no rejection of a claim"),
        ["first-pass-rate"] = new("Paid first time", "Closed with the payer at the first decision", "Claims first decided in the period", "Held and voided claims; later corrections and appeals"),
        ["denial-rate-claims"] = new("Denied at first", "Denied in full or in part at first", "Claims sent, average of the 3 months before", "Held, voided and capitated claims"),
        ["denial-rate-dollars"] = new("Denied dollars", "Charges of claims denied at first", "Charges sent, average of the 3 months before", "Held, voided and capitated claims"),
        ["collection-rate-net"] = new("Net collection", "Payments less refunds and takebacks", "Charges less contract write-offs", "Held, voided and capitated claims; interest"),
        ["collection-rate-gross"] = new("Gross collection", "Payments less refunds and takebacks", "Charges", "Held and voided claims; interest"),
        ["ar-over-90"] = new("A/R over 90 days", "Billed, older than 90 days", "All billed receivables", "Credit balances, services still to come, held and voided claims"),
    };

    public static KpiWords? Of(string id) => ById.GetValueOrDefault(id);
}
