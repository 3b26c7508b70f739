using Quittance.App.Charges;
using Quittance.App.Patients;
using Quittance.App.Remittance;
using Quittance.App.Storage;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.PracticeSim.Visits;

namespace Quittance.PracticeSim.Staff;

/// <summary>Keeps the charts of who comes, enters the day's visits, and takes copays.</summary>
internal sealed class FrontDesk(Desk desk)
{
    // So many copays of a thousand are taken at the visit; the rest is asked for later.
    private const int TakenPerMille = 850;

    /// <summary>The id under which the copay of a visit is posted.</summary>
    public static Guid CopayId(Guid tenant, string number) => RowId.Of(tenant, "practice-sim", "copay", number);

    public async Task RunAsync(IReadOnlyList<SimulatedVisit> entered, IReadOnlyList<SimulatedVisit> enteredAgain, CancellationToken cancellation)
    {
        var facts = entered.Select(v => v.Patient).DistinctBy(p => p.Chart, StringComparer.Ordinal).Select(p => desk.Charts.Entered(p, desk.Today)).OfType<PatientFacts>().ToList();
        await desk.Charts.SaveAsync(new SavePatient(desk.Db, desk.Cipher, desk.Clock), desk.Acting, facts, cancellation);
        var visits = entered.Select(Recording.Entered).Concat(enteredAgain.Select(v => Recording.Entered(v) with { Number = v.SecondNumber })).ToList();
        if (visits.Count == 0) return;
        var answers = await new RecordVisit(desk.Db, desk.Cipher, desk.Clock).RunManyAsync(desk.Acting, visits, cancellation);
        // On a day that is done again, a claim may have been made and corrected already.
        var refused = answers.OfType<Result<Guid>.Refused>().FirstOrDefault(r => r.Code != "visit.billed");
        Check.That(refused is null, refused?.Sentence ?? "a simulated visit can be recorded");
        await CollectBalances.PostAsync(desk, [.. entered.Select(CopayOf).OfType<HandPosted>()], cancellation);
    }

    /// <summary>The copay that the plan asks for, as it is printed on the card; null when there is none or it was not taken.</summary>
    private HandPosted? CopayOf(SimulatedVisit visit)
    {
        if (visit.Patient.First(visit.Day) is not { } coverage || coverage.Plan.On(visit.Day) is not { } benefits || visit.Patient.Coverages.Any(c => c.Rank == 2 && c.IsInForce(visit.Day))) return null;
        var copay = Money.Zero;
        foreach (var line in visit.Kind.Lines)
            if (benefits.CostShares.FirstOrDefault(s => s.Codes.Contains(line.Code)) is { } share) copay = Money.Max(copay, share.Copay);
        if (copay.IsZero || !desk.ChanceFor("copay", visit.Number).PerMille(TakenPerMille)) return null;
        return new HandPosted(CopayId(desk.Acting.Tenant, visit.Number), visit.Number, HandPostingKind.PatientPayment, visit.RecordedOn, copay, "Copay at the visit");
    }
}
