namespace Quittance.App.Tests.Tidy;

internal static class Faults
{
    /// <summary>Fails with all of them, each on a line of its own: whoever broke the rule wants the whole list.</summary>
    public static void None(IEnumerable<string> faults)
    {
        var all = faults.Distinct(StringComparer.Ordinal).ToList();
        Assert.True(all.Count == 0, $"{all.Count} places:\n{string.Join('\n', all)}");
    }
}
