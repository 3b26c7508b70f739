using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Practice;

/// <summary>
/// For a person who lost their way in: password, second step and passkeys go, open sessions end, and a one-time code opens the
/// door again. Refused for who also works in another practice: its administrator has not agreed.
/// </summary>
internal sealed class ResetPerson(QuittanceDb db, UserManager<User> users, OneTimeCodes codes, TimeProvider clock)
{
    public async Task<Result<Invited>> RunAsync(Acting acting, Guid person, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(System.Data.IsolationLevel.Serializable, cancellation);
        var practices = await db.Memberships.Where(membership => membership.UserId == person).Select(membership => membership.TenantId).Distinct().ToListAsync(cancellation);
        if (!practices.Contains(acting.Tenant) || await users.FindByIdAsync(person.ToString("D")) is not { } user)
            return new Result<Invited>.Refused("person.unknown", "There is no such person in this practice.");
        if (practices.Count > 1)
            return new Result<Invited>.Refused("person.shared", "This person also works for another practice, so this one alone cannot reset their way in.");
        if (await users.HasPasswordAsync(user)) Done(await users.RemovePasswordAsync(user));
        Done(await users.SetTwoFactorEnabledAsync(user, false));
        Done(await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey"));
        Done(await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "RecoveryCodes"));
        foreach (var key in await users.GetPasskeysAsync(user)) Done(await users.RemovePasskeyAsync(user, key.CredentialId));
        Done(await users.ResetAccessFailedCountAsync(user));
        Done(await users.SetLockoutEndDateAsync(user, null));
        Done(await users.UpdateSecurityStampAsync(user));
        acting.Record(db, clock, "person.reset", "user", person);
        await db.SaveChangesAsync(cancellation);
        var code = await codes.IssueAsync(user);
        await transaction.CommitAsync(cancellation);
        return new Invited(person, code);
    }

    private static void Done(IdentityResult result) => Check.That(result.Succeeded, "a way in can be taken away");
}
