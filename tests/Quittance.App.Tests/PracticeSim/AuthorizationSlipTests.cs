using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim;
using Quittance.PracticeSim.People;
using Quittance.PracticeSim.Visits;

namespace Quittance.App.Tests.PracticeSim;

/// <summary>Our own payers ask for authorizations of what a family practice does, and its people forget them now and then.</summary>
public sealed class AuthorizationSlipTests
{
    private static readonly PracticeOptions HalfYear = PracticeOptions.Months(6, new DateOnly(2025, 12, 31), 7);

    [Fact]
    public void Some_visits_need_an_authorization_and_a_few_of_them_go_out_without()
    {
        var payers = BuiltInProfiles.Read();
        var authorizing = new Authorizing(payers);
        var visits = VisitCalendar.Draw(HalfYear, Panel.Draw(payers, HalfYear), authorizing, [.. PracticeSetUp.Clinicians.Select(c => c.Npi)]).Visits;

        var needed = visits.Where(v => v.Patient.First(v.Day) is { } coverage && authorizing.IsNeeded(v.Kind, coverage)).ToList();

        Assert.InRange(needed.Count, visits.Count / 400, visits.Count / 40);
        Assert.Contains(needed, v => v is { Slip: Slip.MissingAuthorization, Authorization.Length: > 0 });
        Assert.Contains(needed, v => v is { Slip: Slip.NoAuthorization, Authorization: "" });
        Assert.Contains(needed, v => v is { Slip: Slip.None, Authorization.Length: > 0 });
        Assert.DoesNotContain(visits.Except(needed), v => v.Authorization.Length > 0);
    }
}
