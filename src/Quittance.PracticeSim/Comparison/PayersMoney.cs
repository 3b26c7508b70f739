using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Sets.Remittance835;
using Quittance.PayerSim;

namespace Quittance.PracticeSim.Comparison;

/// <summary>
/// What payers paid, read from their own files: all that they wrote, what of it came whole, and what the practice has in its books as their money.
/// </summary>
internal sealed record PayersMoney(Money Written, Money Arrived, Money Booked)
{
    /// <summary>Paid in files that did not come whole until the end.</summary>
    public Money Missing => Written - Arrived;

    public bool IsWhole => Arrived == Booked;

    public static PayersMoney Of(string exchangeFolder, IReadOnlyList<FileHit> hits, Money booked)
    {
        var (written, arrived) = (new Dictionary<string, Money>(StringComparer.Ordinal), new Dictionary<string, Money>(StringComparer.Ordinal));
        foreach (var file in Files(Path.Combine(exchangeFolder, "out", "taken")))
            foreach (var (hash, paid, isWhole) in Sets(File.ReadAllBytes(file)))
                if (isWhole) written[hash] = arrived[hash] = paid;
        foreach (var hit in hits.Where(h => h.File == "835"))
            foreach (var (hash, paid, _) in Sets(hit.Bytes)) written[hash] = paid;
        return new PayersMoney(Sum(written.Values), Sum(arrived.Values), booked);
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.835") : [];

    private static IEnumerable<(string Hash, Money Paid, bool IsWhole)> Sets(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes, writable: false);
        var paid = Money.Zero;
        foreach (var item in TypedReader.Read(stream))
        {
            if (item is RemittanceHeader835 header) paid = header.Paid ?? Money.Zero;
            if (item is SetEnd end) yield return (end.ContentHash, paid, end.HasTrailer);
        }
    }

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
}
