using Quittance.Core.Kernel;
using Quittance.PayerSim.Members;
using Quittance.PayerSim.Profiles;

namespace Quittance.PayerSim.Adjudication;

/// <summary>
/// What the member bears, line by line in the order of the claim: copay, then deductible, then coinsurance of what is left, all together never more than what
/// is left of the out-of-pocket maximum. It remembers what the lines before took.
/// </summary>
internal sealed class CostSharing(BenefitYears years, string key, Member? member)
{
    private readonly Dictionary<DateOnly, (Money Deductible, Money OutOfPocket)> _borne = [];
    private readonly HashSet<(DateOnly Day, CostShare Row)> _copays = [];

    public MemberShare Take(Benefits benefits, LineFacts line, Money allowed)
    {
        var year = benefits.YearOf(line.Day);
        if (!_borne.TryGetValue(year, out var borne)) borne = Before(benefits, year);
        var row = benefits.CostShares.FirstOrDefault(r => Fits(r, line));
        var copay = row is null || row.Copay.IsZero || (!row.CopayPerLine && !_copays.Add((line.Day, row))) ? Money.Zero : Money.Min(row.Copay, allowed);
        var left = allowed - copay;
        var open = Money.Max(Money.Zero, benefits.Deductible - borne.Deductible);
        var deductible = row is { WaivesDeductible: true } ? Money.Zero : Money.Min(left, open);
        var coinsurance = Pricing.Round(left - deductible, row?.Coinsurance ?? benefits.Coinsurance);
        var share = new MemberShare(deductible, copay, Money.Min(coinsurance, left - deductible));
        if (benefits.OutOfPocketMax is { } most) share = Cap(share, Money.Max(Money.Zero, most - borne.OutOfPocket));
        _borne[year] = (borne.Deductible + share.Deductible, borne.OutOfPocket + share.Total);
        return share;
    }

    private (Money Deductible, Money OutOfPocket) Before(Benefits benefits, DateOnly year)
    {
        var (deductible, outOfPocket) = years.Borne(key, year);
        var elsewhere = member is { BorneCents: > 0 } && benefits.YearOf(member.BorneOn) == year ? new Money(member.BorneCents) : Money.Zero;
        return (deductible + elsewhere, outOfPocket + elsewhere);
    }

    private static MemberShare Cap(MemberShare share, Money most)
    {
        var over = share.Total - most;
        if (over <= Money.Zero) return share;
        var coinsurance = Money.Min(over, share.Coinsurance);
        var copay = Money.Min(over - coinsurance, share.Copay);
        return new MemberShare(share.Deductible - (over - coinsurance - copay), share.Copay - copay, share.Coinsurance - coinsurance);
    }

    private static bool Fits(CostShare row, LineFacts line) =>
        row.Codes.Contains(line.Code) && (row.Modifiers is null || line.Line.Modifiers.Any(row.Modifiers.Contains)) && (row.Places is null || row.Places.Contains(line.Place))
        && (row.Diagnoses is null || (line.Diagnoses.Count > 0 && row.Diagnoses.Contains(line.Diagnoses[0])));
}
