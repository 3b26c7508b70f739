using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>Rules and their conditions.</summary>
internal static class RuleBinder
{
    public static Rule Rule(Section at) => new()
    {
        Id = at.Text("id"),
        Says = at.Text("says"),
        Days = ProfileBinder.Days(at),
        When = Conditions(at.Inner("when")!),
        IsAboutClaim = at.Text("scope") == "claim",
        Deny = at.Inner("deny") is { } deny ? ProfileBinder.Denial(deny) : null,
        Reject = at.Inner("reject") is { } reject ? ProfileBinder.Rejection(reject) : null,
        Reduce = at.Inner("reduce") is { } reduce ? new Reduction(reduce.Percent("percent"), ProfileBinder.Denial(reduce)) : null,
        PendDays = at.Inner("pend")?.Count("days"),
    };

    private static Conditions Conditions(Section at) => new()
    {
        Plans = at.Texts("plans"),
        Codes = at.Codes("codes"),
        WithoutCodes = at.Codes("without-codes"),
        Modifiers = at.Codes("modifiers"),
        WithoutModifiers = at.Codes("without-modifiers"),
        Diagnoses = at.Codes("diagnoses"),
        WithoutDiagnoses = at.Codes("without-diagnoses"),
        FirstDiagnoses = at.Codes("first-diagnoses"),
        Places = at.Codes("places"),
        WithoutPlaces = at.Codes("without-places"),
        Providers = at.Texts("providers"),
        WithoutProviders = at.Texts("without-providers"),
        Taxonomies = at.Codes("taxonomies"),
        WithoutTaxonomies = at.Codes("without-taxonomies"),
        Age = at.MaybeSpan("age"),
        Sex = at.Text("sex"),
        UnitsOver = at.MaybeCount("units-over"),
        ChargeOver = at.MaybeMoney("charge-over"),
        Authorization = IsPresent(at.Text("authorization")),
        Referral = IsPresent(at.Text("referral")),
        Document = IsPresent(at.Text("document")),
        Missing = at.Texts("missing"),
        WithCodes = at.Codes("with-codes"),
        SameDayCodes = at.Codes("same-day-codes"),
        Interval = at.Inner("interval") is { } i
            ? new Interval(i.Count("times"), i.MaybeCount("days"), i.Text("per") == "lifetime", i.Text("counts") == "units", i.Codes("codes"))
            : null,
        IsSecondary = at.Text("payer-level") switch { "secondary" => true, "primary" => false, _ => null },
        Frequency = at.Text("claim-kind") switch { "original" => "1", "replacement" => "7", "void" => "8", _ => "" },
        Accident = at.Has("accident") ? at.Flag("accident") : null,
        InNetwork = at.Text("network") switch { "in" => true, "out" => false, _ => null },
    };

    private static bool? IsPresent(string word) => word switch { "present" => true, "missing" => false, _ => null };
}
