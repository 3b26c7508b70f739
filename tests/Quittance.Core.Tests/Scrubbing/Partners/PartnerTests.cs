using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;
using Quittance.Core.Scrubbing.Partners;
using Quittance.Core.Tests.X12;
using Quittance.Core.X12.Answers;
using Quittance.Core.X12.Structure;
using CleanFile = Quittance.Core.Tests.X12.Structure.CleanClaim;

namespace Quittance.Core.Tests.Scrubbing.Partners;

/// <summary>What one partner forgives and asks for.</summary>
public class PartnerTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    private static FileVerdict Check(string text, PartnerRequirements? asked = null, params PartnerRelaxation[] relaxations) => FullCheck.Check(
        new MemoryStream(Sample.Bytes(text)),
        new CheckTerms { Level = 7, Today = Today, OnlyPartnerAboveSums = true, Partner = new PartnerProfile("EXAMPLE PLAN", "1") { Requirements = asked ?? new(), Relaxations = relaxations } },
        cancellationToken: TestContext.Current.CancellationToken);

    private static PartnerRelaxation Relax(string finding, Severity? to) => new(finding, to, "they take it", "help desk");

    [Fact]
    public void A_partner_that_asks_for_nothing_finds_nothing_and_leaves_the_levels_between_out()
    {
        var verdict = Check(CleanFile.File());
        Assert.Empty(verdict.Findings);
        Assert.Empty(verdict.NotJudged);
        Assert.Equal(3, Assert.Single(verdict.Sets).Snip);
    }

    [Fact]
    public void An_error_that_the_partner_forgives_no_longer_rejects_and_says_why()
    {
        var text = CleanFile.With("SBR*P*18", "SBR*Z*18");
        Assert.False(Assert.Single(Check(text).Sets).IsAccepted);

        var verdict = Check(text, null, Relax("x12.element-code", Severity.Info));

        var finding = Assert.Single(verdict.Findings);
        Assert.Equal((Severity.Info, new Relaxation("EXAMPLE PLAN", Severity.Error, "they take it", "help desk")), (finding.Severity, finding.Relaxed));
        var set = Assert.Single(verdict.Sets);
        Assert.True(set.IsAccepted);
        Assert.Equal(3, set.Snip);
        Assert.False(verdict.HasErrors);
        Assert.Equal((1, Severity.Info), (Assert.Single(verdict.Relaxed).Count, verdict.Relaxed[0].To));
        Assert.DoesNotContain("IK4", Answer(verdict), StringComparison.Ordinal);
        Assert.Contains("IK5*A~", Answer(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void An_error_that_becomes_a_warning_is_accepted_with_errors()
    {
        var verdict = Check(CleanFile.With("SBR*P*18", "SBR*Z*18"), null, Relax("x12.element-code", Severity.Warning));
        Assert.True(Assert.Single(verdict.Sets).IsAccepted);
        Assert.Contains("IK5*E", Answer(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_off_is_not_listed_and_still_counted()
    {
        var verdict = Check(CleanFile.With("SBR*P*18", "SBR*Z*18"), null, Relax("x12.element-code", null));
        Assert.Empty(verdict.Findings);
        Assert.Equal((1, null), (verdict.Relaxed[0].Count, verdict.Relaxed[0].To));
    }

    [Fact]
    public void A_wrong_count_in_the_trailer_can_be_forgiven_as_well()
    {
        var text = CleanFile.File().Replace("SE*23*", "SE*22*", StringComparison.Ordinal);
        var set = Assert.Single(Check(text, null, Relax("x12.se-count", Severity.Info)).Sets);
        Assert.True(set.IsAccepted);
        Assert.Empty(set.ErrorCodes);
    }

    [Fact]
    public void A_wrong_count_that_becomes_a_warning_is_named_in_the_999()
    {
        var verdict = Check(CleanFile.File().Replace("SE*23*", "SE*22*", StringComparison.Ordinal), null, Relax("x12.se-count", Severity.Warning));
        Assert.True(Assert.Single(verdict.Sets).IsAccepted);
        Assert.Contains("IK5*E*4~", Answer(verdict), StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_can_be_made_an_error()
    {
        var text = CleanFile.With("SBR*P*18*******CI~", "SBR*P*18*******~");
        Assert.True(Assert.Single(Check(text).Sets).IsAccepted);
        Assert.False(Assert.Single(Check(text, null, Relax("x12.element-trailing", Severity.Error)).Sets).IsAccepted);
    }

    [Theory]
    [InlineData("2000B", "SBR", 1, true)]
    [InlineData("2000A", "SBR", 1, false)]
    [InlineData("2000B", "HL", 1, false)]
    [InlineData("2000B", "SBR", 9, false)]
    public void A_relaxation_holds_where_it_says(string loop, string segment, int element, bool fits)
    {
        var verdict = Check(CleanFile.With("SBR*P*18", "SBR*Z*18"), null, Relax("x12.element-code", null) with { Loop = loop, Segment = segment, Element = element });
        Assert.Equal(fits, verdict.Findings.Count == 0);
        Assert.Equal(fits ? 1 : 0, Assert.Single(verdict.Relaxed).Count);
    }

    [Theory]
    [InlineData("2026-01-01", "2026-01-31", true)]
    [InlineData("2026-01-06", null, false)]
    [InlineData("2025-01-01", "2026-01-04", false)]
    public void A_relaxation_holds_for_files_of_its_days(string from, string? until, bool fits)
    {
        var days = new DateSpan(Day(from), until is null ? null : Day(until));
        Assert.Equal(fits, Check(CleanFile.With("SBR*P*18", "SBR*Z*18"), null, Relax("x12.element-code", null) with { Days = days }).Findings.Count == 0);
    }

    [Fact]
    public void The_first_relaxation_that_fits_counts()
    {
        var verdict = Check(CleanFile.With("SBR*P*18", "SBR*Z*18"), null, Relax("x12.element-code", Severity.Warning), Relax("x12.element-code", null));
        Assert.Equal(Severity.Warning, Assert.Single(verdict.Findings).Severity);
        Assert.Equal([1, 0], verdict.Relaxed.Select(r => r.Count).ToList());
    }

    private static readonly (string Expected, PartnerRequirements Broken, PartnerRequirements Kept)[] Requirements =
    [
        ("sender-ids ISA06", new() { SenderIds = ["SOMEBODY"] }, new() { SenderIds = ["SENDER"] }),
        ("sender-qualifiers ISA05", new() { SenderQualifiers = ["30"] }, new() { SenderQualifiers = ["ZZ"] }),
        ("receiver-ids ISA08", new() { ReceiverIds = ["SOMEBODY"] }, new() { ReceiverIds = ["RECEIVER"] }),
        ("receiver-qualifiers ISA07", new() { ReceiverQualifiers = ["30"] }, new() { ReceiverQualifiers = ["ZZ"] }),
        ("group-senders GS02", new() { GroupSenders = ["SOMEBODY"] }, new() { GroupSenders = ["SENDER"] }),
        ("group-receivers GS03", new() { GroupReceivers = ["SOMEBODY"] }, new() { GroupReceivers = ["RECEIVER"] }),
        ("usage ISA15", new() { Usage = "P" }, new() { Usage = "T" }),
        ("payer-id NM109", new() { PayerId = new("PI", PartnerIdForm.Digits, 5, 5, []) }, new() { PayerId = new("PI", PartnerIdForm.LettersAndDigits, 4, 5, ["P100"]) }),
        ("payer-id NM108", new() { PayerId = new("XV", PartnerIdForm.Any, 1, 80, []) }, new() { PayerId = new("", PartnerIdForm.Any, 1, 80, []) }),
        ("payer-id NM109", new() { PayerId = new("", PartnerIdForm.Any, 1, 80, ["P101"]) }, new() { PayerId = new("", PartnerIdForm.Any, 1, 80, ["P101", "P100"]) }),
        ("values BHT06", new() { Values = [new("BHT", 6, ["RP"])] }, new() { Values = [new("BHT", 6, ["CH", "RP"])] }),
        ("values SBR09", new() { Values = [new("SBR", 9, ["MB"], "2000B")] }, new() { Values = [new("SBR", 9, ["MB"], "2320"), new("DTP", 2, ["D8"], "", "472"), new("DTP", 2, ["RD8"], "", "434")] }),
        ("required-segments PRV", new() { Segments = [new("2000A", "PRV", "BI")] }, new() { Segments = [new("2010AA", "REF", "EI"), new("2010BB", "NM1", "PR"), new("2300", "HI", "ABK"), new("2400", "SV1")] }),
    ];

    [Fact]
    public void What_the_partner_asks_for_is_found_when_it_is_not_there_and_only_then() =>
        Assert.All(Requirements, requirement =>
        {
            var finding = Assert.Single(Check(CleanFile.File(), requirement.Broken).Findings);
            Assert.Equal(("partner." + requirement.Expected, 7, Severity.Error), ($"{finding.Id} {finding.Segment}{finding.Element:00}", finding.Level, finding.Severity));
            Assert.NotNull(finding.ByteOffset);
            Assert.Empty(Check(CleanFile.File(), requirement.Kept).Findings);
        });

    [Fact]
    public void Sizes_are_told_once_at_what_is_too_much()
    {
        const string SecondClaim = "CLM*C2*100***11:B:1*Y*A*Y*Y~HI*ABK:Z0000~LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260102~";
        var text = Sample.Wrap(CleanFile.Segments + SecondClaim + SecondClaim.Replace("C2", "C3", StringComparison.Ordinal));

        Assert.Equal(text.IndexOf("CLM*C2", StringComparison.Ordinal), Assert.Single(Check(text, new() { ClaimsPerSet = 1 }).Findings).ByteOffset);
        Assert.Equal("partner.file-kilobytes", Assert.Single(Check(text, new() { FileBytes = 200 }).Findings).Id);
        Assert.Empty(Check(text, new() { ClaimsPerSet = 3, FileBytes = 5000, SetsPerGroup = 1 }).Findings);
    }

    [Fact]
    public void A_segment_that_one_claim_lacks_is_told_at_that_claim()
    {
        const string SecondClaim = "CLM*C2*100***11:B:1*Y*A*Y*Y~REF*EA*MRN1~HI*ABK:Z0000~LX*1~SV1*HC:99213*100*UN*1***1~DTP*472*D8*20260102~";
        var text = Sample.Wrap(CleanFile.Segments + SecondClaim);
        var finding = Assert.Single(Check(text, new() { Segments = [new("2300", "REF", "EA"), new("2010AA", "REF", "EI")] }).Findings);
        Assert.Equal(("partner.required-segments", text.IndexOf("CLM*C1", StringComparison.Ordinal)), (finding.Id, (int)finding.ByteOffset!));
    }

    [Theory]
    [InlineData("Clinic", nameof(PartnerCharacters.Basic), false, "partner.characters")]
    [InlineData("Clinic", nameof(PartnerCharacters.Extended), false, null)]
    [InlineData("Clinic", nameof(PartnerCharacters.Extended), true, "partner.upper-case")]
    [InlineData("CLINIC_1", nameof(PartnerCharacters.Basic), false, "partner.characters")]
    [InlineData("CLINIC_1", nameof(PartnerCharacters.Extended), true, null)]
    [InlineData("CLINIC & SON'S", nameof(PartnerCharacters.Basic), true, null)]
    [InlineData("CL\u00cdNIC", nameof(PartnerCharacters.Extended), false, "partner.characters")]
    [InlineData("Cl\u00ednic", nameof(PartnerCharacters.Any), false, null)]
    public void Only_characters_that_the_partner_takes_go_through(string name, string characters, bool upperCase, string? id)
    {
        var findings = Check(CleanFile.With("NM1*85*2*CLINIC", "NM1*85*2*" + name), new() { Characters = Enum.Parse<PartnerCharacters>(characters), UpperCase = upperCase }).Findings;
        Assert.Equal(id, findings.SingleOrDefault()?.Id);
        if (id is not null) Assert.Equal(("NM1", 3), (findings[0].Segment, findings[0].Element));
    }

    [Fact]
    public void A_partners_finding_can_be_forgiven_by_the_same_partner() =>
        Assert.Empty(Check(CleanFile.File(), new() { Usage = "P" }, Relax("partner.usage", null)).Findings);

    [Fact]
    public void At_a_lower_level_only_the_relaxations_count()
    {
        var terms = new CheckTerms { Level = 3, Today = Today, Partner = new("EXAMPLE PLAN", "1") { Requirements = new() { Usage = "P" }, Relaxations = [Relax("x12.element-code", null)] } };
        Assert.Empty(FullCheck.Check(new MemoryStream(Sample.Bytes(CleanFile.With("SBR*P*18", "SBR*Z*18"))), terms, cancellationToken: TestContext.Current.CancellationToken).Findings);
    }

    private static string Answer(FileVerdict verdict)
    {
        using var answer = new MemoryStream();
        Assert.False(SyntaxAnswer.Write(verdict, answer, 1, new DateTimeOffset(2026, 3, 10, 12, 0, 0, TimeSpan.Zero)) is Result<Core.X12.Writing.WrittenFile>.Refused);
        return System.Text.Encoding.Latin1.GetString(answer.ToArray());
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
