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

    private static readonly Source Origin = new("835 balancing, ASC X12N 005010X221A1", "line, claim and transaction");

    private readonly List<Finding> _findings = [];
    private RemittanceHeader835? _head;
    private Total _claims;
    private Total _provider;

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

    /// <summary>Takes a provider adjustment segment.</summary>
    public void Add(ProviderBalance835 balance)
    {
        ArgumentNullException.ThrowIfNull(balance);
        foreach (var adjustment in balance.Adjustments) _provider.Add(adjustment.Amount);
    }

    /// <summary>What does not add up in the claims so far and, with them, in the whole set.</summary>
    public IReadOnlyList<Finding> Findings()
    {
        var findings = new List<Finding>(_findings);
        var paid = _claims - _provider;
        if (_head?.Paid is not { } total || paid.IsUnknown)
        {
            findings.Add(Make("balance.unreadable", Severity.Error, "BPR", "An amount cannot be read, so whether the remittance adds up to its payment cannot be told."));
            return findings;
        }
        if (!paid.Is(total))
            findings.Add(Make("balance.transaction", Severity.Error, "BPR",
                $"Claims paid {_claims} less provider adjustments {_provider} is {paid}, not the payment of {total}.", total.ToString(), paid.ToString()));
        if (total < Money.Zero)
            findings.Add(Make("balance.negative-payment", Severity.Error, "BPR", $"A payment cannot be negative; BPR02 is {total}.", total.ToString(), "0 or more"));
        return findings;
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
            (findings ??= []).Add(Of(claim, "balance.unreadable", Severity.Error, "An amount of this claim cannot be read, so whether it adds up cannot be told."));
            return findings;
        }
        CheckClaim(claim, charge, paid, claimAdjusted, lineAdjusted, ref findings);
        if (claim.Lines.Count > 0) CheckLines(claim, charge, paid, claimAdjusted, lineCharges, linePaid, ref findings);
        CheckPatient(claim, patient, ref findings);
        return findings ?? (IReadOnlyList<Finding>)[];
    }

    private static void CheckLine(ClaimPayment835 claim, ServiceLine835 line, int number, Total adjusted, ref List<Finding>? findings)
    {
        var left = new Total();
        left.Add(line.Charge);
        left -= adjusted;
        if (left.IsUnknown || line.Paid is not { } paid || left.Is(paid)) return;
        (findings ??= []).Add(Of(claim, "balance.line", Severity.Error,
            $"Line {number.ToString(CultureInfo.InvariantCulture)}: charge {line.Charge} less adjustments {adjusted} is {left}, not the payment of {paid}.", paid.ToString(), left.ToString(), "SVC", "2110"));
    }

    private static void CheckClaim(ClaimPayment835 claim, Money charge, Money paid, Total claimAdjusted, Total lineAdjusted, ref List<Finding>? findings)
    {
        var left = new Total();
        left.Add(charge);
        left = left - claimAdjusted - lineAdjusted;
        if (left.Is(paid)) return;
        (findings ??= []).Add(Of(claim, "balance.claim", Severity.Error,
            $"Claim charge {charge} less claim adjustments {claimAdjusted} less line adjustments {lineAdjusted} is {left}, not the payment of {paid}.", paid.ToString(), left.ToString()));
    }

    private static void CheckLines(ClaimPayment835 claim, Money charge, Money paid, Total claimAdjusted, Total lineCharges, Total linePaid, ref List<Finding>? findings)
    {
        if (!lineCharges.Is(charge))
            (findings ??= []).Add(Of(claim, "balance.lines-charge", Severity.Error,
                $"The line charges add up to {lineCharges}, not to the claim charge of {charge}.", charge.ToString(), lineCharges.ToString()));
        var left = linePaid - claimAdjusted;
        if (!left.Is(paid))
            (findings ??= []).Add(Of(claim, "balance.lines-paid", Severity.Error,
                $"Line payments {linePaid} less claim adjustments {claimAdjusted} is {left}, not the payment of {paid}.", paid.ToString(), left.ToString()));
    }

    private static void CheckPatient(ClaimPayment835 claim, Total patient, ref List<Finding>? findings)
    {
        var said = claim.PatientResponsibility ?? Money.Zero;
        if (patient.Is(said)) return;
        (findings ??= []).Add(Of(claim, "balance.patient", Severity.Info,
            $"CLP05 says the patient owes {said}; the adjustments of group PR add up to {patient}.", said.ToString(), patient.ToString()));
    }

    private static void Take(Adjustment835 adjustment, ref Total all, ref Total patient)
    {
        all.Add(adjustment.Amount);
        if (adjustment.Group == "PR") patient.Add(adjustment.Amount);
    }

    private static Finding Of(ClaimPayment835 claim, string id, Severity severity, string message, string? value = null, string? expected = null,
        string segment = "CLP", string loop = "2100") =>
        Make(id, severity, segment, message, value, expected) with { Loop = loop, SegmentPosition = claim.Position, ByteOffset = claim.Offset };

    private static Finding Make(string id, Severity severity, string segment, string message, string? value = null, string? expected = null) =>
        new(id, severity, message) { Level = 3, Segment = segment, Value = value, Expected = expected, Source = Origin };
}
