using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Analytics;

namespace Quittance.Web;

/// <summary>Home: the practice's figures for who may see them.</summary>
[Needs(Permission.Home)]
internal sealed class HomeModel(CurrentPerson current, KpiSource kpis, TimeProvider time) : PageModel
{
    /// <summary>The six that a practice watches daily stand on tiles; all stand in the table.</summary>
    private static readonly string[] Headline =
        ["ar-days-gross", "clean-claim-rate", "first-pass-rate", "denial-rate-claims", "collection-rate-net", "ar-over-90"];

    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }

    public string Greeting { get; private set; } = "";
    public string Today { get; private set; } = "";
    public bool MaySeeFigures { get; private set; }
    public KpiReport? Report { get; private set; }
    public IReadOnlyList<KpiCard> Tiles { get; private set; } = [];
    public IReadOnlyList<KpiCard> All { get; private set; } = [];
    public AgingChart? Aging { get; private set; }
    public string? PeriodFault { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        var now = person.Now(time);
        var part = now.Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };
        Greeting = $"Good {part}, {person.FirstName}";
        Today = now.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);
        MaySeeFigures = person.May(Permission.Figures);
        if (!MaySeeFigures) return;
        if (!ModelState.IsValid) PeriodFault = "A date could not be read. Write dates like 2026-11-16.";
        else if (KpiPeriod.Resolve(From, To, asOf: null, person.Today(time)) is Result<KpiPeriod>.Refused refused) PeriodFault = refused.Sentence;
        if (PeriodFault is not null) (From, To) = (null, null);
        Report = await kpis(person.TenantId, From, To, asOf: null, cancellation);
        All = [.. Report.Kpis.Where(kpi => kpi.Id != "aging").Select(KpiCard.Of)];
        Tiles = [.. Headline.Select(id => All.FirstOrDefault(card => card.Id == id)).OfType<KpiCard>()];
        Aging = AgingChart.Of(Report);
    }
}
