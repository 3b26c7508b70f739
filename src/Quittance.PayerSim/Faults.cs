using Quittance.Core.Kernel;

namespace Quittance.PayerSim;

/// <summary>What goes wrong with a file on its way.</summary>
public enum FaultKind
{
    /// <summary>It never arrives.</summary>
    Lost,
    /// <summary>It arrives so many days later.</summary>
    Late,
    /// <summary>It arrives, and so many days later the same bytes under another name.</summary>
    Doubled,
    /// <summary>A part of it arrives; the whole comes so many days later, or never when that is 0.</summary>
    Cut,
    /// <summary>An answer arrives, and so many days later the same content in another envelope.</summary>
    AnsweredTwice,
}

/// <summary>
/// A fault for some files. <paramref name="File"/> names a kind of them (<c>999</c>, <c>ta1</c>, <c>277ca</c>, <c>835</c>; <c>837</c> for what the practice sends), or all answers when
/// empty. <paramref name="Nth"/> is which of them, from 1; 0 draws <paramref name="Share"/> of them.
/// </summary>
public sealed record Fault(FaultKind Kind, string File = "", int Nth = 0, Rate Share = default, int Days = 1)
{
    /// <summary>The kind that a claim file of the practice has.</summary>
    public const string ClaimFile = "837";

    internal bool IsOfClaimFiles => File == ClaimFile;
}

/// <summary>All faults of a run; none by default. Of several that fit one file the first counts.</summary>
public sealed record Faults(params IReadOnlyList<Fault> List)
{
    public static readonly Faults None = new([]);
}

/// <summary>A file that met a fault: the day on which it was on its way, its name and its kind as <see cref="Fault.File"/> says it, and its bytes as they were meant.</summary>
public sealed record FileHit(FaultKind Kind, DateOnly Day, string Name, string File, byte[] Bytes, DateOnly? ArrivesWhole);
