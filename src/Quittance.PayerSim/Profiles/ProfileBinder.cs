using Quittance.Core.Kernel;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>Makes records of a section in which everything has its form.</summary>
internal static class ProfileBinder
{
    public static PayerProfile Bind(Section at)
    {
        var payer = at.Inner("payer")!;
        return new PayerProfile
        {
            Version = at.Text("version"),
            Id = payer.Text("id"),
            Name = payer.Text("name"),
            OtherIds = payer.Texts("other-ids"),
            Kind = payer.Text("kind") switch
            {
                "medicare" => PayerKind.Medicare,
                "medicaid" => PayerKind.Medicaid,
                "medicare-advantage" => PayerKind.MedicareAdvantage,
                _ => PayerKind.Commercial,
            },
            OriginatorId = "1" + payer.Text("tax-id"),
            Street = payer.Text("street"),
            City = payer.Text("city"),
            State = payer.Text("state"),
            Zip = payer.Text("zip"),
            Contact = payer.Text("contact"),
            Phone = payer.Text("phone"),
            ClaimNumberPrefix = payer.Text("claim-number-prefix"),
            CalibratedFrom = at.Texts("calibrated-from"),
            FeeTable = at.Prices("fee-table"),
            Contracts = [.. at.Blocks("contracts").Select(ContractBinder.Contract)],
            Plans = [.. at.Blocks("plans").Select(PlanBinder.Plan)],
            Rules = [.. at.Blocks("rules").Select(RuleBinder.Rule)],
            Intake = BindIntake(at.Inner("intake")!),
            Lag = BindLag(at.Inner("lag")!),
            Noise = BindNoise(at.Inner("noise")!),
        };
    }

    public static Denial Denial(Section at) => new(at.Text("group"), at.Text("reason"), at.Texts("remarks"));

    public static Rejection Rejection(Section at) =>
        new(at.Text("category"), at.Count("status").ToString(System.Globalization.CultureInfo.InvariantCulture), at.Text("entity"));

    /// <summary>The days of a block with from and to. An end before the start is told elsewhere; here it gives one day.</summary>
    public static DateSpan Days(Section at)
    {
        var from = at.Day("from") ?? DateOnly.MinValue;
        return new DateSpan(from, at.Day("to") is { } to ? to < from ? from : to : null);
    }

    private static Intake BindIntake(Section at) => new()
    {
        RejectsUnknownMembers = at.Text("unknown-member") == "reject",
        UnknownMember = Denial(at.Inner("unknown-member-denial")!),
        UnknownMemberRejection = Rejection(at.Inner("unknown-member-rejection")!),
        ChecksNames = at.Text("wrong-name") != "pay",
        RejectsWrongNames = at.Text("wrong-name") == "reject",
        WrongName = Denial(at.Inner("wrong-name-denial")!),
        WrongNameRejection = Rejection(at.Inner("wrong-name-rejection")!),
        BeforeCoverage = Denial(at.Inner("before-coverage")!),
        AfterCoverage = Denial(at.Inner("after-coverage")!),
        Late = Denial(at.Inner("late")!),
        DeniesDuplicates = at.Text("duplicates") == "deny",
        Duplicate = Denial(at.Inner("duplicate")!),
        AsksOtherPayerFirst = at.Text("other-payer-first") == "deny",
        OtherPayer = Denial(at.Inner("other-payer-denial")!),
        TakesReplacements = at.Text("replacements") == "accept",
        ReplacementRejection = Rejection(at.Inner("replacement-rejection")!),
        OriginalUnknown = Rejection(at.Inner("original-unknown")!),
        OriginalOpen = Denial(at.Inner("original-open")!),
    };

    private static Lag BindLag(Section at) => new(at.Count("acknowledges-after-days"),
        [.. at.Blocks("windows").Select(w => new LagWindow(w.Span("days").From, w.Span("days").To, w.Percent("share")))],
        [.. at.Texts("pays-on").Select(day => (DayOfWeek)(Array.IndexOf(HabitBlocks.Weekdays, day) + 1))]);

    private static Noise BindNoise(Section at) => new(
        [.. at.Blocks("denials").Select(d => new ChanceDenial(d.Percent("share"), d.Text("per") == "claim", d.Codes("codes")!, Denial(d.Inner("deny")!)))],
        at.Percent("silent-percent"), at.Percent("unacknowledged-percent"), at.Percent("wrong-price-percent"), at.Percent("wrong-price-cut-percent"),
        at.Inner("takebacks") is { } t
            ? new Takebacks(t.Percent("percent"), t.Span("after-days").From, t.Span("after-days").To, t.Percent("cut-percent"),
                t.Inner("deny") is { } deny ? Denial(deny) : null, t.Texts("remarks"), t.Text("recovers") == "later")
            : null,
        [.. at.Blocks("provider-adjustments").Select(p => new ProviderAdjustment(p.Text("reason"), p.Percent("percent"), p.Money("amount"), p.Text("direction") == "takes", p.Text("reference")))]);
}
