namespace Quittance.App.Storage;

/// <summary>How much goes into one statement or transaction.</summary>
internal static class Batches
{
    /// <summary>Ids in one IN list: SQLite reads them as one JSON text, PostgreSQL as one array; a thousand keeps both small.</summary>
    public const int Ids = 1000;

    /// <summary>Claims in one transaction: about 250 ms of work on two cores.</summary>
    public const int Claims = 500;
}
