using System.Globalization;

namespace Quittance.App.Storage.Doctor;

internal sealed class HomeCheck(StorageOptions options) : IDoctorCheck
{
    public string Name => "home-folder";
    public bool NeedsDatabase => false;

    public Task<CheckOutcome> RunAsync(CancellationToken cancellation) => Task.FromResult(Look());

    private CheckOutcome Look()
    {
        var home = options.Home.Path;
        if (!Directory.Exists(home)) return CheckOutcome.Ill($"{home} is not there.", "Run quittance migrate to make it, or name the right folder with --home.");
        string[] secrets = [options.Home.Database, options.Home.AuditStore, options.KeyRingPath];
        if (!HomeFolder.IsPrivate(home)) return CheckOutcome.Ill($"Other users of this machine may enter {home}.", $"chmod 700 {home}");
        // Files in a private folder are out of reach; a key ring elsewhere must guard itself.
        var open = secrets.FirstOrDefault(path => File.Exists(path) && !path.StartsWith(home, StringComparison.Ordinal) && !HomeFolder.IsPrivate(path));
        if (open is not null) return CheckOutcome.Ill($"Other users of this machine may read {open}.", $"chmod 600 {open}");
        try
        {
            var probe = options.Home.At($".probe-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return CheckOutcome.Ill($"{home} cannot be written to.", "Check who owns it, and that its disk is neither full nor read-only.");
        }
        return CheckOutcome.Well($"{home} belongs to its owner alone.");
    }
}

internal sealed class DiskCheck(StorageOptions options) : IDoctorCheck
{
    /// <summary>Below this a day's import with its backup may not fit.</summary>
    private const long EnoughBytes = 2L << 30;
    private const long LeastBytes = 256L << 20;

    public string Name => "disk-space";
    public bool NeedsDatabase => false;

    public Task<CheckOutcome> RunAsync(CancellationToken cancellation)
    {
        var home = options.Home.Path;
        if (!Directory.Exists(home)) return Task.FromResult(CheckOutcome.Skipped("There is no home folder yet."));
        var free = new DriveInfo(home).AvailableFreeSpace;
        var finding = string.Create(CultureInfo.InvariantCulture, $"{free / (1024.0 * 1024 * 1024):0.0} GiB are free where {home} lives.");
        const string advice = "Make room, or move the home folder to a larger disk; a backup needs as much again as the database for a moment.";
        return Task.FromResult(free < LeastBytes ? CheckOutcome.Ill(finding, advice) : free < EnoughBytes ? CheckOutcome.Look(finding, advice) : CheckOutcome.Well(finding));
    }
}
