namespace Quittance.PracticeSim;

/// <summary>Which story is told: the same options tell the same story.</summary>
internal sealed record PracticeOptions(DateOnly From, DateOnly Until, ulong Seed)
{
    /// <summary>What three clinicians see who also take time for their patients.</summary>
    public int VisitsPerMonth { get; init; } = 1250;

    /// <summary>The last so many months up to a day.</summary>
    public static PracticeOptions Months(int months, DateOnly until, ulong seed) => new(until.AddDays(1).AddMonths(-months), until, seed);
}
