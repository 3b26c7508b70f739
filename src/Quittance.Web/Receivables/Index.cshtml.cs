using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Analytics;
using Quittance.Core.Kernel;
using Quittance.Web.Access;

namespace Quittance.Web.Receivables;

/// <summary>Who owes how much for how long. It names payers and no patient.</summary>
[Needs(Permission.Receivables)]
internal sealed class IndexModel(CurrentPerson current, TimeProvider time, ReadReceivables receivables) : PageModel
{
    public AgingView View { get; private set; } = null!;
    public bool IsEmpty => View.Figures.Payers.Count == 0 && View.Figures.Ledger.IsZero;

    public Money Over90 => View.Figures.All.Ages[3] + View.Figures.All.Ages[4];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        View = AgingView.Of(await receivables.RunAsync(person.TenantId, person.Today(time), cancellation));
    }
}
