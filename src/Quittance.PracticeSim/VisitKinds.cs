using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.PracticeSim;

/// <summary>The kinds of visits of <c>data/starter/conditions.tsv</c>. A row that cannot be read is our own mistake and stops the program.</summary>
public static class VisitKinds
{
    private const int Columns = 13;

    /// <summary>Every kind, in the order of the file.</summary>
    public static IReadOnlyList<VisitKind> All { get; } = Load();

    private static List<VisitKind> Load()
    {
        using var stream = typeof(VisitKinds).Assembly.GetManifestResourceStream("starter/conditions.tsv");
        Check.That(stream is not null, "the embedded kinds of visits are missing");
        using var reader = new StreamReader(stream);
        var kinds = new List<VisitKind>();
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') kinds.Add(Read(line));
        return kinds;
    }

    /// <summary>Reads one row.</summary>
    internal static VisitKind Read(string line)
    {
        var f = line.Split('\t');
        Check.That(f.Length == Columns, "a kind of visit has 13 columns");
        var diagnoses = f[2].Split(' ');
        var lines = f[3].Split(' ').Select(ReadLine).ToList();
        Check.That(lines.TrueForAll(l => l.Pointers.All(p => p >= 1 && p <= diagnoses.Length)), "a service points at a diagnosis of its visit");
        var (from, through) = (Months(f[4], isLast: false), Months(f[5], isLast: true));
        Check.That(from <= through, "ages run upwards");
        Check.That(f[6] is "F" or "M" or "-" && f[7] is "any" or "medicare" or "other" && f[11] is "y" or "n", "sex, payer and chronic are of their words");
        return new VisitKind(
            f[0], f[1], diagnoses, lines, from, through, f[6] == "-" ? "" : f[6],
            f[7] switch { "medicare" => VisitPayer.Medicare, "other" => VisitPayer.Other, _ => VisitPayer.Any },
            Number(f[8]), f[9] == "-" ? null : Number(f[9]), Season(f[10]), f[11] == "y", f[12]);
    }

    /// <summary>As <c>20610.RT*1@12</c>: code, modifiers, units (one when not said), and the diagnoses it answers to, one digit each.</summary>
    private static VisitLine ReadLine(string text)
    {
        var at = text.Split('@');
        Check.That(at.Length == 2 && at[1].Length is >= 1 and <= 4, "a service points at one to four diagnoses");
        var star = at[0].Split('*');
        var code = star[0].Split('.');
        return new VisitLine(code[0], code[1..], star.Length > 1 ? Number(star[1]) : 1, [.. at[1].Select(c => c - '0')]);
    }

    /// <summary>An age as <c>4m</c> or <c>65y</c>. As a last age, years run to the day before the next birthday.</summary>
    private static int Months(string text, bool isLast)
    {
        Check.That(text.Length > 1 && text[^1] is 'm' or 'y', "an age ends in m or y");
        var number = Number(text[..^1]);
        return text[^1] == 'm' ? number : isLast ? number * 12 + 11 : number * 12;
    }

    /// <summary>First and last month as <c>9-12</c>; as <c>10-3</c> it runs over New Year. A dash is the whole year.</summary>
    private static (int First, int Last) Season(string text)
    {
        if (text == "-") return (1, 12);
        var months = text.Split('-').Select(Number).ToArray();
        Check.That(months.Length == 2 && Array.TrueForAll(months, m => m is >= 1 and <= 12), "a season has a first and a last month");
        return (months[0], months[1]);
    }

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
