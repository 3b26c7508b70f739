using CsCheck;

namespace Quittance.Bench.Fuzz;

/// <summary>One change of an input: what is done, and three numbers that say where and with what.</summary>
internal readonly record struct Change(int Kind, int Place, int Size, int Choice)
{
    /// <summary>An input does not grow beyond this: it is read about twenty times.</summary>
    public const int MostBytes = 64 * 1024;

    private static readonly byte[] Marks = [.. "~*:^|\n\r\t \0+-.0159AIBSEZ"u8, 0x1A, 0x1C, 0x1D, 0x1F, 0x7F, 0x85, 0xC3, 0xEF, 0xFE, 0xFF];

    private static readonly Gen<int> Number = Gen.Int[0, int.MaxValue - 1];

    /// <summary>One to eight changes.</summary>
    public static readonly Gen<List<Change>> Some = Gen.Select(Gen.Int[0, ByteKinds + SegmentChange.Kinds - 1], Number, Gen.Int[0, 4000], Number)
        .Select((kind, place, size, choice) => new Change(kind, place, size, choice)).List[1, 8];

    private const int ByteKinds = 10;

    /// <summary>The changed input; <paramref name="other"/> is another one to take pieces of.</summary>
    public byte[] Of(byte[] input, byte[] other)
    {
        var changed = Kind >= ByteKinds ? SegmentChange.Of(input, other, Kind - ByteKinds, Place, Size, Choice) : Bytes(input, other);
        return changed.Length > MostBytes ? changed[..MostBytes] : changed;
    }

    private byte[] Bytes(byte[] input, byte[] other)
    {
        if (input.Length == 0) return other;
        var at = Place % input.Length;
        var length = Math.Min(1 + Size % 64, input.Length - at);
        var mark = Marks[Choice % Marks.Length];
        switch (Kind)
        {
            case 0: return With(input, at, (byte)(input[at] ^ 1 << (Choice & 7)));
            case 1: return With(input, at, mark);
            case 2: return [.. input[..at], mark, .. input[at..]];
            case 3: return [.. input[..at], .. input[(at + length)..]];
            case 4: return [.. input[..(at + length)], .. input[at..]];
            case 5: return input[..at];
            case 6:
                var from = other.Length == 0 ? 0 : Choice % other.Length;
                return [.. input[..at], .. other[from..]];
            case 7: return [.. input[..at], .. Enumerable.Repeat(mark, Size), .. input[at..]];
            case 8: return [.. input, .. other];
            default: return input[at..];
        }
    }

    private static byte[] With(byte[] input, int at, byte value)
    {
        byte[] changed = [.. input];
        changed[at] = value;
        return changed;
    }
}
