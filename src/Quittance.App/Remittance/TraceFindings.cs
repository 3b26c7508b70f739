using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Remittance;

/// <summary>A payer's check or EFT number that came before with other content: another remittance, and worth a look.</summary>
internal static class TraceFindings
{
    public static async Task<Finding?> OfAsync(QuittanceDb db, RemittanceRow head, CancellationToken cancellation)
    {
        if (head.Trace.Length == 0) return null;
        var isReused = await db.Set<RemittanceRow>().AnyAsync(r => r.TenantId == head.TenantId && r.TracePayerId == head.TracePayerId && r.Trace == head.Trace && r.Id != head.Id, cancellation);
        return isReused
            ? new Finding("era.trace-reused", Severity.Warning, "This payer's check or EFT number came before with another content. Both are posted, because both balance.")
            {
                Segment = "TRN",
                Element = 2,
                Clears = "Compare both with the bank. If one of them was never paid, ask the payer which holds.",
                Source = new Source("CAQH CORE 370, EFT and ERA reassociation", "835 TRN02, TRN03"),
            }
            : null;
    }
}
