using System.Globalization;
using System.Text;

namespace Quittance.App.Tests.Samples;

/// <summary>
/// A reader of a dozen lines for files that are known to be well formed. The samples are judged by it and not by the
/// product's reader, so that the two cannot share a mistake.
/// </summary>
internal static class PlainX12
{
    public static IReadOnlyList<string[]> Segments(byte[] file)
    {
        var text = Encoding.ASCII.GetString(file);
        var (element, component, terminator) = (text[3], text[104], text[105]);
        return
        [
            .. text.Split(terminator).Select(s => s.Trim('\r', '\n')).Where(s => s.Length > 0)
                .Select(s => (s.StartsWith("ISA", StringComparison.Ordinal) ? s : s.Replace(component, ':')).Split(element)),
        ];
    }

    /// <summary>The sets of a file, ST to SE.</summary>
    public static IEnumerable<IReadOnlyList<string[]>> Sets(byte[] file)
    {
        List<string[]> set = [];
        foreach (var segment in Segments(file))
        {
            if (segment[0] == "ST") set = [];
            set.Add(segment);
            if (segment[0] == "SE") yield return set;
        }
    }

    public static string At(this string[] segment, int element) => element < segment.Length ? segment[element] : "";

    public static long Cents(this string[] segment, int element) => Cents(segment.At(element));

    public static long Cents(string text) => text.Length == 0 ? 0 : (long)(decimal.Parse(text, CultureInfo.InvariantCulture) * 100);
}
