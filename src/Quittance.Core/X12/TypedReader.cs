using Quittance.Core.X12.Reading;

namespace Quittance.Core.X12;

/// <summary>Reads a file into its items, in file order and in constant memory.</summary>
public static class TypedReader
{
    /// <summary>
    /// Yields every interchange, group and set with its typed contents. Data never makes it throw: what is wrong comes as an
    /// <see cref="ItemFinding"/>, before the item it is about. Each start has its end, also when a trailer never came. Claims
    /// and payments are yielded as soon as they are complete. The stream is not closed.
    /// </summary>
    public static IEnumerable<X12Item> Read(Stream stream, ReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return Iterate(stream, limits ?? ReadLimits.Default);
    }

    private static IEnumerable<X12Item> Iterate(Stream stream, ReadLimits limits)
    {
        using var file = new FileReader(stream, limits);
        var more = true;
        while (more)
        {
            more = file.Advance();
            foreach (var item in file.Items) yield return item;
        }
    }
}
