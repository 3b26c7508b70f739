using System.Text;
using Quittance.Core.Claims;
using Quittance.Core.Exchange;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Tests.Exchange;

public class ClaimFileTests
{
    private static readonly DateOnly Day = new(2025, 6, 30);

    private static readonly HashSet<string> Nothing = new(StringComparer.Ordinal);

    private static readonly BillingProvider Billing = new("ELM CLINIC", "1234567893", "123456789", "207Q00000X", new PostalAddress("2 OAK STREET", "SPRINGFIELD", "IL", "627010002"));

    private static readonly NamedPerson Alex = new("TESTER", "ALEX", "", new DateOnly(1980, 1, 1), "F", new PostalAddress("1 ELM STREET", "SPRINGFIELD", "IL", "627010001"));

    private static readonly ClaimFileEnvelope Envelope = new("ZZ", "PRACTICE", "ZZ", "HUB", "PAYER HUB", "ELM CLINIC", "BILLING", "5555550100", 7, "B7", new DateTime(2025, 7, 1, 9, 30, 0), "P");

    internal static ChargedVisit Visit(string number = "V1") => new()
    {
        Number = number,
        Day = Day,
        PlaceOfService = "11",
        Patient = Alex,
        ChartNumber = "C1",
        Rendering = new RenderingProvider("1245319599", "DOE", "DANA", "207Q00000X"),
        Diagnoses = ["E119", "I10"],
        Services = [new ChargedProcedure("99213", ["25"], 1, [1, 2], new Money(20000)), new ChargedProcedure("85025", [], 1, [1], new Money(6000))],
        Coverages = [new CoverageOnDay { PayerId = "PAY01", PayerName = "ALPHA HEALTH", FilingIndicator = "CI", MemberId = "M1001" }],
    };

    [Fact]
    public void A_claim_for_a_waived_test_names_the_laboratory_and_no_other_does()
    {
        var laboratory = Billing with { Clia = "36D0123456" };
        var waived = Visit() with { Services = [new ChargedProcedure("87880", ["QW"], 1, [1], new Money(3000))] };
        Assert.Equal("36D0123456", DraftClaim.Of(waived, laboratory).Clia);
        Assert.Equal("", DraftClaim.Of(waived, Billing).Clia);
        Assert.Equal("", DraftClaim.Of(Visit(), laboratory).Clia);
    }

