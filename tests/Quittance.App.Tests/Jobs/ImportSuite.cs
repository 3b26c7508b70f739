using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.App.Tests.Storage;

namespace Quittance.App.Tests.Jobs;

/// <summary>A file to import, held in memory.</summary>
internal sealed record Given(string Name, byte[] Bytes)
{
    public Given(string name, string text) : this(name, Encoding.Latin1.GetBytes(text)) { }

    public GivenFile ToFile() => new(Name, () => new MemoryStream(Bytes, writable: false));

    public override string ToString() => Name;
}

/// <summary>Stands for a process that died between two commits.</summary>
internal sealed class DiedException() : Exception("The process died here.");

/// <summary>
/// Imports into practices of a database. A practice is as good as a database of its own, since no row of one can meet another's, and
/// far cheaper to make.
/// </summary>
public abstract class ImportSuite(PostgresServer? server) : EngineSuite(server)
{
    private int practices;

    private protected async Task<Guid> NewPracticeAsync()
    {
        var id = Guid.CreateVersion7();
        var code = $"p{Interlocked.Increment(ref practices)}";
        await InScopeAsync(async db =>
        {
            db.Tenants.Add(new Tenant { Id = id, Code = code, Name = code });
            await db.SaveChangesAsync(Cancel);
        });
        return id;
    }

    private protected Task<ImportReport> ImportAsync(Guid practice, params IEnumerable<Given> files) => ImportAsync(practice, files, null);

    private protected Task<ImportReport> ImportAsync(Guid practice, IEnumerable<Given> files, Action? afterCommit, int? together = null) =>
        RunAsync(practice, [.. files.Select(f => f.ToFile())], afterCommit, together);

    private protected Task<ImportReport> ImportPathsAsync(Guid practice, params string[] paths) => RunAsync(practice, [.. FilesGiven.List(paths)], null);

    private Task<ImportReport> RunAsync(Guid practice, List<GivenFile> files, Action? afterCommit, int? together = null) => InScopeAsync(db =>
        new ImportFiles(db, Get<FileVault>(), Get<FieldCipher>(), Clock).RunAsync(Asked(practice, files, afterCommit, together), null, Cancel));

    /// <summary>Where nothing else is said, who looks at single commits has each file loaded by itself, and all others have small files loaded together, as is usual.</summary>
    private static Import Asked(Guid practice, List<GivenFile> files, Action? afterCommit, int? together)
    {
        var import = new Import(practice, files, "test", afterCommit);
        return together is { } bytes ? import with { TogetherBytes = bytes } : afterCommit is null ? import : import with { TogetherBytes = 0 };
    }

    /// <summary>Files of so many bytes together are loaded in one transaction when nobody says otherwise.</summary>
    private protected static int UsualTogether { get; } = new Import(default, [], "").TogetherBytes;

    /// <summary>Imports and dies behind the n-th commit; false when there were fewer and it came to its end.</summary>
    private protected async Task<bool> DiesAtAsync(Guid practice, IReadOnlyList<Given> files, int commit, int together = 0)
    {
        var commits = 0;
        try
        {
            await ImportAsync(practice, files, () => _ = ++commits == commit ? throw new DiedException() : 0, together);
            return false;
        }
        catch (DiedException)
        {
            return true;
        }
    }

    private protected Task<string> DigestAsync(Guid practice) => InScopeAsync(db => new DigestContent(db, Get<FieldCipher>(), practice).RunAsync(Cancel));

    /// <summary>Claims by number, in the words of the story tests.</summary>
    private protected async Task<string[]> ClaimsAsync(Guid practice)
    {
        var rows = await InScopeAsync(db => db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == practice).ToListAsync(Cancel));
        return [.. rows.OrderBy(c => c.Number, StringComparer.Ordinal).ThenBy(c => c.Ordinal)
            .Select(c => $"{c.Number} {c.State}: charge {c.Charge}, paid {c.InsurerPaid}, adjusted {c.Adjusted}, patient {c.PatientResponsibility}, open {c.Open}, denied {c.DeniedOpen}")];
    }

    private protected Task<int> CountAsync<T>(Guid practice) where T : class, ITenantRow =>
        InScopeAsync(db => db.Set<T>().CountAsync(r => r.TenantId == practice, Cancel));

    /// <summary>What must hold after every import: the sums reconcile to the cent and the ledger balances.</summary>
    private protected static void Reconciles(ImportReport report)
    {
        Assert.True(report.LedgerBalanced);
        foreach (var t in new[] { report.Totals, report.Database })
        {
            Assert.Equal(t.Charges, t.Posted + t.Held + t.Repeats + t.Replaced + t.Voided);
            Assert.Equal(t.Paid, t.PaidPosted + t.PaidHeld + t.PaidRepeats);
        }
    }
}
