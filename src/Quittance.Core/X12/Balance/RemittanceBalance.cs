using System.Globalization;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Remittance835;

namespace Quittance.Core.X12.Balance;

/// <summary>
/// SNIP level 3 of a remittance: lines, claims and the whole set add up to the cent. It is fed one piece after another, in
/// the order of the file, so that a set of any size can be checked. Interest and other AMT amounts are never part of it.
/// </summary>
public sealed class RemittanceBalance
{
    // A set whose every claim is wrong needs no list of a million findings.
    private const int MostFindings = 10_000;

    private const string ForwardBalance = "FB", Reversal = "22", Predetermination = "25";

    private readonly List<Finding> _findings = [];
    private RemittanceHeader835? _head;
    private Total _claims;
    private Total _provider;
    private Total _forwarded;

    /// <summary>Sum of CLP04 so far.</summary>
    public Money ClaimsPaid => _claims.ToMoney();

    /// <summary>Sum of the PLB amounts so far: what is positive lowers the payment.</summary>
    public Money ProviderAdjusted => _provider.ToMoney();

    /// <summary>Takes the head; the last one counts.</summary>
    public void Add(RemittanceHeader835 head) => _head = head;

    /// <summary>Takes a payment and checks it by itself.</summary>
    public void Add(ClaimPayment835 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        _claims.Add(claim.Paid);
        if (_findings.Count < MostFindings) _findings.AddRange(Check(claim));
    }

    /// <summary>Takes what was paid for a claim that is known to add up by itself.</summary>
    internal void AddPaid(Money paid) => _claims.Add(paid);

    /// <summary>Takes a provider adjustment segment.</summary>
    public void Add(ProviderBalance835 balance)
    {
        ArgumentNullException.ThrowIfNull(balance);
        foreach (var adjustment in balance.Adjustments)
        {
            _provider.Add(adjustment.Amount);
            if (adjustment.Reason == ForwardBalance) _forwarded.Add(adjustment.Amount);
        }
    }

