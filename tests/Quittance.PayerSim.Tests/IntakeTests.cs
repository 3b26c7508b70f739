using System.Text;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.PayerSim.Tests;

public class IntakeTests
{
    private static readonly DateOnly Day = Practice.Start.AddDays(-1);

    private static Claim837 Visit => Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day));

    [Theory]
    [InlineData("", "4", "CO", "31", "N382")]
    [InlineData("unknown-member-denial: { group: PR, reason: 31 }", "4", "PR", "31", "")]
    public void A_member_whom_the_payer_does_not_know_is_denied_with_status_4(string intake, string status, string group, string reason, string remark)
    {
        using var practice = Practice.With(Plain.Payer(intake: intake));
        practice.Send(Visit);
        practice.Pass(7);
        var payment = Assert.Single(practice.Payments);
        Assert.Equal((status, group, reason, remark), (payment.Status, payment.Lines[0].Adjustments[0].Group, payment.Lines[0].Adjustments[0].Reason, string.Join(' ', payment.Lines[0].Remarks)));
        practice.CheckAnswers();
    }

    [Fact]
    public void Or_rejected_where_the_profile_says_so()
    {
        using var practice = Practice.With(Plain.Payer(intake: "unknown-member: reject"));
        practice.Send(Visit);
        practice.Pass(7);
        Assert.Equal(("A3", "33", "IL"), Assert.Single(practice.Statuses).Statuses[0] is var s ? (s.Category, s.Status, s.Entity) : default);
        Assert.Empty(practice.Payments);
        practice.CheckAnswers();
    }

    [Theory]
    [InlineData("2025-07-15", null, "26")]
    [InlineData("2020-01-01", "2025-06-29", "27")]
    [InlineData("2025-06-30", "2025-06-30", "")]
    public void A_service_outside_the_coverage_is_denied(string from, string? to, string reason)
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1", with: m => m with { From = DateOnly.Parse(from), To = to is null ? null : DateOnly.Parse(to) });
        practice.Send(Visit);
        practice.Pass(7);
        Assert.Equal(reason, string.Concat(Assert.Single(practice.Payments).Lines[0].Adjustments.Where(a => a.Reason != "45").Select(a => a.Reason)));
    }

    [Theory]
    [InlineData(90, "")]
    [InlineData(91, "29")]
    public void A_claim_is_late_after_the_last_day_of_the_limit(int days, string reason)
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Practice.Start.AddDays(-days))));
        practice.Pass(7);
        Assert.Equal(reason, string.Concat(Assert.Single(practice.Payments).Lines[0].Adjustments.Where(a => a.Reason != "45").Select(a => a.Reason)));
    }

    [Fact]
    public void The_same_service_twice_is_a_duplicate_unless_a_modifier_says_that_it_was_done_again()
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(1);
        practice.Send(Visit with { Number = "A2" }, Visit with { Number = "A3", Lines = [Visit.Lines[0] with { Modifiers = ["76"] }] });
        practice.Pass(7);
        Assert.Equal([("A1", ""), ("A2", "OA18"), ("A3", "")], practice.Payments.OrderBy(p => p.Number, StringComparer.Ordinal).Select(p => (p.Number, string.Concat(p.Lines[0].Adjustments.Where(a => a.Reason != "45").Select(a => a.Group + a.Reason)))));
        practice.CheckAnswers();
    }

    [Fact]
    public void A_denied_service_may_be_sent_again()
    {
        using var practice = Practice.With(Plain.Payer(Plain.Rule("referral: missing")));
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(7);
        practice.Send(Visit with { Referral = "R1" });
        practice.Pass(7);
        Assert.Equal([0L, 10000L], practice.Payments.Select(p => p.Paid!.Value.Cents));
    }

    [Theory]
    [InlineData("wrong-name: deny", "140", "")]
    [InlineData("wrong-name: reject", "", "A7")]
    [InlineData("", "", "A2")]
    public void A_name_that_is_not_the_members_is_noticed_where_the_profile_looks(string intake, string denied, string category)
    {
        using var practice = Practice.With(Plain.Payer(intake: intake));
        practice.Enroll("M1", with: m => m with { Last = "MBEKI" });
        practice.Send(Visit);
        practice.Pass(7);
        if (category.Length > 0) Assert.Equal(category, Assert.Single(practice.Statuses).Statuses[0].Category);
        if (denied.Length > 0) Assert.Equal(denied, Assert.Single(practice.Payments).Lines[0].Adjustments[0].Reason);
    }

    [Fact]
    public void Clearinghouse_and_syntax_refuse_what_cannot_be_read()
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1");
        practice.Send(Visit with { Payer = Visit.Payer with { Id = "NOBODY" } });
        practice.Send(Visit with { Number = "A2", Charge = new Money(1) });
        practice.Send(Visit with { Number = "A3", Subscriber = Visit.Subscriber with { Birth = "20251399" } });
        practice.Send(Visit with { Number = "A4", Billing = Visit.Billing with { Id = "1999999001" } });
        practice.Pass(2);
        Assert.Equal(["A", "A", "A", "R"], practice.Items<SetAnswered999>("999").Select(s => s.Code).Order(StringComparer.Ordinal), StringComparer.Ordinal);
        Assert.Equal([("A1", "A3116"), ("A2", "A8400"), ("A4", "A7562")], practice.Statuses.OrderBy(s => s.ClaimNumber, StringComparer.Ordinal).Select(s => (s.ClaimNumber, s.Statuses[0].Category + s.Statuses[0].Status)));
        practice.Pass(10);
        Assert.Empty(practice.Payments);
        practice.CheckAnswers();
    }

    [Fact]
    public void A_broken_interchange_gets_a_TA1_and_so_does_one_whose_number_was_used()
    {
        using var practice = Practice.With(Plain.Payer());
        practice.Enroll("M1");
        var file = Billed.File(77, Day, [Visit]);
        practice.Drop("a.837", file);
        practice.Pass(1);
        practice.Drop("b.837", file);
        practice.Drop("c.837", Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(Billed.File(78, Day, [Visit])).Replace("IEA*1*000000078", "IEA*1*000000079", StringComparison.Ordinal)));
        practice.Pass(7);
        Assert.Equal([("000000077", "R", "025"), ("000000078", "R", "001")], practice.Items<InterchangeAcknowledgment>("ta1").Select(t => (t.Control, t.Code, t.Note)).Order());
        Assert.Single(practice.Payments);
        practice.CheckAnswers();
    }

    [Fact]
    public void A_file_of_the_samples_is_answered_claim_by_claim()
    {
        using var practice = new Practice(Profiles.BuiltInProfiles.Read());
        var folder = Path.Combine(ReferenceTests.Checkout(), "samples", "practice", "out");
        foreach (var file in Directory.GetFiles(folder).Order(StringComparer.Ordinal).Take(3)) practice.Drop(Path.GetFileName(file), File.ReadAllBytes(file));
        practice.Pass(2);
        Assert.Equal(3, practice.Items<GroupResult999>("999").Count(r => r.Code == "A"));
        Assert.NotEmpty(practice.Statuses);
        Assert.All(practice.Statuses, s => Assert.Equal("116", s.Statuses[0].Status));
        practice.CheckAnswers();
    }
}
