using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Payment;

/// <summary>When a payer pays.</summary>
internal static class PaymentDay
{
    /// <summary>Days from receipt to decision, drawn from the lag's windows.</summary>
    public static int Draw(PayerProfile payer, ulong seed, string key)
    {
        var dice = Dice.For(seed, payer.Id, key, "lag");
        var windows = payer.Lag.Windows;
        var all = windows.Aggregate(Rate.Zero, (sum, w) => sum + w.Share);
        var drawn = Rate.Of(dice.Between(0, 999_999), 1_000_000) * all;
        foreach (var window in windows)
        {
            if (drawn.CompareTo(window.Share) < 0) return dice.Between(window.FromDays, window.ToDays);
            drawn -= window.Share;
        }
        return windows[^1].ToDays;
    }

    /// <summary>The first payment day from this day on.</summary>
    public static DateOnly OnOrAfter(Lag lag, DateOnly day)
    {
        while (!lag.PaysOn.Contains(day.DayOfWeek) || FederalHolidays.NameOn(day) is not null) day = day.AddDays(1);
        return day;
    }
}
