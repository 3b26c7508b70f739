using System.Globalization;
using System.Text;

namespace Quittance.Web.Access;

/// <summary>
/// A QR code (ISO/IEC 18004) of bytes, error correction M, versions 1 to 10: up to 213 bytes, where the address of an authenticator
/// takes about 120. Always mask 0 would be legal but may read badly, so the mask with the least penalty is taken.
/// </summary>
internal sealed class QrCode
{
    /// <summary>By version: data bytes in all, check bytes of a block, blocks. Level M, ISO/IEC 18004 table 9.</summary>
    private static readonly (int Data, int Check, int Blocks)[] Sizes =
        [(16, 10, 1), (28, 16, 1), (44, 26, 1), (64, 18, 2), (86, 24, 2), (108, 16, 4), (124, 18, 4), (154, 22, 4), (182, 22, 5), (216, 26, 5)];

    private static readonly int[][] Alignments =
        [[], [6, 18], [6, 22], [6, 26], [6, 30], [6, 34], [6, 22, 38], [6, 24, 42], [6, 26, 46], [6, 28, 50]];

    private readonly int _version;
    private readonly bool[,] _dark;
    private readonly bool[,] _fixed;

    private QrCode(byte[] text)
    {
        _version = Enumerable.Range(1, Sizes.Length).First(version => text.Length + (version < 10 ? 2 : 3) <= Sizes[version - 1].Data);
        Size = 17 + 4 * _version;
        _dark = new bool[Size, Size];
        _fixed = new bool[Size, Size];
        LayPatterns();
        LayBits(Interleave(Pack(text)));
        var best = Enumerable.Range(0, 8).MinBy(mask => Tried(mask));
        Mask(best);
        LayFormat(best);
    }

    public int Size { get; }

    public bool this[int x, int y] => _dark[y, x];

    public static QrCode Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>One path of unit squares inside a quiet border of four.</summary>
    public string SvgPath()
    {
        var path = new StringBuilder();
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (_dark[y, x]) path.Append(CultureInfo.InvariantCulture, $"M{x + 4} {y + 4}h1v1h-1z");
        return path.ToString();
    }

    private byte[] Pack(byte[] text)
    {
        var bits = new List<bool>();
        void Put(int value, int count)
        {
            for (var at = count - 1; at >= 0; at--) bits.Add((value >> at & 1) == 1);
        }
        Put(4, 4);
        Put(text.Length, _version < 10 ? 8 : 16);
        foreach (var letter in text) Put(letter, 8);
        var room = Sizes[_version - 1].Data * 8;
        Put(0, Math.Min(4, room - bits.Count));
        Put(0, (8 - bits.Count % 8) % 8);
        for (var pad = 0xEC; bits.Count < room; pad ^= 0xEC ^ 0x11) Put(pad, 8);
        return [.. bits.Chunk(8).Select(eight => (byte)eight.Aggregate(0, (sum, bit) => sum << 1 | (bit ? 1 : 0)))];
    }

    private byte[] Interleave(byte[] data)
    {
        var (_, check, count) = Sizes[_version - 1];
        var (shorter, longer) = (data.Length / count, data.Length % count);
        var divisor = Divisor(check);
        var blocks = new List<(byte[] Data, byte[] Check)>();
        for (int block = 0, at = 0; block < count; block++)
        {
            var part = data[at..(at + shorter + (block >= count - longer ? 1 : 0))];
            at += part.Length;
            blocks.Add((part, Remainder(part, divisor)));
        }
        var all = new List<byte>();
        for (var at = 0; at <= shorter; at++) all.AddRange(from block in blocks where at < block.Data.Length select block.Data[at]);
        for (var at = 0; at < check; at++) all.AddRange(blocks.Select(block => block.Check[at]));
        return [.. all];
    }

    private static byte[] Divisor(int degree)
    {
        var result = new byte[degree];
        result[^1] = 1;
        byte root = 1;
        for (var i = 0; i < degree; i++, root = Times(root, 2))
            for (var at = 0; at < degree; at++)
                result[at] = (byte)(Times(result[at], root) ^ (at + 1 < degree ? result[at + 1] : 0));
        return result;
    }

    private static byte[] Remainder(byte[] data, byte[] divisor)
    {
        var result = new byte[divisor.Length];
        foreach (var value in data)
        {
            var factor = (byte)(value ^ result[0]);
            Array.Copy(result, 1, result, 0, result.Length - 1);
            result[^1] = 0;
            for (var at = 0; at < result.Length; at++) result[at] ^= Times(divisor[at], factor);
        }
        return result;
    }

    /// <summary>Product in the field of 256 elements with the polynomial 0x11D.</summary>
    private static byte Times(byte a, byte b)
    {
        var product = 0;
        for (var at = 7; at >= 0; at--) product = product << 1 ^ (product >> 7) * 0x11D ^ (b >> at & 1) * a;
        return (byte)product;
    }

