using Quittance.Core.Kernel;

namespace Quittance.Web.Claims;

/// <summary>Where on the claim a finding is and what was met there, in words.</summary>
internal static class FindingPlace
{
    public static string Of(Finding finding)
    {
        var field = finding.Field is { } key ? string.Join(' ', key.Split('.', '-').Skip(key.StartsWith("line.", StringComparison.Ordinal) || key.StartsWith("claim.", StringComparison.Ordinal) ? 1 : 0).Select(Word)) : "";
        var place = finding.Line is { } line ? $"Line {Parts.Words.Count(line)}" : "The claim";
        return field.Length == 0 ? place : $"{place}, {field}";
    }

    /// <summary>What stood there and what would have been right; null when the sentence says it all.</summary>
    public static string? Why(Finding finding)
    {
        var parts = new[] { finding.Value is { Length: > 0 } value ? $"It says {value}." : null, finding.Expected is { Length: > 0 } expected ? $"Right would be: {expected}." : null };
        return string.Join(" ", parts.OfType<string>()) is { Length: > 0 } text ? text : null;
    }

    private static string Word(string word) => word switch { "npi" => "NPI", "id" => "ID", "zip" => "ZIP", "ndc" => "NDC", _ => word };
}
