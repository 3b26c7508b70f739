namespace Quittance.PayerSim.Vocabulary;

/// <summary>What a payer has agreed to pay.</summary>
internal static class ContractBlocks
{
    public static readonly Block Price = new("price", "What is allowed for some codes. In a list the first block that fits decides. Prices are for one unit and are multiplied by the units billed.",
        """
        codes: [99202-99215]
        places: ["11"]
        percent-of-fee-table: 118
        """,
        new("codes", Form.Patterns, "['*']", "The procedure codes it is for.", "[99202-99215, J*]"),
        new("modifiers", Form.Patterns, Term.Nothing, "Only lines with one of these modifiers.", "[TC]"),
        new("places", Form.Patterns, Term.Nothing, "Only lines at one of these places of service.", "['21', '22']"),
        new("percent-of-fee-table", Form.Percent, Term.Nothing, "So much of the fee table's price. A code that the table does not have goes on to the next block.", "118"),
        new("price", Form.Money, Term.Nothing, "So many dollars.", "8.57"),
        new("percent-of-charge", Form.Percent, Term.Nothing, "So much of what was billed; units do not count again.", "60"))
    { OneOf = ["percent-of-fee-table", "price", "percent-of-charge"] };

    public static readonly Block Multiple = new("multiple", "Several of these codes on one day are paid less from the second on, the dearest first.",
        """
        codes: [10000-69999]
        percents: [100, 50, 50]
        """,
        new("codes", Form.Patterns, Term.Required, "The codes that are ranked among each other.", "[10000-69999]"),
        new("percents", Form.PercentList, "[100, 50]", "What the first, second, third ... is paid of its price; the last number goes on.", "[100, 50, 25]"));

    private static readonly Term From = new("from", Form.Day, Term.Nothing, "First day of service it is for; without it, from always.", "2025-01-01");
    private static readonly Term To = new("to", Form.Day, Term.Nothing, "Last day of service it is for; without it, for ever.", "2025-12-31");

    public static readonly Block Contract = new("contract",
        "Prices and filing limits for the services of some days. Two contracts may not cover the same day of the same plan and provider. A service of a day without a contract is denied (CO 147).",
        """
        id: professional-2025
        from: 2025-01-01
        to: 2025-12-31
        timely-filing-days: 180
        terms:
          - codes: ["36415"]
            price: 8.57
          - percent-of-fee-table: 115
        modifier-percents: { "50": 150, "80-82": 16 }
        """,
        new("id", Form.Text, Term.Required, "Its name within the profile.", "professional-2025"),
        From, To,
        new("plans", Form.Texts, Term.Nothing, "Ids of the plans it is for; without it, all.", "[ppo, hmo]"),
        new("providers", Form.Texts, Term.Nothing, "NPIs of the billing providers it is for; without it, all.", "['1999999000']"),
        new("terms", Form.Blocks, "[]", "The prices, special ones first.", "[{ percent-of-fee-table: 115 }]") { Of = Price },
        new("otherwise", Form.Block, "{ percent-of-charge: 40 }", "The price of a code that no term has.", "{ percent-of-charge: 55 }") { Of = Price },
        new("lesser-of-charge", Form.Flag, "true", "Never allow more than was billed.", "false"),
        new("modifier-percents", Form.Percents, "{}", "Modifiers that change the price, with the share of it that is paid. All that a line has are applied.", "{ '50': 150, '52': 75, '80': 16 }"),
        new("taxonomy-percents", Form.Percents, "{}", "Taxonomy codes of the rendering provider that are paid another share, such as nurse practitioners.", "{ 363L*: 85, 363A*: 85 }"),
        new("multiple-procedures", Form.Blocks, "[]", "Codes that are paid less when several are done on one day.", "[{ codes: [10000-69999], percents: [100, 50] }]") { Of = Multiple },
        new("price-zero", Form.Block, "{ group: CO, reason: 97, remarks: [M15] }", "The denial of a code whose price is 0: it is paid with another service.", "{ group: CO, reason: 97, remarks: [N19] }") { Of = DecisionBlocks.Denial },
        new("timely-filing-days", Form.Count, "365", "A claim must be received within so many days after its first day of service.", "90") { Least = 1 },
        new("timely-filing-months", Form.Count, Term.Nothing, "The same in calendar months; where it stands, the days do not count.", "12") { Least = 1 },
        new("secondary-filing-days", Form.Count, Term.Nothing, "For claims with another payer's decision: days after that decision, when that is later than the first limit.", "90") { Least = 1 },
        new("replacement-filing-days", Form.Count, Term.Nothing, "For replacements and voids: days after the decision on the original, when that is later than the first limit.", "180") { Least = 1 },
        new("interest-after-days", Form.Count, Term.Nothing, "Interest is owed from the day after so many days between receipt and payment. Without it there is none.", "30") { Least = 1 },
        new("interest-percent", Form.Percent, "0", "Interest a year, in percent of what is paid late.", "10"));
}
