namespace Quittance.App.Storage;

/// <summary>
/// The few tables whose keys do not start with <c>tenant_id</c>, because their rows belong to a person or to the
/// installation. A test reads this list; a table that is not in it belongs to a practice.
/// </summary>
internal static class SharedTables
{
    public static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "tenants", "users", "memberships",
        "roles", "user_roles", "user_claims", "user_logins", "user_tokens", "user_passkeys", "role_claims",
        "key_marks",
    };
}
