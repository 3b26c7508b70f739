using Quittance.Core.Codes;
using Quittance.Core.Pricing;
using Quittance.Core.Scrubbing;

namespace Quittance.Core.Tests.Codes;

public sealed class StarterCodesTests
{
    private static readonly DateOnly FirstDay = new(2025, 6, 1);
    private static readonly DateOnly LastDay = new(2025, 12, 31);

    [Theory]
    [InlineData("I10")]
    [InlineData("E11.9")]
    [InlineData("Z0000")]
    [InlineData("S93401A")]
    [InlineData("Z3A24")]
    [InlineData("F411")]
    public void A_common_diagnosis_is_found_with_or_without_its_point(string code) =>
        Assert.Equal(code.Replace(".", "", StringComparison.Ordinal), StarterCodes.FindDiagnosis(code)?.Code);

    [Fact]
    public void What_is_not_in_the_set_is_null()
    {
        Assert.Null(StarterCodes.FindDiagnosis("E11"));
        Assert.Null(StarterCodes.FindProcedure("00000"));
    }

    [Theory]
    [InlineData("99213", ProcedureKind.Visit)]
    [InlineData("90715", ProcedureKind.Vaccine)]
    [InlineData("G0008", ProcedureKind.Immunization)]
    [InlineData("J3301", ProcedureKind.Drug)]
    [InlineData("83036", ProcedureKind.Lab)]
    public void A_procedure_knows_its_kind(string code, Enum kind) => Assert.Equal(kind, StarterCodes.FindProcedure(code)?.Kind);

    [Fact]
    public void The_set_is_as_large_as_a_family_practice_needs()
    {
        Assert.InRange(StarterCodes.Diagnoses.Count, 300, 600);
        Assert.InRange(StarterCodes.Procedures.Count(p => !p.IsLevelTwo), 150, 300);
        Assert.InRange(StarterCodes.Procedures.Count(p => p.IsLevelTwo), 60, 200);
    }

    [Fact]
    public void Every_code_has_its_form_and_holds_in_the_second_half_of_2025()
    {
        Assert.All(StarterCodes.Diagnoses, d => Assert.True(CodeForm.IsDiagnosis(d.Code) && d.Days.Contains(FirstDay) && d.Days.Contains(LastDay), d.Code));
        Assert.All(StarterCodes.Procedures, p => Assert.True(CodeForm.IsProcedure(p.Code) && p.Days.Contains(FirstDay) && p.Days.Contains(LastDay), p.Code));
    }

    [Fact]
    public void Every_code_says_what_it_is_in_a_line()
    {
        Assert.All(StarterCodes.Diagnoses, d => Assert.InRange(d.Title.Length, 3, 250));
        Assert.All(StarterCodes.Procedures, p => Assert.InRange(p.Words.Length, 3, 120));
    }

    [Fact]
    public void Every_procedure_has_a_fee_and_a_base_price_and_the_fee_is_the_higher()
    {
        foreach (var procedure in StarterCodes.Procedures)
        {
            var fee = FeeTable.Demonstration.Find(procedure.Code, [], FirstDay);
            var price = FeeTable.Base2025.Find(procedure.Code, [], FirstDay);
            Assert.True(fee is not null && price is not null && fee.Amount > price.Amount && price.Amount.Cents > 0, procedure.Code);
        }
        Assert.All(FeeTable.Demonstration.Rows, row => Assert.NotNull(StarterCodes.FindProcedure(row.Code)));
        Assert.All(FeeTable.Base2025.Rows, row => Assert.NotNull(StarterCodes.FindProcedure(row.Code)));
    }
}
