using System.Text;
using System.Text.Json;
using Quittance.Core.Kernel;
using Quittance.Core.X12;

namespace Quittance.Core.Tests.X12;

/// <summary>Short texts made into files, and files made into what a test looks at.</summary>
internal static class Sample
{
    public const string Isa = "ISA*00*          *00*          *ZZ*SENDER         *ZZ*RECEIVER       *260105*1200*^*00501*000000001*0*T*:~";

    /// <summary>An interchange with one group and one set around the given segments; counts are right.</summary>
    public static string Wrap(string segments, string set = "837", string guide = "005010X222A1", string group = "HC", bool sayGuide = true)
    {
        var count = segments.Count(c => c == '~') + 2;
        return $"{Isa}GS*{group}*SENDER*RECEIVER*20260105*1200*1*X*{guide}~ST*{set}*0001{(sayGuide ? "*" + guide : "")}~{segments}SE*{count}*0001~GE*1*1~IEA*1*000000001~";
    }

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public static List<X12Item> Items(string text, ReadLimits? limits = null) => Items(Bytes(text), int.MaxValue, limits);

    public static List<X12Item> Items(byte[] bytes, int pieces = int.MaxValue, ReadLimits? limits = null) =>
        [.. TypedReader.Read(new Pieces(bytes, pieces), limits)];

    public static List<Finding> Findings(string text, ReadLimits? limits = null) => Findings(Items(text, limits));

    public static List<Finding> Findings(IEnumerable<X12Item> items) => [.. items.OfType<ItemFinding>().Select(i => i.Finding)];

    public static List<string> Ids(IEnumerable<X12Item> items) => [.. Findings(items).Select(f => f.Id)];

    /// <summary>Every item in full, one line each.</summary>
    public static string Dump(IEnumerable<X12Item> items) =>
        string.Join('\n', items.Select(i => $"{i.GetType().Name} {JsonSerializer.Serialize(i, i.GetType())}"));

    /// <summary>The segments with their places, and the findings between them.</summary>
    public static List<string> Segments(byte[] bytes, int pieces = int.MaxValue, ReadLimits? limits = null)
    {
        using var tokenizer = new Tokenizer(new Pieces(bytes, pieces), limits);
        var lines = new List<string>();
        while (tokenizer.Read())
        {
            lines.AddRange(tokenizer.Findings.Select(f => $"! {f.Id} {f.ByteOffset} {f.SegmentPosition}"));
            var s = tokenizer.Current;
            lines.Add($"{s.Offset}-{s.End} {s.Position} {s.Count} {Encoding.Latin1.GetString(s.Bytes)}");
        }
        lines.AddRange(tokenizer.Findings.Select(f => $"! {f.Id} {f.ByteOffset} {f.SegmentPosition}"));
        return lines;
    }

    /// <summary>Only the texts of the segments.</summary>
    public static List<string> Texts(string text, ReadLimits? limits = null)
    {
        using var tokenizer = new Tokenizer(new MemoryStream(Bytes(text)), limits);
        var texts = new List<string>();
        while (tokenizer.Read()) texts.Add(Encoding.Latin1.GetString(tokenizer.Current.Bytes));
        return texts;
    }
}
