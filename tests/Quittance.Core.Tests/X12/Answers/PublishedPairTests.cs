using System.Text;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Acknowledgment;

namespace Quittance.Core.Tests.X12.Answers;

/// <summary>
/// Sources with the acknowledgments that another validator expects of them. The 999s must agree in IK3, IK4, IK5 and AK9. Most are 997s
/// for version 004010, of which no table is here: their sources are renamed to 005010, so that what both versions have in common can
/// be compared, and each difference must stand in the table below with its reason.
/// </summary>
[Trait("Corpus", "true")]
public class PublishedPairTests(ITestOutputHelper output)
{
    private const string Start = "azoner__pyx12__x12testdata__", SourceEnd = ".source.txt";

    private const string Version = "a rule of 005010 that 004010 does not have; both are right for their version";
    private const string OldRule = "a rule of 004010 that 005010 does not have; both are right for their version";
    private const string AtEnd = "ours: missing where the SE stands is counted at the SE, as it would be before any other segment; theirs counts the segment before";
    private const string Rejected = "ours: groups of an interchange that the TA1 rejects are not answered as well";

    // (file or * for any, - theirs or + ours, what as segment, element and code without its position, * at the end for anything, why)
    private static readonly (string File, string Side, string What, string Why)[] Explained =
    [
        ("*", "+", "ST 3 1", Version + ": ST03"),
        ("*", "+", "REF 2", Version + ": REF 87 of the header is gone"),
        ("*", "+", "REF 3", Version + ": the billing provider's REF EI is required"),
        ("*", "+", "REF 1 7", Version + ": REF01 1D and 1C are gone"),
        ("*", "+", "CLM 5:2 1", Version + ": CLM05-2 is required"),
        ("*", "+", "CLM 6 I10", Version + ": CLM06 is not used in an 837I"),
        ("*", "+", "CLM 9 7", Version + ": CLM09 A is gone"),
        ("*", "+", "CLM 10 7", Version + ": CLM10 B is gone"),
        ("*", "+", "CLM 18 I10", Version + ": CLM18 is not used"),
        ("trailing_terms", "-", "CLM 18 1", OldRule + ": CLM18 was required"),
        ("*", "+", "HI 2 I10", Version + ": HI02 beside a BN or E code is not used"),
        ("*", "+", "NM1 8 7", Version + ": NM108 24 and 34 are gone"),
        ("*", "+", "NM1 2", Version + ": the attending provider's place takes no NM1 of this kind"),
        ("*", "+", "PRV 2 7", Version + ": PRV02 is PXC instead of ZZ"),
        ("*", "+", "SBR 5 7", Version + ": SBR05 MC is gone"),
        ("*", "+", "OI 4 7", Version + ": OI04 B is gone"),
        ("*", "+", "AMT 2", Version + ": AMT of these kinds are gone"),
        ("*", "+", "DMG 2", Version + ": DMG of another subscriber is gone"),
        ("*", "+", "SV2 6 I10", Version + ": SV206 is not used"),
        ("*", "+", "DTP 1 7", Version + ": DTP 472 of an inquiry is 291"),
        ("*", "+", "EQ 3 7", Version + ": EQ03 lists fewer values"),
        ("*", "+", "BHT 1 7", Version + ": BHT01 of a 278 is 0007"),
        ("*", "+", "BHT 6 1", Version + ": BHT06 of this 278 is required"),
        ("*", "+", "PER 3", Version + ": an 835 needs PER BL"),
        ("835id", "+", "CAS 1 7", Version + ": CAS01 CR is gone"),
        ("mult_isa", "-", "REF 3", OldRule + ": REF 87 was required"),
        ("multiple_trn", "-", "REF 3", OldRule + ": REF 87 was required"),
        ("elements", "-", "REF 2 7", OldRule + ": the value of REF 87"),
        ("elements", "-", "NM1 8 7", "ours: a value that is too long for its element is in no list of it; one fault is told once, as too long (5)"),
        ("elements", "-", "CLM 5:1 7", "ours: places of service are an outside list, which is judged at level 5, not by a 999"),
        ("bad_header_looping", "-", "N1 1", "ours: N1 is a segment of the standard; where it has no place it is unexpected (2), not unknown (1)"),
        ("bad_header_looping", "+", "N1 2", "the same segment, by its right code"),
        ("bad_header_looping", "-", "N3 1", "ours: what follows a segment without a place is of its loop, and is not told again"),
        ("bad_header_looping", "-", "N4 1", "ours: what follows a segment without a place is of its loop, and is not told again"),
        ("*", "+", "NM1 3", "ours: every required loop of an empty set is named, also those after the first"),
        ("*", "+", "TRN 3", "ours: every required segment of an empty set is named, also those after the first"),
        ("*", "+", "N1 3", "ours: every required loop of an empty set is named, also those after the first"),
        ("simple1", "-", "BHT 3", AtEnd), ("simple1", "-", "HL 3", AtEnd), ("simple1", "+", "BHT 3", AtEnd), ("simple1", "+", "HL 3", AtEnd),
        ("mult_isa", "-", "HL 3", AtEnd), ("mult_isa", "+", "HL 3", AtEnd), ("mult_isa", "-", "NM1 3", AtEnd), ("mult_isa", "-", "BPR 3", AtEnd), ("mult_isa", "+", "BPR 3", AtEnd),
        ("multiple_trn", "-", "HL 3", AtEnd), ("multiple_trn", "+", "HL 3", AtEnd), ("multiple_trn", "-", "NM1 3", AtEnd), ("multiple_trn", "-", "BPR 3", AtEnd), ("multiple_trn", "+", "BPR 3", AtEnd),
        ("ele", "-", "*", Rejected), ("trailer_errors", "-", "*", Rejected), ("837miss", "-", "*", Rejected), ("fail_no_IEA", "-", "*", Rejected),
        ("repeat_init_segment|834_lui_id|835id|simple_837p", "-+", "set A*|set R*|group A*|group R*", "accepted as 004010; what is told above rejects it as 005010"),
        ("blank1|trailing_terms", "-+", "set R*", "the guide's own codes (I10) of what is told above add I5"),
    ];

