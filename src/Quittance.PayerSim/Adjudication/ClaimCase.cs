using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim.Members;

namespace Quittance.PayerSim.Adjudication;

/// <summary>Who sent a file, for the answers: ISA05, ISA06 and ISA15, and its name.</summary>
internal sealed record Submitter(string Qualifier, string Id, string Usage, string Name);

/// <summary>Where a claim stands with its payer.</summary>
internal enum CaseState
{
    /// <summary>Accepted and not decided.</summary>
    Open,
    /// <summary>Decided, and the decision stands.</summary>
    Decided,
    /// <summary>Its decision was reversed.</summary>
    Reversed,
    /// <summary>Lost at the payer: it will never be answered.</summary>
    Silent,
}

/// <summary>A claim that a payer has taken into adjudication.</summary>
internal sealed class ClaimCase
{
    public required Claim837 Claim { get; init; }
    public required Submitter Submitter { get; init; }
    /// <summary>The payer's own claim number.</summary>
    public required string Number { get; init; }
    /// <summary>What chance is drawn for: billing provider, claim number, content, which copy of it.</summary>
    public required string Key { get; init; }
    public required DateOnly Received { get; init; }
    public required DateOnly Due { get; set; }
    public required IReadOnlyList<LineFacts> Lines { get; init; }
    public Member? Member { get; init; }
    /// <summary>The case that a replacement or void is about.</summary>
    public ClaimCase? Original { get; init; }
    /// <summary>True when the original was not decided when this came.</summary>
    public bool OriginalIsOpen { get; init; }
    /// <summary>True when another payer forwarded it.</summary>
    public bool IsForwarded { get; init; }

    public CaseState State { get; set; } = CaseState.Open;
    public Decision? Decision { get; set; }
    public DateOnly DecidedOn { get; set; }

    public bool IsReplacement => Claim.Frequency == "7";
    public bool IsVoid => Claim.Frequency == "8";
    /// <summary>True when another payer has decided before: its payment is on the claim.</summary>
    public bool IsSecondary => Claim.PayerLevel is not ("P" or "") && Claim.OtherPayers.Any(p => p.Paid is not null);
    public DateOnly FirstDay => Lines.Count > 0 ? Lines.Min(l => l.Day) : Received;
    public Party837 Patient => Claim.Patient ?? Claim.Subscriber;
    /// <summary>Whose services these are: people who share a member number are told apart by first name and birth date.</summary>
    public string PatientKey => $"{Claim.Subscriber.Id}|{Patient.First}|{Patient.Birth}";
    public Money Charge => Claim.Charge ?? Money.Zero;
}
