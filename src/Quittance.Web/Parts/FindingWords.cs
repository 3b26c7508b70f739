using Quittance.Core.Kernel;

namespace Quittance.Web.Parts;

internal static class FindingWords
{
    /// <summary>Loop, segment and element of a finding as people who read files say it; null when it is about the claim as a whole.</summary>
    public static string? PlaceWords(this Finding finding)
    {
        var parts = new List<string>(2);
        if (finding.Loop is { } loop) parts.Add($"loop {loop}");
        if (finding.Segment is { } segment) parts.Add(finding.Element is { } element ? $"{segment}{element:00}{(finding.Component is { } component ? $"-{component}" : "")}" : segment);
        return parts.Count == 0 ? null : string.Join(", ", parts);
    }
}
