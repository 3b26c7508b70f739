namespace Quittance.App.Tests.Jobs;

/// <summary>A clock that lets somebody else act when it is first asked: work asks it after it has read and before it saves.</summary>
internal sealed class Meanwhile(TimeProvider clock, Func<Task> act) : TimeProvider
{
    private Func<Task>? left = act;

    public override DateTimeOffset GetUtcNow()
    {
        if (Interlocked.Exchange(ref left, null) is { } now) Task.Run(now).GetAwaiter().GetResult();
        return clock.GetUtcNow();
    }
}
