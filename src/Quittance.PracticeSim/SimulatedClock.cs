namespace Quittance.PracticeSim;

/// <summary>The clock of the simulated practice. It stands until it is moved, so that two runs write the same times.</summary>
internal sealed class SimulatedClock : TimeProvider
{
    private DateTimeOffset _now;

    /// <summary>Sets it to the end of a working day: 22:00 UTC is early evening in every time zone of the mainland.</summary>
    public void EndDay(DateOnly day) => _now = new DateTimeOffset(day, new TimeOnly(22, 0), TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;
}
