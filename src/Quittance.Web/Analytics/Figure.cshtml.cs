using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Claims;
using Quittance.Core.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Analytics;

/// <summary>A figure opened into the claims behind it.</summary>
[Needs(Permission.Figures)]
internal sealed class FigureModel(FigureReading reading, ReadTrail trail) : PageModel
{
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }

    public KpiReport Report { get; private set; } = null!;
    public OpenFigure Figure { get; private set; } = null!;
    public FigurePart Part { get; private set; } = null!;
    public IReadOnlyList<ClaimLine> Rows { get; private set; } = [];
    public int At { get; private set; } = 1;
    public int Pages { get; private set; } = 1;

    public int FirstRow => ((At - 1) * FigureReading.PageRows) + 1;
    public string Caption => $"Claims behind {Figure.Name}: {Part.Name}, {Words.Count(Part.Claims.Count)}";
    public string CsvAddress => Address($"/analytics/{Figure.Id}/claims.csv", Part.Key, 1);

    public async Task<IActionResult> OnGetAsync(string id, string? part, [FromQuery(Name = "page")] int? page, CancellationToken cancellation)
    {
        // What cannot be read is left out, as everywhere in addresses.
        if (!ModelState.IsValid || reading.Period(From, To) is not Result<KpiPeriod>.Ok) (From, To) = (null, null);
        var figures = await reading.ReadAsync((reading.Period(From, To) as Result<KpiPeriod>.Ok)!.Value, cancellation);
        if (Figures.Open(figures, id) is not { } figure || figure.Find(part) is not { } found) return NotFound();
        (Report, Figure, Part) = (figures.Report, figure, found);
        Pages = Math.Max(1, (found.Claims.Count + FigureReading.PageRows - 1) / FigureReading.PageRows);
        At = Math.Clamp(page ?? 1, 1, Pages);
        Rows = await reading.PageAsync(found.Claims, At, cancellation);
        if (Rows.Count > 0) await trail.ListAsync("figure.claims", cancellation);
        return Page();
    }

    public string Address(string part, int page) => Address($"/analytics/{Figure.Id}", part, page);

    private string Address(string path, string part, int page)
    {
        var days = Figures.Query(From, To);
        return $"{path}{days}{(days.Length == 0 ? "?" : "&")}part={Uri.EscapeDataString(part)}{(page > 1 ? $"&page={Words.Count(page).Replace(",", "", StringComparison.Ordinal)}" : "")}";
    }
}
