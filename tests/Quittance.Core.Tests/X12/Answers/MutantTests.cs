using CsCheck;
using Quittance.Core.Tests.X12.Structure;

namespace Quittance.Core.Tests.X12.Answers;

/// <summary>However a file is broken, its answer is a valid one.</summary>
public class MutantTests
{
    private const int Mutants = 500;

    private static readonly string Remittance = Sample.Wrap(Texts.Remittance, "835", "005010X221A1", "HP", sayGuide: false);

    private static readonly string[] Files = [CleanClaim.File(), Remittance, Sample.Wrap(Texts.Claim), CleanClaim.File() + Remittance];

    private static readonly string[] Junk = ["", "*", ":", "^", "~", " ", "\n", "\0", "\t", "é", "0", "A", "ZZZZ", "99999999999", "****", "::", "^^", "ISA*", "GS*", "ST*837*", "~SE*1*0001~", "~~"];

    [Fact]
    public void Answers_to_broken_files_are_without_fault_and_are_never_answered() =>
        Gen.Select(Gen.Int[0, Files.Length - 1].Select(n => Files[n]), Gen.Select(Gen.Double.Unit, Gen.Int[0, 6], Gen.Int[0, Junk.Length - 1].Select(n => Junk[n])).Array[1, 6]).Sample((file, changes) =>
        {
            var text = file;
            foreach (var (place, kind, junk) in changes) text = Change(text, place, kind, junk);
            var answer = Answered.Bytes(Sample.Bytes(text));
            var faults = Answered.FaultsOf(answer);
            return faults.Count == 0 && (answer.Length == 0 || Answered.Bytes(answer).Length == 0)
                ? true : throw new InvalidOperationException($"{string.Join("; ", faults)}\n{text}\n{System.Text.Encoding.Latin1.GetString(answer)}");
        }, iter: Mutants);

    private static string Change(string text, double place, int kind, string junk)
    {
        var at = (int)(place * text.Length);
        var segments = text.Split('~');
        var n = (int)(place * segments.Length);
        switch (kind)
        {
            case 0: return text[..at] + junk + text[at..];
            case 1: return at < text.Length ? text[..at] + junk + text[(at + 1)..] : text;
            case 2: return text[..at];
            case 3: segments[n] = ""; break;
            case 4: segments[n] = segments[n] + "~" + segments[n]; break;
            case 5: (segments[n], segments[^1]) = (segments[segments.Length / 2], segments[n]); break;
            default:
                var elements = segments[n].Split('*');
                elements[(int)(place * 1000) % elements.Length] = junk;
                segments[n] = string.Join('*', elements);
                break;
        }
        return string.Join('~', segments);
    }
}
