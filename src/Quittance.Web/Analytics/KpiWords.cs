namespace Quittance.Web.Analytics;

/// <summary>What a figure is called where there is little room, what its two parts are, what is left out and what it is read from.</summary>
internal sealed record KpiWords(string Short, string Numerator, string Denominator, string LeftOut, string Source)
{
    private static readonly Dictionary<string, KpiWords> ById = new(StringComparer.Ordinal)
    {
        ["ar-days-gross"] = new("Days in A/R", "Receivables, credits taken off", "Average daily charges, 90 days",
            "Voided claims", "Ledger by book date"),
        ["ar-days-net"] = new("Net days in A/R", "Receivables at what payers usually allow", "Average daily net revenue, 3 months",
            "Voided claims; credits are taken off", "Ledger by book date; allowed share from the payer’s last 12 months"),
        ["clean-claim-rate"] = new("Clean claims", "Passed every check untouched", "First claims taken in for billing",
            "Corrected, voided and secondary claims", "Claim events by first bill date"),
        ["first-pass-rate"] = new("Paid first time", "Closed with the payer at the first answer", "First answers received",
            "Later answers to the same claim", "Remittances by posting date"),
        ["denial-rate-claims"] = new("Denied at first", "Claims denied in full or in part at first", "Claims sent, 3-month average before",
            "Nothing paid because of the deductible; contract write-offs", "Remittances by posting date; claims by sending date"),
        ["denial-rate-dollars"] = new("Denied dollars", "Charges of claims denied at first", "Charges sent, 3-month average before",
            "Nothing paid because of the deductible; contract write-offs", "Remittances by posting date; claims by sending date"),
        ["collection-rate-net"] = new("Net collection", "Payments less refunds and takebacks", "Charges less contract write-offs",
            "Interest and payer-level adjustments", "Ledger, by date of service"),
        ["collection-rate-gross"] = new("Gross collection", "Payments less refunds", "Charges",
            "Interest and payer-level adjustments", "Ledger, by date of service"),
        ["ar-over-90"] = new("A/R over 90 days", "Billed, older than 90 days", "All billed receivables",
            "Credits; sending again does not restart the age", "Ledger, by date of service"),
    };

    public static KpiWords? Of(string id) => ById.GetValueOrDefault(id);
}
