using System.Globalization;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Staff;

/// <summary>What everybody who works on a day needs: the database, who acts, which day it is, and the truth behind each number.</summary>
internal sealed record Desk(QuittanceDb Db, FieldCipher Cipher, TimeProvider Clock, Acting Acting, DateOnly Today, ulong Seed, ChartRoom Charts, IReadOnlyDictionary<string, SimulatedVisit> Visits)
{
    public string Actor => Acting.Person.ToString("D", CultureInfo.InvariantCulture);

    /// <summary>A chance for one number on this day: people come to a piece of work on one day or on another.</summary>
    public Chance ChanceOf(string what, string number) => Chance.For(Seed, what, number, Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture));

    /// <summary>A chance for a number that is the same every day.</summary>
    public Chance ChanceFor(string what, string number) => Chance.For(Seed, what, number);

    /// <summary>The visit behind a claim's number, also when it was entered twice or billed anew; null for numbers that are none of ours.</summary>
    public SimulatedVisit? VisitOf(string number)
    {
        var end = number.IndexOf('-', StringComparison.Ordinal);
        return Visits.GetValueOrDefault(end < 0 ? number : number[..end]);
    }

    /// <summary>Keeps the patient's chart as it truly is.</summary>
    public async Task<bool> CorrectChartAsync(SimulatedVisit visit, CancellationToken cancellation)
    {
        if (Charts.Corrected(visit.Patient, Today) is not { } facts) return false;
        await Charts.SaveAsync(new App.Patients.SavePatient(Db, Cipher, Clock), Acting, [facts], cancellation);
        return true;
    }

    /// <summary>Whether an act went through; what is refused for a reason is left for another day.</summary>
    public static bool IsDone<T>(Result<T> result) => result is Result<T>.Ok;
}
