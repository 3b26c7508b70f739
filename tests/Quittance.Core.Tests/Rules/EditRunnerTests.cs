using System.Text.Json;
using Quittance.Core.Kernel;
using Quittance.Core.Rules;
using Quittance.Core.Scrubbing;

namespace Quittance.Core.Tests.Rules;

public class EditRunnerTests
{
    private static readonly DateOnly Today = new(2026, 3, 10);

    [Fact]
    public void Findings_come_by_stage_then_line_then_edit_whatever_the_order_of_the_edits()
    {
        var claim = ExampleClaim.WithLines(ExampleClaim.Line, ExampleClaim.Line with { Number = 2 });
        IEdit[] edits =
        [
            new OnEachLine("B", EditStage.Dates), new OnEachLine("A", EditStage.Dates), new OnTheClaim("C", EditStage.Dates), new OnEachLine("Z", EditStage.Required),
        ];

        var found = new EditRunner(edits).Run(claim, Today);
        var turned = new EditRunner(edits.Reverse()).Run(claim, Today);

        Assert.Equal(["Z 1", "Z 2", "C -", "A 1", "B 1", "A 2", "B 2"], Short(found));
        Assert.Equal(Short(found), Short(turned));
    }

    [Fact]
    public void An_edit_is_silent_on_claims_of_days_for_which_it_is_not_law()
    {
        var year = new DateSpan(new DateOnly(2025, 1, 1), new DateOnly(2025, 12, 31));
        var runner = new EditRunner([new OnTheClaim("A", EditStage.Dates) { Days = year }]);

        Assert.Empty(runner.Run(ExampleClaim.On("20241231"), Today));
        Assert.Single(runner.Run(ExampleClaim.On("20250101"), Today));
        Assert.Single(runner.Run(ExampleClaim.On("20251231"), Today));
        Assert.Empty(runner.Run(ExampleClaim.On("20260101"), Today));
    }

    [Fact]
    public void A_rule_about_the_file_is_judged_by_the_day_of_sending()
    {
        var runner = new EditRunner([new OnTheClaim("A", EditStage.Dates) { Days = new DateSpan(new DateOnly(2026, 1, 1)), Basis = EditBasis.SendingDay }]);

        Assert.Single(runner.Run(ExampleClaim.On("20251230"), Today));
        Assert.Empty(runner.Run(ExampleClaim.On("20251230"), new DateOnly(2025, 12, 31)));
    }

    [Fact]
    public void A_rule_of_tomorrow_is_not_known_today()
    {
        var runner = new EditRunner([new OnTheClaim("A", EditStage.Dates) { Days = new DateSpan(new DateOnly(2026, 4, 1)) }]);

        Assert.Empty(runner.Run(ExampleClaim.On("20260402"), Today));
        Assert.Single(runner.Run(ExampleClaim.On("20260402"), new DateOnly(2026, 4, 3)));
    }

    [Fact]
    public void A_finding_says_where_why_by_which_edition_and_what_clears_it()
    {
        var finding = Assert.Single(new EditRunner([new OnEachLine("A", EditStage.Dates)]).Run(ExampleClaim.Clean, Today));

        Assert.Equal(("A", Severity.Warning, 1, "2400", "SV1", 4, "line.units"), (finding.Id, finding.Severity, finding.Line, finding.Loop, finding.Segment, finding.Element, finding.Field));
        Assert.Equal(("2012-01-01", "do it", "a document"), (finding.Edition, finding.Clears, finding.Source!.ToString()));
    }

    [Fact]
    public void A_personal_value_is_told_by_its_length_only()
    {
        var finding = Assert.Single(new EditRunner([new OnTheClaim("A", EditStage.Dates) { Field = ClaimField.SubscriberId, Value = "1EG4TE5MK73" }]).Run(ExampleClaim.Clean, Today));

        Assert.Equal("(hidden, 11 characters)", finding.Value);
    }

    [Fact]
    public void A_claim_of_ten_thousand_lines_gives_a_bounded_number_of_findings()
    {
        var lines = Enumerable.Range(1, 10_000).Select(n => ExampleClaim.Line with { Number = n }).ToArray();

        Assert.Equal(1000, new EditRunner([new OnEachLine("A", EditStage.Dates)]).Run(ExampleClaim.Clean with { Lines = lines }, Today).Count);
    }

    [Fact]
    public void Two_edits_of_one_id_are_refused() =>
        Assert.Throws<CheckFailedException>(() => new EditRunner([new OnTheClaim("A", EditStage.Dates), new OnEachLine("A", EditStage.Required)]));

    [Fact]
    public void A_finding_survives_json_and_one_written_before_it_had_lines_still_reads()
    {
        var finding = Assert.Single(new EditRunner([new OnEachLine("A", EditStage.Dates)]).Run(ExampleClaim.Clean, Today));
        var old = JsonSerializer.Deserialize<Finding>("""{"Id":"claim.cut","Severity":2,"Message":"The file ended.","Level":2,"Segment":"CLM"}""");

        Assert.Equal(finding, JsonSerializer.Deserialize<Finding>(JsonSerializer.Serialize(finding)));
        Assert.Equal(new Finding("claim.cut", Severity.Error, "The file ended.") { Level = 2, Segment = "CLM" }, old);
    }

    private static List<string> Short(IEnumerable<Finding> findings) => [.. findings.Select(f => $"{f.Id} {f.Line?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "-"}")];

    private sealed class OnTheClaim(string id, EditStage stage) : IEdit
    {
        public DateSpan Days { get; init; } = new(new DateOnly(2012, 1, 1));
        public EditBasis Basis { get; init; }
        public ClaimField Field { get; init; } = ClaimField.Charge;
        public string? Value { get; init; }
        public EditInfo Info => Invented(id, stage, Days) with { Basis = Basis };
        public IReadOnlyList<EditExample> Examples => [];
        public void Check(in EditContext context, ref FindingSink sink) => sink.Add(Field, "always", Value);
    }

    private sealed class OnEachLine(string id, EditStage stage) : IEdit
    {
        public EditInfo Info => Invented(id, stage, new DateSpan(new DateOnly(2012, 1, 1)));
        public IReadOnlyList<EditExample> Examples => [];
        public void Check(in EditContext context, ref FindingSink sink)
        {
            foreach (var line in context.Lines) sink.Add(ClaimField.LineUnits, line, "always");
        }
    }

    private static EditInfo Invented(string id, EditStage stage, DateSpan days) =>
        new(id, stage, 4, Severity.Warning, new Source("a document"), days) { Title = "t", Fires = "f", Clears = "do it" };
}
