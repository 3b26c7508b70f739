namespace Quittance.PayerSim.Vocabulary;

/// <summary>What members have.</summary>
internal static class PlanBlocks
{
    public static readonly Block CostShare = new("cost-share", "How members share in the cost of some services. In a list the first block that fits decides; services that none fits have deductible and coinsurance of the benefits.",
        """
        codes: [99202-99215]
        places: ["11"]
        copay: 25
        deductible: waived
        coinsurance-percent: 0
        """,
        new("codes", Form.Patterns, "['*']", "The procedure codes it is for.", "[99202-99215]"),
        new("modifiers", Form.Patterns, Term.Nothing, "Only lines with one of these modifiers, such as 33 for preventive services.", "['33']"),
        new("places", Form.Patterns, Term.Nothing, "Only lines at one of these places of service.", "['11', '20']"),
        new("diagnoses", Form.Patterns, Term.Nothing, "Only lines whose first diagnosis is one of these.", "[Z00*]"),
        new("copay", Form.Money, "0", "A fixed amount (PR 3), never more than what is allowed.", "25"),
        new("copay-per", Form.Choice, "visit", "visit: once for all lines of a claim on one day; line: for each line.", "line") { Words = ["visit", "line"] },
        new("deductible", Form.Choice, "applies", "Whether the deductible is taken (PR 1).", "waived") { Words = ["applies", "waived"] },
        new("coinsurance-percent", Form.Percent, Term.Nothing, "Another coinsurance (PR 2) than the benefits'; 0 for none.", "0"));

    public static readonly Block Benefits = new("benefits", "What a plan gives for services of some days. Two blocks of one plan may not share a day.",
        """
        from: 2025-01-01
        to: 2025-12-31
        deductible: 1500
        out-of-pocket-max: 6500
        coinsurance-percent: 20
        cost-share:
          - { codes: [99202-99215], copay: 25, deductible: waived, coinsurance-percent: 0 }
        """,
        new("from", Form.Day, Term.Nothing, "First day of service; without it, from always.", "2025-01-01"),
        new("to", Form.Day, Term.Nothing, "Last day of service; without it, for ever.", "2025-12-31"),
        new("year-starts", Form.MonthDay, "01-01", "When deductible and out-of-pocket maximum begin anew.", "07-01"),
        new("deductible", Form.Money, "0", "What a member pays in a year before the plan does.", "1500"),
        new("out-of-pocket-max", Form.Money, Term.Nothing, "The most that a member pays in a year; the plan pays all above.", "6500"),
        new("coinsurance-percent", Form.Percent, "0", "The member's share of what is left after deductible and copay.", "20"),
        new("cost-share", Form.Blocks, "[]", "Services with a cost share of their own, special ones first.", "[{ codes: [G0438, G0439], deductible: waived, coinsurance-percent: 0 }]") { Of = CostShare },
        new("sequestration-percent", Form.Percent, "0", "Withheld from what the plan pays, by law (CO 253).", "2"),
        new("not-covered", Form.Patterns, Term.Nothing, "Codes that the plan does not cover.", "[D*, S9999]"),
        new("not-covered-denial", Form.Block, "{ group: PR, reason: 96, remarks: [N130] }", "The denial of these.", "{ group: PR, reason: 204 }") { Of = DecisionBlocks.Denial },
        new("coordination", Form.Choice, "standard",
            "What is paid after another payer. standard: what this plan would have paid alone, at most what the first left to the patient. non-duplication: what it would have paid alone less what the first paid. supplement: all that the first left to the patient. "
            + "medicaid: what is allowed here less what the first paid, the rest is written off. medicare-secondary: the lowest of charge less paid, the plan's own amount, and the higher allowed less paid. none: nothing.", "non-duplication")
        { Words = ["standard", "non-duplication", "supplement", "medicaid", "medicare-secondary", "none"] },
        new("supplement-keeps-deductible", Form.Flag, "false", "A supplement that leaves the first payer's deductible to the patient.", "true"),
        new("forwards-percent", Form.Percent, "0", "How many claims of members with a later coverage are forwarded to that payer (crossover: claim status 19).", "90"),
        new("remarks", Form.Texts, Term.Nothing, "Remark codes on every paid claim (MOA).", "[MA01]"));

    public static readonly Block Plan = new("plan", "A product that members are enrolled in.",
        """
        id: ppo
        name: Cedar PPO
        filing-indicator: "12"
        benefits:
          - { deductible: 1500, coinsurance-percent: 20 }
        """,
        new("id", Form.Text, Term.Required, "Its name within the profile; members name it.", "ppo"),
        new("name", Form.Text, Term.Nothing, "Its name for people; without it, the id.", "Cedar PPO"),
        new("filing-indicator", Form.Choice, "CI", "The claim filing indicator of its claims (SBR09). In answers BL, CI and FI stand as 12 and 11 as ZZ, since remittances do not have them.", "'12'") { Words = ["11", "12", "13", "14", "15", "16", "17", "AM", "BL", "CH", "CI", "DS", "FI", "HM", "LM", "MA", "MB", "MC", "OF", "TV", "VA", "WC", "ZZ"] },
        new("benefits", Form.Blocks, "[{ deductible: 0 }]", "What it gives, by days of service.", "[{ deductible: 1500, coinsurance-percent: 20 }]") { Of = Benefits });
}
