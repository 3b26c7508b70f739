using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing;

/// <summary>What claims ask of a ZIP beyond being one.</summary>
internal static class ZipForm
{
    /// <summary>True for nine digits without a hyphen whose last four are not zeros: 0000 was never given to a street.</summary>
    public static bool IsNine(string zip) => zip.Length == 9 && ZipCode.TryParse(zip, out _) && !zip.EndsWith("0000", StringComparison.Ordinal);
}
