using Quittance.Core.Kernel;
using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12.Balance;

/// <summary>Which sets have sums that are known, and where each rule is stated.</summary>
internal static class BalanceRules
{
    private const int Level = 3;

    /// <summary>The charge of a claim is the sum of its lines, by the standard itself and so in every guide.</summary>
    public static readonly Source ClaimCharge = new("ASC X12 005010, segment CLM", "CLM02 is the total of the charges of the claim's service segments",
        "https://www.stedi.com/edi/x12-005020/segment/CLM");

    /// <summary>One line against what an earlier payer decided about it, all of its decisions together.</summary>
    public static readonly Source ClaimLine = new("X12 interpretation 1551", "line balancing, also of unbundled lines", "http://rfi.x12.org/Request/Details/1551", new DateOnly(2012, 5, 24));

    /// <summary>AMT D against the lines, where the payer decided by line.</summary>
    public static readonly Source PayerPaid = new("X12 interpretation 1294", "837 guides, s. 1.4.4.1: AMT D is the sum of SVD02 less the claim's own CAS", "http://rfi.x12.org/Request/Details/1294");

    /// <summary>The equation of a payer that decided about the claim as a whole.</summary>
    public static readonly Source PayerWhole = new("X12 interpretation 1115", "COB claim balancing: CLM02 is AMT D and all CAS", "http://rfi.x12.org/Request/Details/1115", new DateOnly(2010, 9, 20));

    /// <summary>The sums of a remittance.</summary>
    public static readonly Source Remittance = new("835 balancing, ASC X12N 005010X221A1", "line, claim and transaction");

    /// <summary>How a remittance carries what it cannot pay.</summary>
    public static readonly Source NegativeBalance = new("X12 interpretation 1604", "balance forward processing", "http://rfi.x12.org/Request/Details/1604", new DateOnly(2012, 7, 13));

    /// <summary>How a remittance without money says so.</summary>
    public static readonly Source NoPayment = new("X12 interpretation 2228", "BPR02 of zero is H with NON, or a prenotification",
        "https://x12.org/resources/requests-for-interpretation/rfi-2228-835-bpr020-ach", new DateOnly(2017, 9, 20));

    /// <summary>That a notification moves no money.</summary>
    public static readonly Source Notification = new("X12 interpretation 1581", "BPR01 H wants BPR02 of zero", "https://x12.org/resources/requests-for-interpretation/rfi-1581-bpr-informational-only");

    /// <summary>That the signs of a reversal are turned, and that a predetermination pays nothing.</summary>
    public static readonly Source ClaimStatus = new("835 guide, ASC X12N 005010X221A1", "CLP02 22 reverses a payment, 25 is pricing without payment");

    /// <summary>What the standard itself says of the sums of an 820; the guide's own rule is in no public text.</summary>
    public static readonly Source Premium = new("ASC X12 005010, segments BPR, RMR and ADX", "ADX01 changes what is paid by its sign", "https://www.stedi.com/edi/x12-005020/segment/ADX");

    /// <summary>How an 820 without money says so.</summary>
    public static readonly Source NoPremium = new("X12 interpretation 864", "BPR04 NON is for a total of zero, with BPR01 I", "http://rfi.x12.org/Request/Details/864", new DateOnly(2010, 1, 7));

    /// <summary>
    /// True when the charge of its claims is added up: a claim of any guide. What earlier payers decided is judged only where
    /// <see cref="Covers"/> says so.
    /// </summary>
    public static bool CoversCharge(SetStart start) => start.Type is "837P" or "837I" or "837D" && SetType.HasClaimSums(start.Guide);

    /// <summary>True when every sum of such a set is judged.</summary>
    public static bool Covers(SetStart start) => start.Type switch
    {
        "837P" => IsOf(start, "005010X222"),
        "837I" => IsOf(start, "005010X223"),
        "837D" => IsOf(start, "005010X224"),
        "835" => IsOf(start, "005010X221"),
        "820" => IsOf(start, "005010X218") || IsOf(start, "005010X306"),
        _ => false,
    };

    /// <summary>A finding of level 3 at its place.</summary>
    public static Finding Finding(string id, Severity severity, Source source, string message, SegmentPlace at, string segment, int element, string? loop, string clears,
        string? value = null, string? expected = null) => ItemSink.Quoting(new(id, severity, message)
        {
            Level = Level,
            Segment = segment,
            Element = element,
            Loop = loop,
            SegmentPosition = at.Position > 0 ? at.Position : null,
            ByteOffset = at.Position > 0 ? at.Offset : null,
            Value = value,
            Expected = expected,
            Clears = clears,
            Source = source,
        });

    private static bool IsOf(SetStart start, string guide) => SetType.IsGuide(start.Guide, guide);
}
