using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PayerSim.Members;

namespace Quittance.PayerSim.Tests;

/// <summary>Each condition of the vocabulary: a rule of it denies one claim and leaves another alone.</summary>
public class RuleTests
{
    private static readonly DateOnly Day = Practice.Start.AddDays(-1);

    private static readonly Authorization Given = new("AUTH1", ["992*"], Day.AddDays(-10), Day.AddDays(10));

    private static Claim837 Visit => Billed.Claim("A1", "99001", "M1", Billed.Line("99213", 15000, Day));

    public static TheoryData<string, Func<Claim837, Claim837>, Func<Claim837, Claim837>> Conditions => new()
    {
        { "plans: [basic]", c => c, c => c with { Subscriber = c.Subscriber with { Id = "M2" } } },
        { "codes: [99211-99213]", c => c, c => Coded(c, "99214") },
        { "without-codes: [99211-99213]", c => Coded(c, "99214"), c => c },
        { "modifiers: ['25']", c => Modified(c, "25"), c => Modified(c, "24") },
        { "without-modifiers: ['25']", c => c, c => Modified(c, "25") },
        { "diagnoses: [M54*]", c => c, c => Diagnosed(c, "J069") },
        { "without-diagnoses: [M54*]", c => Diagnosed(c, "J069"), c => c },
        { "first-diagnoses: [E08-E13]", c => Pointing(c, "2", "1"), c => Pointing(c, "1", "2") },
        { "places: ['11']", c => c, c => c with { PlaceOfService = "22" } },
        { "without-places: ['11']", c => c with { PlaceOfService = "22" }, c => c },
        { "providers: ['1999999125']", c => c, c => c with { Rendering = null } },
        { "without-providers: ['1999999125']", c => c with { Rendering = null }, c => c },
        { "taxonomies: [207Q*]", c => c, c => c with { Rendering = c.Rendering! with { Taxonomy = "363LF0000X" } } },
        { "without-taxonomies: [207Q*]", c => c with { Rendering = c.Rendering! with { Taxonomy = "363LF0000X" } }, c => c },
        { "age: 40-50", c => c, c => c with { Subscriber = c.Subscriber with { Birth = "19900508" } } },
        { "sex: F", c => c, c => c with { Subscriber = c.Subscriber with { Sex = "M" } } },
        { "units-over: 2", c => Units(c, "3"), c => Units(c, "2") },
        { "charge-over: 149.99", c => c, c => c with { Charge = new Money(14999), Lines = [c.Lines[0] with { Charge = new Money(14999) }] } },
        { "authorization: missing", c => c with { PriorAuthorization = "OTHER" }, c => c with { PriorAuthorization = "AUTH1" } },
        { "authorization: present", c => c with { PriorAuthorization = "AUTH1" }, c => c },
        { "referral: missing", c => c, c => c with { Referral = "R1" } },
        { "document: missing", c => c, c => c with { Attachments = [new Attachment837("OZ", "EL", "P1")] } },
        { "document: present", c => c with { NoteKind = "ADD", Note = "RECORDS ATTACHED" }, c => c },
        { "with-codes: ['93000']", c => With(c, "93000"), c => With(c, "36415") },
        { "codes: ['99213'], same-day-codes: ['93000']", c => With(c, "93000"), c => c },
        { "payer-level: primary", c => c, Secondary },
        { "payer-level: secondary", Secondary, c => c },
        { "claim-kind: original", c => c, _ => null! },
        { "accident: true", c => c with { RelatedCauses = ["OA"], Dates = [new Date837("439", "20250601", "20250601")] }, c => c },
        { "missing: [referring-provider]", c => c, c => c with { Referring = new Party837 { Entity = "DN", IsPerson = true, LastOrOrganization = "PRUITT", First = "DELIA", IdQualifier = "XX", Id = "1999999133" } } },
        { "missing: [clia]", c => c, c => c with { Clia = "36D9999999" } },
        { "missing: [rendering-provider]", c => c with { Rendering = null }, c => c },
        { "missing: [medical-record-number]", c => c, c => c with { MedicalRecordNumber = "MR1" } },
        { "missing: [group-number]", c => c, c => c with { GroupNumber = "G1" } },
        { "network: in", c => c, _ => null! },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_condition_holds_for_one_claim_and_not_for_another(string when, Func<Claim837, Claim837> holds, Func<Claim837, Claim837> fails)
    {
        Assert.True(IsDenied(when, holds(Visit)), "the rule should fire");
        if (fails(Visit) is { } other) Assert.False(IsDenied(when, other), "the rule should be silent");
    }

    [Theory]
    [InlineData("interval: { times: 1, days: 30 }", 10, true)]
    [InlineData("interval: { times: 1, days: 30 }", 30, false)]
    [InlineData("interval: { times: 2, days: 30 }", 10, false)]
    [InlineData("interval: { times: 1, per: year }", 60, true)]
    [InlineData("interval: { times: 1, per: lifetime }", 80, true)]
    [InlineData("interval: { times: 1, days: 30, codes: ['36415'] }", 10, false)]
    [InlineData("interval: { times: 1, days: 30, counts: units }", 40, false)]
    public void An_interval_counts_what_was_paid_before(string interval, int daysBefore, bool fires)
    {
        using var practice = Practice.With(Plain.Payer(Plain.Rule($"codes: ['99213'], {interval}")));
        practice.Enroll("M1");
        practice.Send(Billed.Claim("A0", "99001", "M1", Billed.Line("99213", 15000, Day.AddDays(-daysBefore))));
        practice.Pass(5);
        practice.Send(Visit);
        practice.Pass(6);
        Assert.Equal(fires, practice.Payments.Single(p => p.Number == "A1").Paid == Money.Zero);
        Assert.Equal(new Money(10000), practice.Payments.Single(p => p.Number == "A0").Paid);
    }

    [Fact]
    public void A_rule_judges_only_services_of_its_days()
    {
        Assert.True(IsDenied("codes: ['99213']", Visit, more: "from: 2025-06-30, to: 2025-06-30"));
        Assert.False(IsDenied("codes: ['99213']", Visit, more: "from: 2025-07-01"));
        Assert.False(IsDenied("codes: ['99213']", Visit, more: "to: 2025-06-29"));
    }

    [Fact]
    public void A_rule_about_the_claim_denies_all_its_lines_and_one_about_lines_only_its_own()
    {
        Assert.Equal([0L, 0L], PaidByLine("scope: claim"));
        Assert.Equal([10000L, 0L], PaidByLine("scope: line"));

        static IEnumerable<long> PaidByLine(string scope)
        {
            using var practice = Practice.With(Plain.Payer(Plain.Rule("codes: ['93000']", more: scope)));
            practice.Enroll("M1");
            practice.Send(With(Visit, "93000"));
            practice.Pass(6);
            return [.. practice.Payments[0].Lines.Select(l => l.Paid!.Value.Cents)];
        }
    }

    [Fact]
    public void A_reduction_stands_under_its_own_reason_beside_the_contract()
    {
        using var practice = Practice.With(Plain.Payer(Plain.Rule("codes: ['99213']", "reduce: { percent: 25, reason: 150, remarks: [M25] }")));
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(6);
        var line = Assert.Single(Assert.Single(practice.Payments).Lines);
        Assert.Equal([("CO", "150", 2500L), ("CO", "45", 5000L)], line.Adjustments.Select(a => (a.Group, a.Reason, a.Amount!.Value.Cents)));
        Assert.Equal("M25", Assert.Single(line.Remarks));
        Assert.Equal((new Money(7500), new Money(7500)), (line.Paid, line.Allowed));
        practice.CheckAnswers();
    }

    [Fact]
    public void A_rejection_stands_in_the_277CA_and_no_money_follows()
    {
        using var practice = Practice.With(Plain.Payer(Plain.Rule("codes: ['99213']", "reject: { category: A7, status: 507 }")));
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(10);
        var status = Assert.Single(practice.Statuses);
        Assert.Equal(("A7", "507", "U", ""), (status.Statuses[0].Category, status.Statuses[0].Status, status.Statuses[0].Action, status.PayerClaimNumber));
        Assert.Empty(practice.Payments);
        practice.CheckAnswers();
    }

    [Fact]
    public void A_pend_makes_the_answer_late()
    {
        using var practice = Practice.With(Plain.Payer(Plain.Rule("codes: ['99213']", "pend: { days: 21 }")));
        practice.Enroll("M1");
        practice.Send(Visit);
        practice.Pass(20);
        Assert.Empty(practice.Payments);
        practice.Pass(10);
        Assert.Equal(new Money(10000), Assert.Single(practice.Payments).Paid);
    }

    private static bool IsDenied(string when, Claim837 claim, string more = "")
    {
        using var practice = Practice.With(Plain.Payer(Plain.Rule(when, more: more)));
        practice.Enroll("M1", with: m => m with { Authorizations = [Given] });
        practice.Enroll("M2", plan: "other");
        practice.Send(claim);
        practice.Pass(7);
        practice.CheckAnswers();
        return Assert.Single(practice.Payments).Lines.Any(l => l.Adjustments.Any(a => a.Reason == "197"));
    }

    private static Claim837 Coded(Claim837 claim, string code) => claim with { Lines = [claim.Lines[0] with { Code = code }] };

    private static Claim837 Modified(Claim837 claim, string modifier) => claim with { Lines = [claim.Lines[0] with { Modifiers = [modifier] }] };

    private static Claim837 Diagnosed(Claim837 claim, string code) => claim with { Diagnoses = [new Diagnosis837("ABK", code), .. claim.Diagnoses.Skip(1)] };

    private static Claim837 Pointing(Claim837 claim, params string[] pointers) => claim with { Lines = [claim.Lines[0] with { Pointers = pointers }] };

    private static Claim837 Units(Claim837 claim, string units) => claim with { Lines = [claim.Lines[0] with { Units = units }] };

    private static Claim837 With(Claim837 claim, string code) =>
        Billed.Claim(claim.Number, "99001", "M1", claim.Lines[0], Billed.Line(code, 3000, Day));

    private static Claim837 Secondary(Claim837 claim) => SecondaryTests.After(claim, "99901", ("CO", "45", 5000), ("PR", "2", 2000));
}
