namespace Quittance.Web.Tests;

/// <summary>The machine's clock, moved on by hand.</summary>
internal sealed class HandClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Pass(TimeSpan time) => _ahead += time;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;
}
