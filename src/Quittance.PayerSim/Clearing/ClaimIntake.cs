using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Balance;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim.Adjudication;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Payment;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Clearing;

/// <summary>What becomes of a claim at the door: rejected by the clearinghouse or the payer, or accepted under a number.</summary>
internal sealed record IntakeAnswer(Claim837 Claim, string BatchTrace, PayerDesk? Desk, Rejection? Rejection, string Number)
{
    /// <summary>True when the payer leaves it out of its acknowledgment.</summary>
    public bool IsUnsaid { get; init; }
}

/// <summary>Looks at a claim before it is adjudicated.</summary>
internal sealed class ClaimIntake(MemberRegister members, Func<string, PayerDesk?> deskOf, ulong seed)
{
    private static readonly Rejection WrongPayer = new("A3", "116", "PR");
    private static readonly Rejection OutOfBalance = new("A8", "400", "");
    private static readonly Rejection NoNpi = new("A7", "562", "85");
    private static readonly Rejection NoLines = new("A6", "454", "");
    private static readonly Rejection WrongPlace = new("A7", "249", "");

    public IntakeAnswer Take(Claim837 claim, string batchTrace, Submitter submitter, DateOnly day)
    {
        var desk = deskOf(claim.Payer.Id);
        if (RejectByClearinghouse(claim, desk) is { } refused) return new IntakeAnswer(claim, batchTrace, null, refused, "");
        var one = Open(desk!, claim, submitter, day);
        if (RejectByPayer(desk!, one) is { } rejection) return new IntakeAnswer(claim, batchTrace, desk, rejection, "");
        desk!.Accept(one);
        var unsaid = Dice.For(seed, desk.Profile.Id, one.Key, "unsaid").Chance(desk.Profile.Noise.Unacknowledged);
        return new IntakeAnswer(claim, batchTrace, desk, null, one.Number) { IsUnsaid = unsaid };
    }

    /// <summary>Takes a claim that another payer forwards. It is not acknowledged to anybody.</summary>
    public void TakeForwarded(Claim837 claim, Submitter submitter, DateOnly day)
    {
        if (deskOf(claim.Payer.Id) is { } desk) desk.Accept(Open(desk, claim, submitter, day, isForwarded: true));
    }

    private static Rejection? RejectByClearinghouse(Claim837 claim, PayerDesk? desk)
    {
        if (claim.Lines.Count == 0) return NoLines;
        if (ClaimBalance.Check(claim).Any(f => f.Severity == Severity.Error)) return OutOfBalance;
        if (!Npi.TryParse(claim.Billing.Id, out _)) return NoNpi;
        if (PlaceOfService.Find(claim.PlaceOfService) is null) return WrongPlace;
        return desk is null ? WrongPayer : null;
    }

    private ClaimCase Open(PayerDesk desk, Claim837 claim, Submitter submitter, DateOnly day, bool isForwarded = false)
    {
        var profile = desk.Profile;
        // Forwarded claims are made here and have no content of a file; level and number tell them from what was sent.
        var content = $"{claim.Billing.Id}|{claim.Number}|{(isForwarded ? "forwarded" : "")}{claim.ContentHash}";
        var key = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{content}|{desk.CountCopy(content)}");
        var original = claim.Frequency is "7" or "8" ? desk.Find(claim.PayerClaimNumber) : null;
        var one = new ClaimCase
        {
            Claim = claim,
            Submitter = submitter,
            Number = desk.NewNumber(key, day),
            Key = key,
            Received = day,
            Due = day,
            Lines = LineFacts.Of(claim, day),
            Member = members.Find(profile.Id, claim.Subscriber.Id),
            Original = original,
            OriginalIsOpen = original is { State: CaseState.Open },
            IsForwarded = isForwarded,
        };
        var match = new RuleMatch(profile, one, desk.History);
        var pend = profile.Rules.Where(r => r.PendDays is not null && one.Lines.Any(l => match.Holds(r, l))).Select(r => r.PendDays!.Value).DefaultIfEmpty(0).Max();
        one.Due = desk.DueOf(key, day, pend);
        if (!isForwarded && original is null && Dice.For(seed, profile.Id, key, "silent").Chance(profile.Noise.Silent)) one.State = CaseState.Silent;
        return one;
    }

    private static Rejection? RejectByPayer(PayerDesk desk, ClaimCase one)
    {
        var (profile, intake) = (desk.Profile, desk.Profile.Intake);
        if (one.IsReplacement || one.IsVoid)
        {
            if (!intake.TakesReplacements) return intake.ReplacementRejection;
            if (one.Original is not { State: CaseState.Open or CaseState.Decided } original || original.IsVoid || original.Claim.Billing.Id != one.Claim.Billing.Id) return intake.OriginalUnknown;
        }
        if (one.Member is null && intake.RejectsUnknownMembers) return intake.UnknownMemberRejection;
        if (one.Member is not null && intake.RejectsWrongNames && !Adjudicator.IsNamed(one)) return intake.WrongNameRejection;
        var match = new RuleMatch(profile, one, desk.History);
        return profile.Rules.FirstOrDefault(r => r.Reject is not null && one.Lines.Any(l => match.Holds(r, l)))?.Reject;
    }
}
