using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// Gives the same string for the same short value: codes, qualifiers, dates and frequent names come again in every claim.
/// A place is simply overwritten by the next value that falls on it, so the cache never grows. Values of up to sixteen bytes
/// are compared by two numbers that hold all of them, without looking at the string.
/// </summary>
internal sealed class TextCache
{
    // 4,096 places of 32 bytes stay in the second cache of a processor; values above 32 bytes seldom repeat.
    private const int Places = 4096;
    private const int Longest = 32;

    // One character is the most frequent length of all: no hash is needed for it.
    private static readonly string[] Single = [.. Enumerable.Range(0, 128).Select(c => ((char)c).ToString())];

    // Shared between readers: claims that are kept one by one are read by a reader each, and a new table for every one of them would be most of the work.
    private Entry[] _entries = ArrayPool<Entry>.Shared.Rent(Places);

    private struct Entry
    {
        public ulong First;
        public ulong Last;
        public string? Text;
        public int Length;
    }

    public string Of(scoped Element element) => Of(element.Bytes);

    public string Of(scoped ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > 0 && bytes[^1] == (byte)' ') bytes = bytes.TrimEnd((byte)' ');
        if (bytes.IsEmpty) return "";
        if (bytes.Length == 1 && bytes[0] < Single.Length) return Single[bytes[0]];
        if (bytes.Length > Longest) return Make(bytes);
        ulong first, last = 0;
        if (bytes.Length >= 8)
        {
            first = MemoryMarshal.Read<ulong>(bytes);
            last = MemoryMarshal.Read<ulong>(bytes[^8..]);
        }
        else if (bytes.Length >= 4) first = MemoryMarshal.Read<uint>(bytes) | (ulong)MemoryMarshal.Read<uint>(bytes[^4..]) << 32;
        else first = bytes[0] | (uint)bytes[^1] << 8 | (uint)bytes[bytes.Length >> 1] << 16;
        ref var entry = ref _entries[Place(first, last, bytes.Length)];
        if (entry.First == first && entry.Last == last && entry.Length == bytes.Length && entry.Text is { } known
            && (bytes.Length <= 16 || Ascii.Equals(bytes, known))) return known;
        var text = Make(bytes);
        entry = new Entry { First = first, Last = last, Length = bytes.Length, Text = text };
        return text;
    }

    /// <summary>Gives the table back, emptied: it may hold names. The cache is not used any more.</summary>
    public void Release()
    {
        if (_entries.Length > 0) ArrayPool<Entry>.Shared.Return(_entries, clearArray: true);
        _entries = [];
    }

    private static uint Place(ulong first, ulong last, int length)
    {
        unchecked
        {
            var mixed = (first * 0x9E3779B97F4A7C15UL) ^ ((last + (ulong)length) * 0xC2B2AE3D27D4EB4FUL);
            return (uint)(mixed >> 45) & (Places - 1);
        }
    }

    private static string Make(scoped ReadOnlySpan<byte> bytes)
    {
        if (Ascii.IsValid(bytes)) return Encoding.ASCII.GetString(bytes);
        return System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
    }
}
