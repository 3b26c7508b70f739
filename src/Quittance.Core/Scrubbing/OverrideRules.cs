using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.Scrubbing;

/// <summary>When a person may let a finding pass, and what they must say. The finding stays either way.</summary>
internal static class OverrideRules
{
    /// <summary>Shorter than this a reason explains nothing to who reads it in an audit.</summary>
    public const int ReasonLeast = 10;

    /// <summary>As much as the form asks for; more belongs into a note.</summary>
    public const int ReasonMost = 500;

    /// <summary>SNIP levels up to this one are about the file itself: a receiver refuses it whatever the reason.</summary>
    private const int LastFileLevel = 3;

    /// <summary>The reason without the blanks around it.</summary>
    public static Result<string> Reason(string? text)
    {
        var clean = text?.Trim() ?? "";
        return clean.Length == 0 ? new Result<string>.Refused("reason.missing", "Write why this finding may pass. The reason stays on the claim with your name.")
            : clean.Length < ReasonLeast || clean.Distinct().Count() < 3 ? new Result<string>.Refused("reason.short", $"Write the reason in at least {ReasonLeast} characters, so that others understand it later.")
            : clean.Length > ReasonMost ? new Result<string>.Refused("reason.long", $"A reason has at most {ReasonMost} characters; this one has {clean.Length:#,0}. Write the rest into a note.")
            : clean;
    }

    /// <summary>
    /// Whether a finding may be overridden at all. <paramref name="isEdit"/> is false for what follows from the claim's documents: no reason changes those.
    /// </summary>
    public static Result<Finding> Allow(Finding finding, bool isEdit)
    {
        ArgumentNullException.ThrowIfNull(finding);
        if (finding.Severity == Severity.Error && finding.Level is > 0 and <= LastFileLevel)
            return new Result<Finding>.Refused("override.file", "This is about the form or the sums of the file (SNIP level 1 to 3). The payer would send it back whatever the reason, so it has to be corrected.");
        if (finding.Severity == Severity.Error && !isEdit)
            return new Result<Finding>.Refused("override.document", "This follows from the claim’s documents and goes away with them. No reason changes it.");
        return finding;
    }

    /// <summary>The gravest finding that nobody let pass, of several the first by id; null when none counts. <paramref name="passed"/> holds the keys of those that somebody did.</summary>
    public static Finding? Worst(IEnumerable<Finding> findings, IReadOnlySet<string> passed)
    {
        ArgumentNullException.ThrowIfNull(findings);
        ArgumentNullException.ThrowIfNull(passed);
        // Most claims have no override, and then no key has to be worked out.
        var counting = passed.Count == 0 ? findings : findings.Where(f => !passed.Contains(Key(f)));
        return counting.OrderByDescending(f => f.Severity).ThenBy(f => f.Id, StringComparer.Ordinal).FirstOrDefault();
    }

    /// <summary>Names a finding of a claim for as long as it says the same: edit, line and words.</summary>
    public static string Key(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var text = string.Create(CultureInfo.InvariantCulture, $"{finding.Id}\u001f{finding.Line ?? 0}\u001f{finding.Message}");
        // 64 bits tell the few findings of one claim apart.
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }
}
