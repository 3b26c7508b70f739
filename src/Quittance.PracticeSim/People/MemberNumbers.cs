using System.Globalization;
using Quittance.PayerSim.Profiles;

namespace Quittance.PracticeSim.People;

/// <summary>Member numbers of the forms that payers use. Medicare's are the specimen that is printed on example cards, with other digits.</summary>
internal static class MemberNumbers
{
    /// <summary>The number of the n-th member of all.</summary>
    public static string Of(PayerProfile payer, int n) => payer.Kind switch
    {
        PayerKind.Medicare => Specimen(n),
        PayerKind.Medicaid => string.Create(CultureInfo.InvariantCulture, $"9990{Mixed(n):00000000}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Prefix(payer)}{Mixed(n):000000000}"),
    };

    /// <summary>The same number with two neighbouring digits exchanged, as typing does it; null when nothing would change.</summary>
    public static string? Mistyped(string number)
    {
        for (var i = number.Length - 2; i > 0; i--)
        {
            if (!char.IsAsciiDigit(number[i]) || !char.IsAsciiDigit(number[i + 1]) || number[i] == number[i + 1]) continue;
            var letters = number.ToCharArray();
            (letters[i], letters[i + 1]) = (letters[i + 1], letters[i]);
            return new string(letters);
        }
        return null;
    }

    private static string Specimen(int n)
    {
        var digits = (n % 90_000 + 10_000).ToString(CultureInfo.InvariantCulture);
        return $"{digits[0]}EG{digits[1]}TE{digits[2]}MK{digits[3..]}";
    }

    // Spread out, so that members of one family do not have numbers that differ by one: a mistyped number must be nobody's.
    private static long Mixed(int n) => (n + 1L) * 48_271 % 99_999_989;

    private static string Prefix(PayerProfile payer) => new([.. payer.Name.Where(char.IsAsciiLetter).Take(3).Select(char.ToUpperInvariant)]);
}
