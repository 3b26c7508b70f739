namespace Quittance.Core.Scrubbing;

/// <summary>Diagnosis pointers of a line.</summary>
internal static class Pointer
{
    /// <summary>The diagnosis that it points at, 1 to 12; 0 when it is no such number.</summary>
    public static int Read(string text) => text.Length switch
    {
        1 when text[0] is >= '1' and <= '9' => text[0] - '0',
        2 when text[0] == '1' && text[1] is >= '0' and <= '2' => 10 + text[1] - '0',
        // 01 is written by some systems for 1.
        2 when text[0] == '0' && text[1] is >= '1' and <= '9' => text[1] - '0',
        _ => 0,
    };
}
