using System.Buffers.Text;

namespace Quittance.Core.X12;

/// <summary>
/// What the bytes of an ISA say about the interchange: how long it is with its terminator, and its separators.
/// <see cref="HasFixedWidth"/> is false when the places had to be found by counting; <see cref="IsWrapped"/> is true when
/// line ends cut the ISA itself, as files of old mainframes are cut at 80 columns.
/// </summary>
internal readonly record struct IsaHeader(int Length, Separators Separators, bool HasFixedWidth, bool IsWrapped)
{
    /// <summary>The width of an ISA with its terminator: every element is padded.</summary>
    public const int Width = 106;

    /// <summary>
    /// How many bytes are looked at. An ISA whose elements are not padded is shorter than 106, one that pads too much is
    /// rarely longer than 130, and wrapping adds a few line ends; 512 leaves room for all of them.
    /// </summary>
    public const int Window = 512;

    private static ReadOnlySpan<byte> SeparatorPlaces => [3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103];

    /// <summary>Reads the header from bytes that begin with ISA. False when no sixteen separators and terminator are there.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out IsaHeader header)
    {
        header = default;
        if (bytes.Length > Window) bytes = bytes[..Window];
        if (bytes.Length < 20 || !IsSeparator(bytes[3]) || IsLineEnd(bytes[3])) return false;
        var element = bytes[3];
        if (HasPaddedPlaces(bytes, element) && IsSeparator(bytes[105]) && bytes[105] != element)
        {
            var repetition = RepetitionOf(bytes.Slice(84, 5), bytes[82]);
            header = new IsaHeader(Width, new Separators(element, bytes[104], repetition, bytes[105]), true, false);
            return true;
        }
        return TryCount(bytes, element, out header);
    }

    private static bool HasPaddedPlaces(ReadOnlySpan<byte> bytes, byte element)
    {
        if (bytes.Length < Width || bytes[..105].ContainsAny((byte)'\r', (byte)'\n')) return false;
        foreach (var place in SeparatorPlaces)
            if (bytes[place] != element) return false;
        return IsSeparator(bytes[104]) && bytes[104] != element;
    }

    private static bool TryCount(ReadOnlySpan<byte> bytes, byte element, out IsaHeader header)
    {
        header = default;
        Span<byte> plain = stackalloc byte[Window];
        Span<int> places = stackalloc int[16];
        int length = 0, found = 0, at = 3;
        bytes[..3].CopyTo(plain);
        length = 3;
        var wrapped = false;
        for (; at < bytes.Length && found < 16; at++)
        {
            if (IsLineEnd(bytes[at])) { wrapped = true; continue; }
            if (bytes[at] == element) places[found++] = length;
            plain[length++] = bytes[at];
        }
        if (found < 16 || at + 1 >= bytes.Length) return false;
        // The line may also break right before ISA16 or before the terminator, when it is a wrapped file.
        while (wrapped && at + 1 < bytes.Length && IsLineEnd(bytes[at])) at++;
        var component = bytes[at++];
        while (wrapped && at + 1 < bytes.Length && IsLineEnd(bytes[at]) && IsSeparator(bytes[at + 1]) && !IsLineEnd(bytes[at + 1])) at++;
        if (at >= bytes.Length || !IsSeparator(component) || component == element) return false;
        var terminator = bytes[at];
        if (!IsSeparator(terminator))
        {
            // ISA16 is missing: what stands there is the terminator already.
            terminator = component;
            component = 0;
            at--;
        }
        // Line ends inside the ISA cannot also be what ends it.
        if (terminator == element || (wrapped && IsLineEnd(terminator))) return false;
        var version = plain[(places[11] + 1)..places[12]];
        var use = plain[(places[10] + 1)..places[11]];
        var repetition = RepetitionOf(version, use.Length == 1 ? use[0] : (byte)0);
        header = new IsaHeader(at + 1, new Separators(element, component, repetition, terminator), length == 104 && places[15] == 103, wrapped);
        return true;
    }

    // ISA11 is a repetition separator from version 00402 on; before, it named a standards body by a letter.
    private static byte RepetitionOf(ReadOnlySpan<byte> version, byte candidate) =>
        Utf8Parser.TryParse(version, out int number, out _) && number >= 402 && IsSeparator(candidate) && candidate != (byte)' ' ? candidate : (byte)0;

    private static bool IsSeparator(byte value) =>
        !(value is (>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z') or (>= (byte)'0' and <= (byte)'9') or (byte)' ' or 0);

    private static bool IsLineEnd(byte value) => value is (byte)'\r' or (byte)'\n';
}
