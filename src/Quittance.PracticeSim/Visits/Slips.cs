namespace Quittance.PracticeSim.Visits;

/// <summary>What people get wrong.</summary>
internal enum Slip
{
    None,
    /// <summary>Two digits of the member number exchanged, on file until somebody finds out.</summary>
    WrongMemberNumber,
    /// <summary>The birth date is mistyped, on file until somebody finds out.</summary>
    WrongBirthDate,
    /// <summary>The sex is mistyped, on file until somebody finds out.</summary>
    WrongSex,
    /// <summary>The coverage has changed and nobody asked; the old payer is billed.</summary>
    LapsedCoverage,
    /// <summary>The visit is entered days later.</summary>
    LateCharge,
    /// <summary>The first diagnosis begins with a digit.</summary>
    InvalidDiagnosis,
    /// <summary>The first diagnosis lacks its last character.</summary>
    TruncatedDiagnosis,
    /// <summary>A part of the visit is billed beside it.</summary>
    Unbundled,
    /// <summary>The visit beside a procedure lacks its modifier 25.</summary>
    MissingModifier,
    /// <summary>A line points at a diagnosis that is not on the claim.</summary>
    WrongPointer,
    /// <summary>The payer has given an authorization, and the claim does not name it.</summary>
    MissingAuthorization,
    /// <summary>Nobody asked the payer for the authorization.</summary>
    NoAuthorization,
    /// <summary>The visit is entered once more under another number.</summary>
    EnteredTwice,
}

/// <summary>
/// How often people slip, in a thousand of what it can happen to. The figures are ours: chosen so that the practice's first-pass rate and its denials come near to what is published (docs/reference/calibration.md).
/// </summary>
internal static class Slips
{
    private static readonly Dictionary<Slip, int> Rates = new()
    {
        // Of patients, when their chart is made.
        [Slip.WrongMemberNumber] = 12,
        [Slip.WrongBirthDate] = 6,
        [Slip.WrongSex] = 4,
        // Of patients whose coverage changes.
        [Slip.LapsedCoverage] = 400,
        // Of visits.
        [Slip.LateCharge] = 22,
        [Slip.InvalidDiagnosis] = 8,
        [Slip.TruncatedDiagnosis] = 9,
        [Slip.Unbundled] = 12,
        [Slip.WrongPointer] = 7,
        [Slip.EnteredTwice] = 4,
        // Of visits with a modifier 25.
        [Slip.MissingModifier] = 70,
        // Of visits that need an authorization.
        [Slip.MissingAuthorization] = 120,
        [Slip.NoAuthorization] = 60,
    };

    public static int PerMille(Slip slip) => Rates[slip];
}