    private void LayPatterns()
    {
        for (var at = 0; at < Size; at++)
        {
            Set(6, at, at % 2 == 0);
            Set(at, 6, at % 2 == 0);
        }
        foreach (var (x, y) in new[] { (3, 3), (Size - 4, 3), (3, Size - 4) }) LayFinder(x, y);
        var places = Alignments[_version - 1];
        foreach (var y in places)
            foreach (var x in places)
                if (!(x == 6 && y == 6) && !(x == 6 && y == places[^1]) && !(x == places[^1] && y == 6)) LayAlignment(x, y);
        LayFormat(0);
        if (_version < 7) return;
        var rest = _version;
        for (var i = 0; i < 12; i++) rest = rest << 1 ^ (rest >> 11) * 0x1F25;
        var bits = _version << 12 | rest;
        for (var i = 0; i < 18; i++)
        {
            var (far, near) = (Size - 11 + i % 3, i / 3);
            Set(far, near, (bits >> i & 1) == 1);
            Set(near, far, (bits >> i & 1) == 1);
        }
    }

    private void LayFinder(int x, int y)
    {
        for (var dy = -4; dy <= 4; dy++)
            for (var dx = -4; dx <= 4; dx++)
                if (x + dx >= 0 && x + dx < Size && y + dy >= 0 && y + dy < Size)
                    Set(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) is not (2 or 4));
    }

    private void LayAlignment(int x, int y)
    {
        for (var dy = -2; dy <= 2; dy++)
            for (var dx = -2; dx <= 2; dx++) Set(x + dx, y + dy, Math.Max(Math.Abs(dx), Math.Abs(dy)) != 1);
    }

    private void LayFormat(int mask)
    {
        // Level M has the bits 00, so the mask alone is the data.
        var rest = mask;
        for (var i = 0; i < 10; i++) rest = rest << 1 ^ (rest >> 9) * 0x537;
        var bits = (mask << 10 | rest) ^ 0x5412;
        bool Bit(int at) => (bits >> at & 1) == 1;
        for (var i = 0; i <= 5; i++) Set(8, i, Bit(i));
        Set(8, 7, Bit(6));
        Set(8, 8, Bit(7));
        Set(7, 8, Bit(8));
        for (var i = 9; i < 15; i++) Set(14 - i, 8, Bit(i));
        for (var i = 0; i < 8; i++) Set(Size - 1 - i, 8, Bit(i));
        for (var i = 8; i < 15; i++) Set(8, Size - 15 + i, Bit(i));
        Set(8, Size - 8, true);
    }

    private void Set(int x, int y, bool dark) => (_dark[y, x], _fixed[y, x]) = (dark, true);

    private void LayBits(byte[] bytes)
    {
        var at = 0;
        for (var right = Size - 1; right >= 1; right -= 2)
        {
            if (right == 6) right = 5;
            for (var step = 0; step < Size; step++)
            {
                for (var column = 0; column < 2; column++)
                {
                    var x = right - column;
                    var y = (right + 1 & 2) == 0 ? Size - 1 - step : step;
                    if (_fixed[y, x] || at >= bytes.Length * 8) continue;
                    _dark[y, x] = (bytes[at >> 3] >> 7 - (at & 7) & 1) == 1;
                    at++;
                }
            }
        }
    }

    private void Mask(int mask)
    {
        for (var y = 0; y < Size; y++)
            for (var x = 0; x < Size; x++)
                if (!_fixed[y, x]) _dark[y, x] ^= Turns(mask, x, y);
    }

    private static bool Turns(int mask, int x, int y) => mask switch
    {
        0 => (x + y) % 2 == 0,
        1 => y % 2 == 0,
        2 => x % 3 == 0,
        3 => (x + y) % 3 == 0,
        4 => (x / 3 + y / 2) % 2 == 0,
        5 => x * y % 2 + x * y % 3 == 0,
        6 => (x * y % 2 + x * y % 3) % 2 == 0,
        _ => ((x + y) % 2 + x * y % 3) % 2 == 0,
    };

    private int Tried(int mask)
    {
        Mask(mask);
        LayFormat(mask);
        var penalty = Penalty();
        Mask(mask);
        return penalty;
    }

    private int Penalty()
    {
        var sum = 0;
        for (var line = 0; line < Size; line++)
        {
            sum += OfLine(Enumerable.Range(0, Size).Select(at => _dark[line, at]));
            sum += OfLine(Enumerable.Range(0, Size).Select(at => _dark[at, line]));
        }
        for (var y = 0; y < Size - 1; y++)
            for (var x = 0; x < Size - 1; x++)
                if (_dark[y, x] == _dark[y, x + 1] && _dark[y, x] == _dark[y + 1, x] && _dark[y, x] == _dark[y + 1, x + 1]) sum += 3;
        var dark = _dark.Cast<bool>().Count(cell => cell);
        return sum + Math.Abs(dark * 20 - Size * Size * 10) / (Size * Size) * 10;
    }

    /// <summary>Runs of five and more, and what looks like a finder.</summary>
    private static int OfLine(IEnumerable<bool> cells)
    {
        var line = string.Concat(cells.Select(dark => dark ? '1' : '0'));
        var sum = 0;
        for (int at = 0, run; at < line.Length; at += run)
        {
            for (run = 1; at + run < line.Length && line[at + run] == line[at];) run++;
            if (run >= 5) sum += run - 2;
        }
        for (var at = 0; at + 11 <= line.Length; at++)
            if (line.AsSpan(at, 11) is "10111010000" or "00001011101") sum += 40;
        return sum;
    }
}
