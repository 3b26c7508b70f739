using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;

namespace Quittance.Web.Access;

/// <summary>One invented person for each role, for the demo's one-click sign-in. They have no password, so no other way in.</summary>
internal sealed class DemoPeople(QuittanceDb db, UserManager<User> users)
{
    private static readonly Dictionary<Role, string> Names = new Dictionary<Role, string>
    {
        [Role.FrontDesk] = "Robin Castle",
        [Role.Clinician] = "Avery Stone",
        [Role.Coder] = "Lena Ruiz",
        [Role.Biller] = "Mia Tran",
        [Role.PaymentPoster] = "Owen Park",
        [Role.Manager] = "Dana Kessler",
        [Role.Compliance] = "Priya Nair",
        [Role.Administrator] = "Sam Whitfield",
    };

    public async Task EnsureAsync(CancellationToken cancellation = default)
    {
        var tenant = await db.Tenants.OrderBy(practice => practice.Code).FirstOrDefaultAsync(cancellation);
        if (tenant is null)
        {
            tenant = new Tenant { Id = Guid.CreateVersion7(), Code = "demo", Name = "Cedar Ridge Medical Group" };
            db.Add(tenant);
        }
        foreach (var (role, name) in Names)
        {
            if (await users.FindByNameAsync(Email(role)) is not null) continue;
            var user = new User { Id = Guid.CreateVersion7(), UserName = Email(role), Email = Email(role), DisplayName = name };
            var made = await users.CreateAsync(user);
            if (!made.Succeeded) throw new InvalidOperationException($"The demo's {role.Word()} could not be made.");
            db.Add(new Membership { UserId = user.Id, TenantId = tenant.Id, Role = role.ToString() });
        }
        await db.SaveChangesAsync(cancellation);
    }

    public static string NameOf(Role role) => Names[role];

    public Task<User?> FindAsync(Role role) => users.FindByNameAsync(Email(role));

    // A reserved domain: no such address can exist.
    private static string Email(Role role) => $"{role.ToString().ToLowerInvariant()}@demo.example";
}
