using System.Globalization;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// Values of a faulty file, made fit to be repeated in an answer: an answer that breaks the syntax itself would help nobody. What can
/// be repeated as it is stays as it is.
/// </summary>
internal static class AnswerValue
{
    // Separators of every answer. The sender's own would do as well, but these are read by everybody.
    private static readonly Separators Own = Separators.Usual;

    /// <summary>True when a value of a faulty file can stand in an answer.</summary>
    public static bool IsPlain(string value, int most) => value.Length > 0 && value.Length <= most && value.All(IsPlain);

    /// <summary>A number of at most so many digits, as it came; null when it is none.</summary>
    public static string? Number(string value, int most) => IsPlain(value, most) && value.All(char.IsAsciiDigit) ? value : null;

    /// <summary>Digits of exactly this width: what is no digit is left out, what is missing is 0.</summary>
    public static string Digits(string value, int width)
    {
        var digits = string.Concat(value.Where(char.IsAsciiDigit));
        return digits.Length > width ? digits[..width] : digits.PadLeft(width, '0');
    }

    /// <summary>ST02: cut to nine characters, and with zeros in front up to four.</summary>
    public static string SetControl(string value)
    {
        const int Least = 4, Most = 9;
        return Plain(value, Most).PadLeft(Least, '0');
    }

    /// <summary>An address of the envelope: characters that cannot be repeated are left out.</summary>
    public static string Plain(string value, int most)
    {
        var plain = value.All(IsPlain) ? value : string.Concat(value.Where(IsPlain));
        return plain.Length > most ? plain[..most].TrimEnd() : plain;
    }

    /// <summary>GS02 and GS03; the address of the ISA when the group has none.</summary>
    public static string Address(string value, string inHeader)
    {
        const int Least = 2, Most = 15;
        var plain = Plain(value, Most);
        if (plain.Length < Least) plain = Plain(inHeader.Trim(), Most);
        return plain.Length < Least ? plain.PadLeft(Least, '0') : plain;
    }

    /// <summary>ISA05 and ISA07: ZZ for a qualifier that does not exist.</summary>
    public static string Qualifier(string value) =>
        GuideTables.Standard(SegmentKey.Isa)?.At(5, 0)?.Codes?.Values.Contains(value, StringComparer.Ordinal) == true ? value : "ZZ";

    /// <summary>A number as text.</summary>
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsPlain(char c) =>
        c is >= ' ' and <= '~' && c != Own.Element && c != Own.Component && c != Own.Repetition && c != Own.Terminator;
}
