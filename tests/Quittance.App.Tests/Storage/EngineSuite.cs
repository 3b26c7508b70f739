using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;

namespace Quittance.App.Tests.Storage;

/// <summary>
/// A fresh, migrated database and an empty home for each test, on the engine of the heir. Written once, run on both:
/// <code>
/// public abstract class LedgerTests(PostgresServer? server) : EngineSuite(server)
/// {
///     public sealed class OnSqlite() : LedgerTests(null);
///     public sealed class OnPostgres(PostgresServer server) : LedgerTests(server);
/// }
/// </code>
/// </summary>
public abstract class EngineSuite(PostgresServer? server) : IAsyncLifetime
{
    private static readonly SemaphoreSlim Gate = new(1, 1);
    private static string? sqliteTemplate;
    private static string? postgresTemplate;

    private string? homePath;
    private string? connection;
    private ServiceProvider? services;

    /// <summary>The instant that the test starts at; the test moves it.</summary>
    private protected TestClock Clock { get; } = new(new DateTimeOffset(2025, 7, 1, 12, 0, 0, TimeSpan.Zero));

    private protected StorageOptions Options { get; private set; } = null!;

    private protected HomeFolder Home => Options.Home;

    private protected IServiceProvider Services => services!;

    private protected bool IsPostgres => server is not null;

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync()
    {
        homePath = Directory.CreateTempSubdirectory("quittance-test").FullName;
        if (server is not null) connection = await server.CreateDatabaseAsync(await PostgresTemplateAsync(server));
        Options = new StorageOptions(HomeFolder.Resolve(homePath), connection);
        if (server is null) File.Copy(await SqliteTemplateAsync(), Options.Home.Database);
        services = Build(Options, Clock, More);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (services is not null) await services.DisposeAsync();
        if (connection is not null) await server!.DropDatabaseAsync(connection);
        else if (Options is not null) ForgetSqlite(Options);
        if (homePath is not null) Directory.Delete(homePath, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Further registrations of a suite.</summary>
    private protected virtual void More(IServiceCollection more) { }

    private protected T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    /// <summary>Runs work with a database context of its own, as one request or job would.</summary>
    private protected async Task<T> InScopeAsync<T>(Func<QuittanceDb, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<QuittanceDb>());
    }

    private protected Task InScopeAsync(Func<QuittanceDb, Task> work) => InScopeAsync(async db =>
    {
        await work(db);
        return 0;
    });

    /// <summary>A second home and empty database, not migrated, that is removed with the test when its folder stands inside the home.</summary>
    private protected async Task<StorageOptions> EmptyOptionsAsync(string name) => new(
        HomeFolder.Resolve(Home.At(name)), server is null ? null : await server.CreateDatabaseAsync());

    /// <summary>Removes a database that <see cref="EmptyOptionsAsync"/> made.</summary>
    private protected Task DropAsync(string other) => server!.DropDatabaseAsync(other);

    private protected static ServiceProvider Build(StorageOptions options, TimeProvider clock, Action<IServiceCollection>? more = null)
    {
        var collection = new ServiceCollection().AddLogging().AddSingleton(clock).AddQuittanceStorage(options);
        more?.Invoke(collection);
        return collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private protected static void ForgetSqlite(StorageOptions options)
    {
        using var idle = new SqliteConnection(options.SqliteConnection);
        SqliteConnection.ClearPool(idle);
    }

    /// <summary>Migrating takes a second, copying its result a few milliseconds.</summary>
    private static async Task<string> SqliteTemplateAsync()
    {
        await Gate.WaitAsync(Cancel);
        try
        {
            if (sqliteTemplate is not null) return sqliteTemplate;
            var options = new StorageOptions(HomeFolder.Resolve(Directory.CreateTempSubdirectory("quittance-template").FullName));
            AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(options.Home.Path, recursive: true);
            await MigrateAsync(options);
            ForgetSqlite(options);
            return sqliteTemplate = options.Home.Database;
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<string> PostgresTemplateAsync(PostgresServer server)
    {
        await Gate.WaitAsync(Cancel);
        try
        {
            if (postgresTemplate is not null) return postgresTemplate;
            var home = Directory.CreateTempSubdirectory("quittance-template");
            var made = await server.CreateDatabaseAsync();
            await MigrateAsync(new StorageOptions(HomeFolder.Resolve(home.FullName), made));
            await using (var idle = new Npgsql.NpgsqlConnection(made)) Npgsql.NpgsqlConnection.ClearPool(idle);
            home.Delete(recursive: true);
            return postgresTemplate = PostgresServer.NameIn(made);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task MigrateAsync(StorageOptions options)
    {
        await using var provider = Build(options, TimeProvider.System);
        await using var scope = provider.CreateAsyncScope();
        await Database.MigrateAsync(scope.ServiceProvider.GetRequiredService<QuittanceDb>(), options, Database.Deadline, Cancel);
    }
}

/// <summary>A clock that stands still until the test moves it.</summary>
internal sealed class TestClock(DateTimeOffset start) : TimeProvider
{
    private long ticks = start.UtcTicks;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);

    public void Advance(TimeSpan by) => Interlocked.Add(ref ticks, by.Ticks);
}
