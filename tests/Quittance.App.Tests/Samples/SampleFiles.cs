using System.Text.Json;
using Quittance.Bench.Generate;

namespace Quittance.App.Tests.Samples;

/// <summary>The files that the generator makes for seed 7, and the folder that holds them.</summary>
internal static class SampleFiles
{
    public const long Seed = 7;

    public static IReadOnlyList<(string Path, byte[] Bytes)> Made { get; } = SampleFolder.Make(Seed);

    public static string Folder { get; } = Path.Combine(Checkout(), "samples");

    public static IEnumerable<(string Path, byte[] Bytes)> OfKind(string ending) =>
        Made.Where(f => f.Path.EndsWith(ending, StringComparison.Ordinal)).OrderBy(f => Path.GetFileName(f.Path), StringComparer.Ordinal);

    public static IEnumerable<PlainRemittance> Remittances => OfKind(".835").SelectMany(f => PlainX12.Sets(f.Bytes)).Select(PlainRemittance.Read);

    /// <summary>The totals of expected.json in cents; claims is a count.</summary>
    public static IReadOnlyDictionary<string, long> Expected()
    {
        using var document = JsonDocument.Parse(Made.Single(f => f.Path == "expected.json").Bytes);
        return document.RootElement.GetProperty("totals").EnumerateObject().ToDictionary(
            p => p.Name, p => p.Value.ValueKind == JsonValueKind.Number ? p.Value.GetInt64() : PlainX12.Cents(p.Value.GetString()!), StringComparer.Ordinal);
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Quittance.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
