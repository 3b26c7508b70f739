using Quittance.Core.Kernel;

namespace Quittance.Core.Exchange;

/// <summary>What is still owed to something that was sent.</summary>
internal enum Awaited
{
    /// <summary>A TA1 or 999: did the file arrive whole?</summary>
    FileAnswer,
    /// <summary>A 277CA: did the payer take the claim? It alone proves timely filing.</summary>
    ClaimAnswer,
    /// <summary>An 835: what did the payer decide?</summary>
    Decision,
}

/// <summary>
/// How long answers may take before their absence is work. The days are common practice, not law, and each partner may have its own [K]: a 999 within one
/// business day, a 277CA within three, a decision within 30 calendar days of a clean electronic claim.
/// </summary>
internal sealed record AnswerTimes(int FileAnswerBusinessDays = 1, int ClaimAnswerBusinessDays = 3, int DecisionDays = 30);

/// <summary>When an answer is due.</summary>
internal static class AnswerClock
{
    /// <summary>The last day on which the answer comes in time.</summary>
    public static DateOnly Due(Awaited what, DateOnly sentOn, AnswerTimes times)
    {
        ArgumentNullException.ThrowIfNull(times);
        return what switch
        {
            Awaited.FileAnswer => BusinessDays.Add(sentOn, times.FileAnswerBusinessDays),
            Awaited.ClaimAnswer => BusinessDays.Add(sentOn, times.ClaimAnswerBusinessDays),
            _ => sentOn.AddDays(times.DecisionDays),
        };
    }
}
