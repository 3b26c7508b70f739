namespace Quittance.App.Practice;

/// <summary>What a person is in a practice. The names are stored in memberships, so they are never changed.</summary>
internal enum Role
{
    FrontDesk,
    Clinician,
    Coder,
    Biller,
    PaymentPoster,
    Manager,
    Compliance,
    Administrator,
}

internal static class Roles
{
    public static readonly IReadOnlyList<Role> All = Enum.GetValues<Role>();

    /// <summary>The role in words, as people say it.</summary>
    public static string Word(this Role role) => role switch
    {
        Role.FrontDesk => "Front desk",
        Role.PaymentPoster => "Payment poster",
        _ => role.ToString(),
    };

    /// <summary>Reads a stored role; a name that this edition does not know gives nothing.</summary>
    public static Role? Read(string name) =>
        Enum.TryParse<Role>(name, ignoreCase: false, out var role) && Enum.IsDefined(role) && role.ToString() == name ? role : null;
}
