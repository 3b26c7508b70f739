using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>A new person and what they are in the practice.</summary>
internal sealed record NewPerson(string Name, string Email, IReadOnlyCollection<Role> Roles);

/// <summary>A person who was added, and the code that lets them in for the first time.</summary>
internal sealed record Invited(Guid Person, string Code);

/// <summary>Adds a person without a password: they choose it themselves with a one-time code.</summary>
internal sealed class AddPerson(QuittanceDb db, UserManager<User> users, OneTimeCodes codes, TimeProvider clock)
{
    public async Task<Result<Invited>> RunAsync(Acting acting, NewPerson person, CancellationToken cancellation)
    {
        if (person.Roles.Count == 0) return new Result<Invited>.Refused("person.roles", "Choose at least one role; without one a person can do nothing.");
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var email = person.Email.Trim();
        if (await users.FindByNameAsync(email) is not null)
            return new Result<Invited>.Refused("person.known", "Somebody with this email is here already. Look for them in the list, or use another email.");
        var user = new User { Id = Guid.CreateVersion7(clock.GetUtcNow()), UserName = email, Email = email, DisplayName = person.Name.Trim() };
        var made = await users.CreateAsync(user);
        if (!made.Succeeded) return new Result<Invited>.Refused("person.email", string.Join(" ", made.Errors.Select(error => error.Description)));
        foreach (var role in person.Roles.Distinct()) db.Add(new Membership { UserId = user.Id, TenantId = acting.Tenant, Role = role.ToString() });
        acting.Record(db, clock, "person.added", "user", user.Id, Words(person.Roles));
        await db.SaveChangesAsync(cancellation);
        var code = await codes.IssueAsync(user);
        await transaction.CommitAsync(cancellation);
        return new Invited(user.Id, code);
    }

    internal static string Words(IEnumerable<Role> roles) => string.Join(", ", roles.Distinct().Order().Select(role => role.Word()));
}
