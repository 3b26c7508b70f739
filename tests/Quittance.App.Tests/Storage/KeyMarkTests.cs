using Quittance.App.Storage;
using Quittance.App.Storage.Keys;

namespace Quittance.App.Tests.Storage;

public abstract class KeyMarkTests(PostgresServer? server) : EngineSuite(server)
{
    public sealed class OnSqlite() : KeyMarkTests(null);
    public sealed class OnPostgres(PostgresServer server) : KeyMarkTests(server);

    [Fact]
    public async Task A_database_opens_with_its_own_ring_and_after_a_rotation()
    {
        await Database.MigrateAsync(Services, Cancel);
        Get<KeyRing>().Rotate(Clock);

        await Database.MigrateAsync(Services, Cancel);
    }

    [Fact]
    public async Task A_missing_ring_is_told_and_no_new_one_is_made()
    {
        await Database.MigrateAsync(Services, Cancel);
        File.Delete(Options.KeyRingPath);
        await using var restarted = Build(Options, Clock);

        var fault = await Assert.ThrowsAsync<KeyRingException>(() => Database.MigrateAsync(restarted, Cancel));

        Assert.Contains("missing", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Options.KeyRingPath));
    }

    [Fact]
    public async Task A_foreign_ring_is_refused()
    {
        await Database.MigrateAsync(Services, Cancel);
        var foreign = Options with { KeyRingPath = Home.At("foreign.json") };
        KeyRing.Open(foreign.KeyRingPath, Clock).Dispose();
        await using var restarted = Build(foreign, Clock);

        var fault = await Assert.ThrowsAsync<KeyRingException>(() => Database.MigrateAsync(restarted, Cancel));

        Assert.Contains("does not belong to this database", fault.Message, StringComparison.Ordinal);
    }
}
