using Quittance.PayerSim.Vocabulary;

namespace Quittance.Cli;

/// <summary>The keys of a partner profile, from which files are read and the reference page is written.</summary>
internal static class PartnerProfileBlocks
{
    public static readonly Block Relaxation = new("relaxation", "A finding that this partner weighs otherwise. The first that fits counts.",
        """
        finding: x12.element-code
        loop: 2000B
        segment: SBR
        element: 9
        to: info
        reason: The payer still sends plans of kind HN
        source: Companion guide of 2026-02, page 14
        from: 2026-02-01
        until: 2026-12-31
        """,
        new("finding", Form.Text, Term.Required, "The finding's id, as check and edits print it.", "PRO-0107"),
        new("loop", Form.Text, Term.Nothing, "Only in this loop.", "2010AA"),
        new("segment", Form.Text, Term.Nothing, "Only at this segment.", "N4"),
        new("element", Form.Count, Term.Nothing, "Only at this element.", "3") { Least = 1 },
        new("to", Form.Choice, Term.Required, "What it weighs instead. An error of level 1 or 2 that no longer is one does not reject in the 999; a warning is named there; off is not listed, and only counted.", "warning") { Words = ["off", "info", "warning", "error"] },
        new("reason", Form.Text, Term.Required, "Why, for who reads the finding.", "The payer takes five digits"),
        new("source", Form.Text, Term.Required, "Who says so, and where.", "Companion guide of 2026-02, page 7"),
        new("from", Form.Day, Term.Nothing, "The first day of files for which it holds.", "2026-02-01"),
        new("until", Form.Day, Term.Nothing, "The last day of files for which it holds.", "2026-12-31"));

    public static readonly Block PayerId = new("payer-id", "The payer's number in 2010BB NM109.",
        """
        qualifier: PI
        characters: digits
        length: 5
        """,
        new("qualifier", Form.Choice, Term.Nothing, "What NM108 says.", "PI") { Words = ["PI", "XV"] },
        new("characters", Form.Choice, "any", "What the number consists of.", "letters-and-digits") { Words = ["any", "digits", "letters", "letters-and-digits"] },
        new("length", Form.Span, "1-80", "How many characters it has.", "3-5"),
        new("ids", Form.Texts, Term.Nothing, "The numbers that the partner knows; put digits in quotes.", "['60054', '62308']"));

    public static readonly Block Value = new("value", "An element that holds one of some values wherever its segment stands.",
        """
        loop: 2000B
        segment: SBR
        element: 9
        one-of: [CI, HM]
        """,
        new("loop", Form.Text, Term.Nothing, "Only in this loop.", "2000B"),
        new("segment", Form.Text, Term.Required, "The segment.", "BHT"),
        new("qualifier", Form.Text, Term.Nothing, "Only where the segment's first value is this.", "ABK"),
        new("element", Form.Count, Term.Required, "The element.", "6") { Least = 1 },
        new("one-of", Form.Texts, Term.Required, "The values.", "[CH]"));

    public static readonly Block Required = new("required-segment", "A segment that every claim has, in itself or in the levels that it hangs under.",
        """
        loop: 2000A
        segment: PRV
        qualifier: BI
        """,
        new("loop", Form.Text, Term.Required, "The loop.", "2300"),
        new("segment", Form.Text, Term.Required, "The segment.", "REF"),
        new("qualifier", Form.Text, Term.Nothing, "Its first value.", "EA"));

    public static readonly Block Requirements = new("requirements", "What the partner asks for beyond the guide: SNIP level 7. Leaving a key out asks for nothing.",
        """
        receiver-ids: ['PLAN01']
        usage: P
        characters: basic
        claims-per-set: 5000
        """,
        new("sender-qualifiers", Form.Texts, Term.Nothing, "ISA05.", "[ZZ, '30']"),
        new("sender-ids", Form.Texts, Term.Nothing, "ISA06.", "[CLINIC]"),
        new("receiver-qualifiers", Form.Texts, Term.Nothing, "ISA07.", "[ZZ]"),
        new("receiver-ids", Form.Texts, Term.Nothing, "ISA08.", "[PLAN01]"),
        new("group-senders", Form.Texts, Term.Nothing, "GS02.", "[CLINIC]"),
        new("group-receivers", Form.Texts, Term.Nothing, "GS03.", "[PLAN01]"),
        new("usage", Form.Choice, Term.Nothing, "ISA15: P for production, T for test.", "T") { Words = ["P", "T"] },
        new("characters", Form.Choice, "any", "Which characters it takes: basic has capitals, digits and few marks; extended has small letters and more marks.", "extended") { Words = ["any", "basic", "extended"] },
        new("upper-case", Form.Flag, "false", "Whether letters must be capitals.", "true"),
        new("file-kilobytes", Form.Count, Term.Nothing, "How many kilobytes of 1,000 bytes a file may have.", "10000") { Least = 1 },
        new("sets-per-group", Form.Count, Term.Nothing, "How many sets a group may have.", "1") { Least = 1 },
        new("claims-per-set", Form.Count, Term.Nothing, "How many claims a set may have.", "5000") { Least = 1 },
        new("payer-id", Form.Block, Term.Nothing, "The form of the payer's number.", "{ characters: digits, length: 5 }") { Of = PayerId },
        new("values", Form.Blocks, Term.Nothing, "Elements with values of the partner's own.", "[{ segment: BHT, element: 6, one-of: [CH] }]") { Of = Value },
        new("required-segments", Form.Blocks, Term.Nothing, "What every claim has.", "[{ loop: 2000A, segment: PRV, qualifier: BI }]") { Of = Required })
    {
        SomeOf = ["sender-qualifiers", "sender-ids", "receiver-qualifiers", "receiver-ids", "group-senders", "group-receivers", "usage", "characters", "upper-case", "file-kilobytes", "sets-per-group",
            "claims-per-set", "payer-id", "values", "required-segments"],
    };

    public static readonly Block Profile = new("partner-profile", "One partner, one file.",
        """
        version: '2026.1'
        partner: EXAMPLE PLAN
        relaxations:
          - finding: PRO-0107
            to: warning
            reason: The plan takes five digits
            source: Companion guide of 2026-02, page 7
          - finding: x12.element-trailing
            to: off
            reason: Their own translator writes them
            source: EDI help desk, call of 2026-03-02
        requirements:
          receiver-ids: [PLAN01]
          usage: P
          upper-case: true
          claims-per-set: 5000
          payer-id: { qualifier: PI, characters: digits, length: 5 }
          required-segments:
            - { loop: 2000A, segment: PRV, qualifier: BI }
        """,
        new("version", Form.Text, Term.Required, "The profile's own version, as you like to count.", "'2026.1'"),
        new("partner", Form.Text, Term.Required, "Who it is; findings name it.", "EXAMPLE PLAN"),
        new("relaxations", Form.Blocks, Term.Nothing, "What weighs otherwise.", "[{ finding: PRO-0107, to: off, reason: five digits do, source: guide }]") { Of = Relaxation },
        new("requirements", Form.Block, Term.Nothing, "What is asked for.", "{ usage: P }") { Of = Requirements })
    {
        SomeOf = ["relaxations", "requirements"],
    };

    /// <summary>Every block, the whole file first.</summary>
    public static readonly IReadOnlyList<Block> All = [Profile, Relaxation, Requirements, PayerId, Value, Required];
}
