namespace Quittance.PayerSim.Vocabulary;

/// <summary>The whole profile.</summary>
internal static class ProfileBlocks
{
    public static readonly Block Payer = new("payer", "Who it is.",
        """
        id: "99101"
        name: CEDAR VALLEY HEALTH
        kind: commercial
        """,
        new("id", Form.Text, Term.Required, "The payer id that claims are sent to (2010BB NM109), 2 to 15 letters and digits; put digits in quotes.", "'99101'"),
        new("name", Form.Text, Term.Required, "Its name in answers, at most 60 characters.", "CEDAR VALLEY HEALTH"),
        new("other-ids", Form.Texts, Term.Nothing, "Further payer ids under which it takes claims.", "['99102', CDRVB]"),
        new("kind", Form.Choice, "commercial", "What it is.", "medicaid") { Words = ["medicare", "medicaid", "commercial", "medicare-advantage"] },
        new("tax-id", Form.Text, "'999999999'", "Nine digits; with a 1 before them they identify it on payments (TRN03).", "'078900011'"),
        new("street", Form.Text, "1 PAYER WAY", "Its address.", "400 CEDAR ROAD"),
        new("city", Form.Text, "SPRINGFIELD", "Its city.", "CEDARTON"),
        new("state", Form.Text, "IL", "Its state.", "OH"),
        new("zip", Form.Text, "'627010001'", "Its ZIP, five or nine digits.", "'439990101'"),
        new("contact", Form.Text, "PROVIDER SERVICE", "Whom to ask about a remittance.", "EDI SUPPORT"),
        new("phone", Form.Text, "'8005550100'", "Its phone, ten digits.", "'8005550142'"),
        new("claim-number-prefix", Form.Text, Term.Nothing, "How its claim numbers begin, at most four letters or digits.", "CV"));

    public static readonly Block Intake = new("intake", "What is looked at before benefits are.",
        """
        unknown-member: reject
        duplicates: deny
        """,
        new("unknown-member", Form.Choice, "deny", "A member that is not enrolled: deny in the remittance (claim status 4), or reject in the 277CA.", "reject") { Words = ["deny", "reject"] },
        new("unknown-member-denial", Form.Block, "{ group: CO, reason: 31, remarks: [N382] }", "As what.", "{ group: PR, reason: 31 }") { Of = DecisionBlocks.Denial },
        new("unknown-member-rejection", Form.Block, "{ category: A3, status: 33, entity: IL }", "As what.", "{ category: A7, status: 164, entity: IL }") { Of = DecisionBlocks.Rejection },
        new("wrong-name", Form.Choice, "pay", "Member id and last name, or birth date, do not belong together: pay all the same, deny, or reject.", "deny") { Words = ["pay", "deny", "reject"] },
        new("wrong-name-denial", Form.Block, "{ group: CO, reason: 140, remarks: [MA36] }", "As what.", "{ group: CO, reason: 140 }") { Of = DecisionBlocks.Denial },
        new("wrong-name-rejection", Form.Block, "{ category: A7, status: 125, entity: IL }", "As what.", "{ category: A7, status: 158, entity: IL }") { Of = DecisionBlocks.Rejection },
        new("before-coverage", Form.Block, "{ group: CO, reason: 26, remarks: [N30] }", "A service before the coverage began.", "{ group: PR, reason: 26 }") { Of = DecisionBlocks.Denial },
        new("after-coverage", Form.Block, "{ group: CO, reason: 27, remarks: [N30] }", "A service after the coverage ended.", "{ group: PR, reason: 27 }") { Of = DecisionBlocks.Denial },
        new("late", Form.Block, "{ group: CO, reason: 29 }", "A claim after the contract's filing limit.", "{ group: CO, reason: 29, remarks: [N211] }") { Of = DecisionBlocks.Denial },
        new("duplicates", Form.Choice, "deny", "A line that was billed before and paid, or is still being worked on (member, provider, day, code, modifiers, units): deny, or pay again. Modifiers 76, 77, 91, 59, XE, XS, XP and XU make it another one.", "pay") { Words = ["deny", "pay"] },
        new("duplicate", Form.Block, "{ group: OA, reason: 18 }", "As what.", "{ group: OA, reason: 18, remarks: [N522] }") { Of = DecisionBlocks.Denial },
        new("other-payer-first", Form.Choice, "deny", "The member has another coverage that pays first, and the claim does not have its decision: deny, or pay.", "pay") { Words = ["deny", "pay"] },
        new("other-payer-denial", Form.Block, "{ group: CO, reason: 22, remarks: [MA04] }", "As what.", "{ group: OA, reason: 22, remarks: [MA64] }") { Of = DecisionBlocks.Denial },
        new("replacements", Form.Choice, "accept", "Claims of frequency 7 and 8: accept, or reject in the 277CA.", "reject") { Words = ["accept", "reject"] },
        new("replacement-rejection", Form.Block, "{ category: A7, status: 535 }", "As what.", "{ category: A3, status: 535 }") { Of = DecisionBlocks.Rejection },
        new("original-unknown", Form.Block, "{ category: A7, status: 464 }", "A replacement or void of a claim number that the payer did not give, or gave to a claim that is reversed already.", "{ category: A3, status: 464 }") { Of = DecisionBlocks.Rejection },
        new("original-open", Form.Block, "{ group: CO, reason: 16, remarks: [N779] }", "A replacement of a claim that is not decided yet.", "{ group: CO, reason: 129, remarks: [N779] }") { Of = DecisionBlocks.Denial });

