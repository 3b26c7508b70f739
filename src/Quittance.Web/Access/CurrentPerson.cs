using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>Who is signed in, in which practice, as what.</summary>
internal sealed record Person(Guid Id, string Name, Guid TenantId, string Practice, string TimeZone, IReadOnlyList<Role> Roles)
{
    public bool May(Permission permission) => Grants.Allow(Roles, permission);

    public string Initials => string.Concat(Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(part => char.ToUpperInvariant(part[0])));

    /// <summary>What the clock on the practice's wall shows.</summary>
    public DateTimeOffset Now(TimeProvider time) => TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(TimeZone));

    public DateOnly Today(TimeProvider time) => DateOnly.FromDateTime(Now(time).DateTime);

    /// <summary>This person as the one who acts, for handlers that change something.</summary>
    public Acting Acting => new(TenantId, Id);

    public string FirstName => Name.Split(' ', 2)[0];

    /// <summary>All practices that the person has a role in, by their codes; the present one is among them.</summary>
    public IReadOnlyList<(Guid Id, string Name)> Practices { get; init; } = [];
}

/// <summary>Reads the person of this request once. A person without a role in any practice is nobody here.</summary>
internal sealed class CurrentPerson(QuittanceDb db, IOptions<IdentityOptions> identity, IHttpContextAccessor accessor)
{
    /// <summary>Which of several practices a person is in. It only chooses among those that their roles are in.</summary>
    public const string PracticeCookie = "quittance.practice";

    private bool _read;

    public Person? Value { get; private set; }

    /// <summary>The session is older than a new password, a reset or a sign-out everywhere.</summary>
    public bool IsEndedElsewhere { get; private set; }

    public async Task<Person?> LoadAsync(ClaimsPrincipal user, CancellationToken cancellation = default)
    {
        if (_read) return Value;
        if (!Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id)) return null;
        var rows = await (
            from person in db.Users.AsNoTracking()
            where person.Id == id
            join held in db.Memberships.Where(membership => !membership.IsEnded) on person.Id equals held.UserId into all
            from membership in all.DefaultIfEmpty()
            join practice in db.Tenants on membership.TenantId equals practice.Id into practices
            from tenant in practices.DefaultIfEmpty()
            orderby tenant.Code
            select new { person.DisplayName, person.SecurityStamp, Tenant = tenant, Role = membership == null ? null : membership.Role }).ToListAsync(cancellation);
        _read = true;
        IsEndedElsewhere = rows.Count == 0 || rows[0].SecurityStamp != user.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType);
        if (IsEndedElsewhere || rows[0].Tenant is not { } byCode) return null;
        var asked = Guid.TryParse(accessor.HttpContext?.Request.Cookies[PracticeCookie], out var practiceId) ? practiceId : Guid.Empty;
        // Roles of two practices never mix: the one chosen is shown, without a choice the first by its code.
        var first = rows.Find(row => row.Tenant?.Id == asked)?.Tenant ?? byCode;
        var roles = rows.Where(row => row.Tenant?.Id == first.Id).Select(row => Roles.Read(row.Role ?? "")).OfType<Role>().Order().ToList();
        return Value = new Person(id, rows[0].DisplayName, first.Id, first.Name, first.TimeZone, roles) { Practices = [.. rows.Select(row => row.Tenant).OfType<Tenant>().DistinctBy(tenant => tenant.Id).Select(tenant => (tenant.Id, tenant.Name))] };
    }
}
