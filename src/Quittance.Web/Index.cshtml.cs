using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Analytics;
using Quittance.Web.Parts;

namespace Quittance.Web;

/// <summary>Home: what needs this person's work, and the practice's figures for who may see them.</summary>
[Needs(Permission.Home)]
internal sealed class HomeModel(CurrentPerson current, FigureReading reading, HomeWork work, TimeProvider time) : PageModel
{
    /// <summary>The six that a practice watches daily stand on tiles; all stand in the table.</summary>
    private static readonly string[] Headline =
        ["ar-days-gross", "clean-claim-rate", "first-pass-rate", "denial-rate-claims", "collection-rate-net", "ar-over-90"];

    private static readonly string[] Followed = ["ar-days-gross", "denial-rate-claims", "collection-rate-net"];

    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }

    public string Greeting { get; private set; } = "";
    public string Today { get; private set; } = "";
    public bool MaySeeFigures { get; private set; }
    public KpiReport? Report { get; private set; }
    public IReadOnlyList<KpiCard> Tiles { get; private set; } = [];
    public IReadOnlyList<KpiCard> All { get; private set; } = [];
    public ChartView? Cash { get; private set; }
    public ChartView? Causes { get; private set; }
    public ChartView? Aging { get; private set; }
    public IReadOnlyList<ChartView> Lines { get; private set; } = [];
    public IReadOnlyList<WorkLine> Work { get; private set; } = [];
    /// <summary>Where else this person may go, for who has neither work nor figures here.</summary>
    public IReadOnlyList<Place> Others { get; private set; } = [];
    public string? PeriodFault { get; private set; }
    public bool HasCharts => Cash is not null || Causes is not null || Aging is not null || Lines.Count > 0;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        var now = person.Now(time);
        var part = now.Hour switch { < 12 => "morning", < 18 => "afternoon", _ => "evening" };
        Greeting = $"Good {part}, {person.FirstName}";
        Today = now.ToString("dddd, MMMM d, yyyy", CultureInfo.InvariantCulture);
        MaySeeFigures = person.May(Permission.Figures);
        Work = await work.ReadAsync(cancellation);
        Others = [.. Places.For(person).Where(place => place.Path != "/")];
        if (MaySeeFigures) await FiguresAsync(cancellation);
    }

    private async Task FiguresAsync(CancellationToken cancellation)
    {
        if (!ModelState.IsValid) PeriodFault = "A date could not be read. Write dates like 2026-11-16.";
        else if (reading.Period(From, To) is Result<KpiPeriod>.Refused refused) PeriodFault = refused.Sentence;
        if (PeriodFault is not null) (From, To) = (null, null);
        var period = (reading.Period(From, To) as Result<KpiPeriod>.Ok)!.Value;
        var figures = await reading.ReadAsync(period, cancellation);
        Report = figures.Report;
        All = [.. Report.Kpis.Where(kpi => kpi.Id != "aging").Select(kpi => KpiCard.Of(kpi, figures.Months, From, To))];
        Tiles = [.. Headline.Select(id => All.FirstOrDefault(card => card.Id == id)).OfType<KpiCard>()];
        (Cash, Causes, Aging) = (HomeCharts.Cash(figures), HomeCharts.Causes(figures), HomeCharts.Aging(figures));
        Lines = [.. Followed.Select(id => Tiles.FirstOrDefault(card => card.Id == id)).OfType<KpiCard>().Select(HomeCharts.Line).OfType<ChartView>()];
    }
}
