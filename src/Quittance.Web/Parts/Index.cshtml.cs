using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Queues;

namespace Quittance.Web.Parts;

/// <summary>Every shared part in every state. Both themes must pass here before a part is used elsewhere.</summary>
[Needs(Permission.Parts)]
internal sealed class PartsModel : PageModel
{
    // Fixed, so that the page looks the same every day and pictures of it can be compared.
    public static readonly DateOnly Today = new(2026, 11, 16);
    public static readonly Money Some = new(124_600), Negative = new(-23_120), Zero = Money.Zero;
    public static readonly Money? Unknown;
    public static readonly IReadOnlyList<decimal> Falling = [38.2m, 37.1m, 36.4m, 36.9m, 35.0m, 34.6m, 33.8m, 33.9m, 33.0m, 32.2m, 31.8m, 31.4m];
    public static readonly IReadOnlyList<decimal> Rising = [94.1m, 95.0m, 96.0m, 95.5m, 97.0m, 97.1m, 97.4m, 97.3m, 97.9m, 98.4m, 98.2m, 98.3m];

    public static readonly Guid RowA = new("00000000-0000-7000-8000-00000000000a"), RowB = new("00000000-0000-7000-8000-00000000000b");
    public static readonly DateTimeOffset Now = new(2026, 11, 16, 22, 20, 0, TimeSpan.Zero);
    public static readonly Source Law = new("CMS NCCI pair table, practitioner", "modifier allowed", Date: new DateOnly(2026, 10, 1));
    public static readonly IReadOnlyList<LedgerLine> Entries =
    [
        new(Today, "e1", "Charge", "Receivable", "1", "Claim A-10042", Some, Some),
        new(Today, "e1", "Charge", "Revenue", "1", "Claim A-10042", -Some, null),
        new(Today, "e2", "Payment", "Cash", "1", "835-20261113.edi", new Money(9_820), null) { ReversedBy = "e3", SourceUrl = "/parts" },
        new(Today, "e2", "Payment", "Receivable", "1", "835-20261113.edi", new Money(-9_820), Some - new Money(9_820)),
        new(Today, "e3", "Reversal", "Cash", "1", "835-20261116.edi", new Money(-9_820), null) { Reverses = "e2" },
        new(Today, "e3", "Reversal", "Receivable", "1", "835-20261116.edi", new Money(9_820), Some),
    ];
    private static readonly ListShape Shape = new()
    {
        Name = "parts",
        Path = "/parts",
        One = "claim",
        Many = "claims",
        SearchWords = "Patient or claim number",
        DefaultSort = "-charge",
        Views = [new("all", "All claims"), new("fix", "To fix")],
        Filters = [new("state", "State", FilterKind.Any, [new("Held", "Held"), new("Rejected", "Rejected")]), new("age", "Age", FilterKind.Numbers) { Unit = "days" }, new("snoozed", "Snoozed", FilterKind.One, [new("hidden", "Hidden"), new("shown", "Shown")])],
        Columns = [new("Claim", "number"), new("State"), new("Charge", "charge", "num")],
        Sorts = [new("charge", "highest charge first, then by claim number", FallsFirst: true), new("number", "by claim number")],
    };
    public static readonly ListFrame List = new()
    {
        Shape = Shape,
        Ask = ListAsk.Read(Shape, "state=Held,Lost&age-from=30") with { Row = RowA },
        Count = 1_318,
        Sum = "$18,942.10",
        Today = Today,
        MayWork = true,
        CsvPath = "/parts",
        ViewCounts = new Dictionary<string, int>(StringComparer.Ordinal) { ["all"] = 1_318, ["fix"] = 53 },
        Saved = [new(RowA, "Mine over 30", "/parts", Mine: true, Shared: false)],
        Colleagues = [new("1", "Lena Ruiz")],
    };

    [Microsoft.AspNetCore.Mvc.BindProperty] public string? MemberId { get; set; }

    public void OnGet()
    {
        MemberId = "W12O-88";
        ModelState.SetModelValue(nameof(MemberId), MemberId, MemberId);
        ModelState.AddModelError(nameof(MemberId), "Has the letter O; this payer’s IDs have digits there");
    }
}
