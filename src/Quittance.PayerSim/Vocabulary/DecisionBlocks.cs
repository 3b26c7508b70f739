namespace Quittance.PayerSim.Vocabulary;

/// <summary>What a payer can do to a claim or a line.</summary>
internal static class DecisionBlocks
{
    public static readonly Block Denial = new("denial", "The claim or line is not paid: its charge stands whole under this reason.",
        """
        group: CO
        reason: 197
        remarks: [M62]
        """,
        new("group", Form.Choice, "CO", "Who bears the amount: CO the provider, PR the patient, OA nobody yet, PI the payer's own decision. The code list binds some reasons to a group: 18, 23, 133, 136 and 209 to OA, 85, 201, 229 and 275 to PR.", "PR") { Words = ["CO", "PR", "OA", "PI"] },
        new("reason", Form.Text, Term.Required, "The claim adjustment reason code (CARC), one that is in force.", "197"),
        new("remarks", Form.Texts, Term.Nothing, "Remark codes (RARC) beside it. Reasons 16, 96, 129, 148, 226, 227, 234, 237, 250, 251, 252, 267 and A1 say nothing without one.", "[N30, M62]"));

    public static readonly Block Rejection = new("rejection", "The claim is refused in the claim acknowledgment (277CA) and never adjudicated.",
        """
        category: A7
        status: 562
        entity: "85"
        """,
        new("category", Form.Choice, "A7", "A3 returned as unprocessable, A6 something is missing, A7 something is invalid, A8 fields contradict each other.", "A6") { Words = ["A3", "A6", "A7", "A8"] },
        new("status", Form.Count, Term.Required, "The claim status code, such as 33 subscriber not found, 562 NPI, 507 procedure, 254 principal diagnosis.", "33") { Least = 1 },
        new("entity", Form.Text, Term.Nothing, "Whom it is about: 85 billing provider, 82 rendering provider, IL insured, QC patient, PR payer.", "IL"));

    public static readonly Block Reduction = new("reduction", "Less is allowed; what is cut stands under this reason.",
        """
        percent: 50
        reason: 59
        """,
        new("percent", Form.Percent, Term.Required, "How much of the allowed amount is cut.", "50"),
        new("group", Form.Choice, "CO", "Who bears the cut.", "CO") { Words = ["CO", "PR", "OA", "PI"] },
        new("reason", Form.Text, "45", "The claim adjustment reason code.", "59"),
        new("remarks", Form.Texts, Term.Nothing, "Remark codes beside it.", "[N130]"));

    public static readonly Block Pend = new("pend", "The claim lies longer before it is decided, as when somebody reviews it.",
        "days: 21",
        new Term("days", Form.Count, Term.Required, "Days added to what the lag draws.", "21") { Least = 1 });
}
