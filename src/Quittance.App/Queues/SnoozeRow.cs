using Quittance.Core.Kernel;
using Quittance.Core.Queues;

namespace Quittance.App.Queues;

/// <summary>Puts rows off until a day, or brings them back.</summary>
internal sealed class SnoozeRow(ActOnRows acts)
{
    public async Task<Result<ActDone>> RunAsync(RowsAsked rows, DateOnly? until, DateOnly today, CancellationToken cancellation)
    {
        if (until is { } day && TaskRules.Snooze(day, today) is Result<DateOnly>.Refused refused)
            return new Result<ActDone>.Refused(refused.Code, refused.Sentence);
        return await acts.RunAsync(rows, "snooze", task => task.SnoozedUntil = until, null, cancellation);
    }
}
