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

    /// <summary>True when the edit does on this claim what the example says.</summary>
    public bool Holds(IEdit edit)
    {
        ArgumentNullException.ThrowIfNull(edit);
        return new EditRunner([edit]).Run(Claim, [.. History], AsOf).Count > 0 == Fires;
    }
}
