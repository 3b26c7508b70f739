namespace Quittance.App.Storage.Doctor;

/// <summary>
/// What a check found. <see cref="Advice"/> says what to do and is empty when nothing has to be done. A check that could
/// not run because another one failed is skipped: neither healthy nor a second alarm.
/// </summary>
internal sealed record CheckOutcome(CheckState State, string Finding, string Advice = "")
{
    public static CheckOutcome Well(string finding) => new(CheckState.Well, finding);
    public static CheckOutcome Look(string finding, string advice) => new(CheckState.Look, finding, advice);
    public static CheckOutcome Ill(string finding, string advice) => new(CheckState.Ill, finding, advice);
    public static CheckOutcome Skipped(string finding) => new(CheckState.Skipped, finding);
}

internal enum CheckState
{
    Well,
    /// <summary>Works, but somebody should look.</summary>
    Look,
    Ill,
    Skipped,
}

/// <summary>One thing that the doctor looks at. Registered as a service; stages add their own.</summary>
internal interface IDoctorCheck
{
    /// <summary>Stable, lower case with dashes.</summary>
    string Name { get; }

    /// <summary>True when it reads the database and so makes sense only when that is reachable and up to date.</summary>
    bool NeedsDatabase { get; }

    Task<CheckOutcome> RunAsync(CancellationToken cancellation);
}
