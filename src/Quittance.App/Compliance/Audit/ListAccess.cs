using System.Data.Common;
using System.Globalization;
using Quittance.App.Storage.Audit;

namespace Quittance.App.Compliance.Audit;

/// <summary>Which rows of the audit trail are asked for. Both instants are bounds: from is included, before is not.</summary>
internal sealed record AccessFilter(string? Actor, string? Action, string? Subject, DateTimeOffset? From, DateTimeOffset? Before);

/// <summary>What was done, by whom, to what. The writer and its counter name the row for whoever verifies the trail.</summary>
internal sealed record AccessLine(DateTimeOffset Instant, string Actor, string Action, string SubjectKind, string SubjectId, string? Reason, string Writer, long Counter);

/// <summary>A page of lines and how many fit the filter.</summary>
internal sealed record AccessLines(IReadOnlyList<AccessLine> Lines, long Count);

/// <summary>Reads the audit trail of a practice, newest first, together with sign-ins that no known person made.</summary>
internal sealed class ListAccess(AuditStore store, SealAudit changes)
{
    /// <summary>Rows about nobody's practice: refused sign-ins of unknown people.</summary>
    public static readonly Guid Nobody = Guid.Empty;

    public async Task<AccessLines> RunAsync(Guid tenant, AccessFilter filter, int page, int size, CancellationToken cancellation)
    {
        // A change waits in its own transaction's table until somebody brings it over.
        await changes.CopyChangesAsync(cancellation);
        await using var connection = await store.OpenAsync(cancellation);
        await using var count = Ask(connection, "SELECT count(*)", tenant, filter, "");
        var all = Convert.ToInt64(await count.ExecuteScalarAsync(cancellation), CultureInfo.InvariantCulture);
        await using var command = Ask(connection, "SELECT instant, actor, action, subject_kind, subject_id, reason, writer, counter", tenant, filter,
            "ORDER BY instant DESC, writer DESC, counter DESC LIMIT @size OFFSET @skip");
        command.With("@size", size).With("@skip", (long)(page - 1) * size);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<AccessLine>();
        while (await reader.ReadAsync(cancellation))
        {
            lines.Add(new AccessLine(DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(0)), reader.GetString(1), reader.GetString(2),
                reader.GetString(3), reader.GetString(4), reader.TextOrNull(5), reader.GetString(6), reader.GetInt64(7)));
        }
        return new AccessLines(lines, all);
    }

    /// <summary>The acts that the practice's trail holds.</summary>
    public async Task<IReadOnlyList<string>> ActionsAsync(Guid tenant, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        await using var command = Ask(connection, "SELECT DISTINCT action", tenant, new AccessFilter(null, null, null, null, null), "ORDER BY action");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var actions = new List<string>();
        while (await reader.ReadAsync(cancellation)) actions.Add(reader.GetString(0));
        return actions;
    }

    private DbCommand Ask(DbConnection connection, string what, Guid tenant, AccessFilter filter, string end)
    {
        var where = "tenant IN (@tenant, @nobody)";
        if (filter.Actor is not null) where += " AND actor IN (@actor, @actorOfBefore)";
        if (filter.Action is not null) where += " AND action = @action";
        if (filter.Subject is not null) where += " AND subject_id IN (@subject, @subjectOfBefore)";
        if (filter.From is not null) where += " AND instant >= @from";
        if (filter.Before is not null) where += " AND instant < @before";
        var command = connection.Command($"{what} FROM {store.Rows} WHERE {where} {end}")
            .With("@tenant", tenant.ToString("D", CultureInfo.InvariantCulture)).With("@nobody", Nobody.ToString("D", CultureInfo.InvariantCulture));
        if (filter.Actor is { } actor) command.With("@actor", Dashed(actor)).With("@actorOfBefore", Bare(actor));
        if (filter.Action is not null) command.With("@action", filter.Action);
        if (filter.Subject is { } subject) command.With("@subject", Dashed(subject)).With("@subjectOfBefore", Bare(subject));
        if (filter.From is { } from) command.With("@from", from.ToUnixTimeMilliseconds());
        if (filter.Before is { } before) command.With("@before", before.ToUnixTimeMilliseconds());
        return command;
    }

    // Ids are written with dashes. Rows of before, which a sealed trail keeps as they are, have some without.
    private static string Dashed(string id) => Guid.TryParse(id, out var parsed) ? parsed.ToString("D", CultureInfo.InvariantCulture) : id;

    private static string Bare(string id) => Guid.TryParse(id, out var parsed) ? parsed.ToString("N", CultureInfo.InvariantCulture) : id;
}