    public static readonly Block Profile = new("profile", "One payer, one file.",
        """
        # A small payer of its own. Numbers and names are invented.
        version: "1"
        payer:
          id: "99901"
          name: EXAMPLE HEALTH PLAN
          kind: commercial
          tax-id: "078900099"
          claim-number-prefix: EX
        intake:
          unknown-member: reject
          after-coverage: { group: PR, reason: 27, remarks: [N30] }
        fee-table:
          "99213": 92.00
          "99214": 130.00
          "36415": 8.80
          "80053": 10.50
          "93000": 15.00
          "93000-26": 8.00
        contracts:
          - id: professional-2025
            from: 2025-01-01
            to: 2025-12-31
            timely-filing-days: 90
            terms:
              - { codes: [80000-89999], percent-of-fee-table: 80 }
              - { codes: ["99214"], places: ["10"], price: 110.00 }
              - { percent-of-fee-table: 115 }
            otherwise: { percent-of-charge: 50 }
            modifier-percents: { "50": 150, "52": 75 }
            taxonomy-percents: { "363L*": 85 }
            interest-after-days: 30
            interest-percent: 10
          - id: professional-2026
            from: 2026-01-01
            timely-filing-days: 90
            terms:
              - { percent-of-fee-table: 118 }
        plans:
          - id: ppo
            name: Example PPO
            filing-indicator: "12"
            benefits:
              - from: 2025-01-01
                deductible: 1000
                out-of-pocket-max: 5000
                coinsurance-percent: 20
                cost-share:
                  - { codes: [99381-99397], deductible: waived, coinsurance-percent: 0 }
                  - { codes: [99202-99215], places: ["11"], copay: 25, deductible: waived, coinsurance-percent: 0 }
                not-covered: [S9999]
        rules:
          - id: imaging-authorization
            says: Advanced imaging needs an authorization.
            when: { codes: [70450-70498, 72125-72159], authorization: missing }
            deny: { group: CO, reason: 197, remarks: [M62] }
          - id: a1c-diagnosis
            from: 2025-07-01
            when: { codes: ["83036"], without-diagnoses: [E08-E13, R73*] }
            deny: { group: CO, reason: 11, remarks: [M76] }
          - id: dear-drugs
            when: { codes: ["J*"], charge-over: 500 }
            pend: { days: 14 }
          - id: two-reads
            when: { codes: ["93010"], same-day-codes: ["93000"] }
            deny: { group: CO, reason: 97, remarks: [M80] }
        lag:
          windows:
            - { days: 6-14, share: 90 }
            - { days: 15-40, share: 10 }
          pays-on: [tuesday, friday]
        noise:
          silent-percent: 0.2
          denials:
            - { share: 1, deny: { group: CO, reason: 16, remarks: [M127] } }
          takebacks: { percent: 0.5, after-days: 30-90, cut-percent: 20, recovers: later }
        """,
        new("version", Form.Text, Term.Required, "The profile's own version, as you like to count.", "2025.1"),
        new("payer", Form.Block, Term.Required, "Who it is.", "{ id: '99101', name: CEDAR VALLEY HEALTH }") { Of = Payer },
        new("calibrated-from", Form.Texts, Term.Nothing, "Ids of the published figures that its numbers follow, for the reader.", "[T021, D002]"),
        new("intake", Form.Block, "{ duplicates: deny }", "What is looked at first.", "{ unknown-member: reject }") { Of = Intake },
        new("fee-table", Form.Prices, "{}", "Base prices of procedure codes for one unit, that contracts take a share of. A modifier may stand after a hyphen and then goes first.", "{ '99213': 92.00, 93000-TC: 9.10 }"),
        new("contracts", Form.Blocks, Term.Required, "What is allowed.", "[{ id: all, terms: [{ percent-of-charge: 60 }] }]") { Of = ContractBlocks.Contract },
        new("plans", Form.Blocks, Term.Required, "What members have.", "[{ id: ppo, benefits: [{ deductible: 500 }] }]") { Of = PlanBlocks.Plan },
        new("rules", Form.Blocks, "[]", "The payer's own rules, in the order in which they are read.", "[{ id: r1, when: { codes: [J*] }, deny: { reason: 197 } }]") { Of = RuleBlocks.Rule },
        new("lag", Form.Block, "{ acknowledges-after-days: 1 }", "When answers come.", "{ pays-on: [thursday] }") { Of = HabitBlocks.Lag },
        new("noise", Form.Block, "{ silent-percent: 0 }", "What happens without a rule.", "{ silent-percent: 0.2 }") { Of = HabitBlocks.Noise });

    /// <summary>Every block, the outermost first.</summary>
    public static readonly IReadOnlyList<Block> All = [.. Walk(Profile).Distinct()];

    private static IEnumerable<Block> Walk(Block block) => block.Terms.Where(t => t.Of is not null).SelectMany(t => Walk(t.Of!)).Prepend(block);
}
