using Quittance.App.Practice;

namespace Quittance.Web.Access;

/// <summary>What a page or endpoint may ask for.</summary>
internal enum Permission
{
    /// <summary>Home and one's own settings: anybody with a role in the practice.</summary>
    Home,
    /// <summary>The figures of the whole practice.</summary>
    Figures,
    /// <summary>The catalogue of page parts.</summary>
    Parts,
    /// <summary>Claims, their state and money; the front desk answers patients with it.</summary>
    Claims,
    /// <summary>To take, put off, note, correct, hold, release and send claims.</summary>
    ClaimsWork,
    /// <summary>To send a claim although a finding stands, with a reason.</summary>
    FindingsOverride,
    /// <summary>Payers' answers, deposits and what waits to be posted.</summary>
    Remittances,
    /// <summary>To post money, tie it to claims and take that back.</summary>
    RemittancesPost,
    /// <summary>Refused claims, appeals and their deadlines.</summary>
    Denials,
    /// <summary>To correct, appeal or give up a refused claim.</summary>
    DenialsWork,
    /// <summary>Open money by age, follow-up and underpayments.</summary>
    Receivables,
    /// <summary>Files in and out, with what is in them.</summary>
    Files,
    /// <summary>To bring files in.</summary>
    FilesUpload,
    /// <summary>Patients' own facts: who they are, what covers them, their bills.</summary>
    Patients,
    /// <summary>Name, time zone, locations, providers and payers of the practice.</summary>
    PracticeSettings,
    /// <summary>Who may sign in, and as what.</summary>
    PeopleOfPractice,
    /// <summary>Who came in, and who read or changed what.</summary>
    AccessLog,
}

/// <summary>Which roles hold which permission. What does not stand here, nobody may do.</summary>
internal static class Grants
{
    private static readonly Role[] MoneyReaders = [Role.Biller, Role.PaymentPoster, Role.Manager, Role.Compliance];

    private static readonly Dictionary<Permission, Role[]> ByPermission = new()
    {
        [Permission.Home] = [.. Roles.All],
        [Permission.Figures] = MoneyReaders,
        [Permission.Parts] = [Role.Administrator],
        // An administrator runs the installation and needs no patient's record for it. A clinician sees their own claims only, which no page
        // can tell apart yet; so none.
        [Permission.Claims] = [.. Roles.All.Except([Role.Administrator, Role.Clinician])],
        [Permission.ClaimsWork] = [Role.Biller, Role.Manager],
        [Permission.FindingsOverride] = [Role.Biller, Role.Manager],
        [Permission.Remittances] = MoneyReaders,
        // Who sends claims does not also post their money, except a manager.
        [Permission.RemittancesPost] = [Role.PaymentPoster, Role.Manager],
        [Permission.Denials] = [Role.Coder, .. MoneyReaders],
        [Permission.DenialsWork] = [Role.Coder, Role.Biller, Role.Manager],
        [Permission.Receivables] = MoneyReaders,
        [Permission.Files] = MoneyReaders,
        [Permission.FilesUpload] = [Role.Biller, Role.PaymentPoster, Role.Manager],
        [Permission.Patients] = [.. Roles.All.Except([Role.Administrator, Role.Clinician])],
        [Permission.PracticeSettings] = [Role.Manager, Role.Administrator],
        [Permission.PeopleOfPractice] = [Role.Administrator],
        [Permission.AccessLog] = [Role.Compliance, Role.Administrator],
    };

    /// <summary>True when any of the roles holds it: a person has the union of their roles.</summary>
    public static bool Allow(IEnumerable<Role> roles, Permission permission) =>
        ByPermission.TryGetValue(permission, out var holders) && roles.Any(role => holders.Contains(role));
}
