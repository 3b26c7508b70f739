using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>Contracts and their prices.</summary>
internal static class ContractBinder
{
    public static Contract Contract(Section at) => new()
    {
        Id = at.Text("id"),
        Days = ProfileBinder.Days(at),
        Plans = at.Texts("plans"),
        Providers = at.Texts("providers"),
        Terms = [.. at.Blocks("terms").Select(Price)],
        Otherwise = Price(at.Inner("otherwise")!),
        LesserOfCharge = at.Flag("lesser-of-charge"),
        ModifierShares = at.Percents("modifier-percents"),
        TaxonomyShares = at.Percents("taxonomy-percents"),
        Multiple = [.. at.Blocks("multiple-procedures").Select(m => new MultipleProcedures(m.Codes("codes")!, m.PercentList("percents")))],
        PriceZero = ProfileBinder.Denial(at.Inner("price-zero")!),
        FilingDays = at.Count("timely-filing-days"),
        FilingMonths = at.MaybeCount("timely-filing-months"),
        SecondaryFilingDays = at.MaybeCount("secondary-filing-days"),
        ReplacementFilingDays = at.MaybeCount("replacement-filing-days"),
        InterestAfterDays = at.MaybeCount("interest-after-days"),
        Interest = at.Percent("interest-percent"),
    };

    private static PriceTerm Price(Section at) => new(at.Codes("codes")!, at.Codes("modifiers"), at.Codes("places"),
        at.MaybePercent("percent-of-fee-table"), at.MaybeMoney("price"), at.MaybePercent("percent-of-charge"));
}