    [Fact]
    public void What_we_answer_is_what_another_validator_answers_but_for_the_explained()
    {
        Corpus.Skip();
        var used = new HashSet<int>();
        var wrong = new List<string>();
        var pairs = 0;
        foreach (var (name, source, theirs) in Pairs())
        {
            pairs++;
            var is999 = Path.GetExtension(Path.GetFileNameWithoutExtension(theirs)) == ".resAck";
            var expected = Said(File.ReadAllBytes(theirs));
            var ours = Said(Answered.Bytes(is999 ? File.ReadAllBytes(source) : AsVersion005010(File.ReadAllBytes(source))));
            var agreed = expected.Count;
            foreach (var line in expected.ToList().Where(ours.Remove)) expected.Remove(line);
            output.WriteLine($"{name}: {agreed - expected.Count} agree; - {string.Join(", ", expected)}; + {string.Join(", ", ours)}");
            foreach (var (side, line) in expected.Select(l => ("-", l)).Concat(ours.Select(l => ("+", l))))
            {
                var what = WithoutPlace(line);
                // A 999 pair must agree in everything.
                var why = is999 ? -1 : Array.FindIndex(Explained, e => (e.File == "*" || e.File.Split('|').Contains(name)) && e.Side.Contains(side, StringComparison.Ordinal) && e.What.Split('|').Any(w => Fits(what, w)));
                if (why < 0) wrong.Add($"{name} {side} {line}");
                else used.Add(why);
            }
        }
        Assert.Empty(wrong);
        Assert.Equal([], Explained.Where((_, i) => !used.Contains(i)).Select(e => $"{e.File} {e.Side} {e.What}"));
        Assert.True(pairs >= 20, $"Only {pairs} pairs.");
    }

    [Fact]
    public void A_source_of_004010_as_it_came_is_told_nothing_that_the_other_validator_does_not_tell()
    {
        Corpus.Skip();
        var more = new List<string>();
        foreach (var (name, source, theirs) in Pairs())
        {
            var expected = Said(File.ReadAllBytes(theirs));
            // Only the outcome of sets may be better here, since the guide is not judged.
            more.AddRange(Said(Answered.Bytes(File.ReadAllBytes(source))).Where(l => !l.Contains(" set ", StringComparison.Ordinal) && !l.Contains(" group ", StringComparison.Ordinal) && !expected.Remove(l))
                .Select(l => $"{name} {l}"));
        }
        Assert.Equal([], more);
    }

    private static IEnumerable<(string Name, string Source, string Answer)> Pairs()
    {
        foreach (var source in Corpus.Files().Where(f => f.EndsWith(SourceEnd, StringComparison.Ordinal)))
        {
            var name = Path.GetFileName(source)[Start.Length..^SourceEnd.Length];
            foreach (var answer in (string[])["997", "999"])
                foreach (var end in (string[])[".res997.txt", ".resAck.txt"])
                {
                    var file = Path.Combine(Corpus.Folder!, answer, Start + name + end);
                    if (File.Exists(file)) yield return (name, source, file);
                }
        }
    }

    private static byte[] AsVersion005010(byte[] source)
    {
        var text = Encoding.Latin1.GetString(source);
        foreach (var (old, now) in ((string, string)[])[("004010X098A1", "005010X222A1"), ("004010X096A1", "005010X223A2"), ("004010X091A1", "005010X221A1"),
            ("004010X095A1", "005010X220A1"), ("004010X092A1", "005010X279A1"), ("004010X094A1", "005010X217")])
            text = text.Replace(old, now, StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes(text.Replace("*U*00401*", "*^*00501*", StringComparison.Ordinal));
    }

    /// <summary>What an answer says, one line for each code: which set, which segment at which place, which element, which code.</summary>
    private static List<string> Said(byte[] answer)
    {
        var lines = new List<string>();
        var set = 0;
        if (answer.Length == 0) return lines;
        foreach (var item in TypedReader.Read(new MemoryStream(answer)))
        {
            if (item is InterchangeAcknowledgment note) lines.Add($"TA1 {note.Code} {note.Note}");
            else if (item is GroupResult999 group) lines.Add($"{set} group {group.Code} {group.Included} {group.Received} {group.Accepted} {string.Join(' ', group.ErrorCodes)}".TrimEnd());
            else if (item is SetAnswered999 one)
            {
                set++;
                foreach (var error in one.Errors)
                {
                    if (error.Code != "8") lines.Add($"{set} @{error.Position} {error.Segment} {error.Code}");
                    lines.AddRange(error.Elements.Select(e => $"{set} @{error.Position} {error.Segment} {e.Position} {e.Code}"));
                }
                lines.Add($"{set} set {one.Code} {string.Join(' ', one.ErrorCodes)}".TrimEnd());
            }
        }
        return lines;
    }

    // "1 @57 SV2 2:1 7" is "SV2 2:1 7", and "1 set A" is "set A".
    private static string WithoutPlace(string line) => string.Join(' ', line.Split(' ').Skip(1).Where(w => w[0] != '@'));

    private static bool Fits(string what, string pattern) =>
        pattern.EndsWith('*') ? what.StartsWith(pattern[..^1], StringComparison.Ordinal) : what == pattern;
}
