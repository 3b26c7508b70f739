using System.Security.Cryptography;
using System.Text;

namespace Quittance.Web.Access;

/// <summary>
/// The one-time code that <c>serve</c> prints while nobody is there: only who can read the server's own output may become its
/// first person. It lives in memory and dies with the first success or with too many wrong tries.
/// </summary>
internal sealed class SetUpCode
{
    /// <summary>Twelve letters out of 32 are 60 bits; ten tries cannot find them.</summary>
    private const int Letters = 12, Tries = 10;

    // Without I, L, O, U: they are misread or spell words.
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private readonly Lock _gate = new();
    private string? _code;
    private int _wrong;

    /// <summary>The code as it is printed, or nothing when there is none.</summary>
    public string? Printed
    {
        get
        {
            lock (_gate) return _code is null ? null : $"{_code[..4]}-{_code[4..8]}-{_code[8..]}";
        }
    }

    public void Issue()
    {
        lock (_gate)
        {
            _code = RandomNumberGenerator.GetString(Alphabet, Letters);
            _wrong = 0;
        }
    }

    /// <summary>True for the right code, dashes and case aside. A wrong one counts.</summary>
    public bool Fits(string? typed)
    {
        lock (_gate)
        {
            if (_code is null) return false;
            var plain = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)]);
            var right = CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(plain), Encoding.UTF8.GetBytes(_code));
            if (!right && ++_wrong >= Tries) _code = null;
            return right;
        }
    }

    public void Spend()
    {
        lock (_gate) _code = null;
    }
}
