using System.Globalization;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.Pricing;
using Quittance.Core.Scrubbing;
using Quittance.Core.X12.Sets.Claim837P;
using Quittance.PracticeSim;

namespace Quittance.App.Tests.PracticeSim;

public sealed class VisitKindsTests
{
    private static readonly DateOnly Day = new(2025, 9, 15);

    public static TheoryData<string> Ids => [.. VisitKinds.All.Select(k => k.Id)];

    [Fact]
    public void There_are_kinds_enough_for_every_age_and_sex()
    {
        Assert.InRange(VisitKinds.All.Count, 80, 200);
        Assert.Equal(VisitKinds.All.Count, VisitKinds.All.Select(k => k.Id).Distinct(StringComparer.Ordinal).Count());
        foreach (var sex in new[] { "F", "M" })
            for (var months = 1; months < 100 * 12; months++)
                Assert.True(VisitKinds.All.Count(k => k.Fits(months, sex, months >= 65 * 12)) > 3, $"{sex} of {months} months");
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_kind_uses_codes_of_the_starter_set_that_have_a_fee(string id)
    {
        var kind = Kind(id);
        Assert.All(kind.Diagnoses, d => Assert.NotNull(StarterCodes.FindDiagnosis(d)));
        Assert.All(kind.Lines, l => Assert.NotNull(StarterCodes.FindProcedure(l.Code)));
        Assert.All(kind.Lines, l => Assert.NotNull(FeeTable.Demonstration.Find(l.Code, l.Modifiers, Day)));
        // Each diagnosis is there because some service answers to it.
        Assert.Equal(Enumerable.Range(1, kind.Diagnoses.Count), kind.Lines.SelectMany(l => l.Pointers).Distinct().Order());
        Assert.True(kind.Weight > 0);
        Assert.StartsWith("{who}", kind.Note, StringComparison.Ordinal);
        Assert.EndsWith(".", kind.Note, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_of_the_kind_is_clean_for_a_known_and_for_a_new_patient(string id)
    {
        Assert.Empty(EditCatalog.Runner.Run(Claim(Kind(id)), Day.AddDays(2)));
        if (Kind(id).ForNewPatient() is { } first) Assert.Empty(EditCatalog.Runner.Run(Claim(first), Day.AddDays(2)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void What_is_given_and_what_gives_it_come_together(string id)
    {
        var kinds = Kind(id).Lines.Select(l => StarterCodes.FindProcedure(l.Code)!.Kind).ToList();
        Assert.Equal(kinds.Contains(ProcedureKind.Vaccine), kinds.Contains(ProcedureKind.Immunization));
        if (kinds.Contains(ProcedureKind.Injection)) Assert.Contains(ProcedureKind.Drug, kinds);
        // One giving for each vaccine, whether the codes count a first and further ones or each.
        var vaccines = Kind(id).Lines.Where(l => StarterCodes.FindProcedure(l.Code)!.Kind == ProcedureKind.Vaccine).Sum(l => l.Units);
        var given = Kind(id).Lines.Where(l => l.Code is "90460" or "90471" or "90472" or "90480" or "G0008" or "G0009").Sum(l => l.Units);
        Assert.Equal(vaccines, given);
    }

    [Fact]
    public void Age_sex_and_insurance_decide_who_it_fits()
    {
        var kind = VisitKinds.Read("a\tb\tI10\t99213@1\t2m\t17y\tF\tother\t1\t-\t-\tn\t{who} is well.");
        Assert.True(kind.Fits(17 * 12 + 11, "F", isMedicare: false));
        Assert.False(kind.Fits(18 * 12, "F", isMedicare: false));
        Assert.False(kind.Fits(1, "F", isMedicare: false));
        Assert.False(kind.Fits(100, "M", isMedicare: false));
        Assert.False(kind.Fits(100, "F", isMedicare: true));
        Assert.Equal("A girl of 3 is well.", kind.NoteAbout("A girl of 3"));
    }

    [Theory]
    [InlineData("flu-shot", 10, true)]
    [InlineData("flu-shot", 1, true)]
    [InlineData("flu-shot", 7, false)]
    [InlineData("insect-sting", 7, true)]
    [InlineData("insect-sting", 12, false)]
    [InlineData("strep", 12, true)]
    public void Some_visits_have_a_season(string id, int month, bool isInSeason) => Assert.Equal(isInSeason, Kind(id).IsInSeason(month));

    [Theory]
    [InlineData("hypertension-stable", "99203")]
    [InlineData("well-2m", "99381")]
    [InlineData("wellness-problem", "G0439")]
    public void A_new_patient_has_the_code_of_a_first_visit(string id, string code) => Assert.Equal(code, Kind(id).ForNewPatient()?.Lines[0].Code);

    [Theory]
    [InlineData("nurse-bp")]
    [InlineData("ccm-month")]
    public void Some_visits_are_never_the_first(string id) => Assert.Null(Kind(id).ForNewPatient());

    [Theory]
    [InlineData("a\tb\tI10\t99213@2\t1y\t2y\t-\tany\t1\t-\t-\tn\tc.")]
    [InlineData("a\tb\tI10\t99213@1\t3y\t2y\t-\tany\t1\t-\t-\tn\tc.")]
    [InlineData("a\tb\tI10\t99213@1\t1y\t2y\t-\tany\t1\t-\t0-3\tn\tc.")]
    [InlineData("a\tb\tI10\t99213@1\t1y\t2y\t-\tall\t1\t-\t-\tn\tc.")]
    [InlineData("a\tb\tI10\t99213@1\t1y\t2y\t-\tany\t1\t-\t-\tn")]
    public void A_row_that_cannot_be_right_stops_the_program(string row) => Assert.Throws<CheckFailedException>(() => VisitKinds.Read(row));

    private static VisitKind Kind(string id) => VisitKinds.All.Single(k => k.Id == id);

    private static Claim837 Claim(VisitKind kind)
    {
        var day = Day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
        var lines = kind.Lines.Select((line, i) =>
        {
            var charge = new Money(FeeTable.Demonstration.Find(line.Code, line.Modifiers, Day)!.Amount.Cents * line.Units);
            return ExampleClaim.Line with
            {
                Number = i + 1,
                Code = line.Code,
                Modifiers = [.. line.Modifiers],
                Units = line.Units.ToString(CultureInfo.InvariantCulture),
                Charge = charge,
                ChargeText = charge.ToString(),
                Pointers = [.. line.Pointers.Select(p => p.ToString(CultureInfo.InvariantCulture))],
                From = day,
                Through = day,
            };
        }).ToArray();
        return ExampleClaim.WithLines(lines) with { Clia = "36D0123456", Diagnoses = [.. kind.Diagnoses.Select((d, i) => new Diagnosis837(i == 0 ? "ABK" : "ABF", d))] };
    }
}
