namespace Quittance.PayerSim.Vocabulary;

/// <summary>When a payer answers and how it errs.</summary>
internal static class HabitBlocks
{
    public static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday"];

    public static readonly Block Window = new("window", "A share of the claims, and the days from receipt to decision that are drawn for it, each as likely.",
        """
        days: 7-14
        share: 80
        """,
        new("days", Form.Span, Term.Required, "From so many to so many days.", "7-14"),
        new("share", Form.Percent, Term.Required, "How many claims; shares are taken in relation to each other.", "80"));

    public static readonly Block Lag = new("lag", "When answers come.",
        """
        windows:
          - { days: 7-14, share: 90 }
          - { days: 15-30, share: 10 }
        pays-on: [tuesday, friday]
        """,
        new("acknowledges-after-days", Form.Count, "1", "Days from receipt to the 277CA.", "2") { Least = 1 },
        new("windows", Form.Blocks, "[{ days: 7-14, share: 100 }]", "Days from receipt to payment, before the next payment day is taken.", "[{ days: 6-10, share: 70 }, { days: 11-20, share: 30 }]") { Of = Window },
        new("pays-on", Form.Choices, "[monday, tuesday, wednesday, thursday, friday]", "Payment days. Federal holidays are none.", "[thursday]") { Words = Weekdays });

    public static readonly Block Chance = new("chance", "Denials that no rule explains, as they happen.",
        """
        share: 0.8
        deny: { group: CO, reason: 16, remarks: [M127] }
        """,
        new("share", Form.Percent, Term.Required, "How many lines or claims.", "0.8"),
        new("per", Form.Choice, "line", "Whether lines are drawn or whole claims.", "claim") { Words = ["line", "claim"] },
        new("codes", Form.Patterns, "['*']", "Only lines with these codes.", "[99202-99215]"),
        new("deny", Form.Block, Term.Required, "As what it is denied.", "{ group: CO, reason: 50 }") { Of = DecisionBlocks.Denial });

    public static readonly Block Takebacks = new("takebacks", "Paid claims that are looked at again: reversed (claim status 22) and decided anew, with less money.",
        """
        percent: 0.5
        after-days: 30-90
        cut-percent: 25
        recovers: later
        """,
        new("percent", Form.Percent, Term.Required, "How many of the paid claims.", "0.5"),
        new("after-days", Form.Span, "30-90", "Days from payment to takeback.", "30-60"),
        new("cut-percent", Form.Percent, "20", "How much less is allowed the second time, where nothing is denied.", "25"),
        new("deny", Form.Block, Term.Nothing, "The second decision denies every line.", "{ group: CO, reason: 22 }") { Of = DecisionBlocks.Denial },
        new("remarks", Form.Texts, "[N432]", "Remark codes of the second decision.", "[N691]"),
        new("recovers", Form.Choice, "at-once", "at-once: from the same payment. later: held back in this payment (PLB WO negative) and taken from a later one (PLB WO positive).", "later") { Words = ["at-once", "later"] });

    public static readonly Block Balance = new("provider-adjustment", "Money between payer and provider that belongs to no claim (PLB).",
        """
        reason: CS
        percent: 2
        amount: 15.00
        direction: takes
        """,
        new("reason", Form.Text, Term.Required, "The PLB reason code: CS, 72, L6, B2, AM, IR, 50, 90 ...", "CS"),
        new("percent", Form.Percent, Term.Required, "How many payments have it.", "2"),
        new("amount", Form.Money, Term.Required, "How much. What is taken is never more than the payment.", "15.00"),
        new("direction", Form.Choice, "takes", "takes: less is paid (positive in the file); gives: more is paid (negative in the file).", "gives") { Words = ["takes", "gives"] },
        new("reference", Form.Text, Term.Nothing, "What stands beside the code.", "ANNUAL FEE"));

    public static readonly Block Noise = new("noise", "What a payer does without a rule.",
        """
        silent-percent: 0.2
        denials:
          - share: 0.8
            deny: { group: CO, reason: 16, remarks: [M127] }
        """,
        new("denials", Form.Blocks, "[]", "Denials by chance; the first that is drawn counts.", "[{ share: 0.8, deny: { reason: 50 } }]") { Of = Chance },
        new("silent-percent", Form.Percent, "0", "Claims that are accepted and then never answered by a remittance.", "0.2"),
        new("unacknowledged-percent", Form.Percent, "0", "Claims that are left out of the 277CA and are decided all the same.", "0.5"),
        new("wrong-price-percent", Form.Percent, "0", "Lines that are allowed at a wrong price.", "2"),
        new("wrong-price-cut-percent", Form.Percent, "10", "How much too little that is.", "15"),
        new("takebacks", Form.Block, Term.Nothing, "Paid claims that are taken back.", "{ percent: 0.5 }") { Of = Takebacks },
        new("provider-adjustments", Form.Blocks, "[]", "Money that belongs to no claim.", "[{ reason: CS, percent: 2, amount: 15 }]") { Of = Balance });
}
