namespace Quittance.Bench.Generate;

/// <summary>An answer that will be given on the payer's first pay day after it is due.</summary>
internal sealed record DueAnswer(DateOnly Due, int Order, Case? Case, Func<IReadOnlyList<Answer>> Decide)
{
    /// <summary>What the practice or the payer does next, given the pay day and the last of the answers.</summary>
    public Action<DateOnly, Answer>? Then { get; init; }
    /// <summary>Goes in a remittance by itself.</summary>
    public bool Alone { get; init; }
    /// <summary>The reduction is not taken in this remittance: WO suspends it, and takes it three weeks later.</summary>
    public bool Suspended { get; init; }
}

/// <summary>A payer's desk: what is due, what it holds against the practice, and the remittances it makes.</summary>
internal sealed class PayerDesk(Payer payer)
{
    private readonly List<DueAnswer> _due = [];
    private readonly List<(DateOnly From, BalanceEntry Entry)> _owed = [];
    private long _forwarded;
    private string _forwardedReference = "";
    private int _checks = 880000;
    private int _order;
    private int _claimNumbers;

    public Payer Payer { get; } = payer;

    public string NewClaimNumber(DateOnly day) =>
        Payer.ClaimNumberPrefix + X12Text.Day(day)[2..] + X12Text.Number(++_claimNumbers, 5);

    public void Add(DateOnly due, Case? @case, Func<IReadOnlyList<Answer>> decide, Action<DateOnly, Answer>? then = null, bool alone = false, bool suspended = false) =>
        _due.Add(new DueAnswer(due, ++_order, @case, decide) { Then = then, Alone = alone, Suspended = suspended });

    public List<DueAnswer> Take(DateOnly day)
    {
        var ready = _due.Where(d => d.Due <= day).OrderBy(d => d.Due).ThenBy(d => d.Order).ToList();
        _due.RemoveAll(ready.Contains);
        return ready;
    }

    /// <summary>Makes a remittance that balances; money that the practice owes is carried forward.</summary>
    public Remittance Pay(DateOnly day, IReadOnlyList<(DueAnswer Due, IReadOnlyList<Answer> Answers)> items, long error = 0)
    {
        var remittance = new Remittance(Payer, day, Payer.ClaimNumberPrefix + X12Text.Number(++_checks)) { Error = error };
        foreach (var (due, answers) in items)
        {
            remittance.Answers.AddRange(answers);
            var interest = answers.Sum(a => a.Interest);
            if (interest > 0) remittance.Balance.Add(new("L6", answers[^1].PayerClaimNumber, -interest));
            if (due.Suspended) Suspend(remittance, answers);
        }
        if (items.Any(i => i.Due.Alone)) return Forward(remittance);
        foreach (var owed in _owed.Where(o => o.From <= day).ToList())
        {
            remittance.Balance.Add(owed.Entry);
            _owed.Remove(owed);
        }
        if (_forwarded > 0)
        {
            remittance.Balance.Add(new("FB", _forwardedReference, _forwarded));
            _forwarded = 0;
        }
        return Forward(remittance);
    }

    private void Suspend(Remittance remittance, IReadOnlyList<Answer> answers)
    {
        var net = answers.Sum(a => a.Paid);
        var reference = answers[0].PayerClaimNumber;
        remittance.Balance.Add(new("WO", reference, net));
        _owed.Add((remittance.Day.AddDays(21), new("WO", reference, -net)));
    }

    private Remittance Forward(Remittance remittance)
    {
        if (remittance.Sum >= 0) return remittance;
        _forwarded = -remittance.Sum;
        _forwardedReference = remittance.Trace;
        remittance.Balance.Add(new("FB", remittance.Trace, remittance.Sum));
        return remittance;
    }
}
