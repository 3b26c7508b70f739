namespace Quittance.Core.Scrubbing;

/// <summary>The two letters of states, districts, territories and military addresses in the United States.</summary>
internal static class UsStates
{
    private const string All =
        " AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI FM MH PW AA AE AP ";

    private static readonly bool[] Known = Load();

    /// <summary>True for a code that the postal service knows, in capitals.</summary>
    public static bool Knows(ReadOnlySpan<char> code) =>
        code.Length == 2 && char.IsAsciiLetterUpper(code[0]) && char.IsAsciiLetterUpper(code[1]) && Known[(code[0] - 'A') * 26 + code[1] - 'A'];

    private static bool[] Load()
    {
        var known = new bool[26 * 26];
        foreach (var code in All.Split(' ', StringSplitOptions.RemoveEmptyEntries)) known[(code[0] - 'A') * 26 + code[1] - 'A'] = true;
        return known;
    }
}
