using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>Plans and their benefits.</summary>
internal static class PlanBinder
{
    public static Plan Plan(Section at) => new(at.Text("id"), at.Has("name") ? at.Text("name") : at.Text("id"), at.Text("filing-indicator"), [.. at.Blocks("benefits").Select(Benefits)]);

    private static Benefits Benefits(Section at) => new()
    {
        Days = ProfileBinder.Days(at),
        YearStarts = at.MonthDay("year-starts"),
        Deductible = at.Money("deductible"),
        OutOfPocketMax = at.MaybeMoney("out-of-pocket-max"),
        Coinsurance = at.Percent("coinsurance-percent"),
        CostShares = [.. at.Blocks("cost-share").Select(CostShare)],
        Sequestration = at.Percent("sequestration-percent"),
        NotCovered = at.Codes("not-covered"),
        NotCoveredDenial = ProfileBinder.Denial(at.Inner("not-covered-denial")!),
        Coordination = at.Text("coordination") switch
        {
            "non-duplication" => Coordination.NonDuplication,
            "supplement" => Coordination.Supplement,
            "medicaid" => Coordination.Medicaid,
            "medicare-secondary" => Coordination.MedicareSecondary,
            "none" => Coordination.None,
            _ => Coordination.Standard,
        },
        SupplementKeepsDeductible = at.Flag("supplement-keeps-deductible"),
        Forwards = at.Percent("forwards-percent"),
        Remarks = at.Texts("remarks"),
    };

    private static CostShare CostShare(Section at) => new(at.Codes("codes")!, at.Codes("modifiers"), at.Codes("places"), at.Codes("diagnoses"),
        at.Money("copay"), at.Text("copay-per") == "line", at.Text("deductible") == "waived", at.MaybePercent("coinsurance-percent"));
}
