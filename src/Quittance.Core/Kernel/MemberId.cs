namespace Quittance.Core.Kernel;

/// <summary>
/// A payer's name for a member, as it stands on the card. Compared to the letter. It never prints itself whole:
/// <see cref="ToString"/> masks and <see cref="Reveal"/> tells. The default value is no identifier at all.
/// </summary>
public readonly record struct MemberId : IComparable<MemberId>
{
    // NM109 holds at most 80 characters.
    private const int MostCharacters = 80;

    private readonly string? _text;

    private MemberId(string text) => _text = text;

    /// <summary>True for the default value.</summary>
    public bool IsNone => _text is null;

    /// <summary>
    /// Reads an identifier; blanks around it do not count. Refuses an empty one, more than 80 characters, and characters that
    /// cannot be printed.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out MemberId value)
    {
        value = default;
        var trimmed = text.Trim();
        if (trimmed.Length is 0 or > MostCharacters) return false;
        foreach (var c in trimmed)
            if (char.IsControl(c)) return false;
        value = new MemberId(trimmed.ToString());
        return true;
    }

    /// <summary>The identifier, for a file that must carry it; empty for none.</summary>
    public string Reveal() => _text ?? "";

    /// <inheritdoc/>
    public int CompareTo(MemberId other) => string.CompareOrdinal(_text, other._text);

    /// <summary>Stars and the last four characters, or stars alone for a short one; empty for none.</summary>
    public override string ToString() => Masked.LastFour(Reveal());
}
