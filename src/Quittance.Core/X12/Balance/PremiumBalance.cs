using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Premium820;

namespace Quittance.Core.X12.Balance;

/// <summary>
/// SNIP level 3 of an 820: the payment is the sum of what its items are paid, with the changes that belong to no item; and an item that is
/// adjusted is what was billed with its adjustments. The guides' own balancing text is not public, so that what does not add up is a
/// warning. It is fed in the order of the file.
/// </summary>
public sealed class PremiumBalance
{
    // A set whose every item is wrong needs no list of a million findings.
    private const int MostFindings = 10_000;

    private readonly List<Finding> _findings = [];
    private PremiumHeader820? _head;
    private Total _items;
    private Total _changes;

    /// <summary>Takes the head; the last one counts.</summary>
    public void Add(PremiumHeader820 head) => _head = head;

    /// <summary>Takes an item and checks it by itself.</summary>
    public void Add(PremiumItem820 item)
    {
        ArgumentNullException.ThrowIfNull(item);
        _items.Add(item.Paid);
        if (_findings.Count < MostFindings && Check(item) is { } finding) _findings.Add(finding);
    }

    /// <summary>Takes an adjustment of a whole organisation or person.</summary>
    public void Add(PremiumChange820 change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _changes.Add(change.Adjustment.Amount);
    }

    /// <summary>What does not add up in the items so far and, with them, in the whole set.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var findings = new List<Finding>(_findings);
        if (_head is not { } head) return findings;
        var sum = _items + _changes;
        if (head.Paid is not { } paid || sum.IsUnknown)
        {
            findings.Add(Of("balance.unreadable", head, "An amount cannot be read, so whether the items add up to the payment cannot be told.", "Send every amount as dollars and cents."));
            return findings;
        }
        if (!sum.Is(paid))
            findings.Add(Of("balance.premium-total", head, $"Items paid {_items} with changes {_changes} is {sum}, not the payment of {paid}.",
                "Make BPR02 the sum of RMR04 and of the ADX that belong to no RMR, or send the items that are missing.", paid.ToString(), sum.ToString()));
        if (head.Method == "NON" && head.Handling != "I")
            findings.Add(BalanceRules.Finding("balance.no-payment", Severity.Warning, BalanceRules.NoPremium,
                $"BPR04 NON says that no money moves; BPR01 is then I, not {head.Handling}.", head.At, "BPR", 1, "ROOT", "Send BPR01 I with BPR04 NON.", head.Handling, "I"));
        return findings;
    }

    /// <summary>What does not add up in one item; null when it does, or when nothing is adjusted.</summary>
    public static Finding? Check(PremiumItem820 item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Adjustments.Count == 0 || item.Billed is not { } billed || item.Paid is not { } paid) return null;
        var adjusted = new Total();
        foreach (var adjustment in item.Adjustments) adjusted.Add(adjustment.Amount);
        var sum = adjusted;
        sum.Add(billed);
        if (sum.IsUnknown || sum.Is(paid)) return null;
        return BalanceRules.Finding("balance.premium-item", Severity.Warning, BalanceRules.Premium,
            $"Billed {billed} with adjustments {adjusted} is {sum}, not the payment of {paid}.", item.At, "RMR", 4, "2300",
            "Make RMR04 what was billed (RMR05) with the sum of its ADX01.", paid.ToString(), sum.ToString());
    }

    private static Finding Of(string id, PremiumHeader820 head, string message, string clears, string? value = null, string? expected = null) =>
        BalanceRules.Finding(id, Severity.Warning, BalanceRules.Premium, message, head.At, "BPR", 2, "ROOT", clears, value, expected);
}
