using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Quittance.App.Storage.Model;

namespace Quittance.App.Practice;

/// <summary>
/// The code by which a person chooses a password: given to a new one, or to one whose access was reset. Shown once; only its
/// hash is kept, encrypted.
/// </summary>
internal sealed class OneTimeCodes(UserManager<User> users, TimeProvider clock)
{
    public const int HoursGood = 72;

    /// <summary>Twelve letters out of 32 are 60 bits: five tries per quarter of an hour cannot find them in three days.</summary>
    private const int Letters = 12;
    private const string Provider = "quittance", Name = "one-time-code";

    // Without I, L, O, U: they are misread or spell words.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new code in the form in which it is read out; an earlier one is no longer good.</summary>
    public async Task<string> IssueAsync(User user)
    {
        var code = RandomNumberGenerator.GetString(Alphabet, Letters);
        var until = clock.GetUtcNow().AddHours(HoursGood).ToUnixTimeMilliseconds();
        await users.SetAuthenticationTokenAsync(user, Provider, Name, string.Create(CultureInfo.InvariantCulture, $"{until} {Hash(code)}"));
        return $"{code[..4]}-{code[4..8]}-{code[8..]}";
    }

    /// <summary>True for the right code while it is good, dashes and case aside.</summary>
    public async Task<bool> FitsAsync(User user, string? typed)
    {
        var kept = (await users.GetAuthenticationTokenAsync(user, Provider, Name))?.Split(' ');
        if (kept is not [var until, var hash]) return false;
        if (long.Parse(until, CultureInfo.InvariantCulture) < clock.GetUtcNow().ToUnixTimeMilliseconds()) return false;
        var plain = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Hash(plain)), Encoding.ASCII.GetBytes(hash));
    }

    public Task SpendAsync(User user) => users.RemoveAuthenticationTokenAsync(user, Provider, Name);

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(code)));
}