    /// <summary>What does not add up in the claims so far and, with them, in the whole set.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var findings = new List<Finding>(_findings);
        var paid = _claims - _provider;
        if (_head?.Paid is not { } total || paid.IsUnknown)
        {
            findings.Add(OfHead("balance.unreadable", Severity.Error, BalanceRules.Remittance,
                "An amount cannot be read, so whether the remittance adds up to its payment cannot be told.", "Ask the payer to send the remittance again."));
            return findings;
        }
        if (!paid.Is(total))
            findings.Add(OfHead("balance.transaction", Severity.Error, BalanceRules.Remittance,
                $"Claims paid {_claims} less provider adjustments {_provider} is {paid}, not the payment of {total}.",
                "Make BPR02 the sum of CLP04 less the sum of the PLB amounts, or send the claims and adjustments that are missing.", total.ToString(), paid.ToString()));
        if (total < Money.Zero)
            findings.Add(OfHead("balance.negative-payment", Severity.Error, BalanceRules.NegativeBalance, $"A payment cannot be negative; BPR02 is {total}.",
                "Carry the negative balance forward: a PLB of FB with the same negative amount, and a payment of 0.", total.ToString(), "0 or more"));
        CheckHandling(_head, total, findings);
        return findings;
    }

    /// <summary>Whether money moves is said three times: by the amount, the handling and the method.</summary>
    private void CheckHandling(RemittanceHeader835 head, Money total, List<Finding> findings)
    {
        const string Prenotification = "P", Notification = "H", NonPayment = "NON";
        if (total.IsZero && head.Handling != Prenotification && (head.Handling != Notification || head.Method != NonPayment))
            findings.Add(OfHead("balance.no-payment", Severity.Warning, BalanceRules.NoPayment,
                $"The payment is 0.00, so no money moves; BPR01 and BPR04 say {head.Handling} and {head.Method}.", "Send BPR01 H and BPR04 NON with a payment of 0.", $"{head.Handling} {head.Method}", "H NON"));
        else if (total > Money.Zero && head.Handling == Notification)
            findings.Add(OfHead("balance.no-payment", Severity.Warning, BalanceRules.Notification,
                $"BPR01 H says that no money moves, but the payment is {total}.", "Send the handling that the payment has, or a payment of 0.", total.ToString(), "0"));
        if (total > Money.Zero && !_forwarded.IsUnknown && _forwarded.ToMoney() < Money.Zero)
            findings.Add(OfHead("balance.forward", Severity.Warning, BalanceRules.NegativeBalance,
                $"PLB of FB carry {_forwarded} forward out of this remittance, which still pays {total}; only a balance below zero is carried forward.",
                "Carry forward no more than what brings the payment to 0.", _forwarded.ToString(), "0 or more"));
    }

    /// <summary>What does not add up in one payment: its lines, the claim, and the lines against the claim.</summary>
    public static IReadOnlyList<Finding> Check(ClaimPayment835 claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        List<Finding>? findings = null;
        Total claimAdjusted = new(), lineAdjusted = new(), lineCharges = new(), linePaid = new(), patient = new();
        foreach (var adjustment in claim.Adjustments) Take(adjustment, ref claimAdjusted, ref patient);
        for (var n = 0; n < claim.Lines.Count; n++)
        {
            var line = claim.Lines[n];
            var adjusted = new Total();
            foreach (var adjustment in line.Adjustments) Take(adjustment, ref adjusted, ref patient);
            lineAdjusted += adjusted;
            lineCharges.Add(line.Charge);
            linePaid.Add(line.Paid);
            CheckLine(claim, line, n + 1, adjusted, ref findings);
        }
        if (claim.Charge is not { } charge || claim.Paid is not { } paid || claimAdjusted.IsUnknown || lineAdjusted.IsUnknown || lineCharges.IsUnknown || linePaid.IsUnknown)
        {
            (findings ??= []).Add(Of(claim, "balance.unreadable", Severity.Error, 3, "An amount of this claim cannot be read, so whether it adds up cannot be told.", "Send every amount as dollars and cents."));
            return findings;
        }
        CheckClaim(claim, charge, paid, claimAdjusted, lineAdjusted, ref findings);
        if (claim.Lines.Count > 0) CheckLines(claim, charge, paid, claimAdjusted, lineCharges, linePaid, ref findings);
        CheckPatient(claim, patient, ref findings);
        CheckStatus(claim, charge, paid, ref findings);
        return findings ?? (IReadOnlyList<Finding>)[];
    }

    private static void CheckLine(ClaimPayment835 claim, ServiceLine835 line, int number, Total adjusted, ref List<Finding>? findings)
    {
        var left = new Total();
        left.Add(line.Charge);
        left -= adjusted;
        if (left.IsUnknown || line.Paid is not { } paid || left.Is(paid)) return;
        // A line that a program made stands nowhere; its claim does.
        var at = line.At.Position > 0 ? line.At : PlaceOf(claim);
        (findings ??= []).Add(BalanceRules.Finding("balance.line", Severity.Error, BalanceRules.Remittance,
            $"Line {number.ToString(CultureInfo.InvariantCulture)}: charge {line.Charge} less adjustments {adjusted} is {left}, not the payment of {paid}.",
            at, "SVC", 3, "2110", "Make SVC03 the charge less the sum of the line's CAS.", paid.ToString(), left.ToString()));
    }

    private static void CheckClaim(ClaimPayment835 claim, Money charge, Money paid, Total claimAdjusted, Total lineAdjusted, ref List<Finding>? findings)
    {
        var left = new Total();
        left.Add(charge);
        left = left - claimAdjusted - lineAdjusted;
        if (left.Is(paid)) return;
        (findings ??= []).Add(Of(claim, "balance.claim", Severity.Error, 4,
            $"Claim charge {charge} less claim adjustments {claimAdjusted} less line adjustments {lineAdjusted} is {left}, not the payment of {paid}.",
            "Make CLP04 the charge less every CAS of the claim and of its lines.", paid.ToString(), left.ToString()));
    }

    private static void CheckLines(ClaimPayment835 claim, Money charge, Money paid, Total claimAdjusted, Total lineCharges, Total linePaid, ref List<Finding>? findings)
    {
        if (!lineCharges.Is(charge))
            (findings ??= []).Add(Of(claim, "balance.lines-charge", Severity.Error, 3,
                $"The line charges add up to {lineCharges}, not to the claim charge of {charge}.", "Make CLP03 the sum of SVC02, or send the lines that are missing.", charge.ToString(), lineCharges.ToString()));
        var left = linePaid - claimAdjusted;
        if (!left.Is(paid))
            (findings ??= []).Add(Of(claim, "balance.lines-paid", Severity.Error, 4,
                $"Line payments {linePaid} less claim adjustments {claimAdjusted} is {left}, not the payment of {paid}.", "Make CLP04 the sum of SVC03 less the claim's own CAS.", paid.ToString(), left.ToString()));
    }

    private static void CheckPatient(ClaimPayment835 claim, Total patient, ref List<Finding>? findings)
    {
        var said = claim.PatientResponsibility ?? Money.Zero;
        if (patient.Is(said)) return;
        (findings ??= []).Add(Of(claim, "balance.patient", Severity.Info, 5,
            $"CLP05 says the patient owes {said}; the adjustments of group PR add up to {patient}.", "Make CLP05 the sum of the adjustments of group PR.", said.ToString(), patient.ToString()));
    }

    private static void CheckStatus(ClaimPayment835 claim, Money charge, Money paid, ref List<Finding>? findings)
    {
        if (claim.Status == Reversal && charge > Money.Zero)
            (findings ??= []).Add(Of(claim, "balance.reversal", Severity.Warning, 3, $"CLP02 22 takes a payment back, so that its signs are turned; the charge is {charge}.",
                "Send the reversal with the signs of CLP03, CLP04 and every CAS turned.", charge.ToString(), (-charge).ToString(), BalanceRules.ClaimStatus));
        if (claim.Status == Predetermination && !paid.IsZero)
            (findings ??= []).Add(Of(claim, "balance.predetermination", Severity.Warning, 4, $"CLP02 25 is pricing without payment, but {paid} is paid.",
                "Adjust what would be paid, so that CLP04 is 0; or send the status of a claim that was processed.", paid.ToString(), "0", BalanceRules.ClaimStatus));
    }

    private static void Take(Adjustment835 adjustment, ref Total all, ref Total patient)
    {
        all.Add(adjustment.Amount);
        if (adjustment.Group == "PR") patient.Add(adjustment.Amount);
    }

    private static Finding Of(ClaimPayment835 claim, string id, Severity severity, int element, string message, string clears, string? value = null, string? expected = null,
        Source? source = null) =>
        BalanceRules.Finding(id, severity, source ?? BalanceRules.Remittance, message, PlaceOf(claim), "CLP", element, "2100", clears, value, expected);

    private Finding OfHead(string id, Severity severity, Source source, string message, string clears, string? value = null, string? expected = null) =>
        BalanceRules.Finding(id, severity, source, message, _head?.At ?? default, "BPR", 2, "ROOT", clears, value, expected);

    private static SegmentPlace PlaceOf(ClaimPayment835 claim) => new(claim.Position, claim.Offset);
}
