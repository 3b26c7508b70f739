namespace Quittance.Core.Kernel;

/// <summary>
/// What a provider is and does: a ten-character code of the National Uniform Claim Committee's list. Only its form is checked here;
/// whether it is in force is a question to the list. The default value is no code at all.
/// </summary>
public readonly record struct TaxonomyCode : IComparable<TaxonomyCode>
{
    private readonly string? _text;

    private TaxonomyCode(string text) => _text = text;

    /// <summary>True for the default value.</summary>
    public bool IsNone => _text is null;

    /// <summary>Reads three digits, six digits or capitals, and a capital X. Refuses anything else, lower case included.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out TaxonomyCode value)
    {
        value = default;
        if (text.Length != 10 || text[9] != 'X') return false;
        for (var i = 0; i < 9; i++)
            if (!char.IsAsciiDigit(text[i]) && !(i > 2 && char.IsAsciiLetterUpper(text[i]))) return false;
        value = new TaxonomyCode(text.ToString());
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(TaxonomyCode other) => string.CompareOrdinal(_text, other._text);

    /// <summary>The ten characters; empty for none.</summary>
    public override string ToString() => _text ?? "";
}
