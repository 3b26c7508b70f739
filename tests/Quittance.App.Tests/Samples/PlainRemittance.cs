namespace Quittance.App.Tests.Samples;

/// <summary>One CLP of a sample, as far as its arithmetic goes.</summary>
internal sealed record PlainPayment(string Number, string Status, long Charge, long Paid, long Patient)
{
    public List<(long Charge, long Paid, List<(string Group, string Reason, long Amount)> Adjustments)> Lines { get; } = [];
    public List<(string Group, string Reason, long Amount)> ClaimAdjustments { get; } = [];
    public IEnumerable<(string Group, string Reason, long Amount)> Adjustments => ClaimAdjustments.Concat(Lines.SelectMany(l => l.Adjustments));
}

/// <summary>One 835 set of a sample, as far as its arithmetic goes.</summary>
internal sealed class PlainRemittance
{
    public long Paid { get; private init; }
    public List<PlainPayment> Payments { get; } = [];
    public long Balance { get; private set; }
    /// <summary>Everything between ST and SE as text, to know the set again.</summary>
    public required string Content { get; init; }
    public bool AddsUp => Payments.Sum(p => p.Paid) - Balance == Paid;

    public static PlainRemittance Read(IReadOnlyList<string[]> set)
    {
        var remittance = new PlainRemittance
        {
            Paid = set.First(s => s[0] == "BPR").Cents(2),
            Content = string.Join('\n', set.Skip(1).SkipLast(1).Select(s => string.Join('*', s))),
        };
        foreach (var segment in set) remittance.Take(segment);
        return remittance;
    }

    private void Take(string[] segment)
    {
        switch (segment[0])
        {
            case "CLP":
                Payments.Add(new PlainPayment(segment[1], segment[2], segment.Cents(3), segment.Cents(4), segment.Cents(5)));
                break;
            case "SVC":
                Payments[^1].Lines.Add((segment.Cents(2), segment.Cents(3), []));
                break;
            case "CAS":
                var into = Payments[^1].Lines.Count == 0 ? Payments[^1].ClaimAdjustments : Payments[^1].Lines[^1].Adjustments;
                for (var at = 2; at < segment.Length; at += 3) into.Add((segment[1], segment[at], segment.Cents(at + 1)));
                break;
            case "PLB":
                for (var at = 4; at < segment.Length; at += 2) Balance += segment.Cents(at);
                break;
        }
    }
}
