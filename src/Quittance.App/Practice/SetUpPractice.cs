using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>The first person and the name of the practice.</summary>
internal sealed record FirstPerson(string Practice, string TimeZone, string Name, string Email, string Password)
{
    /// <summary>The NPI and tax id that bill, where they are known already.</summary>
    public string BillingNpi { get; init; } = "";
    public string TaxId { get; init; } = "";
}

/// <summary>
/// Makes the first person, who is Administrator and Manager. Refused as soon as any person exists, so that a set-up page left
/// open can never make a second owner.
/// </summary>
internal sealed class SetUpPractice(QuittanceDb db, UserManager<User> users, PracticeDetails details, TimeProvider clock)
{
    public async Task<bool> IsDoneAsync(CancellationToken cancellation = default) => await db.Users.AnyAsync(cancellation);

    public async Task<Result<User>> RunAsync(FirstPerson first, CancellationToken cancellation = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        if (await IsDoneAsync(cancellation)) return new Result<User>.Refused("setup.done", "This practice is set up already. Sign in instead.");
        var tenants = await db.Tenants.OrderBy(tenant => tenant.Code).Take(2).ToListAsync(cancellation);
        if (tenants.Count > 1) return new Result<User>.Refused("setup.many", "This database holds several practices; people are added by its administrator.");
        var tenant = tenants.SingleOrDefault();
        if (tenant is null)
        {
            tenant = new Tenant { Id = Guid.CreateVersion7(), Code = "main" };
            db.Add(tenant);
        }
        tenant.Name = first.Practice.Trim();
        tenant.TimeZone = first.TimeZone;
        tenant.IsUnnamed = false;
        var user = new User
        {
            Id = Guid.CreateVersion7(),
            UserName = first.Email.Trim(),
            Email = first.Email.Trim(),
            DisplayName = first.Name.Trim(),
        };
        var made = await users.CreateAsync(user, first.Password);
        if (!made.Succeeded)
            return new Result<User>.Refused("setup.person", string.Join(" ", made.Errors.Select(error => error.Description)));
        foreach (var role in (Role[])[Role.Administrator, Role.Manager])
            db.Add(new Membership { UserId = user.Id, TenantId = tenant.Id, Role = role.ToString() });
        var acting = new Acting(tenant.Id, user.Id);
        acting.Record(db, clock, "practice.set-up", "practice", tenant.Id);
        await db.SaveChangesAsync(cancellation);
        var numbers = await details.ChangeAsync(acting, new Details(first.Practice, first.TimeZone, first.BillingNpi, first.TaxId), cancellation);
        if (numbers is Result<bool>.Refused refused) return new Result<User>.Refused(refused.Code, refused.Sentence);
        await transaction.CommitAsync(cancellation);
        return new Result<User>.Ok(user);
    }
}
