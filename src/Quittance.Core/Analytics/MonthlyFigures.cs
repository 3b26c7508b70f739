using Quittance.Core.Kernel;

namespace Quittance.Core.Analytics;

/// <summary>A measure at the end of a month, or of the as-of day in the last one; null where there was no denominator.</summary>
internal sealed record KpiPoint(DateOnly AsOf, decimal? Value);

/// <summary>Payments on claims that were booked in a month, takebacks netted. The last month may not be over.</summary>
internal sealed record MonthCash(DateOnly From, DateOnly To, Money Amount);

/// <summary>
/// Twelve months of the measures that stand on tiles, each as <see cref="KpiCalculator"/> gives it for that month alone, and of cash. All
/// months are worked out in one pass over the claims, because twelve calculations would take twelve times as long.
/// </summary>
internal sealed class MonthlyFigures
{
    public const int Months = 12;
    private const int TrailingDays = 90, AverageMonths = 3, CohortStarts = 6, CohortEnds = 4, OldDays = 90;

    private readonly DateOnly[] _ends = new DateOnly[Months];
    private readonly int _first;
    private readonly int[] _entered = new int[Months], _clean = new int[Months], _decided = new int[Months], _resolved = new int[Months], _denied = new int[Months], _submitted = new int[Months];
    private readonly long[] _balance = new long[Months], _charged = new long[Months], _billed = new long[Months], _old = new long[Months],
        _cash = new long[Months], _collected = new long[Months], _collectable = new long[Months];

    private MonthlyFigures(DateOnly asOf)
    {
        var last = KpiPeriod.FirstOfMonth(asOf);
        _first = MonthOf(last) - Months + 1;
        for (var i = 0; i < Months; i++) _ends[i] = i == Months - 1 ? asOf : last.AddMonths(i - Months + 2).AddDays(-1);
    }

    public static MonthlyFigures Of(IReadOnlyCollection<KpiClaim> claims, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(claims);
        var months = new MonthlyFigures(asOf);
        foreach (var claim in claims)
        {
            if (!claim.IsVoid) months.Add(claim);
        }
        return months;
    }

    /// <summary>The points of a measure, oldest first; null when it is not followed by month.</summary>
    public IReadOnlyList<KpiPoint>? Of(string id) => id switch
    {
        "ar-days-gross" => Points(i => KpiParts.Ratio((decimal)_balance[i] * TrailingDays, _charged[i])),
        "clean-claim-rate" => Points(i => KpiParts.Ratio(_clean[i], _entered[i])),
        "first-pass-rate" => Points(i => KpiParts.Ratio(_resolved[i], _decided[i])),
        "denial-rate-claims" => Points(i => KpiParts.Ratio(_denied[i] * AverageMonths, _submitted[i])),
        "collection-rate-net" => Points(i => KpiParts.Ratio(_collected[i], _collectable[i])),
        "ar-over-90" => Points(i => KpiParts.Ratio(_old[i], _billed[i])),
        _ => null,
    };

    public IReadOnlyList<MonthCash> Cash => [.. _ends.Select((end, i) => new MonthCash(KpiPeriod.FirstOfMonth(end), end, new Money(_cash[i])))];

    private KpiPoint[] Points(Func<int, decimal?> value) => [.. _ends.Select((end, i) => new KpiPoint(end, value(i)))];

    private void Add(KpiClaim claim)
    {
        if (claim.IsOriginal && IndexOf(claim.FirstSubmitted) is { } sent)
        {
            _entered[sent]++;
            if (ClaimQuality.IsClean(claim)) _clean[sent]++;
        }
        if (claim.IsHeld) return;
        var first = InitialDenial.FirstDecision(claim);
        var decided = first is null ? null : IndexOf(first.BookDate);
        if (decided is { } month)
        {
            _decided[month]++;
            if (ClaimQuality.Resolves(first!)) _resolved[month]++;
        }
        AddBalances(claim);
        if (Capitation.Covers(claim)) return;
        if (decided is { } denied && InitialDenial.ExtentOf(first!) != DenialExtent.None) _denied[denied]++;
        var submitted = MonthOf(claim.FirstSubmitted) - _first;
        for (var i = Math.Max(0, submitted + 1); i <= Math.Min(Months - 1, submitted + AverageMonths); i++) _submitted[i]++;
        AddCollected(claim);
    }

    private void AddBalances(KpiClaim claim)
    {
        Span<long> steps = stackalloc long[Months];
        steps.Clear();
        foreach (var movement in claim.Movements)
        {
            var from = Math.Max(0, MonthOf(movement.BookDate) - _first);
            if (from >= Months || movement.BookDate > _ends[from]) continue;
            steps[from] += ClaimBalance.Effect(movement).Cents;
            if (movement.Kind == KpiMovementKind.Charge)
            {
                for (var i = from; i < Months && movement.BookDate >= _ends[i].AddDays(1 - TrailingDays); i++) _charged[i] += movement.Amount.Cents;
            }
            if (IndexOf(movement.BookDate) is { } month) _cash[month] += Received(movement);
        }
        var balance = 0L;
        for (var i = 0; i < Months; i++)
        {
            balance += steps[i];
            _balance[i] += balance;
            var age = _ends[i].DayNumber - claim.Day.DayNumber;
            if (balance <= 0 || age < 0 || claim.FirstSubmitted > _ends[i]) continue;
            _billed[i] += balance;
            if (age > OldDays) _old[i] += balance;
        }
    }

    private void AddCollected(KpiClaim claim)
    {
        var served = MonthOf(claim.Day) - _first;
        for (var i = Math.Max(0, served + CohortEnds); i <= Math.Min(Months - 1, served + CohortStarts); i++)
        {
            foreach (var movement in claim.Movements)
            {
                if (movement.BookDate > _ends[i]) continue;
                _collected[i] += Received(movement);
                if (movement.Kind == KpiMovementKind.Charge) _collectable[i] += movement.Amount.Cents;
                else if (movement.Kind == KpiMovementKind.Adjustment && CollectionRates.IsApprovedContractual(movement.Group, movement.Carc)) _collectable[i] -= movement.Amount.Cents;
            }
        }
    }

    private static long Received(KpiMovement movement) => movement.Kind switch
    {
        KpiMovementKind.InsurerPayment or KpiMovementKind.PatientPayment => movement.Amount.Cents,
        KpiMovementKind.Refund => -movement.Amount.Cents,
        _ => 0,
    };

    /// <summary>The place of a day's month; null outside the twelve, and after as-of in the last one.</summary>
    private int? IndexOf(DateOnly day) => MonthOf(day) - _first is >= 0 and < Months and var i && day <= _ends[i] ? i : null;

    private static int MonthOf(DateOnly day) => day.Year * 12 + day.Month - 1;
}
