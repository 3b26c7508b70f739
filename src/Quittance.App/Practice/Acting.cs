using System.Globalization;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Practice;

/// <summary>Who acts, and in which practice. A handler reaches no further than that practice.</summary>
internal sealed record Acting(Guid Tenant, Guid Person)
{
    /// <summary>What stands on record as the actor where nobody signed in: whoever may run the program on the machine.</summary>
    public const string CommandLine = "command line";

    /// <summary>Somebody at the command line of the machine.</summary>
    public static Acting AtCommandLine(Guid tenant) => new(tenant, Guid.Empty);

    /// <summary>Who acts, as the record names it.</summary>
    public string Actor => Person == Guid.Empty ? CommandLine : Id(Person);

    /// <summary>Puts a change on record together with the change itself.</summary>
    public void Record(QuittanceDb db, TimeProvider clock, string action, string kind, Guid subject, string? reason = null) =>
        AuditTrail.Add(db, new AuditEntry(Tenant, Actor, action, kind, Id(subject), reason), clock);

    private static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
