using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>Gives a person exactly these roles in the practice. The last administrator stays one.</summary>
internal sealed class SetRoles(QuittanceDb db, TimeProvider clock)
{
    public async Task<Result<bool>> RunAsync(Acting acting, Guid person, IReadOnlyCollection<Role> roles, CancellationToken cancellation)
    {
        if (roles.Count == 0) return new Result<bool>.Refused("person.roles", "Choose at least one role, or deactivate the person.");
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var held = await db.Memberships.Where(membership => membership.TenantId == acting.Tenant && membership.UserId == person).ToListAsync(cancellation);
        if (held.Count == 0) return new Result<bool>.Refused("person.unknown", "There is no such person in this practice.");
        if (!roles.Contains(Role.Administrator) && await IsLastAdministratorAsync(db, acting.Tenant, person, cancellation))
            return new Result<bool>.Refused("person.last", LastAdministrator);
        var wanted = roles.Select(role => role.ToString()).ToHashSet(StringComparer.Ordinal);
        var gone = held.Where(membership => !wanted.Contains(membership.Role)).ToList();
        var fresh = wanted.Except(held.Select(membership => membership.Role), StringComparer.Ordinal).ToList();
        if (gone.Count == 0 && fresh.Count == 0) return false;
        db.RemoveRange(gone);
        foreach (var role in fresh) db.Add(new Membership { UserId = person, TenantId = acting.Tenant, Role = role, IsEnded = held[0].IsEnded });
        acting.Record(db, clock, "person.roles", "user", person, AddPerson.Words(roles));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    internal const string LastAdministrator = "This is the only active administrator. Make somebody else one first, or nobody could add people any more.";

    internal static async Task<bool> IsLastAdministratorAsync(QuittanceDb db, Guid tenant, Guid person, CancellationToken cancellation)
    {
        var holders = await db.Memberships.Where(membership => membership.TenantId == tenant && membership.Role == nameof(Role.Administrator) && !membership.IsEnded)
            .Select(membership => membership.UserId).ToListAsync(cancellation);
        return holders is [var only] && only == person;
    }
}
