using Quittance.Core.Kernel;
using Quittance.Core.Rules;

namespace Quittance.Core.Scrubbing;

/// <summary>The day on which the patient of a bill was admitted.</summary>
internal static class AdmissionDay
{
    private const int DayLength = 8;

    /// <summary>Reads DTP 435, with or without its hour. False when there is none that can be read.</summary>
    public static bool TryRead(in EditContext context, out DateOnly day)
    {
        day = default;
        foreach (var date in Rows.Of(context.Claim.Dates))
            if (date.Qualifier == "435") return date.From.Length >= DayLength && X12Date.TryReadDay(date.From.AsSpan(0, DayLength), out day);
        return false;
    }
}
