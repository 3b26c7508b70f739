using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;

namespace Quittance.Web.Access;

/// <summary>Puts on record who came, who was refused and who left, before the answer is sent.</summary>
internal sealed class SignInAudit(AuditWriter writer, QuittanceDb db)
{
    public const string Came = "sign-in", Refused = "sign-in.refused", Left = "sign-out";

    public async Task RecordAsync(Guid person, string action, CancellationToken cancellation = default)
    {
        var id = person.ToString("D", CultureInfo.InvariantCulture);
        // A person with roles in several practices is on record in each: each may ask who came in.
        var tenants = await db.Memberships.Where(membership => membership.UserId == person)
            .Select(membership => membership.TenantId).Distinct().ToListAsync(cancellation);
        await writer.AppendAsync([.. tenants.Select(tenant => new AuditEntry(tenant, id, action, "user", id))], cancellation);
    }
}
