using System.CommandLine;
using System.Data.Common;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary>What all verbs share: exit codes, and faults of the outside world as one clear sentence.</summary>
internal static class Verb
{
    /// <summary>Could not be done: no such file, unusable database, bad usage.</summary>
    public const int Impossible = 2;

    public static async Task<int> RunAsync(ParseResult parse, Func<Task<int>> run)
    {
        ArgumentNullException.ThrowIfNull(parse);
        try
        {
            return await run();
        }
        catch (OperationCanceledException)
        {
            return CannotDo("Stopped. What was done is kept; run the same command again to go on.");
        }
        catch (Exception fault) when (fault is DbException or IOException or UnauthorizedAccessException or MigrationBlockedException or KeyRingException or InvalidOperationException { InnerException: DbException })
        {
            return CannotDo(fault.Message);
        }
    }

    /// <summary>Runs on the practice that the options name, in a database that is up to date.</summary>
    public static async Task<int> WithPracticeAsync(ParseResult parse, Func<PracticeContext, Task<int>> run, CancellationToken cancellation)
    {
        await using var services = GlobalOptions.Services(parse);
        await Database.MigrateAsync(services, cancellation);
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var practice = await FindPractice.RunAsync(db, parse.GetValue(GlobalOptions.Practice), cancellation);
        if (practice is Result<Guid>.Refused refused) return CannotDo(refused.Sentence);
        return await run(new PracticeContext(scope.ServiceProvider, db, ((Result<Guid>.Ok)practice).Value));
    }

    /// <summary>Says what is wrong with the command line, and where help is.</summary>
    public static int Usage(ParseResult parse)
    {
        foreach (var error in parse.Errors) Console.Error.WriteLine(error.Message);
        Console.Error.WriteLine("See: quittance --help");
        return Impossible;
    }

    public static int CannotDo(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return Impossible;
    }
}

/// <summary>A practice to work on, and what the work needs.</summary>
internal sealed record PracticeContext(IServiceProvider Services, QuittanceDb Db, Guid Tenant);

/// <summary>One line of progress on standard error: rewritten in place on a terminal, now and then elsewhere. Nothing in the first second.</summary>
internal sealed class ProgressLine : IDisposable
{
    private readonly long _start = TimeProvider.System.GetTimestamp();
    private TimeSpan _shown;
    private bool _open;

    public void Show(string text)
    {
        var now = TimeProvider.System.GetElapsedTime(_start);
        var pause = Console.IsErrorRedirected ? TimeSpan.FromSeconds(10) : TimeSpan.FromMilliseconds(200);
        if (now < TimeSpan.FromSeconds(1) || now - _shown < pause) return;
        _shown = now;
        if (Console.IsErrorRedirected) Console.Error.WriteLine(text);
        else
        {
            var width = Math.Max(20, Console.WindowWidth - 1);
            Console.Error.Write("\r" + (text.Length > width ? text[..width] : text.PadRight(width)));
            _open = true;
        }
    }

    public void Clear()
    {
        if (_open) Console.Error.Write("\r" + new string(' ', Math.Max(20, Console.WindowWidth - 1)) + "\r");
        _open = false;
    }

    public void Dispose() => Clear();
}
