namespace Quittance.PayerSim.Vocabulary;

/// <summary>A payer's own rules.</summary>
internal static class RuleBlocks
{
    /// <summary>Fields of a claim that a rule can find empty.</summary>
    public static readonly string[] Fields =
    [
        "member-id", "birth-date", "diagnosis", "rendering-provider", "referring-provider", "supervising-provider", "billing-taxonomy", "rendering-taxonomy",
        "service-facility", "place-of-service", "ndc", "clia", "accident-date", "onset-date", "group-number", "line-description", "medical-record-number",
    ];

    public static readonly Block Interval = new("interval", "How often a service is paid. What was paid before counts, from all providers, and lines of the same claim before it.",
        """
        times: 1
        days: 330
        """,
        new("times", Form.Count, Term.Required, "So many are paid.", "1"),
        new("days", Form.Count, Term.Nothing, "Within so many days.", "330") { Least = 1 },
        new("per", Form.Choice, "year", "Where there are no days: within a calendar year, or ever.", "lifetime") { Words = ["year", "lifetime"] },
        new("counts", Form.Choice, "lines", "Whether lines or their units are counted.", "units") { Words = ["lines", "units"] },
        new("codes", Form.Patterns, Term.Nothing, "Codes that count together; without it, the rule's own.", "[G0438, G0439]"));

    public static readonly Block When = new("when", "All keys that stand must hold. A list holds when one of its entries does; a key that begins with without- holds when none does.",
        """
        plans: [hmo]
        codes: [70450-70498, 70540-70559]
        authorization: missing
        """,
        new("plans", Form.Texts, Term.Nothing, "Ids of the member's plan.", "[hmo]"),
        new("codes", Form.Patterns, Term.Nothing, "The line's procedure code.", "[99202-99205]"),
        new("without-codes", Form.Patterns, Term.Nothing, "Not these procedure codes.", "['99211']"),
        new("modifiers", Form.Patterns, Term.Nothing, "One of the line's modifiers.", "['25']"),
        new("without-modifiers", Form.Patterns, Term.Nothing, "None of these modifiers is on the line.", "['25', '59', X*]"),
        new("diagnoses", Form.Patterns, Term.Nothing, "A diagnosis that the line points at.", "[M54*]"),
        new("without-diagnoses", Form.Patterns, Term.Nothing, "The line points at none of these.", "[E08-E13]"),
        new("first-diagnoses", Form.Patterns, Term.Nothing, "The first diagnosis that the line points at.", "[V00-Y99]"),
        new("places", Form.Patterns, Term.Nothing, "The place of service.", "['11']"),
        new("without-places", Form.Patterns, Term.Nothing, "Not these places of service.", "['11', '10', '02']"),
        new("providers", Form.Texts, Term.Nothing, "NPI of the rendering or billing provider.", "['1999999125']"),
        new("without-providers", Form.Texts, Term.Nothing, "Neither the rendering nor the billing provider is one of these.", "['1999999125']"),
        new("taxonomies", Form.Patterns, Term.Nothing, "Taxonomy code of the rendering provider, else of the billing provider.", "[363L*]"),
        new("without-taxonomies", Form.Patterns, Term.Nothing, "Not these taxonomy codes; holds also when none was sent.", "[207Q*, 208D*]"),
        new("age", Form.Span, Term.Nothing, "The patient's age in years on the day of service; write 65-120 for 65 and older.", "0-17"),
        new("sex", Form.Choice, Term.Nothing, "The patient's sex as billed.", "M") { Words = ["F", "M"] },
        new("units-over", Form.Count, Term.Nothing, "More units than this on the line.", "4"),
        new("charge-over", Form.Money, Term.Nothing, "The line's charge is higher.", "1000"),
        new("authorization", Form.Choice, Term.Nothing, "missing: the claim names no authorization number, or one that the payer did not give for this member, code and day. present: it names a good one.", "missing") { Words = ["missing", "present"] },
        new("referral", Form.Choice, Term.Nothing, "Whether the claim names a referral number.", "missing") { Words = ["missing", "present"] },
        new("document", Form.Choice, Term.Nothing, "Whether the claim says that papers come with it (PWK, or the word ATTACHED in its note).", "missing") { Words = ["missing", "present"] },
        new("missing", Form.Choices, Term.Nothing, "One of these fields is empty.", "[referring-provider]") { Words = Fields },
        new("with-codes", Form.Patterns, Term.Nothing, "Another line of the claim, on the same day, has one of these codes.", "[99202-99215]"),
        new("same-day-codes", Form.Patterns, Term.Nothing, "A line of this or an earlier paid claim of the member, on the same day, has one of these codes.", "['93000']"),
        new("interval", Form.Block, Term.Nothing, "More were done than are paid in a time.", "{ times: 1, days: 330 }") { Of = Interval },
        new("payer-level", Form.Choice, Term.Nothing, "Whether the claim comes to this payer first, or after another.", "secondary") { Words = ["primary", "secondary"] },
        new("claim-kind", Form.Choice, Term.Nothing, "Frequency 1, 7 or 8.", "replacement") { Words = ["original", "replacement", "void"] },
        new("accident", Form.Flag, Term.Nothing, "Whether the claim names an accident or employment as cause.", "true"),
        new("network", Form.Choice, Term.Nothing, "Whether a contract that names its providers covers the billing provider.", "out") { Words = ["in", "out"] })
    { SomeOf = ["plans", "codes", "without-codes", "modifiers", "without-modifiers", "diagnoses", "without-diagnoses", "first-diagnoses", "places", "without-places", "providers", "without-providers", "taxonomies", "without-taxonomies", "age", "sex", "units-over", "charge-over", "authorization", "referral", "document", "missing", "with-codes", "same-day-codes", "interval", "payer-level", "claim-kind", "accident", "network"] };

    public static readonly Block Rule = new("rule",
        "What happens to lines of a kind. Rules are read in their order: the first that denies a line, or rejects the claim, decides; every reduction that fits is applied; the longest pend counts.",
        """
        id: advanced-imaging
        says: Advanced imaging needs an authorization.
        from: 2025-01-01
        when:
          codes: [70450-70498, 70540-70559, 72125-72159]
          authorization: missing
        deny: { group: CO, reason: 197, remarks: [M62] }
        """,
        new("id", Form.Text, Term.Required, "Its name within the profile.", "advanced-imaging"),
        new("says", Form.Text, Term.Nothing, "The rule in a sentence, for people.", "Advanced imaging needs an authorization."),
        new("from", Form.Day, Term.Nothing, "First day of service that it judges.", "2025-01-01"),
        new("to", Form.Day, Term.Nothing, "Last day of service that it judges.", "2025-12-31"),
        new("when", Form.Block, Term.Required, "Which lines.", "{ codes: ['J*'], units-over: 10 }") { Of = When },
        new("scope", Form.Choice, "line", "claim: when one line fits, all lines of the claim are denied.", "claim") { Words = ["line", "claim"] },
        new("deny", Form.Block, Term.Nothing, "The line is denied.", "{ group: CO, reason: 197 }") { Of = DecisionBlocks.Denial },
        new("reject", Form.Block, Term.Nothing, "The claim is rejected in the 277CA.", "{ category: A7, status: 507 }") { Of = DecisionBlocks.Rejection },
        new("reduce", Form.Block, Term.Nothing, "Less is allowed.", "{ percent: 50, reason: 59 }") { Of = DecisionBlocks.Reduction },
        new("pend", Form.Block, Term.Nothing, "The claim is decided later.", "{ days: 21 }") { Of = DecisionBlocks.Pend })
    { OneOf = ["deny", "reject", "reduce", "pend"] };
}
