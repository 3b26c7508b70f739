using System.Globalization;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.Pricing;

namespace Quittance.Core.Tests.Codes;

[Trait("Corpus", "true")]
public sealed class StarterCodesCorpusTests
{
    [Theory]
    [InlineData("icd10cm/icd10cm-order-2025.txt.xz")]
    [InlineData("icd10cm/icd10cm_order_2026.txt.xz")]
    public void Every_diagnosis_is_billable_in_the_editions_of_2025(string edition)
    {
        var billable = PublishedSets.Lines(edition).Where(l => l[14] == '1').ToDictionary(l => l[6..13].TrimEnd(), l => l[77..].Trim(), StringComparer.Ordinal);
        Assert.True(billable.Count > 70_000);
        Assert.All(StarterCodes.Diagnoses, d => Assert.True(billable.ContainsKey(d.Code), d.Code));
        if (edition.Contains("2026", StringComparison.Ordinal)) Assert.All(StarterCodes.Diagnoses, d => Assert.Equal(billable[d.Code], d.Title));
    }

    [Fact]
    public void Every_code_of_level_II_is_in_force_in_the_second_half_of_2025()
    {
        var rows = PublishedSets.Lines("hcpcs/HCPC2025_OCT_ANWEB.csv.xz");
        foreach (var procedure in StarterCodes.Procedures.Where(p => p.IsLevelTwo))
        {
            // The last fields are first day, day of last change, last day and action; no code of the set has a last day.
            var row = rows.Find(l => l.StartsWith(procedure.Code + ",", StringComparison.Ordinal));
            Assert.True(row is not null, procedure.Code);
            var fields = row.Split(',');
            Assert.Equal("", fields[^2]);
            Assert.Equal(procedure.Days.From.ToString("yyyyMMdd", CultureInfo.InvariantCulture), fields[^4]);
        }
    }

    [Fact]
    public void Every_CPT_number_and_every_Medicare_price_is_that_of_the_fee_schedule_of_2025()
    {
        var schedule = PublishedSets.Lines("mpfs/PPRRVU2025_Oct.csv.xz").Select(PublishedSets.Fields).Where(f => f.Length > 25 && f[0].Length == 5)
            .ToDictionary(f => (f[0], f[1]), f => f);
        Assert.All(StarterCodes.Procedures.Where(p => !p.IsLevelTwo), p => Assert.True(schedule.ContainsKey((p.Code, "")), p.Code));
        foreach (var row in FeeTable.Base2025.Rows.Where(r => r.Basis is "mpfs" or "rvu"))
        {
            var fields = schedule[(row.Code, row.Modifier)];
            var total = decimal.Parse(fields[row.Place == FeePlace.Facility ? 12 : 11], CultureInfo.InvariantCulture);
            var cents = decimal.Round(total * 32.3465m * 100, 0, MidpointRounding.AwayFromZero);
            Assert.Equal(new Money((long)cents), row.Amount);
            Assert.Contains(fields[3], row.Basis == "mpfs" ? new[] { "A", "R", "T" } : ["N", "I"], StringComparer.Ordinal);
        }
    }
}
