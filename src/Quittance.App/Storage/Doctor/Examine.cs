namespace Quittance.App.Storage.Doctor;

internal sealed record CheckReport(string Name, CheckOutcome Outcome);

internal sealed record HealthReport(IReadOnlyList<CheckReport> Checks)
{
    public bool IsHealthy => Checks.All(check => check.Outcome.State != CheckState.Ill);
}

/// <summary>Runs every check in the order of registration. It changes nothing, and no check that fails hides the next.</summary>
internal sealed class Examine(IEnumerable<IDoctorCheck> checks)
{
    /// <summary>A check that takes longer is stuck, and that is its finding.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    public async Task<HealthReport> RunAsync(CancellationToken cancellation)
    {
        var reports = new List<CheckReport>();
        var isDatabaseWell = true;
        foreach (var check in checks)
        {
            var outcome = check.NeedsDatabase && !isDatabaseWell
                ? CheckOutcome.Skipped("Not looked at, because the database is not in order.")
                : await RunAsync(check, cancellation);
            if (check is DatabaseCheck && outcome.State == CheckState.Ill) isDatabaseWell = false;
            reports.Add(new CheckReport(check.Name, outcome));
        }
        return new HealthReport(reports);
    }

    private static async Task<CheckOutcome> RunAsync(IDoctorCheck check, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        try
        {
            return await check.RunAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return CheckOutcome.Ill($"Took longer than {Patience.TotalMinutes:0} minutes.", "Look for a process that holds a lock on the database, or a disk that hangs.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // The doctor is there for broken installations: a fault is a finding and not the end of the examination.
            return CheckOutcome.Ill($"Could not be looked at: {fault.Message}", "Settle what the message says, then ask again.");
        }
    }
}
