using Quittance.App.Storage.Keys;

namespace Quittance.App.Storage;

/// <summary>Blind indexes of ids of people and firms, in one spelling. Empty text has an empty index.</summary>
internal sealed class PersonalIndex(FieldCipher cipher, Guid tenant)
{
    public string Member(string id) => Of(id, "member");

    public string Tax(string id) => Of(id, "tax");

    private string Of(string id, string purpose)
    {
        Span<char> clean = id.Length <= 80 ? stackalloc char[80] : new char[id.Length];
        var length = 0;
        foreach (var c in id)
            if (char.IsLetterOrDigit(c)) clean[length++] = char.ToUpperInvariant(c);
        return length == 0 ? "" : Convert.ToHexStringLower(cipher.Index(new string(clean[..length]), purpose, tenant));
    }
}
