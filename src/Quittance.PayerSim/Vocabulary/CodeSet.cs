namespace Quittance.PayerSim.Vocabulary;

/// <summary>
/// Codes by pattern: <c>99213</c> is that code, <c>992*</c> all that begin so, <c>99202-99215</c> all from one to the other. In a range a longer code counts by its
/// beginning, so that <c>E08-E13</c> has E11.9. Points in diagnoses do not count. The default value has no code; <see cref="All"/> has every one.
/// </summary>
public sealed class CodeSet
{
    private readonly (string From, string To, bool IsPrefix)[] _patterns;

    private CodeSet((string From, string To, bool IsPrefix)[] patterns, IReadOnlyList<string> texts) => (_patterns, Patterns) = (patterns, texts);

    /// <summary>Every code.</summary>
    public static readonly CodeSet All = new([("", "", true)], ["*"]);

    /// <summary>The patterns as they were written.</summary>
    public IReadOnlyList<string> Patterns { get; }

    /// <summary>True when a pattern fits the code.</summary>
    public bool Contains(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        foreach (var (from, to, isPrefix) in _patterns)
        {
            if (isPrefix ? code.StartsWith(from, StringComparison.OrdinalIgnoreCase) : IsBetween(code, from, to)) return true;
        }
        return false;
    }

    /// <summary>Reads patterns; null when one of them is none, which is then named.</summary>
    internal static CodeSet? Read(IReadOnlyList<string> texts, out string wrong)
    {
        var patterns = new List<(string, string, bool)>();
        wrong = "";
        foreach (var text in texts)
        {
            var plain = text.Replace(".", "", StringComparison.Ordinal).Trim();
            var parts = plain.Split('-');
            var isRange = parts.Length == 2 && parts.All(IsPlain) && string.CompareOrdinal(parts[0], parts[1]) <= 0;
            if (plain.EndsWith('*') && (plain.Length == 1 || IsPlain(plain[..^1]))) patterns.Add((plain[..^1], "", true));
            else if (isRange) patterns.Add((parts[0].ToUpperInvariant(), parts[1].ToUpperInvariant(), false));
            else if (IsPlain(plain)) patterns.Add((plain.ToUpperInvariant(), plain.ToUpperInvariant(), false));
            else
            {
                wrong = text;
                return null;
            }
        }
        return new CodeSet([.. patterns], texts);
    }

    private static bool IsBetween(string code, string from, string to)
    {
        var upper = code.ToUpperInvariant();
        if (from == to) return upper == from;
        return upper.Length >= from.Length && upper.Length >= to.Length
            && string.CompareOrdinal(upper[..from.Length], from) >= 0 && string.CompareOrdinal(upper[..to.Length], to) <= 0;
    }

    private static bool IsPlain(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit);
}
