using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Charges;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Patients;
using Quittance.App.Practice;
using Quittance.App.Remittance;
using Quittance.App.Storage.Model;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Storage;
using Quittance.Core.Exchange;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.X12.Structure;

namespace Quittance.App.Tests.Jobs;

/// <summary>From the visit to the file, and what comes back.</summary>
public abstract class VisitTests(PostgresServer? server) : VisitSuite(server)
{
    [Fact]
    public async Task A_visit_becomes_a_claim_is_sent_once_and_stands_as_sent_with_its_charge()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));

        var round = await RoundAsync(acting);
        var again = await RoundAsync(acting);

        Assert.Equal((1, 0, 1, 0), (round.Made.Ready, round.Made.Held, round.FilesOut, again.FilesOut));
        Assert.Equal(["V1 P1 Sent 260.00"], await BillsAsync(acting));
        Assert.Equal(["V1 Sent: charge 260.00, paid 0.00, adjusted 0.00, patient 0.00, open 260.00, denied 0.00"], await ClaimsAsync(acting.Tenant));
        var file = Assert.Single(Sent);
        var verdict = FileCheck.Check(new MemoryStream(Encoding.Latin1.GetBytes(file)), cancellationToken: Cancel);
        Assert.Equal([3], verdict.Sets.Select(s => s.Snip));
        Assert.Contains("REF*6R*V1L1~", file, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_sent_imports_elsewhere_to_the_same_content()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await RoundAsync(acting);
        Answer("era.835", Paid(901, "20250720", "V1"));
        await RoundAsync(acting);
        var other = await NewPracticeAsync();

        await ImportAsync(other, [new Given("era", Paid(901, "20250720", "V1")), .. Sent.Select(text => new Given("sent", text))]);

        Assert.Equal(await ClaimsAsync(acting.Tenant), await ClaimsAsync(other));
        Assert.Equal(await DigestAsync(acting.Tenant), await DigestAsync(other));
    }

    /// <summary>Example T-C4 of the trade's rules.</summary>
    [Fact]
    public async Task The_next_payers_claim_carries_the_first_payers_decision_line_by_line_and_is_made_once()
    {
        var acting = await TwoPayersAsync();
        Answer("era.835", Paid(902, "20250720", "V2"));

        var round = await RoundAsync(acting);
        var again = await RoundAsync(acting);

        Assert.Equal((1, 0), (round.NextPayers, again.NextPayers));
        Assert.Equal(["V2 P1 Sent 260.00", "V2 S1 Sent 260.00"], await BillsAsync(acting));
        var text = Sent[^1].Replace("\n", "", StringComparison.Ordinal);
        foreach (var segment in new[] { "SBR*S*18*******CI~", "CLM*V2*260***11:B:1*Y*A*Y*Y~", "SBR*P*18*******CI~AMT*D*80~AMT*EAF*70~OI***Y***Y~", "NM1*PR*2*ALPHA HEALTH*****PI*PAY01~REF*F8*ICNV2~",
            "SVD*PAY01*64*HC:99213**1~CAS*CO*45*70~CAS*PR*1*50**2*16~DTP*573*D8*20250720~", "SVD*PAY01*16*HC:85025**1~CAS*CO*45*40~CAS*PR*2*4~DTP*573*D8*20250720~" })
            Assert.Contains(segment, text, StringComparison.Ordinal);
        Assert.Equal([3], FileCheck.Check(new MemoryStream(Encoding.Latin1.GetBytes(Sent[^1])), cancellationToken: Cancel).Sets.Select(s => s.Snip));
        Assert.Equal(["V2 SecondaryPending: charge 260.00, paid 80.00, adjusted 110.00, patient 70.00, open 70.00, denied 0.00"], await ClaimsAsync(acting.Tenant));
    }

    [Theory]
    [InlineData("19", "")]
    [InlineData("1", "PAY02")]
    public async Task What_a_payer_crossed_over_is_never_billed_by_us(string status, string crossover)
    {
        var acting = await TwoPayersAsync();
        Answer("era.835", Paid(903, "20250720", "V2", status, crossover));

        Assert.Equal(0, (await RoundAsync(acting)).NextPayers);
        Assert.Equal(["V2 P1 Sent 260.00"], await BillsAsync(acting));
        Assert.StartsWith("V2 SecondaryPending", (await ClaimsAsync(acting.Tenant))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_edit_holds_a_claim_until_it_is_mended_or_overridden_with_a_reason()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1") with { Diagnoses = ["E119", "E119"] }));
        await RoundAsync(acting);
        var edit = (await InScopeAsync(db => db.Set<BillRow>().AsNoTracking().SingleAsync(b => b.TenantId == acting.Tenant, Cancel))).Findings;

        Assert.Equal(["V1 P1 Held 260.00"], await BillsAsync(acting));
        Assert.Empty(Sent);
        Assert.Contains("\"Severity\"", edit, StringComparison.Ordinal);
        Assert.Equal(nameof(ClaimState.Ready), Ok(await CorrectAsync(acting, "V1", new VisitChange(Diagnoses: ["E119"]))));
        Assert.Equal(1, (await RoundAsync(acting)).FilesOut);
    }

    [Fact]
    public async Task A_claim_is_held_released_dropped_and_billed_after_all()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await InScopeAsync(db => new MakeClaims(db, Get<App.Storage.Keys.FieldCipher>(), Clock).RunAsync(acting.Tenant, "test", Today, Cancel));

        Assert.Equal("reason.missing", Code(await WithBillsAsync(b => b.HoldAsync(acting, "V1", " ", Today, Cancel))));
        Assert.Equal("Held", Ok(await WithBillsAsync(b => b.HoldAsync(acting, "V1", "Waiting for the referral letter", Today, Cancel))));
        Assert.Equal(0, (await RoundAsync(acting)).FilesOut);
        Assert.Equal("Ready", Ok(await WithBillsAsync(b => b.ReleaseAsync(acting, "V1", Today, Cancel))));
        Ok(await WithBillsAsync(b => b.DoNotBillAsync(acting, "V1", "Courtesy to a colleague", Cancel)));
        Assert.Equal(0, (await RoundAsync(acting)).FilesOut);
        Ok(await WithBillsAsync(b => b.BillAfterAllAsync(acting, "V1", Today, Cancel)));
        Assert.Equal(1, (await RoundAsync(acting)).FilesOut);
        Assert.Equal("bill.gone", Code(await WithBillsAsync(b => b.HoldAsync(acting, "V1", "Too late for this one", Today, Cancel))));
    }

    [Fact]
    public async Task A_rejected_claim_goes_out_again_and_a_decided_one_is_replaced_or_voided()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await RoundAsync(acting);
        Assert.Equal("revision.waiting", Code(await CorrectAsync(acting, "V1", new VisitChange())));
        Answer("status.277", X12Text.Status277(new(904, "20250702"), "HUB000000001", ("V1", "A7:562:85", "", "")));
        await RoundAsync(acting);
        Clock.Advance(TimeSpan.FromDays(3));
        Ok(await CorrectAsync(acting, "V1", new VisitChange(Authorization: "AUTH7")));
        await RoundAsync(acting);
        Assert.Equal(["V1 P1 Sent 260.00", "V1 P1 Sent 260.00"], await BillsAsync(acting));
        Assert.StartsWith("V1 Sent: charge 260.00", (await ClaimsAsync(acting.Tenant))[0], StringComparison.Ordinal);

        Answer("era.835", Paid(905, "20250720", "V1"));
        await RoundAsync(acting);
        Clock.Advance(TimeSpan.FromDays(30));
        Ok(await CorrectAsync(acting, "V1", new VisitChange(Services: [new ServiceFacts("99213", ["25"], 1, [1]), new ServiceFacts("85025", [], 1, [1])])));
        await RoundAsync(acting);
        Assert.Contains("CLM*V1*260***11:B:7*", Sent[^1], StringComparison.Ordinal);
        Assert.Contains("REF*F8*ICNV1~", Sent[^1], StringComparison.Ordinal);
        Assert.Equal(3, (await BillsAsync(acting)).Length);

        Answer("era2.835", Paid(906, "20250820", "V1"));
        await RoundAsync(acting);
        Clock.Advance(TimeSpan.FromDays(30));
        Ok(await VoidAsync(acting, "V1"));
        await RoundAsync(acting);
        Assert.Contains("CLM*V1*260***11:B:8*", Sent[^1], StringComparison.Ordinal);
        Assert.StartsWith("V1 VoidSent", (await ClaimsAsync(acting.Tenant))[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_that_is_refused_leaves_nothing_behind_for_whoever_saves_next()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await RoundAsync(acting);

        await InScopeAsync(async db =>
        {
            Assert.Equal("revision.waiting", Code(await new ReviseClaim(db, Get<App.Storage.Keys.FieldCipher>(), Clock).CorrectAsync(acting, "V1", new VisitChange(Diagnoses: ["I10"]), Today, Cancel)));
            await db.SaveChangesAsync(Cancel);
        });

        Assert.Contains("E119", (await InScopeAsync(db => db.Set<VisitRow>().AsNoTracking().SingleAsync(v => v.TenantId == acting.Tenant, Cancel))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Medicare_takes_no_replacement_so_none_is_made()
    {
        var acting = await SetUpAsync();
        await PatientAsync(acting, "C3", Alex with { First = "CAMERON" }, new CoverageFacts(1, "MCARE", "1EG4TE5MK73", new(2025, 1, 1)));
        Ok(await RecordAsync(acting, Visit("V3", "C3")));
        await RoundAsync(acting);
        Answer("era.835", Paid(907, "20250720", "V3").Replace("ALPHA HEALTH*XV*PAY01", "MEDICARE*XV*MCARE", StringComparison.Ordinal).Replace("TESTER*ALEX****MI*M1001", "TESTER*CAMERON****MI*1EG4TE5MK73", StringComparison.Ordinal));
        await RoundAsync(acting);

        Assert.StartsWith("V3 PatientDue", (await ClaimsAsync(acting.Tenant))[0], StringComparison.Ordinal);
        Assert.Equal("revision.not-taken", Code(await CorrectAsync(acting, "V3", new VisitChange(Authorization: "A1"))));
    }

    [Fact]
    public async Task A_copay_before_the_claim_is_the_patients_until_the_claim_is_sent()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        var copay = new HandPosted(Guid.CreateVersion7(), "V1", HandPostingKind.PatientPayment, Today, new Money(2500), "copay, card");
        Ok(await PaidAsync(acting, copay));
        Ok(await PaidAsync(acting, copay));
        Assert.Equal("posting.other", Code(await PaidAsync(acting, copay with { Amount = new Money(2600) })));
        Assert.Equal(-2500, await AccountAsync(acting, "patient-credit"));

        await RoundAsync(acting);

        Assert.Equal(0, await AccountAsync(acting, "patient-credit"));
        Assert.Contains("AMT*F5*25~", Sent[0], StringComparison.Ordinal);
        Assert.Equal(["V1 Sent: charge 260.00, paid 0.00, adjusted 0.00, patient 0.00, open 235.00, denied 0.00"], await ClaimsAsync(acting.Tenant));
        Answer("era.835", Paid(908, "20250720", "V1"));
        await RoundAsync(acting);
        Assert.Equal(["V1 PatientDue: charge 260.00, paid 80.00, adjusted 110.00, patient 70.00, open 45.00, denied 0.00"], await ClaimsAsync(acting.Tenant));
        Ok(await PaidAsync(acting, new HandPosted(Guid.CreateVersion7(), "V1", HandPostingKind.PatientPayment, Today, new Money(4100), "check 12")));
        Ok(await PaidAsync(acting, new HandPosted(Guid.CreateVersion7(), "V1", HandPostingKind.WriteOff, Today, new Money(400), "small balance")));
        Assert.StartsWith("V1 Closed", (await ClaimsAsync(acting.Tenant))[0], StringComparison.Ordinal);

        Ok(await InScopeAsync(db => new PostByHand(db, Clock).UndoAsync(acting.Tenant, "test", copay.Id, Today, Cancel)));
        Assert.Equal("posting.undone", Code(await InScopeAsync(db => new PostByHand(db, Clock).UndoAsync(acting.Tenant, "test", copay.Id, Today, Cancel))));
        Assert.Equal(["V1 PatientDue: charge 260.00, paid 80.00, adjusted 110.00, patient 70.00, open 25.00, denied 0.00"], await ClaimsAsync(acting.Tenant));
        Reconciles(await ImportAsync(acting.Tenant));
    }

    [Fact]
    public async Task What_has_no_answer_in_time_is_told_with_the_days_that_it_is_late()
    {
        var acting = await SetUpAsync();
        Ok(await RecordAsync(acting, Visit("V1")));
        await RoundAsync(acting);

        Assert.Empty(await UnansweredAsync(acting, new(2025, 7, 2)));
        Assert.Equal([(Awaited.FileAnswer, 1)], (await UnansweredAsync(acting, new(2025, 7, 3))).Select(u => (u.What, u.DaysLate)));
        Answer("ack.999", X12Text.Answer999(new(909, "20250702"), 1, "A"));
        await RoundAsync(acting);
        // July 4 is a holiday: three business days after July 1 are July 7.
        Assert.Equal([(Awaited.ClaimAnswer, "V1", 1)], (await UnansweredAsync(acting, new(2025, 7, 8))).Select(u => (u.What, u.Number, u.DaysLate)));
        Answer("status.277", X12Text.Status277(new(910, "20250703"), "HUB000000001", ("V1", "A2:20:PR", "ICNV1", "")));
        await RoundAsync(acting);
        Assert.Empty(await UnansweredAsync(acting, new(2025, 7, 31)));
        Assert.Equal([(Awaited.Decision, 1)], (await UnansweredAsync(acting, new(2025, 8, 1))).Select(u => (u.What, u.DaysLate)));
    }

    [Fact]
    public async Task A_third_payer_is_waited_for_from_the_day_on_which_the_second_passed_the_claim_on()
    {
        var acting = await SetUpAsync();
        await PatientAsync(acting, "C2", Alex, new CoverageFacts(1, "PAY01", "M1001", new(2025, 1, 1)), new CoverageFacts(2, "PAY02", "M2002", new(2025, 1, 1)), new CoverageFacts(3, "MCARE", "1EG4TE5MK73", new(2025, 1, 1)));
        Ok(await RecordAsync(acting, Visit("V2", "C2")));
        await RoundAsync(acting);
        Answer("first.835", Paid(911, "20250702", "V2"));
        await RoundAsync(acting);
        Clock.Advance(TimeSpan.FromDays(40));
        Answer("second.835", Paid(912, "20250805", "V2", "2", "MCARE").Replace("ALPHA HEALTH*XV*PAY01", "BETA PLAN*XV*PAY02", StringComparison.Ordinal));
        await RoundAsync(acting);

        Assert.Equal(["V2 P1 Sent 260.00", "V2 S1 Sent 260.00"], await BillsAsync(acting));
        Assert.DoesNotContain(await UnansweredAsync(acting, new(2025, 9, 4)), u => u.What == Awaited.Decision);
        Assert.Equal([("V2", 1)], (await UnansweredAsync(acting, new(2025, 9, 5))).Where(u => u.What == Awaited.Decision).Select(u => (u.Number, u.DaysLate)));
    }

    [Fact]
    public async Task Claims_go_to_the_partner_that_names_their_payer_and_no_control_number_comes_twice()
    {
        var acting = await SetUpAsync();
        Ok(await InScopeAsync(db => new KeepPartners(db, Clock).SaveAsync(acting, new PartnerFacts("BETA", "BETA PLAN", "PRACTICE", "BETA", Home.At("beta/out"), Home.At("beta/in")) { PayerIds = ["PAY02"], ClaimsPerFile = 1 }, Cancel)));
        Assert.Equal("partner.route", Code(await InScopeAsync(db => new KeepPartners(db, Clock).SaveAsync(acting, new PartnerFacts("ALL", "EVERYBODY", "P", "A", "a", "b"), Cancel))));
        await PatientAsync(acting, "C2", Alex with { First = "BLAIR" }, new CoverageFacts(1, "PAY02", "M2002", new(2025, 1, 1)));
        foreach (var number in new[] { "B1", "B2", "B3" }) Ok(await RecordAsync(acting, Visit(number, "C2") with { Day = new DateOnly(2025, 6, number[1] - '0') }));
        Ok(await RecordAsync(acting, Visit("V1")));

        Assert.Equal(4, (await RoundAsync(acting)).FilesOut);

        Assert.Equal(["BETA-20250701-000000001.837", "BETA-20250701-000000002.837", "BETA-20250701-000000003.837"], Directory.EnumerateFiles(Home.At("beta/out")).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal).ToArray());
        Assert.Single(Sent);
    }

    [Fact]
    public async Task What_cannot_become_a_claim_is_refused_with_the_reason()
    {
        var acting = await SetUpAsync();

        Assert.Equal("visit.patient", Code(await RecordAsync(acting, Visit("V1", "NOBODY"))));
        Assert.Equal("visit.provider", Code(await RecordAsync(acting, Visit("V1") with { RenderingNpi = Npi })));
        Assert.Equal("visit.no-fee", Code(await RecordAsync(acting, Visit("V1") with { Services = [new ServiceFacts("99499", [], 1, [1])] })));
        Assert.Equal("visit.number-form", Code(await RecordAsync(acting, Visit("V1*X"))));
        Assert.Equal("visit.services", Code(await RecordAsync(acting, Visit("V1") with { Services = [] })));
        Ok(await RecordAsync(acting, Visit("V1")));
        Ok(await RecordAsync(acting, Visit("V1")));
        await RoundAsync(acting);
        Ok(await RecordAsync(acting, Visit("V1")));
        Assert.Equal("visit.billed", Code(await RecordAsync(acting, Visit("V1") with { Diagnoses = ["I10"] })));
        await PatientAsync(acting, "C9", Alex with { First = "NOCOVER" });
        Ok(await RecordAsync(acting, Visit("V9", "C9")));
        Assert.Equal(1, (await RoundAsync(acting)).Made.NotMade);
        Assert.Equal("patient.payer", Code(await InScopeAsync(db => new SavePatient(db, Get<App.Storage.Keys.FieldCipher>(), Clock).RunAsync(acting, new PatientFacts("C8", Alex, [new CoverageFacts(1, "NOPE", "1", new(2025, 1, 1))]), Cancel))));
    }

    [Fact]
    public async Task A_value_that_X12_cannot_carry_stops_its_own_claim_and_no_other()
    {
        var acting = await SetUpAsync();
        await PatientAsync(acting, "C7", Alex with { Last = "TEST~ER*" }, new CoverageFacts(1, "PAY01", "M7", new(2025, 1, 1)));
        Ok(await RecordAsync(acting, Visit("V7", "C7")));
        Ok(await RecordAsync(acting, Visit("V1")));

        var round = await RoundAsync(acting);

        Assert.Equal((1, 1, 1), (round.Made.Ready, round.Made.NotMade, round.FilesOut));
        Assert.Equal(["V1 P1 Sent 260.00"], await BillsAsync(acting));
    }

    [Fact]
    public async Task A_round_that_dies_between_any_two_steps_and_is_run_again_sends_every_claim_once()
    {
        var steps = 0;
        var clean = await SetUpAsync();
        Ok(await RecordAsync(clean, Visit("V1")));
        await RoundAsync(clean, () => steps++);
        var digest = await DigestAsync(clean.Tenant);
        var sent = Sent;
        Assert.True(steps > 8, $"{steps} steps");

        for (var dies = 1; dies <= steps; dies++)
        {
            Directory.Delete(Home.At("exchange"), recursive: true);
            var acting = await SetUpAsync();
            Ok(await RecordAsync(acting, Visit("V1")));
            var step = 0;
            await Assert.ThrowsAsync<DiedException>(() => RoundAsync(acting, () => _ = ++step == dies ? throw new DiedException() : 0));
            var left = Sent;
            await RoundAsync(acting);
            await RoundAsync(acting);

            Assert.Equal(sent, Sent);
            Assert.True(left.Length == 0 || left.SequenceEqual(Sent, StringComparer.Ordinal), "what had left is what stands");
            Assert.Empty(Directory.EnumerateFiles(Out, "*.part"));
            Assert.Equal(digest, await DigestAsync(acting.Tenant));
        }
    }

    private async Task<Acting> TwoPayersAsync()
    {
        var acting = await SetUpAsync();
        await PatientAsync(acting, "C2", Alex, new CoverageFacts(1, "PAY01", "M1001", new(2025, 1, 1)), new CoverageFacts(2, "PAY02", "M2002", new(2025, 1, 1)));
        Ok(await RecordAsync(acting, Visit("V2", "C2")));
        await RoundAsync(acting);
        return acting;
    }

    private Task<List<Unanswered>> UnansweredAsync(Acting acting, DateOnly asOf) => InScopeAsync(db => new ListUnanswered(db).RunAsync(acting.Tenant, asOf, Cancel));

    private async Task<long> AccountAsync(Acting acting, string account) => (await InScopeAsync(db => db.Set<EntryLineRow>().AsNoTracking().Where(l => l.TenantId == acting.Tenant && l.Account == account).ToListAsync(Cancel))).Sum(l => l.Amount.Cents);

    public sealed class OnSqlite() : VisitTests(null);

    public sealed class OnPostgres(PostgresServer server) : VisitTests(server);
}
