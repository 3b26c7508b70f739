using Quittance.Core.Kernel;

namespace Quittance.PayerSim.Adjudication;

/// <summary>What members have borne in each benefit year: what is left of deductible and out-of-pocket maximum follows from it.</summary>
internal sealed class BenefitYears
{
    private readonly Dictionary<(string Member, DateOnly Year), (Money Deductible, Money OutOfPocket)> _borne = [];

    public (Money Deductible, Money OutOfPocket) Borne(string member, DateOnly year) => _borne.GetValueOrDefault((member, year));

    public void Take(string member, Decision decision) => Move(member, decision, 1);

    /// <summary>Gives back what a reversed decision took.</summary>
    public void GiveBack(string member, Decision decision) => Move(member, decision, -1);

    private void Move(string member, Decision decision, int sign)
    {
        foreach (var line in decision.Lines)
        {
            if (line.Share.Total.IsZero) continue;
            var key = (member, line.BenefitYear);
            var (deductible, outOfPocket) = _borne.GetValueOrDefault(key);
            _borne[key] = (new Money(deductible.Cents + sign * line.Share.Deductible.Cents), new Money(outOfPocket.Cents + sign * line.Share.Total.Cents));
        }
    }
}
