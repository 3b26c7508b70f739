using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Adjudication;

/// <summary>What a member bears of a line.</summary>
internal readonly record struct MemberShare(Money Deductible, Money Copay, Money Coinsurance)
{
    public Money Total => Deductible + Copay + Coinsurance;
}

/// <summary>The decision about one line. Charge less adjustments is what is paid.</summary>
internal sealed class LineDecision(LineFacts facts)
{
    public LineFacts Facts { get; } = facts;
    public Denial? Denial { get; set; }
    /// <summary>Null when denied.</summary>
    public Money? Allowed { get; set; }
    public MemberShare Share { get; set; }
    /// <summary>First day of the benefit year that the share was taken in.</summary>
    public DateOnly BenefitYear { get; set; }
    public List<Adjustment835> Adjustments { get; } = [];
    public List<string> Remarks { get; } = [];

    public bool IsDenied => Denial is not null;

    public Money Adjusted => Adjustments.Aggregate(Money.Zero, (sum, a) => sum + (a.Amount ?? Money.Zero));

    public Money Paid => Facts.Charge - Adjusted;

    /// <summary>Adds an adjustment; one of nothing is left out.</summary>
    public void Adjust(string group, string reason, Money amount)
    {
        if (!amount.IsZero) Adjustments.Add(new Adjustment835(group, reason, amount, ""));
    }

    public void Deny(Denial denial)
    {
        Denial ??= denial;
    }
}

/// <summary>The decision about a claim.</summary>
internal sealed record Decision(string Status, IReadOnlyList<LineDecision> Lines, IReadOnlyList<string> Remarks)
{
    /// <summary>The payer and member to whom it goes on; null when it does not.</summary>
    public Forwarding? Forwarding { get; init; }

    public Money Paid { get; } = Lines.Aggregate(Money.Zero, (sum, line) => sum + line.Paid);

    public Money PatientResponsibility { get; } =
        Lines.SelectMany(l => l.Adjustments).Where(a => a.Group == "PR").Aggregate(Money.Zero, (sum, a) => sum + (a.Amount ?? Money.Zero));
}

/// <summary>Where a claim is forwarded to.</summary>
internal sealed record Forwarding(PayerProfile Payer, string MemberId);
