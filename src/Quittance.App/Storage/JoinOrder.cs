using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Quittance.App.Storage;

/// <summary>
/// SQLite without statistics takes the widest index for every question. Tags of a query say what LINQ cannot: that tables are joined in the order in
/// which they are written (CROSS JOIN), and by which index claims are looked up (INDEXED BY). PostgreSQL chooses well by itself, because it knows
/// how its values are spread.
/// </summary>
internal sealed class JoinOrder : DbCommandInterceptor
{
    /// <summary>For <c>TagWith</c>.</summary>
    public const string AsWritten = "join as written";

    /// <summary>For <c>TagWith</c> on a query of claims.</summary>
    public const string ByPatient = "claims by patient";

    /// <summary>For <c>TagWith</c> on a query of claims in the order of their charge.</summary>
    public const string ByCharge = "claims by charge";

    /// <summary>For <c>TagWith</c> on a query of claims in the order of what is open, or in none, by what this index holds besides (state, day): it is far narrower than the table.</summary>
    public const string ByOpen = "claims by open amount";

    private static readonly (string Tag, string Index)[] Indexes =
    [
        (ByPatient, "ix_claims_tenant_id_person_id"), (ByCharge, "ix_claims_charge"), (ByOpen, "ix_claims_open"),
    ];

    private const string Claims = "FROM \"claims\" AS \"c\"";

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return ValueTask.FromResult(result);
    }

    private static void Keep(DbCommand command)
    {
        var text = command.CommandText;
        if (!text.StartsWith("-- ", StringComparison.Ordinal)) return;
        if (text.Contains("-- " + AsWritten, StringComparison.Ordinal)) text = text.Replace("INNER JOIN", "CROSS JOIN", StringComparison.Ordinal);
        foreach (var (tag, index) in Indexes)
            if (text.Contains("-- " + tag, StringComparison.Ordinal)) text = text.Replace(Claims, $"{Claims} INDEXED BY \"{index}\"", StringComparison.Ordinal);
#pragma warning disable CA2100 // The text is EF's own, with constants of ours.
        command.CommandText = text;
#pragma warning restore CA2100
    }
}
