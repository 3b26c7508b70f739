using System.Security.Cryptography;
using System.Text;

namespace Quittance.App.Storage;

/// <summary>
/// Ids that follow from content: the same document always has the same id, so that loading it again, or after a kill, meets the
/// rows that are there.
/// </summary>
internal static class RowId
{
    /// <summary>An id for a thing of one kind in one practice. Parts are joined by a character that no X12 text holds.</summary>
    public static Guid Of(Guid tenant, string kind, params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder(96).Append(kind);
        foreach (var part in parts) text.Append('\u001f').Append(part);
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        Span<byte> input = stackalloc byte[16 + Math.Min(bytes.Length, 512)];
        if (bytes.Length > 512) input = new byte[16 + bytes.Length];
        tenant.TryWriteBytes(input);
        bytes.CopyTo(input[16..]);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(input, hash);
        return new Guid(hash[..16]);
    }

    /// <summary>A claim number: billing provider and CLM01.</summary>
    public static Guid Number(Guid tenant, string billingKey, string number) => Of(tenant, "number", billingKey, number);

    /// <summary>A claim under a number.</summary>
    public static Guid Claim(Guid tenant, Guid number, int ordinal) =>
        Of(tenant, "claim", number.ToString("N"), ordinal.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
