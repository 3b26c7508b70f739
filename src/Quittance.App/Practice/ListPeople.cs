using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;

namespace Quittance.App.Practice;

/// <summary>A person as the administrator of a practice sees them.</summary>
internal sealed record PersonOfPractice(
    Guid Id, string Name, string Email, IReadOnlyList<Role> Roles, bool IsActive, bool HasPassword, bool HasTwoStep, int Passkeys, bool IsResting);

/// <summary>The people of one practice, by name.</summary>
internal sealed class ListPeople(QuittanceDb db, TimeProvider clock)
{
    public async Task<IReadOnlyList<PersonOfPractice>> RunAsync(Guid tenant, CancellationToken cancellation) =>
        await ReadAsync(tenant, null, cancellation);

    /// <summary>One of them; null for somebody of another practice, as for nobody at all.</summary>
    public async Task<PersonOfPractice?> OneAsync(Guid tenant, Guid person, CancellationToken cancellation) =>
        (await ReadAsync(tenant, person, cancellation)).SingleOrDefault();

    private async Task<List<PersonOfPractice>> ReadAsync(Guid tenant, Guid? only, CancellationToken cancellation)
    {
        var rows = await (
            from membership in db.Memberships.AsNoTracking()
            where membership.TenantId == tenant && (only == null || membership.UserId == only)
            join user in db.Users.AsNoTracking() on membership.UserId equals user.Id
            select new
            {
                user.Id,
                user.DisplayName,
                user.Email,
                user.PasswordHash,
                user.TwoFactorEnabled,
                user.LockoutEnd,
                membership.Role,
                membership.IsEnded,
                Passkeys = db.Set<IdentityUserPasskey<Guid>>().Count(key => key.UserId == user.Id),
            }).ToListAsync(cancellation);
        var now = clock.GetUtcNow();
        var people =
            from row in rows
            group row by row.Id into person
            let first = person.First()
            select new PersonOfPractice(
                first.Id, first.DisplayName, first.Email ?? "", [.. person.Select(row => Roles.Read(row.Role)).OfType<Role>().Order()],
                person.Any(row => !row.IsEnded), first.PasswordHash is not null, first.TwoFactorEnabled, first.Passkeys, first.LockoutEnd > now);
        return [.. people.OrderBy(person => person.Name, StringComparer.Ordinal).ThenBy(person => person.Email, StringComparer.Ordinal)];
    }
}
