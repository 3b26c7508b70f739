using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837D;
using Quittance.Core.X12.Sets.Claim837I;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Rules;

/// <summary>
/// A claim that shows what an edit does: <paramref name="Fires"/> says whether it speaks. The name completes the sentence
/// "fires on ..." or "is silent on ...".
/// </summary>
public sealed record EditExample(string Name, bool Fires, Claim837 Claim, DateOnly AsOf)
{
    /// <summary>The patient's other claims; none when nothing is said.</summary>
    public IReadOnlyList<EarlierClaim> History { get; init; } = [];

    /// <summary>The whole claim where it is an institutional one, around <see cref="Claim"/>; null when nothing is said.</summary>
    public InstitutionalClaim837? Institutional { get; init; }

    /// <summary>The whole claim where it is a dental one, around <see cref="Claim"/>; null when nothing is said.</summary>
    public DentalClaim837? Dental { get; init; }

    /// <summary>True when the edit does on this claim what the example says.</summary>
    public bool Holds(IEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return Run(new EditRunner([edit])).Count > 0 == Fires;
    }

    /// <summary>What a runner finds in it.</summary>
    internal IReadOnlyList<Finding> Run(EditRunner runner)
    {
        var judged = Institutional is not null ? JudgedClaim.Of(Institutional) : Dental is not null ? JudgedClaim.Of(Dental) : JudgedClaim.Of(Claim);
        return runner.Run(judged, [.. History], AsOf, default, null);
    }
}
