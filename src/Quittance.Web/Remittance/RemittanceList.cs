using Quittance.App.Claims;
using Quittance.App.Queues;
using Quittance.App.Remittance;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Remittance;

/// <summary>The list of payments: its declaration, and how an address becomes a filter. Page, export and API read the same one.</summary>
internal static class RemittanceList
{
    public const string Me = "me", Nobody = "nobody";

    /// <summary>What no payment is found by.</summary>
    public const string NoWords = "\u0001";

    public static readonly ListChoice[] Snoozing = [new("hidden", "Hidden"), new("shown", "Shown too"), new("only", "Only those")];

    public static readonly ListShape Shape = new()
    {
        Name = "remittance",
        Path = "/remittance",
        Kind = Subjects.Remittance,
        One = "payment",
        Many = "payments",
        Sees = Permission.Remittances,
        Works = Permission.RemittancesPost,
        DefaultSort = "-day",
        SearchWords = "Check or trace number",
        Views = [new(RemittanceViews.All, "All payments"), new(RemittanceViews.Held, "Held"), new(RemittanceViews.Waiting, "With waiting money")],
        Filters =
        [
            new("state", "State", FilterKind.Any, [new("posted", "Posted"), new("held", "Held"), new("staging", "Being read")]),
            new("payer", "Payer", FilterKind.Any),
            new("day", "Day", FilterKind.Days),
            new("paid", "Amount", FilterKind.Dollars),
            new("method", "Method", FilterKind.Any) { Rare = true },
            new("owner", "Owner", FilterKind.Any) { Rare = true },
            new("snoozed", "Snoozed", FilterKind.One, Snoozing) { Rare = true },
        ],
        Columns =
        [
            new("Payer", "payer"), new("Trace", "trace", "mid"), new("Day", "day"), new("Method", Class: "wide"), new("State"), new("Claims", "claims", "num mid"),
            new("Amount", "paid", "num"), new("To claims", Class: "num room"), new("Waits", Class: "num room"), new("Owner", Class: "wide room"),
        ],
        Sorts =
        [
            new("day", "newest first, then by trace number", FallsFirst: true), new("trace", "by trace number"), new("payer", "by payer, then by trace number"),
            new("paid", "largest first, then by trace number", FallsFirst: true), new("claims", "most claims first, then by trace number", FallsFirst: true),
        ],
    };

    public static RemittanceFilter Filter(ListAsk ask, Guid me, string? words) => new()
    {
        View = ask.View,
        States = ask.Of("state"),
        Payers = ask.Of("payer"),
        Methods = ask.Of("method"),
        DayFrom = ask.Day("day", 0),
        DayTo = ask.Day("day", 1),
        PaidFrom = ask.Dollars("paid", 0),
        PaidTo = ask.Dollars("paid", 1),
        Owners = Owners(ask, me),
        Unowned = ask.Of("owner").Contains(Nobody, StringComparer.Ordinal),
        Snoozed = SnoozedOf(ask),
        // A search that is not there, or not this person's, finds nothing; it never shows everything.
        Words = ask.Search is null ? null : words?.Trim() ?? NoWords,
    };

    public static RemittanceSort Sort(ListAsk ask) => Enum.Parse<RemittanceSort>(ask.Sort, ignoreCase: true);

    public static List<Guid> Owners(ListAsk ask, Guid me) =>
        [.. ask.Of("owner").Select(o => o == Me ? me : Guid.TryParse(o, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    public static Snoozed SnoozedOf(ListAsk ask) => ask.Of("snoozed") switch { ["shown"] => Snoozed.Shown, ["only"] => Snoozed.Only, _ => Snoozed.Hidden };
}

/// <summary>The list of money that waits for its claim.</summary>
internal static class WaitingList
{
    public static readonly ListShape Shape = new()
    {
        Name = "waiting",
        Path = "/remittance/waiting",
        Kind = Subjects.Decision,
        One = "payment that waits",
        Many = "payments that wait",
        Sees = Permission.Remittances,
        Works = Permission.RemittancesPost,
        DefaultSort = "-paid",
        Filters =
        [
            new("reason", "Why", FilterKind.Any, [.. MoneyWords.Reasons.Select(r => new ListChoice(r.Key, r.Short))]),
            new("payer", "Payer", FilterKind.Any),
            new("paid", "Paid", FilterKind.Dollars),
            new("day", "Day", FilterKind.Days),
            new("owner", "Owner", FilterKind.Any) { Rare = true },
            new("snoozed", "Snoozed", FilterKind.One, RemittanceList.Snoozing) { Rare = true },
        ],
        Columns =
        [
            new("Name in the file", "patient"), new("Claim number there", "number", "mid"), new("Service", Class: "wide"), new("Payer", Class: "mid"), new("Paid on", "day"),
            new("Why it waits"), new("Charge", Class: "num room"), new("Paid", "paid", "num"), new("Owner", Class: "wide room"),
        ],
        Sorts =
        [
            new("paid", "largest first, then by claim number", FallsFirst: true), new("day", "newest first, then by claim number", FallsFirst: true),
            new("number", "by claim number"), new("patient", "by name, then by claim number"),
        ],
    };

    public static WaitingFilter Filter(ListAsk ask, Guid me) => new()
    {
        // Reasons stand in addresses with a dash for each blank.
        Reasons = [.. ask.Of("reason").Select(r => r.Replace('-', ' '))],
        Payers = ask.Of("payer"),
        PaidFrom = ask.Dollars("paid", 0),
        PaidTo = ask.Dollars("paid", 1),
        DayFrom = ask.Day("day", 0),
        DayTo = ask.Day("day", 1),
        Owners = RemittanceList.Owners(ask, me),
        Unowned = ask.Of("owner").Contains(RemittanceList.Nobody, StringComparer.Ordinal),
        Snoozed = RemittanceList.SnoozedOf(ask),
    };

    public static WaitingSort Sort(ListAsk ask) => Enum.Parse<WaitingSort>(ask.Sort, ignoreCase: true);
}

/// <summary>The claims of one payment: views, order and pages, without tasks of their own.</summary>
internal static class PaymentList
{
    public static ListShape Of(Guid id) => new()
    {
        Name = "payment",
        Path = $"/remittance/{id:D}",
        One = "claim",
        Many = "claims",
        Sees = Permission.Remittances,
        Works = Permission.RemittancesPost,
        DefaultSort = "file",
        Views = [new(PaymentViews.All, "All claims"), new(PaymentViews.Posted, "Posted"), new(PaymentViews.Waits, "Wait"), new(PaymentViews.Unpaid, "Nothing paid")],
        Columns =
        [
            new("Patient"), new("Claim", Class: "mid"), new("Service", Class: "wide"), new("What the payer did", Class: "mid"), new("Charge", "charge", "num"), new("Paid", "paid", "num"),
            new("Patient’s part", Class: "num"), new("Adjusted", Class: "mid"), new("State"),
        ],
        Sorts = [new("file", "in the order of the file"), new("charge", "highest charge first, then as in the file", FallsFirst: true), new("paid", "most paid first, then as in the file", FallsFirst: true)],
    };
}
