using System.Globalization;
using Quittance.App.Storage;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Practice;

/// <summary>Who acts, and in which practice. A handler reaches no further than that practice.</summary>
internal sealed record Acting(Guid Tenant, Guid Person)
{
    /// <summary>What stands on record before the name where nobody signed in: whoever may run the program on the machine.</summary>
    public const string CommandLine = "command line";

    // An actor on record has 80 letters.
    private const int MostOfAName = 60;

    private string Name { get; init; } = "";

    /// <summary>Somebody at the command line of the machine, by the name that the machine has for them.</summary>
    public static Acting AtCommandLine(Guid tenant, string name) => new(tenant, Guid.Empty) { Name = name.Length > MostOfAName ? name[..MostOfAName] : name };

    /// <summary>Who acts, as the record names it.</summary>
    public string Actor => Person == Guid.Empty ? $"{CommandLine}: {Name}" : Id(Person);

    /// <summary>Puts a change on record together with the change itself.</summary>
    public void Record(QuittanceDb db, TimeProvider clock, string action, string kind, Guid subject, string? reason = null) =>
        AuditTrail.Add(db, new AuditEntry(Tenant, Actor, action, kind, Id(subject), reason), clock);

    /// <summary>The record of a change, for somebody who writes many at once.</summary>
    public AuditEntry Entry(string action, string kind, Guid subject) => new(Tenant, Actor, action, kind, Id(subject));

    private static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