    [Fact]
    public void A_file_is_accepted_by_our_own_judgement_and_holds_what_was_meant()
    {
        var file = Ok(ClaimFile.Write(Envelope, [Clean(Visit()), Clean(Visit("V2"))]));

        var verdict = FileCheck.Check(new MemoryStream(file), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([(2, 3)], verdict.Sets.Select(s => (s.Claims, s.Snip)));
        Assert.Empty(verdict.Sets.SelectMany(s => s.Faults));
        Assert.Contains("*000000007*1*P*:~", Encoding.ASCII.GetString(file), StringComparison.Ordinal);
    }

    [Fact]
    public void More_claims_than_a_set_may_have_go_into_several_each_with_its_own_number_and_reference()
    {
        var file = Ok(ClaimFile.Write(Envelope with { ClaimsPerSet = 2 }, [.. Enumerable.Range(1, 5).Select(n => Clean(Visit($"V{n}")))]));

        var verdict = FileCheck.Check(new MemoryStream(file), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([(2, 3), (2, 3), (1, 3)], verdict.Sets.Select(s => (s.Claims, s.Snip)));
        Assert.Equal(["0001", "0002", "0003"], verdict.Sets.Select(s => s.Start.Control).ToArray());
        Assert.Equal(["B7-1", "B7-2", "B7-3"], TypedReader.Read(new MemoryStream(file)).OfType<Header837>().Select(h => h.Reference).ToArray());
        Assert.Equal(5000, Envelope.ClaimsPerSet);
    }

    [Fact]
    public void A_dependent_is_a_patient_of_the_subscriber()
    {
        var visit = Visit() with { Coverages = [Visit().Coverages[0] with { Relationship = "19", Subscriber = Alex with { First = "PAT", Birth = new DateOnly(1955, 5, 5) } }] };

        var text = Encoding.ASCII.GetString(Ok(ClaimFile.Write(Envelope, [Clean(visit)])));

        Assert.Contains("NM1*IL*1*TESTER*PAT****MI*M1001~", text, StringComparison.Ordinal);
        Assert.Contains("PAT*19~NM1*QC*1*TESTER*ALEX~", text, StringComparison.Ordinal);
        Assert.Equal([3], FileCheck.Check(new MemoryStream(Encoding.ASCII.GetBytes(text)), cancellationToken: TestContext.Current.CancellationToken).Sets.Select(s => s.Snip));
    }

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("43")]
    public void Medicare_behind_another_payer_says_why(string insuranceType)
    {
        var visit = Visit() with { Coverages = [Visit().Coverages[0], new CoverageOnDay { PayerId = "MCARE", PayerName = "MEDICARE", FilingIndicator = "MB", MemberId = "1EG4TE5MK73", InsuranceType = insuranceType }] };

        var second = DraftClaim.WithPayer(DraftClaim.Of(visit, Billing), visit, 1);

        Assert.Equal(("S", insuranceType, "MB"), (second.PayerLevel, second.InsuranceType, second.FilingIndicator));
        Assert.Contains($"SBR*S*18***{insuranceType}****MB~", Ok(ClaimText.Write(second)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_value_with_a_separator_is_refused_and_names_what_it_is()
    {
        var refused = Assert.IsType<Result<string>.Refused>(ClaimText.Write(DraftClaim.Of(Visit() with { Patient = Alex with { Last = "TE*STER" } }, Billing)));

        Assert.Contains("separator", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_file_lost_or_changed_is_found()
    {
        var meant = new[] { Clean(Visit()), Clean(Visit("V2")) };
        var whole = Encoding.ASCII.GetString(Ok(ClaimFile.Write(Envelope, meant)));

        Assert.Null(Lost(whole));
        Assert.Contains("Line 1: modifiers", Lost(whole.Replace("HC:99213:25", "HC:99213", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Subscriber: birth date", Lost(whole.Replace("D8*19800101", "D8*19800102", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("Claim V2 is missing", Lost(whole.Replace("CLM*V2*", "CLM*V3*", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("stands twice", Lost(whole.Replace("CLM*V2*", "CLM*V1*", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("nobody meant", ClaimFile.Lost(Encoding.ASCII.GetBytes(whole), [meant[0]]), StringComparison.Ordinal);

        string? Lost(string text) => ClaimFile.Lost(Encoding.ASCII.GetBytes(text), meant);
    }

    [Fact]
    public void Everything_that_a_claim_can_say_is_compared()
    {
        var claim = DraftClaim.Of(Visit(), Billing);
        var changes = new Dictionary<string, Claim837>(StringComparer.Ordinal)
        {
            ["Charge"] = claim with { Charge = new Money(1) },
            ["Place of service"] = claim with { PlaceOfService = "22" },
            ["Frequency"] = claim with { Frequency = "7" },
            ["Payer level"] = claim with { PayerLevel = "S" },
            ["Payer claim number"] = claim with { PayerClaimNumber = "X" },
            ["Authorization"] = claim with { PriorAuthorization = "X" },
            ["Patient paid"] = claim with { PatientPaid = new Money(1) },
            ["Diagnoses"] = claim with { Diagnoses = [claim.Diagnoses[0]] },
            ["Payer: id"] = claim with { Payer = claim.Payer with { Id = "PAY02" } },
            ["Rendering provider: taxonomy"] = claim with { Rendering = claim.Rendering! with { Taxonomy = "" } },
            ["Line 2: units"] = claim with { Lines = [claim.Lines[0], claim.Lines[1] with { Units = "2" }] },
            ["Line 2: pointers"] = claim with { Lines = [claim.Lines[0], claim.Lines[1] with { Pointers = ["2"] }] },
            ["Line 2: code"] = claim with { Lines = [claim.Lines[0]] },
        };

        Assert.Null(ClaimDifference.Find(claim, claim with { Position = 9, Offset = 9, ContentHash = "other" }));
        Assert.All(changes, change => Assert.StartsWith(change.Key, ClaimDifference.Find(claim, change.Value), StringComparison.Ordinal));
    }

    [Fact]
    public void A_claim_that_an_edit_stops_is_no_clean_claim_until_somebody_overrides_what_may_be()
    {
        // A repeated diagnosis is a matter of coding (level 4 or above); no charge is a matter of the file, which nobody may let pass.
        var repeated = DraftClaim.Of(Visit() with { Services = [new ChargedProcedure("99213", [], 1, [1], new Money(1000)), new ChargedProcedure("99213", [], 1, [1], new Money(1000))] }, Billing);
        var (stopped, findings) = CleanClaim.Judge(repeated, [], Nothing, Day);
        var errors = findings.Where(f => f.Severity == Severity.Error).Select(OverrideRules.Key).ToHashSet(StringComparer.Ordinal);
        var unpriced = DraftClaim.Of(Visit(), Billing) with { Charge = new Money(1) };
        var (_, unbalanced) = CleanClaim.Judge(unpriced, [], Nothing, Day);

        Assert.Equal(errors.Count == 0, stopped is not null);
        Assert.NotNull(CleanClaim.Judge(repeated, [], errors, Day).Clean);
        Assert.Contains(unbalanced, f => f.Severity == Severity.Error);
        Assert.Null(CleanClaim.Judge(unpriced, [], unbalanced.Select(OverrideRules.Key).ToHashSet(StringComparer.Ordinal), Day).Clean);
    }

    [Theory]
    [InlineData(Awaited.FileAnswer, "2025-07-03", "2025-07-07")]
    [InlineData(Awaited.ClaimAnswer, "2025-07-03", "2025-07-09")]
    [InlineData(Awaited.Decision, "2025-07-03", "2025-08-02")]
    public void An_answer_is_due_after_business_days_and_a_decision_after_days(Enum what, string sent, string due) =>
        Assert.Equal(DateOnly.Parse(due, System.Globalization.CultureInfo.InvariantCulture), AnswerClock.Due((Awaited)what, DateOnly.Parse(sent, System.Globalization.CultureInfo.InvariantCulture), new AnswerTimes()));

    [Theory]
    [InlineData(ClaimState.Rejected, false, "", true, "Resend")]
    [InlineData(ClaimState.Adjudicated, true, "I1", false, "Resend")]
    [InlineData(ClaimState.Adjudicated, false, "I1", true, "Replace")]
    [InlineData(ClaimState.PatientDue, false, "I1", true, "Replace")]
    [InlineData(ClaimState.Accepted, false, "I1", true, "revision.waiting")]
    [InlineData(ClaimState.Adjudicated, false, "", true, "revision.no-number")]
    [InlineData(ClaimState.Adjudicated, false, "I1", false, "revision.not-taken")]
    [InlineData(ClaimState.VoidSent, false, "I1", true, "revision.void")]
    public void How_a_corrected_claim_goes_out_follows_from_what_the_payer_has(Enum state, bool unprocessable, string number, bool takes, string expected) =>
        Assert.Equal(expected, RevisionRules.Correct(new RevisedClaim((ClaimState)state, unprocessable, number, takes)) switch
        {
            Result<Revision>.Ok ok => ok.Value.ToString(),
            Result<Revision>.Refused refused => refused.Code,
            _ => "",
        });

    private static CleanClaim Clean(ChargedVisit visit)
    {
        var (clean, findings) = CleanClaim.Judge(ClaimText.Read(Ok(ClaimText.Write(DraftClaim.Of(visit, Billing)))), [], Nothing, new DateOnly(2025, 7, 1));
        Assert.True(clean is not null, string.Join("; ", findings.Select(f => f.Message)));
        return clean!;
    }

    private static T Ok<T>(Result<T> result) => result is Result<T>.Ok { Value: var value } ? value : throw new InvalidOperationException(((Result<T>.Refused)result).Sentence);
}
