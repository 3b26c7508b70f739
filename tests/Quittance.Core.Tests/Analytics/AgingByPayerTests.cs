using Quittance.Core.Analytics;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Analytics;

public sealed class AgingByPayerTests
{
    private static readonly DateOnly AsOf = new(2026, 11, 16);

    [Fact]
    public void The_ends_of_the_classes_are_those_of_the_measure()
    {
        foreach (var (days, at) in new[] { (0, 0), (30, 0), (31, 1), (60, 1), (61, 2), (90, 2), (91, 3), (120, 3), (121, 4), (4_000, 4) })
        {
            var row = Assert.Single(AgingByPayer.Of([Claim("A", days, 100)], AsOf));
            Assert.Equal(100, row.Ages[at].Cents);
            Assert.Equal(100, row.Owed.Cents);
        }
    }

    [Fact]
    public void Credits_future_services_and_voids_stand_in_no_age_and_all_together_is_the_balance()
    {
        var rows = AgingByPayer.Of([Claim("A", 10, 500) with { PatientPart = new Money(120) }, Claim("A", 200, -70), Claim("A", -5, 40), Claim("A", 100, -30) with { IsVoid = true }, Claim("B", 95, 900)], AsOf);

        Assert.Equal(["B", "A"], rows.Select(r => r.Payer).ToArray());
        var a = rows[1];
        Assert.Equal((500, -70, 40, -30, 440, 120, 380), (a.Owed.Cents, a.Credits.Cents, a.NotYet.Cents, a.Voided.Cents, a.Balance.Cents, a.PatientPart!.Value.Cents, a.InsurerPart!.Value.Cents));
        var all = AgingByPayer.Sum(rows);
        Assert.Equal((1_400, 2, 1_340), (all.Owed.Cents, all.Claims, all.Balance.Cents));
        Assert.Equal(900m / 1_400, all.Over90);
        Assert.Null(AgingByPayer.Sum([]).Over90);
    }

    private static OpenClaim Claim(string payer, int days, long cents) => new(payer, AsOf.AddDays(-days), false, new Money(cents), Money.Zero);
}
