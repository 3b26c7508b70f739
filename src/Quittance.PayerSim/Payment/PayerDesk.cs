using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim.Adjudication;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Payment;

/// <summary>
/// One payer at work: it takes claims into adjudication, decides those that are due and pays. What it does on a day depends on the claims it has taken and their days, and
/// on nothing else.
/// </summary>
internal sealed class PayerDesk
{
    private readonly ulong _seed;
    private readonly MemberHistory _history = new();
    private readonly BenefitYears _years = new();
    private readonly Adjudicator _adjudicator;
    private readonly Dictionary<string, ClaimCase> _byNumber = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, PayeeAccount> _accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _copies = new(StringComparer.Ordinal);
    private readonly List<ClaimCase> _open = [];
    private readonly List<(DateOnly Day, ClaimCase Case)> _takebacks = [];
    private readonly Dictionary<ClaimCase, ClaimPayment835> _answers = [];

    public PayerDesk(PayerProfile profile, ulong seed)
    {
        (Profile, _seed) = (profile, seed);
        _adjudicator = new Adjudicator(profile, seed, _history, _years);
    }

    public PayerProfile Profile { get; }

    public MemberHistory History => _history;

    /// <summary>Files of payments written so far; their control numbers follow from it.</summary>
    public int FilesWritten { get; set; }

    public ClaimCase? Find(string number) => number.Length == 0 ? null : _byNumber.GetValueOrDefault(number);

    /// <summary>Which copy of the same content this is, from 0. Each copy is drawn for anew.</summary>
    public int CountCopy(string key)
    {
        var count = _copies.GetValueOrDefault(key);
        _copies[key] = count + 1;
        return count;
    }

