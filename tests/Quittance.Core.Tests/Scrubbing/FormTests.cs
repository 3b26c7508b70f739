using Quittance.Core.Kernel;
using Quittance.Core.Scrubbing;

namespace Quittance.Core.Tests.Scrubbing;

public class FormTests
{
    // T-S7 and the numbers beside it.
    [Theory]
    [InlineData("1234567893", true)]
    [InlineData("1999999984", true)]
    [InlineData("1003347634", true)]
    [InlineData("1528060837", true)]
    [InlineData("123-456-7893", true)]
    [InlineData("1234567890", false)]
    [InlineData("1093791627", false)]
    [InlineData("0000000006", false)]
    [InlineData("12345678930", false)]
    [InlineData("", false)]
    public void An_npi_has_ten_digits_and_a_right_check_digit(string text, bool valid) => Assert.Equal(valid, IdentifierForm.TryReadNpi(text, out _));

    [Fact]
    public void One_wrong_digit_of_an_npi_is_always_noticed()
    {
        for (var place = 0; place < 10; place++)
            for (var digit = '0'; digit <= '9'; digit++)
            {
                var text = "1234567893".ToCharArray();
                if (text[place] == digit) continue;
                text[place] = digit;
                Assert.False(IdentifierForm.TryReadNpi(text, out _));
            }
    }

    // T-S8.
    [Theory]
    [InlineData("1EG4TE5MK73", true)]
    [InlineData("1EG4TE5MK72", true)]
    [InlineData("0EG4TE5MK73", false)]
    [InlineData("1eg4te5mk73", false)]
    [InlineData("1EG4-TE5-MK73", false)]
    [InlineData("1EO4TE5MK73", false)]
    [InlineData("1EG4TE5MK7A", false)]
    public void A_medicare_number_has_eleven_characters_in_their_places(string text, bool valid) => Assert.Equal(valid, IdentifierForm.IsMedicareNumber(text));

    [Theory]
    [InlineData("123456789", true)]
    [InlineData("001234567", false)]
    [InlineData("961234567", false)]
    [InlineData("12345678", false)]
    public void An_employers_number_begins_with_a_prefix_that_was_given_out(string text, bool valid) => Assert.Equal(valid, IdentifierForm.IsEmployerNumber(text));

    [Theory]
    [InlineData("219099999", true)]
    [InlineData("000121234", false)]
    [InlineData("666121234", false)]
    [InlineData("912121234", false)]
    [InlineData("219009999", false)]
    [InlineData("219090000", false)]
    public void A_social_security_number_could_have_been_issued(string text, bool valid) => Assert.Equal(valid, IdentifierForm.IsSocialSecurityNumber(text));

    [Theory]
    [InlineData("99213", true)]
    [InlineData("0001F", true)]
    [InlineData("0001U", true)]
    [InlineData("0001M", true)]
    [InlineData("0001A", true)]
    [InlineData("0075T", true)]
    [InlineData("J1234", true)]
    [InlineData("W1234", false)]
    [InlineData("9921X", false)]
    [InlineData("992133", false)]
    public void A_procedure_has_five_characters_of_one_of_two_levels(string code, bool valid) => Assert.Equal(valid, CodeForm.IsProcedure(code));

    [Theory]
    [InlineData("E119", true)]
    [InlineData("QA0", true)]
    [InlineData("C7A1", true)]
    [InlineData("S0102XA", true)]
    [InlineData("I1", false)]
    [InlineData("e119", false)]
    [InlineData("E11.9", false)]
    [InlineData("S0102XAAA", false)]
    public void A_diagnosis_has_three_to_seven_characters(string code, bool valid) => Assert.Equal(valid, CodeForm.IsDiagnosis(code));

    [Theory]
    [InlineData("S52.521A", true)]
    [InlineData("S52.", false)]
    [InlineData("S5.2521", false)]
    public void A_point_after_the_third_character_is_read_where_people_write_it(string code, bool valid) => Assert.Equal(valid, CodeForm.IsDiagnosis(code, withPoint: true));

    [Theory]
    [InlineData("1", true, true)]
    [InlineData("1.0", true, true)]
    [InlineData("0.5", true, false)]
    [InlineData("0", false, true)]
    [InlineData("1.2.3", false, true)]
    [InlineData("-1", false, true)]
    [InlineData(".", false, true)]
    public void A_quantity_is_digits_and_more_than_nothing(string text, bool positive, bool whole)
    {
        Assert.Equal(positive, CodeForm.IsPositive(text, out var isWhole));
        if (positive) Assert.Equal(whole, isWhole);
    }

    [Theory]
    [InlineData("2025-03-10", "2026-03-10")]
    [InlineData("2024-02-29", "2025-02-28")]
    [InlineData("9999-01-01", "9999-12-31")]
    public void Medicare_takes_a_claim_for_a_calendar_year(string service, string last) =>
        Assert.Equal(Day(last), FilingLimits.LastMedicareDay(Day(service)));

    [Fact]
    public void A_limit_of_days_counts_from_the_service() => Assert.Equal(Day("2026-05-30"), FilingLimits.AddDays(Day("2026-03-01"), 90));

    [Fact]
    public void A_social_security_number_is_never_read_as_a_kind_of_money() => Assert.False(Money.TryParse("219-09-9999", out _));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
