using CsCheck;
using Quittance.Core.Kernel;

namespace Quittance.Core.Tests.Kernel;

public class IdentifierTests
{
    [Fact]
    public void The_default_values_are_none()
    {
        Assert.True(default(Npi).IsNone && default(TaxId).IsNone && default(MemberId).IsNone && default(TaxonomyCode).IsNone && default(ZipCode).IsNone);
        Assert.Equal("", $"{default(Npi)}{default(TaxId)}{default(MemberId)}{default(TaxonomyCode)}{default(ZipCode)}");
    }

    [Theory]
    [InlineData("1234567893")] // the worked example of the published check digit computation
    [InlineData("1999999984")]
    public void A_provider_number_with_the_right_check_digit_is_read(string text)
    {
        Assert.True(Npi.TryParse(text, out var npi));
        Assert.Equal(text, npi.ToString());
        Assert.False(npi.IsNone);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1234567890")]
    [InlineData("123456789")]
    [InlineData("12345678931")]
    [InlineData("123456789X")]
    [InlineData(" 234567893")]
    [InlineData("0000000000")]
    public void What_is_not_a_provider_number_is_refused(string text)
    {
        Assert.False(Npi.TryParse(text, out var npi));
        Assert.True(npi.IsNone);
    }

    [Fact]
    public void Exactly_one_check_digit_fits_nine_digits_and_a_wrong_digit_is_noticed() =>
        Gen.Select(Gen.Int[100_000_000, 999_999_999], Gen.Int[0, 9], Gen.Int[1, 9]).Sample((nine, place, shift) =>
        {
            var fits = Enumerable.Range(0, 10).Select(d => $"{nine}{d}").Where(t => Npi.TryParse(t, out _)).ToList();
            var npi = Assert.Single(fits);
            var wrong = npi.ToCharArray();
            wrong[place] = (char)('0' + (wrong[place] - '0' + shift) % 10);
            Assert.False(Npi.TryParse(wrong, out _));
        });

    [Theory]
    [InlineData("123456789", TaxIdKind.Employer)]
    [InlineData("12-3456789", TaxIdKind.Employer)]
    [InlineData("123456789", TaxIdKind.SocialSecurity)]
    [InlineData("123-45-6789", TaxIdKind.SocialSecurity)]
    public void A_tax_number_is_revealed_only_when_asked(string text, TaxIdKind kind)
    {
        Assert.True(TaxId.TryParse(text, kind, out var id));
        Assert.Equal("123456789", id.Reveal());
        Assert.Equal("*****6789", id.ToString());
        Assert.Equal(kind, id.Kind);
    }

    [Theory]
    [InlineData("", TaxIdKind.Employer)]
    [InlineData("12345678", TaxIdKind.Employer)]
    [InlineData("1234567890", TaxIdKind.Employer)]
    [InlineData("000000000", TaxIdKind.Employer)]
    [InlineData("123-456789", TaxIdKind.Employer)]
    [InlineData("12--456789", TaxIdKind.Employer)]
    [InlineData("123-45-6789", TaxIdKind.Employer)]
    [InlineData("12-3456789", TaxIdKind.SocialSecurity)]
    [InlineData("1234-5-6789", TaxIdKind.SocialSecurity)]
    [InlineData("12345678X", TaxIdKind.SocialSecurity)]
    public void What_is_not_a_tax_number_is_refused(string text, TaxIdKind kind)
    {
        Assert.False(TaxId.TryParse(text, kind, out var id));
        Assert.True(id.IsNone);
    }

    [Fact]
    public void An_employers_number_is_not_a_persons_number_with_the_same_digits()
    {
        Assert.True(TaxId.TryParse("123456789", TaxIdKind.Employer, out var employer));
        Assert.True(TaxId.TryParse("123456789", TaxIdKind.SocialSecurity, out var person));
        Assert.NotEqual(employer, person);
        Assert.True(employer.CompareTo(person) < 0);
    }

    private sealed record Holder(TaxId Tax, MemberId Member);

    [Fact]
    public void A_record_that_holds_personal_numbers_does_not_print_them()
    {
        Assert.True(TaxId.TryParse("987654321", TaxIdKind.SocialSecurity, out var tax));
        Assert.True(MemberId.TryParse("ZZTEST0012345", out var member));
        var printed = new Holder(tax, member).ToString();
        Assert.DoesNotContain("98765", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("ZZTEST", printed, StringComparison.Ordinal);
        Assert.Contains("*****4321", printed, StringComparison.Ordinal);
        Assert.Contains("*****2345", printed, StringComparison.Ordinal);
    }

    [Fact]
    public void A_member_number_keeps_its_letters_as_they_are_and_loses_the_blanks_around_them()
    {
        Assert.True(MemberId.TryParse("  w123 45-6 ", out var id));
        Assert.Equal("w123 45-6", id.Reveal());
        Assert.True(MemberId.TryParse("W123 45-6", out var upper));
        Assert.NotEqual(id, upper);
    }

    [Fact]
    public void A_short_member_number_is_masked_to_the_last_letter()
    {
        Assert.True(MemberId.TryParse("12345678", out var id));
        Assert.Equal("********", id.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("12\t34")]
    [InlineData("123456789 123456789 123456789 123456789 123456789 123456789 123456789 123456789 1")]
    public void What_cannot_be_a_member_number_is_refused(string text) => Assert.False(MemberId.TryParse(text, out _));

    [Theory]
    [InlineData("207Q00000X", true)]
    [InlineData("1223G0001X", true)]
    [InlineData("207q00000X", false)]
    [InlineData("207Q00000Y", false)]
    [InlineData("2A7Q00000X", false)]
    [InlineData("207Q0000X", false)]
    [InlineData("207Q000000X", false)]
    [InlineData("", false)]
    public void A_taxonomy_code_has_ten_characters_of_its_form(string text, bool reads)
    {
        Assert.Equal(reads, TaxonomyCode.TryParse(text, out var code));
        Assert.Equal(reads ? text : "", code.ToString());
    }

    [Theory]
    [InlineData("60601", "60601", "60601")]
    [InlineData("606011234", "60601-1234", "606011234")]
    [InlineData("60601-1234", "60601-1234", "606011234")]
    [InlineData("00501-0000", "00501-0000", "005010000")]
    public void A_zip_code_is_read_with_five_digits_or_nine(string text, string printed, string digits)
    {
        Assert.True(ZipCode.TryParse(text, out var zip));
        Assert.Equal(printed, zip.ToString());
        Assert.Equal(digits, zip.Digits());
        Assert.Equal(digits.Length == 9, zip.HasNine);
        Assert.Equal(digits[..5], zip.Five.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("6060")]
    [InlineData("606011")]
    [InlineData("60601 1234")]
    [InlineData("60601-123")]
    [InlineData("6060A")]
    [InlineData("60601123A")]
    [InlineData("+0601")]
    [InlineData("00000")]
    [InlineData("00000-1234")]
    public void What_is_not_a_zip_code_is_refused(string text)
    {
        Assert.False(ZipCode.TryParse(text, out var zip));
        Assert.True(zip.IsNone);
    }

    [Fact]
    public void Identifiers_sort_by_their_digits_or_letters()
    {
        Assert.True(ZipCode.TryParse("60601", out var five));
        Assert.True(ZipCode.TryParse("606010000", out var nine));
        Assert.True(ZipCode.TryParse("60602", out var next));
        Assert.True(five.CompareTo(nine) < 0 && nine.CompareTo(next) < 0);
        Assert.True(MemberId.TryParse("B1", out var capital));
        Assert.True(MemberId.TryParse("a1", out var small));
        Assert.True(capital.CompareTo(small) < 0 && default(MemberId).CompareTo(capital) < 0);
        Assert.True(Npi.TryParse("1234567893", out var npi));
        Assert.True(default(Npi).CompareTo(npi) < 0 && npi.CompareTo(npi) == 0);
        Assert.True(TaxonomyCode.TryParse("207Q00000X", out var family));
        Assert.True(TaxonomyCode.TryParse("207R00000X", out var internalMedicine));
        Assert.True(family.CompareTo(internalMedicine) < 0);
    }
}
