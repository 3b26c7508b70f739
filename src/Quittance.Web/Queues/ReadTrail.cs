using System.Globalization;
using Quittance.App.Storage.Audit;
using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>Writes who read patients' records. It is awaited before the answer leaves: one row for each reading, whatever its size.</summary>
internal sealed class ReadTrail(AuditWriter writer, CurrentPerson current)
{
    /// <summary>A reading of a list; the subject is the list, because its rows are told by what was asked.</summary>
    public Task ListAsync(string action, CancellationToken cancellation) => RecordAsync(action, "practice", current.Value!.TenantId, cancellation);

    /// <summary>A reading of one record.</summary>
    public Task RecordAsync(string action, string kind, Guid subject, CancellationToken cancellation)
    {
        var person = current.Value!;
        return writer.AppendAsync(new AuditEntry(person.TenantId, Id(person.Id), action, kind, Id(subject)), cancellation);
    }

    /// <summary>As <see cref="App.Practice.Acting"/> and the door write it, so that one filter finds all that a person did.</summary>
    private static string Id(Guid id) => id.ToString("D", CultureInfo.InvariantCulture);
}
