using Quittance.App.Tests.Tidy;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>Telling half a year takes a minute, so the whole page is written by <c>./bench calibration --write</c>; here is looked at what it names.</summary>
public class CalibrationPageTests
{
    private static readonly string Page = Checkout.Read(CalibrationPage.Path);

    [Fact]
    public void The_page_names_each_payer_with_the_figures_that_it_follows()
    {
        foreach (var payer in BuiltInProfiles.Read())
        {
            var row = Assert.Single(Page.Split('\n'), line => line.StartsWith($"| {payer.Name} |", StringComparison.Ordinal));
            Assert.EndsWith($"| {string.Join(", ", payer.CalibratedFrom)} |", row, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_page_has_the_sections_that_are_written_now()
    {
        var empty = new Calibration { Options = PracticeOptions.Months(6, new DateOnly(2025, 12, 31), 1), Kpis = [.. Names.Select(Figure)] };
        foreach (var line in CalibrationPage.Write(empty).Split('\n').Where(l => l.StartsWith('#') || l.StartsWith("| Published", StringComparison.Ordinal) || l.StartsWith("- ", StringComparison.Ordinal)))
            Assert.Contains(line, Page, StringComparison.Ordinal);
    }

    private static readonly string[] Names = ["clean-claim-rate", "first-pass-rate", "denial-rate-claims", "ar-days-gross", "ar-over-90"];

    private static Core.Analytics.Kpi Figure(string id) => new(id, id, null, null, null, false, false, Core.Analytics.KpiUnit.Ratio, false, "", []);
}