    /// <summary>A claim number that nobody has yet.</summary>
    public string NewNumber(string key, DateOnly received)
    {
        for (var n = 0; ; n++)
        {
            var dice = Dice.For(_seed, Profile.Id, key, "number", n.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var number = $"{Profile.ClaimNumberPrefix}{received:yy}{received.DayOfYear:000}{dice.Next() % 100_000_000:00000000}";
            if (!_byNumber.ContainsKey(number)) return number;
        }
    }

    /// <summary>The day on which a claim is paid: what the lag draws, then the next payment day.</summary>
    public DateOnly DueOf(string key, DateOnly received, int pendDays) => PaymentDay.OnOrAfter(Profile.Lag, received.AddDays(PaymentDay.Draw(Profile, _seed, key) + pendDays));

    public void Accept(ClaimCase one)
    {
        _byNumber[one.Number] = one;
        if (one.State == CaseState.Silent) return;
        _history.Add(one);
        // A void of what was never decided withdraws it: there is nothing to reverse.
        if (one.IsVoid && one.Original is { State: CaseState.Open } withdrawn)
        {
            withdrawn.State = CaseState.Reversed;
            one.State = CaseState.Decided;
            return;
        }
        _open.Add(one);
    }

    /// <summary>Decides what is due and pays it. Empty when nothing is. <paramref name="forward"/> takes claims that go on to another payer.</summary>
    public IReadOnlyList<PayeePayment> Pay(DateOnly day, Func<ClaimCase, Decision, Forwarding?> forwards, Action<ClaimCase, Decision, ClaimPayment835> forward)
    {
        var payments = new SortedDictionary<string, PayeePayment>(StringComparer.Ordinal);
        var due = _open.Where(c => c.Due <= day).OrderBy(c => c.Received).ThenBy(c => c.FirstDay).ThenBy(c => c.Key, StringComparer.Ordinal).ToList();
        _open.RemoveAll(c => c.Due <= day);
        foreach (var one in due.Where(c => c.State == CaseState.Open))
        {
            var payment = PaymentOf(payments, one);
            if (!one.OriginalIsOpen && one.Original is { State: CaseState.Decided } original) payment.Claims.Add(Reverse(original));
            one.State = CaseState.Decided;
            one.DecidedOn = day;
            if (one.IsVoid) continue;
            var decision = _adjudicator.Decide(one);
            decision = decision with { Forwarding = forwards(one, decision) };
            var answer = Keep(one, decision);
            payment.Claims.Add(answer);
            AddInterest(payment, one, decision, day);
            PlanTakeback(one, decision, day);
            if (decision.Forwarding is not null) forward(one, decision, answer);
        }
        TakeBack(payments, day);
        var written = payments.Values.Where(p => p.Claims.Count > 0).ToList();
        foreach (var payment in written) Settle(payment, day);
        return written;
    }

    private static PayeePayment PaymentOf(SortedDictionary<string, PayeePayment> payments, ClaimCase one)
    {
        var key = $"{one.Submitter.Id}|{one.Claim.Billing.Id}|{one.Claim.Billing.TaxId}";
        if (!payments.TryGetValue(key, out var payment)) payments[key] = payment = new PayeePayment(one.Submitter, one.Claim.Billing);
        return payment;
    }

    private ClaimPayment835 Keep(ClaimCase one, Decision decision)
    {
        one.Decision = decision;
        _years.Take(one.PatientKey, decision);
        return _answers[one] = AnswerToClaim.Of(Profile, one, decision);
    }

    private ClaimPayment835 Reverse(ClaimCase one)
    {
        one.State = CaseState.Reversed;
        if (one.Decision is { } decision) _years.GiveBack(one.PatientKey, decision);
        return AnswerToClaim.Reverse(_answers[one]);
    }

    private void AddInterest(PayeePayment payment, ClaimCase one, Decision decision, DateOnly day)
    {
        var contract = Pricing.ContractOf(Profile, one.Member?.PlanId ?? "", one.Claim.Billing.Id, one.FirstDay);
        if (contract?.InterestAfterDays is not { } free || decision.Paid <= Money.Zero) return;
        var late = day.DayNumber - one.Received.DayNumber - free;
        if (late <= 0) return;
        var interest = Pricing.Round(decision.Paid, contract.Interest * Rate.Of(late, 365));
        if (!interest.IsZero) payment.Entries.Add(new ProviderAdjustment835("L6", one.Number, -interest));
    }

    private void PlanTakeback(ClaimCase one, Decision decision, DateOnly day)
    {
        if (Profile.Noise.Takebacks is not { } takebacks || decision.Paid <= Money.Zero || one.IsSecondary || decision.Forwarding is not null) return;
        var dice = Dice.For(_seed, Profile.Id, one.Key, "takeback");
        if (!dice.Chance(takebacks.Share)) return;
        _takebacks.Add((PaymentDay.OnOrAfter(Profile.Lag, day.AddDays(Math.Max(1, dice.Between(takebacks.FromDays, takebacks.ToDays)))), one));
    }

    private void TakeBack(SortedDictionary<string, PayeePayment> payments, DateOnly day)
    {
        var due = _takebacks.Where(t => t.Day <= day).Select(t => t.Case).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        _takebacks.RemoveAll(t => t.Day <= day);
        foreach (var one in due.Where(c => c.State == CaseState.Decided))
        {
            var habit = Profile.Noise.Takebacks!;
            var payment = PaymentOf(payments, one);
            var before = one.Decision!.Paid;
            payment.Claims.Add(Reverse(one));
            one.State = CaseState.Decided;
            var decision = _adjudicator.Decide(one, new SecondLook(habit.Cut, habit.Denial, habit.Remarks));
            payment.Claims.Add(Keep(one, decision));
            var net = before - decision.Paid;
            if (!habit.RecoversLater || net <= Money.Zero) continue;
            payment.Entries.Add(new ProviderAdjustment835("WO", one.Number, -net));
            AccountOf(payment).RecoverLater(one.Number, net, day);
        }
    }

    private PayeeAccount AccountOf(PayeePayment payment)
    {
        var key = $"{payment.Payee.Id}|{payment.Payee.TaxId}";
        if (!_accounts.TryGetValue(key, out var account)) _accounts[key] = account = new PayeeAccount();
        return account;
    }

    private void Settle(PayeePayment payment, DateOnly day)
    {
        var wanted = new List<ProviderAdjustment835>();
        foreach (var habit in Profile.Noise.Adjustments)
        {
            if (!Dice.For(_seed, Profile.Id, payment.Payee.Id, X12Date.Day(day), "adjustment", habit.Reason).Chance(habit.Share)) continue;
            var entry = new ProviderAdjustment835(habit.Reason, habit.Reference, habit.Takes ? habit.Amount : -habit.Amount);
            if (habit.Takes) wanted.Add(entry);
            else payment.Entries.Add(entry);
        }
        (payment.Sum, payment.Settled) = AccountOf(payment).Settle(payment.OfClaims, payment.Entries, wanted, day);
    }
}
