using Quittance.Core.Kernel;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Adjudication;

/// <summary>How a payer looks at a claim for the second time: what it cuts, or why it denies.</summary>
internal sealed record SecondLook(Rate Cut, Denial? Denial, IReadOnlyList<string> Remarks);

/// <summary>One payer's decision about one claim, by its own profile.</summary>
internal sealed class Adjudicator(PayerProfile payer, ulong seed, MemberHistory history, BenefitYears years)
{
    private static readonly Denial NoContract = new("CO", "147", []);

    // Nobody is billed for a service that another payer has settled already, so nothing is denied as filed late or not coordinated on a forwarded claim.
    public Decision Decide(ClaimCase one, SecondLook? look = null)
    {
        var lines = one.Lines.Select(l => new LineDecision(l)).ToList();
        var unknown = one.Member is null;
        if (unknown) DenyAll(lines, payer.Intake.UnknownMember);
        else
        {
            DenyByIntake(one, lines);
            DenyByRules(one, lines);
            DenyByChance(one, lines);
        }
        if (look?.Denial is { } denial) DenyAll(lines, denial);
        Price(one, lines, look);
        foreach (var line in lines.Where(l => l.IsDenied)) Refuse(line, line.Denial!);
        var paysSomething = lines.Any(l => !l.IsDenied);
        var remarks = paysSomething && PlanOf(one)?.On(one.FirstDay) is { } benefits ? benefits.Remarks : [];
        return new Decision(unknown ? "4" : Level(one), lines, [.. (look?.Remarks ?? []).Concat(remarks).Distinct(StringComparer.Ordinal).Take(5)]);
    }

    private static string Level(ClaimCase one) => !one.IsSecondary ? "1" : one.Claim.PayerLevel == "T" ? "3" : "2";

    private Plan? PlanOf(ClaimCase one) => one.Member is { } member ? payer.FindPlan(member.PlanId) : null;

    private void DenyByIntake(ClaimCase one, List<LineDecision> lines)
    {
        var (intake, member) = (payer.Intake, one.Member!);
        if (one.OriginalIsOpen) DenyAll(lines, intake.OriginalOpen);
        if (intake.ChecksNames && !IsNamed(one)) DenyAll(lines, intake.WrongName);
        foreach (var line in lines)
        {
            if (line.Facts.Day < member.From) line.Deny(intake.BeforeCoverage);
            else if (member.To < line.Facts.Day || PlanOf(one)?.On(line.Facts.Day) is null) line.Deny(intake.AfterCoverage);
        }
        if (!one.IsForwarded && IsLate(one)) DenyAll(lines, intake.Late);
        if (intake.AsksOtherPayerFirst && !one.IsSecondary && member.Other.Any(o => o.PaysFirst && o.IsInForce(one.FirstDay))) DenyAll(lines, intake.OtherPayer);
        foreach (var line in lines)
        {
            if (intake.DeniesDuplicates && !line.Facts.IsSaidToBeAnother && history.HasSame(one, line.Facts)) line.Deny(intake.Duplicate);
            if (PlanOf(one)?.On(line.Facts.Day) is { NotCovered: { } codes } benefits && codes.Contains(line.Facts.Code)) line.Deny(benefits.NotCoveredDenial);
            if (ContractOf(one, line.Facts.Day) is null) line.Deny(NoContract);
        }
    }

    /// <summary>True when the name or the birth date that was billed is the member's; what was not billed is not compared.</summary>
    public static bool IsNamed(ClaimCase one)
    {
        var (billed, member) = (one.Claim.Subscriber, one.Member!);
        var isName = string.Equals(billed.LastOrOrganization, member.Last, StringComparison.OrdinalIgnoreCase);
        return isName && (billed.Birth.Length == 0 || member.Birth == default || billed.Birth == X12Date.Day(member.Birth));
    }

    private Contract? ContractOf(ClaimCase one, DateOnly day) => Pricing.ContractOf(payer, one.Member?.PlanId ?? "", one.Claim.Billing.Id, day);

    private bool IsLate(ClaimCase one)
    {
        if (ContractOf(one, one.FirstDay) is not { } contract) return false;
        var last = contract.LastFilingDay(one.FirstDay);
        var decided = one.Claim.OtherPayers.Select(p => X12Date.TryReadDay(p.Date, out var day) ? day : (DateOnly?)null)
            .Concat(one.Claim.Lines.SelectMany(l => l.Adjudications).Select(a => X12Date.TryReadDay(a.Date, out var day) ? day : (DateOnly?)null)).Max();
        if (one.IsSecondary && contract.SecondaryFilingDays is { } secondary && decided?.AddDays(secondary) is { } byOther && byOther > last) last = byOther;
        if (one.Original is { } original && contract.ReplacementFilingDays is { } replacement && original.DecidedOn.AddDays(replacement) is var byOriginal && byOriginal > last) last = byOriginal;
        return one.Received > last;
    }

