using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Quittance.App.Storage.Model;

namespace Quittance.App.Storage.Keys;

/// <summary>
/// Identity's store, with secrets (authenticator keys, recovery and one-time codes) encrypted: a copied database must not hold
/// the second step beside the hash of the first.
/// </summary>
internal sealed class SealedUserStore(QuittanceDb db, FieldCipher cipher, IdentityErrorDescriber? describer = null)
    : UserStore<User, IdentityRole<Guid>, QuittanceDb, Guid, IdentityUserClaim<Guid>, IdentityUserRole<Guid>, IdentityUserLogin<Guid>,
        IdentityUserToken<Guid>, IdentityRoleClaim<Guid>, IdentityUserPasskey<Guid>>(db, describer)
{
    public override Task SetTokenAsync(User user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : Convert.ToBase64String(cipher.Encrypt(value, Place(user, name))), cancellationToken);

    public override async Task<string?> GetTokenAsync(User user, string loginProvider, string name, CancellationToken cancellationToken) =>
        await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is { } value
            ? cipher.Decrypt(Convert.FromBase64String(value), Place(user, name))
            : null;

    // A person belongs to no practice, so none is bound in.
    private static FieldPlace Place(User user, string name) => new(Guid.Empty, "user_tokens", name, user.Id);
}
