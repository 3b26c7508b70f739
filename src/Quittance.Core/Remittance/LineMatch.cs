using Quittance.Core.Model;

namespace Quittance.Core.Remittance;

/// <summary>
/// Which line of the claim each adjudicated line answers: by the line's own number (REF 6R), then by code, modifiers, day and charge,
/// then without the modifiers (payers lose them), then without the day, then by code alone. 0: the claim as a whole.
/// </summary>
internal static class LineMatch
{
    /// <summary>One claim line number for each line of the decision.</summary>
    public static IReadOnlyList<int> Of(ClaimContent content, ClaimDecision decision)
    {
        var found = new int[decision.Lines.Count];
        var free = content.Lines.ToList();
        Take((a, b) => a.ControlNumber.Length > 0 && a.ControlNumber == b.ControlNumber);
        Take((a, b) => a.Code == b.Code && a.Charge.Abs() == b.Charge && a.From == b.From && a.Modifiers.SequenceEqual(b.Modifiers, StringComparer.Ordinal));
        Take((a, b) => a.Code == b.Code && a.Charge.Abs() == b.Charge && a.From == b.From);
        Take((a, b) => a.Code == b.Code && a.Charge.Abs() == b.Charge);
        Take((a, b) => a.Code == b.Code);
        return found;

        void Take(Func<AdjudicatedLine, BilledLine, bool> agree)
        {
            for (var i = 0; i < found.Length; i++)
            {
                if (found[i] != 0) continue;
                var at = free.FindIndex(line => agree(decision.Lines[i], line));
                if (at < 0) continue;
                found[i] = free[at].Number;
                free.RemoveAt(at);
            }
        }
    }
}
