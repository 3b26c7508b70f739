using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;

namespace Quittance.Web.Access;

/// <summary>Who is signed in, in which practice, as what.</summary>
internal sealed record Person(Guid Id, string Name, Guid TenantId, string Practice, string TimeZone, IReadOnlyList<Role> Roles)
{
    public bool May(Permission permission) => Grants.Allow(Roles, permission);

    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(part => char.ToUpperInvariant(part[0])));

    /// <summary>What the clock on the practice's wall shows.</summary>
    public DateTimeOffset Now(TimeProvider time) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    public DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(time).DateTime);

    public string FirstName => Name.Split(' ', 2)[0];
}

/// <summary>Reads the person of this request once. A person without a role in any practice is nobody here.</summary>
internal sealed class CurrentPerson(QuittanceDb db)
{
    private bool _read;

    public Person? Value { get; private set; }

    public async Task<Person?> LoadAsync(ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        if (_read) return Value;
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        var rows = await (
            from membership in db.Memberships
            where membership.UserId == id
            join person in db.Users on membership.UserId equals person.Id
            join tenant in db.Tenants on membership.TenantId equals tenant.Id
            orderby tenant.Code
            select new { person.DisplayName, tenant.Id, tenant.Name, tenant.TimeZone, membership.Role }).ToListAsync(cancellation);
        _read = true;
        if (rows.Count == 0) return null;
        // Roles of two practices never mix: the first practice by its code is the one shown.
        var first = rows[0];
        var roles = rows.Where(row => row.Id == first.Id).Select(row => Roles.Read(row.Role)).OfType<Role>().Order().ToList();
        return Value = new Person(id, first.DisplayName, first.Id, first.Name, first.TimeZone, roles);
    }
}
