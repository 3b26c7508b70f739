using System.Globalization;
using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Claims;

/// <summary>The list of claims: its declaration, and how an address becomes a filter. Page, export and API read the same one.</summary>
internal static class ClaimList
{
    public const string Me = "me", Nobody = "nobody";

    /// <summary>What no claim is found by.</summary>
    public const string NoWords = "\u0001";

    public static readonly ListShape Shape = new()
    {
        Name = "claims",
        Path = "/claims",
        Kind = Subjects.Claim,
        One = "claim",
        Many = "claims",
        Sees = Permission.Claims,
        Works = Permission.ClaimsWork,
        DefaultSort = "-day",
        SearchWords = "Patient or claim number",
        Views =
        [
            new(ClaimViews.All, "All claims"), new(ClaimViews.ToFix, "To fix"), new(ClaimViews.WithPayer, "With payer"), new(ClaimViews.NoAnswer, "No answer"),
            new(ClaimViews.Denied, "Denied"), new(ClaimViews.PatientDue, "Patient due"), new(ClaimViews.Closed, "Closed"),
        ],
        Filters =
        [
            new("state", "State", FilterKind.Any, States()),
            new("payer", "Payer", FilterKind.Any),
            new("age", "Age", FilterKind.Numbers) { Unit = "days" },
            new("provider", "Provider", FilterKind.Any),
            new("charge", "Charge", FilterKind.Dollars) { Rare = true },
            new("open", "Open", FilterKind.Dollars) { Rare = true },
            new("severity", "Severity", FilterKind.Any, [new("3", "Stop"), new("2", "Warning"), new("1", "Note"), new("0", "No finding")]) { Rare = true },
            new("finding", "Finding", FilterKind.Any) { Rare = true },
            new("owner", "Owner", FilterKind.Any),
            new("snoozed", "Snoozed", FilterKind.One, [new("hidden", "Hidden"), new("shown", "Shown too"), new("only", "Only those")]) { Rare = true },
        ],
        Columns =
        [
            new("Patient", "patient"), new("Claim", "number", "wide"), new("Service", "day"), new("Payer", "payer", "mid"), new("Provider", Class: "xwide"),
            new("State, and what was found", "finding"), new("Charge", "charge", "num"), new("Open", "open", "num room"), new("Age", Class: "num mid room"), new("Owner", Class: "mid room"),
        ],
        Sorts =
        [
            new("day", "newest service first, then by claim number", FallsFirst: true), new("number", "by claim number"), new("patient", "by patient, then by claim number"), new("payer", "by payer, then by claim number"),
            new("charge", "highest charge first, then by claim number", FallsFirst: true), new("open", "most open first, then by claim number", FallsFirst: true),
            new("finding", "gravest finding first, then by claim number", FallsFirst: true),
        ],
    };

    /// <summary>The words of the states, once each; a claim that was decided is <c>Adjudicated</c> in the database.</summary>
    private static ListChoice[] States() =>
    [
        .. Chips.Claims.Where(chip => chip.Key is not ("Paid" or "PaidInPart" or "Denied" or "EnvelopeRejected" or "SyntaxRejected" or "Draft" or "Scrubbing" or "Ready" or "Batched" or "Appealed"))
            .Select(chip => new ListChoice(chip.Key, chip.Value.Word)),
        new("SyntaxRejected", "File rejected (999)"), new("EnvelopeRejected", "File rejected (TA1)"), new("Adjudicated", "Decided by the payer"),
    ];

    public static ClaimQueueFilter Filter(ListAsk ask, Guid me, string? words) => new()
    {
        View = ask.View,
        States = ask.Of("state"),
        Payers = ask.Of("payer"),
        Providers = ask.Of("provider"),
        AgeFrom = ask.Whole("age", 0),
        AgeTo = ask.Whole("age", 1),
        ChargeFrom = ask.Dollars("charge", 0),
        ChargeTo = ask.Dollars("charge", 1),
        OpenFrom = ask.Dollars("open", 0),
        OpenTo = ask.Dollars("open", 1),
        Severities = [.. ask.Of("severity").Select(s => int.Parse(s, CultureInfo.InvariantCulture))],
        Findings = ask.Of("finding"),
        Owners = [.. ask.Of("owner").Select(o => o == Me ? me : Guid.TryParse(o, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)],
        Unowned = ask.Of("owner").Contains(Nobody, StringComparer.Ordinal),
        Snoozed = ask.Of("snoozed") switch { ["shown"] => Snoozed.Shown, ["only"] => Snoozed.Only, _ => Snoozed.Hidden },
        // A search that is not there, or not this person's, finds nothing; it never shows everything.
        Words = ask.Search is null ? null : words ?? NoWords,
    };

    public static ClaimSort Sort(ListAsk ask) => Enum.Parse<ClaimSort>(ask.Sort, ignoreCase: true);
}
