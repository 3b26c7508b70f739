namespace Quittance.Bench.Generate;

/// <summary>What a copy of a claim is meant to be when it is sent.</summary>
internal enum Intent { First, Held, Repeat, Replacement, Void, NextPayer }

/// <summary>The amounts that an import of the whole sample must come to, in cents.</summary>
internal sealed record Totals(
    int Claims, long Charges, long Posted, long Held, long Repeats, long Replaced, long Voided,
    long Paid, long PaidPosted, long PaidHeld, long PaidRepeats,
    long Adjusted, long PatientResponsibility, long Open, long Unmatched);

/// <summary>
/// The generator's own books. They are kept from what was meant, not from what stands in the files, and share no code with the
/// product, so that the product can be compared with them.
/// </summary>
internal sealed class Books
{
    private sealed class Standing
    {
        public required string Payer { get; init; }
        public long Paid { get; init; }
        public long Adjusted { get; set; }
        public long PatientResponsibility { get; init; }
    }

    private sealed class Account
    {
        public long Posted { get; set; }
        public List<Standing> Standing { get; } = [];
        public long Open => Posted - Standing.Sum(s => s.Paid + s.Adjusted);
    }

    /// <summary>Refusals stay open; they are not written off.</summary>
    private static readonly HashSet<string> Refusals = new(["16", "18", "22", "27", "29", "31", "50", "96", "97", "197", "204"], StringComparer.Ordinal);

    private readonly Dictionary<string, Account> _accounts = new(StringComparer.Ordinal);
    private long _charges, _held, _repeats, _replaced, _voided, _paidPosted, _paidHeld, _paidRepeats, _unmatched;

    public void Sent(ClaimVersion claim, Intent intent)
    {
        var charge = claim.Charge;
        _charges += charge;
        if (intent is Intent.First or Intent.Held) _accounts.Add(claim.Number, new Account());
        var account = _accounts[claim.Number];
        switch (intent)
        {
            case Intent.First:
                account.Posted = charge;
                break;
            case Intent.Held:
                _held += charge;
                break;
            case Intent.Repeat or Intent.NextPayer:
                _repeats += charge;
                break;
            case Intent.Replacement:
                _replaced += account.Posted;
                account.Posted = charge;
                // What was written off against the earlier version goes with it; its payment stays until the payer reverses it.
                account.Standing.ForEach(s => s.Adjusted = 0);
                break;
            default:
                _voided += account.Posted + charge;
                account.Posted = 0;
                break;
        }
    }

    public void PostedSet(Remittance remittance) => _paidPosted += remittance.Paid;

    public void HeldSet(Remittance remittance) => _paidHeld += remittance.Paid;

    public void RepeatedSet(Remittance remittance) => _paidRepeats += remittance.Paid;

    public void Unmatched(Answer answer) => _unmatched += answer.Paid;

    public void Answered(Answer answer)
    {
        var account = _accounts[answer.Version.Number];
        var payer = answer.Version.Payer.Id;
        if (answer.Status == "22")
        {
            var reversed = account.Standing.FindLastIndex(s => s.Payer == payer && s.Paid == -answer.Paid);
            Core.Kernel.Check.That(reversed >= 0, "a reversal reverses something that stands");
            account.Standing.RemoveAt(reversed);
            return;
        }
        account.Standing.Add(new Standing
        {
            Payer = payer,
            Paid = answer.Paid,
            PatientResponsibility = answer.Status == "4" ? 0 : answer.PatientResponsibility,
            Adjusted = answer.Status == "2" ? LaterPayerAdjusts(account, answer) : FirstPayerAdjusts(answer),
        });
    }

    private static long FirstPayerAdjusts(Answer answer) =>
        answer.Adjustments.Where(a => a.Group is "CO" or "PI" && !Refusals.Contains(a.Reason)).Sum(a => a.Amount);

    private static long LaterPayerAdjusts(Account account, Answer answer)
    {
        var stated = answer.Adjustments.Where(a => a.Group != "PR" && !(a.Group == "OA" && a.Reason == "23")).Sum(a => a.Amount);
        return Math.Max(0, Math.Min(stated, account.Open - answer.Paid - answer.PatientResponsibility));
    }

    public Totals Close()
    {
        var accounts = _accounts.Values;
        return new Totals(
            accounts.Count, _charges, accounts.Sum(a => a.Posted), _held, _repeats, _replaced, _voided,
            _paidPosted + _paidHeld + _paidRepeats, _paidPosted, _paidHeld, _paidRepeats,
            accounts.Sum(a => a.Standing.Sum(s => s.Adjusted)),
            accounts.Sum(a => a.Standing.Count == 0 ? 0 : a.Standing[^1].PatientResponsibility),
            accounts.Sum(a => a.Open), _unmatched);
    }
}
