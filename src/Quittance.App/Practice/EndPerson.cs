using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>Closes the practice to a person, or opens it again. Their roles and their deeds stay on record.</summary>
internal sealed class EndPerson(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<bool>> RunAsync(Acting acting, Guid person, bool isEnded, CancellationToken cancellation)
    {
        if (isEnded && person == acting.Person) return new Result<bool>.Refused("person.self", "You cannot deactivate yourself. Ask another administrator.");
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var held = await db.Memberships.Where(membership => membership.TenantId == acting.Tenant && membership.UserId == person).ToListAsync(cancellation);
        if (held.Count == 0) return new Result<bool>.Refused("person.unknown", "There is no such person in this practice.");
        if (isEnded && await SetRoles.IsLastAdministratorAsync(db, acting.Tenant, person, cancellation))
            return new Result<bool>.Refused("person.last", SetRoles.LastAdministrator);
        if (held.TrueForAll(membership => membership.IsEnded == isEnded)) return false;
        foreach (var membership in held) membership.IsEnded = isEnded;
        acting.Record(db, clock, isEnded ? "person.ended" : "person.returned", "user", person);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }
}
