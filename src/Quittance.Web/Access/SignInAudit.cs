using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Compliance.Audit;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;

namespace Quittance.Web.Access;

/// <summary>Puts on record who came, who was refused and who left, before the answer is sent.</summary>
internal sealed class SignInAudit(AuditWriter writer, QuittanceDb db)
{
    /// <summary>Who is refused without being known. What they typed may be a password in the wrong field, so it is not kept.</summary>
    public const string Unknown = "unknown";

    public const string Came = "sign-in", Refused = "sign-in.refused", Left = "sign-out", RecoveryUsed = "sign-in.recovery-code", PasswordSet = "password.set",
        LeftEverywhere = "sign-out.everywhere";

    public Task RecordUnknownAsync(CancellationToken cancellation = default) =>
        writer.AppendAsync(new AuditEntry(ListAccess.Nobody, Unknown, Refused, "user", Unknown), cancellation);

    public async Task RecordAsync(Guid person, string action, CancellationToken cancellation = default)
    {
        var id = person.ToString("D", CultureInfo.InvariantCulture);
        // A person with roles in several practices is on record in each: each may ask who came in.
        var tenants = await db.Memberships.Where(membership => membership.UserId == person)
            .Select(membership => membership.TenantId).Distinct().ToListAsync(cancellation);
        await writer.AppendAsync([.. tenants.Select(tenant => new AuditEntry(tenant, id, action, "user", id))], cancellation);
    }
}
