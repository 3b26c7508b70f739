using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Quittance.Bench.Generate;

/// <summary>Writes the sample folder: the files, what an import of them must come to, and a page that says what is in it.</summary>
internal static class SampleFolder
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>All files of the folder by path, in a stable order.</summary>
    public static IReadOnlyList<(string Path, byte[] Bytes)> Make(long seed)
    {
        var (files, totals) = PracticeHalfYear.Generate(seed);
        List<(string, byte[])> made = [.. files.Select(f => ("practice/" + f.Path, f.Bytes))];
        made.Add(("expected.json", Expected(seed, files, totals)));
        made.Add(("README.md", Encoding.UTF8.GetBytes(Readme(seed, files, totals))));
        return made;
    }

    public static void Write(string folder, long seed)
    {
        foreach (var (path, bytes) in Make(seed))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
        }
    }

    private static byte[] Expected(long seed, IReadOnlyList<SampleFile> files, Totals totals)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("seed", seed);
            json.WriteStartObject("totals");
            json.WriteNumber("claims", totals.Claims);
            foreach (var (name, cents) in Amounts(totals)) json.WriteString(name, X12Text.Dollars(cents));
            json.WriteEndObject();
            json.WriteStartObject("kinds");
            foreach (var kind in files.GroupBy(f => f.Kind, StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal))
                json.WriteNumber(kind.Key, kind.Count());
            json.WriteEndObject();
            json.WriteStartObject("status");
            foreach (var file in files.Where(f => f.Status is "partial" or "duplicate")) json.WriteString("practice/" + file.Path, file.Status);
            json.WriteEndObject();
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static IEnumerable<(string Name, long Cents)> Amounts(Totals t) =>
    [
        ("charges", t.Charges), ("posted", t.Posted), ("held", t.Held), ("repeats", t.Repeats), ("replaced", t.Replaced), ("voided", t.Voided),
        ("paid", t.Paid), ("paidPosted", t.PaidPosted), ("paidHeld", t.PaidHeld), ("paidRepeats", t.PaidRepeats),
        ("adjusted", t.Adjusted), ("patientResponsibility", t.PatientResponsibility), ("open", t.Open), ("unmatched", t.Unmatched),
    ];

    private static string Readme(long seed, IReadOnlyList<SampleFile> files, Totals totals)
    {
        var kinds = string.Join(", ", files.GroupBy(f => f.Kind, StringComparer.Ordinal).Select(k => string.Create(CultureInfo.InvariantCulture, $"{k.Count()} {k.Key}")));
        var rows = new StringBuilder();
        rows.Append(CultureInfo.InvariantCulture, $"| claims | {totals.Claims} |\n");
        foreach (var (name, cents) in Amounts(totals)) rows.Append(CultureInfo.InvariantCulture, $"| {name} | {X12Text.Dollars(cents)} |\n");
        return $"""
            # Samples

            `practice/` holds the X12 traffic of one invented practice for half a year, 2025-07-01 to 2025-12-31: three clinicians,
            five payers, one clearinghouse. `out/` is what the practice sent, `in/` what came back ({kinds}).
            Everybody and everything in it is invented: people, addresses, payers, member ids, NPIs (all begin with 199999; the check
            digit is right), tax ids (123456789, and prefixes that are not given out) and bank routing numbers. Medicare ids are the specimen
            that CMS prints on its example card, with other digits.

            `./bench generate samples FOLDER --seed {seed.ToString(CultureInfo.InvariantCulture)}` writes exactly these bytes again; a test compares.

            ## What to find in it

            | What | Where |
            |---|---|
            | Weekly 837P files, one set for government plans and one for commercial ones | `out/` |
            | A set refused by its 999 for a birth date that does not exist, sent again corrected two days later | `in/20250814_*.999`, `out/20250815_*` |
            | A file refused by TA1, sent again unchanged | `in/20251016_*.ta1`, `out/20251016_*` |
            | Claims refused by a 277CA of the clearinghouse or of the payer, coming again with frequency 1 | `in/*.277ca` |
            | Replacements (7), a void (8), a new claim after an unprocessable one (MA130) | `out/` |
            | A claim whose CLM02 is ten dollars above its lines: it is held | `out/` |
            | Claims to a second payer with loops 2320 and 2430, and claims that Medicare forwarded itself (CLP02 19) | `out/`, `in/*_LKMDB_*.835` |
            | Denials: whole claims, single lines, CLP02 4; reversals (22) with their corrections | `in/*.835` |
            | PLB: interest (L6), a takeback suspended and taken later (WO), a balance forwarded (FB) | `in/*_HRBMH_*.835`, `in/*_SLVOK_*.835` |
            | A set whose BPR02 is ten dollars too high: held, while the other set of its file posts | `in/*_CDRVB_*.835` |
            | The same file twice (`_resent`), and the same set in a new envelope | `in/*_HRBMH_*`, `in/*_PNWMC_*` |
            | Answers that name the claim only by the payer's number, or only by member, day and charge; a charge that does not match; money for strangers | `in/*.835` |
            | Claims without an answer at the end | `out/` |

            Line ends and separators differ by sender on purpose.

            ## What an import of the whole folder must come to

            The generator keeps its own books from what each copy and each answer is meant to be, and writes them to `expected.json`
            (definitions: the `import` verb). `status` there names the files that are not simply imported or received.

            | Field | Value |
            |---|---|
            {rows.ToString().TrimEnd()}

            """;
    }
}
