using System.Globalization;
using Quittance.App.Storage.Audit;
using Quittance.Core.Kernel;

namespace Quittance.App.Compliance.Audit;

/// <summary>A day's root: the chain value of the last block sealed on that UTC day, which stands for every row before it.</summary>
internal sealed record AuditRoot(DateOnly Day, long Block, byte[] Chain);

/// <summary>
/// Daily roots as a small text file to keep elsewhere: whoever holds it can later prove that no earlier row was changed,
/// even by someone who owns the server. One line a day: day, block, chain value in hex, separated by tabs.
/// </summary>
internal static class AuditRoots
{
    public static async Task<IReadOnlyList<AuditRoot>> ListAsync(AuditStore store, CancellationToken cancellation)
    {
        await using var connection = await store.OpenAsync(cancellation);
        var roots = new List<AuditRoot>();
        foreach (var (block, chain) in await AuditReader.BlocksAsync(store, connection, "ORDER BY number", cancellation))
        {
            var day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(block.SealedMs).UtcDateTime);
            if (roots.Count > 0 && roots[^1].Day == day) roots.RemoveAt(roots.Count - 1);
            roots.Add(new AuditRoot(day, block.Number, chain));
        }
        return roots;
    }

    public static string Write(IEnumerable<AuditRoot> roots) => string.Concat(roots.Select(root =>
        string.Create(CultureInfo.InvariantCulture, $"{root.Day:yyyy-MM-dd}\t{root.Block}\t{Convert.ToHexStringLower(root.Chain)}\n")));

    public static Result<IReadOnlyList<AuditRoot>> Read(string text)
    {
        var roots = new List<AuditRoot>();
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var parts = line.Split('\t');
            if (parts.Length != 3
                || !DateOnly.TryParseExact(parts[0], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var block)
                || parts[2].Length != 2 * AuditBlock.HashBytes || !parts[2].All(char.IsAsciiHexDigit))
            {
                return new Result<IReadOnlyList<AuditRoot>>.Refused("audit.roots", $"Line {roots.Count + 1} is not a day, a block and a root.");
            }
            roots.Add(new AuditRoot(day, block, Convert.FromHexString(parts[2])));
        }
        return new Result<IReadOnlyList<AuditRoot>>.Ok(roots);
    }
}
