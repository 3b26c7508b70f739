using System.Runtime.InteropServices;
using System.Text;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// Gives the same string for the same short value: codes, qualifiers, dates and frequent names come again in every claim.
/// A place is simply overwritten by the next value that falls on it, so the cache never grows.
/// </summary>
internal sealed class TextCache
{
    // 4,096 places of 8 bytes stay in the second cache of any processor; values above 32 bytes seldom repeat.
    private const int Places = 4096;
    private const int Longest = 32;

    private readonly string?[] _texts = new string?[Places];

    public string Of(scoped Element element) => Of(element.Bytes);

    public string Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[^1] == (byte)' ') bytes = bytes.TrimEnd((byte)' ');
        if (bytes.IsEmpty) return "";
        if (bytes.Length > Longest) return Make(bytes);
        ref var place = ref _texts[Hash(bytes) & (Places - 1)];
        if (place is not null && place.Length == bytes.Length && Ascii.Equals(bytes, place)) return place;
        return place = Make(bytes);
    }

    private static string Make(ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }

    private static uint Hash(ReadOnlySpan<byte> bytes)
    {
        unchecked
        {
            ulong first, last;
            if (bytes.Length >= 8)
            {
                first = MemoryMarshal.Read<ulong>(bytes);
                last = MemoryMarshal.Read<ulong>(bytes[^8..]);
                if (bytes.Length > 16) first ^= MemoryMarshal.Read<ulong>(bytes[8..]) * 31;
            }
            else
            {
                first = (ulong)bytes.Length;
                foreach (var value in bytes) first = first << 8 | value;
                last = first;
            }
            var mixed = (first ^ (last << 7) ^ (ulong)bytes.Length) * 0x9E3779B97F4A7C15UL;
            return (uint)(mixed >> 40);
        }
    }
}