    private void DenyByRules(ClaimCase one, List<LineDecision> lines)
    {
        var match = new RuleMatch(payer, one, history);
        foreach (var rule in payer.Rules.Where(r => r.Deny is not null))
            foreach (var line in lines.Where(l => !l.IsDenied && match.Holds(rule, l.Facts)).ToList())
            {
                if (rule.IsAboutClaim) DenyAll(lines, rule.Deny!);
                else line.Deny(rule.Deny!);
            }
    }

    private void DenyByChance(ClaimCase one, List<LineDecision> lines)
    {
        // A claim that another payer has paid, and a service that was said to be right, are not drawn for again.
        if (one.IsSecondary) return;
        for (var n = 0; n < payer.Noise.Denials.Count; n++)
        {
            var chance = payer.Noise.Denials[n];
            foreach (var line in lines.Where(l => chance.Codes.Contains(l.Facts.Code)))
            {
                var dice = Dice.For(seed, payer.Id, one.Key, "denial", n.ToString(System.Globalization.CultureInfo.InvariantCulture), chance.PerClaim ? "" : line.Facts.Sameness);
                if (!dice.Chance(chance.Share)) continue;
                if (chance.PerClaim) DenyAll(lines, chance.Denial);
                else line.Deny(chance.Denial);
            }
        }
    }

    private void Price(ClaimCase one, List<LineDecision> lines, SecondLook? look)
    {
        var match = new RuleMatch(payer, one, history);
        var sharing = new CostSharing(years, one.PatientKey, one.Member);
        var before = one.IsSecondary ? EarlierPayment.Of(one.Claim) : null;
        foreach (var line in lines.Where(l => !l.IsDenied)) Allow(one, line, look);
        var ranked = lines.Where(l => !l.IsDenied).ToList();
        var contract = ContractOf(one, one.FirstDay);
        var ranks = contract is null ? null : Pricing.Ranks(contract, [.. ranked.Select(l => (l.Facts, l.Allowed!.Value))]);
        foreach (var line in ranked)
        {
            var cuts = new List<Reduction>();
            if (ranks is not null && ranks.TryGetValue(line.Facts.Index, out var share) && share.CompareTo(Rate.One) < 0) cuts.Add(new Reduction(Rate.One - share, new Denial("CO", "59", [])));
            cuts.AddRange(payer.Rules.Where(r => r.Reduce is not null && match.Holds(r, line.Facts)).Select(r => r.Reduce!));
            Settle(one, line, cuts, sharing, before?[line.Facts.Index]);
        }
    }

    /// <summary>The contract's price, no more than the charge where the contract says so.</summary>
    private void Allow(ClaimCase one, LineDecision line, SecondLook? look)
    {
        var contract = ContractOf(one, line.Facts.Day)!;
        var allowed = Pricing.Allowed(payer, contract, line.Facts);
        if (contract.LesserOfCharge) allowed = Money.Min(allowed, line.Facts.Charge);
        if (look is null && Dice.For(seed, payer.Id, one.Key, "price", line.Facts.Sameness).Chance(payer.Noise.WrongPrice))
            allowed = Pricing.Round(allowed, Rate.One - payer.Noise.WrongPriceCut);
        if (look is not null) allowed = Pricing.Round(allowed, Rate.One - look.Cut);
        if (allowed.IsZero && !line.Facts.Charge.IsZero) line.Deny(contract.PriceZero);
        else line.Allowed = allowed;
    }

    private void Settle(ClaimCase one, LineDecision line, List<Reduction> cuts, CostSharing sharing, EarlierPayment? before)
    {
        var benefits = PlanOf(one)!.On(line.Facts.Day)!;
        var allowed = line.Allowed!.Value;
        var priced = allowed;
        foreach (var cut in cuts)
        {
            var amount = Pricing.Round(allowed, cut.Share.CompareTo(Rate.One) > 0 ? Rate.One : cut.Share);
            allowed -= amount;
            if (before is null) line.Adjust(cut.Reason.Group, cut.Reason.Reason, amount);
            line.Remarks.AddRange(cut.Reason.Remarks);
        }
        line.Allowed = allowed;
        line.BenefitYear = benefits.YearOf(line.Facts.Day);
        var share = sharing.Take(benefits, line.Facts, allowed);
        if (before is not null)
        {
            Coordinating.Put(line, benefits, before, share);
            return;
        }
        line.Share = share;
        // More than was billed stands as a negative adjustment of its own reason.
        line.Adjust("CO", priced > line.Facts.Charge ? "94" : "45", line.Facts.Charge - priced);
        line.Adjust("PR", "1", share.Deductible);
        line.Adjust("PR", "3", share.Copay);
        line.Adjust("PR", "2", share.Coinsurance);
        line.Adjust("CO", "253", Pricing.Round(allowed - share.Total, benefits.Sequestration));
    }

    private static void Refuse(LineDecision line, Denial denial)
    {
        line.Adjust(denial.Group, denial.Reason, line.Facts.Charge);
        line.Remarks.AddRange(denial.Remarks);
    }

    private static void DenyAll(List<LineDecision> lines, Denial denial)
    {
        foreach (var line in lines) line.Deny(denial);
    }
}
