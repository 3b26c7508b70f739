namespace Quittance.App.Storage;

/// <summary>How much goes into one statement or transaction.</summary>
internal static class Batches
{
    /// <summary>Ids in one IN list: SQLite reads them as one JSON text, PostgreSQL as one array; a thousand keeps both small.</summary>
    public const int Ids = 1000;

    /// <summary>Claims in one transaction: under 250 ms of work on two cores. Their keys go to random places, so that larger batches write fewer pages.</summary>
    public const int Claims = 1000;

    /// <summary>A remittance's payments in one transaction that only keeps them; they are settled together when the set ends.</summary>
    public const int Decisions = 2500;
}
