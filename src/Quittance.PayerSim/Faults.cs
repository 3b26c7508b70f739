using Quittance.Core.Kernel;

namespace Quittance.PayerSim;

/// <summary>What goes wrong with an answer on its way.</summary>
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
    /// <summary>It arrives, and so many days later the same content in another envelope.</summary>
    AnsweredTwice,
}

/// <summary>
/// A fault for some answers. <paramref name="Answer"/> names a kind (<c>999</c>, <c>ta1</c>, <c>277ca</c>, <c>835</c>), or all when empty. <paramref name="Nth"/> is which of them,
/// from 1; 0 draws <paramref name="Share"/> of them.
/// </summary>
public sealed record Fault(FaultKind Kind, string Answer = "", int Nth = 0, Rate Share = default, int Days = 1);

/// <summary>All faults of a run; none by default. Of several that fit one answer the first counts.</summary>
public sealed record Faults(params IReadOnlyList<Fault> List)
{
    public static readonly Faults None = new([]);
}
