namespace Quittance.Core.Kernel;

/// <summary>How a personal identifier is shown where a person has to recognise it and nobody may learn it.</summary>
internal static class Masked
{
    /// <summary>Stars and the last four characters; stars alone when that would give away half of it or more.</summary>
    public static string LastFour(ReadOnlySpan<char> text) =>
        text.Length < 9 ? new string('*', text.Length) : $"*****{text[^4..]}";
}
