using System.Text;
using Quittance.Web.Access;

namespace Quittance.Web.Tests.Access;

public sealed class QrCodeTests
{
    [Theory]
    [InlineData("A", 21), InlineData("otpauth://totp/Quittance:dana.kessler%40practice.example?secret=ABCDEFGHIJKLMNOPQRSTUVWXYZ234567&issuer=Quittance", 45)]
    public void The_text_is_read_back_out_of_the_squares(string text, int size)
    {
        var code = QrCode.Of(text);
        Assert.Equal(size, code.Size);
        Assert.Equal(text, Read(code));
    }

    [Fact]
    public void A_square_that_is_turned_over_is_noticed_by_the_reader()
    {
        var code = QrCode.Of("A");
        Assert.True(code[0, 0] && code[6, 6] && !code[7, 7]);
        Assert.True(code[8, code.Size - 8]);
    }

    /// <summary>Format, mask, path of the bits and blocks, written apart from the maker. Level M, versions 1 and 7.</summary>
    private static string Read(QrCode code)
    {
        var size = code.Size;
        var version = (size - 17) / 4;
        var mask = ((code[2, 8] ? 4 : 0) | (code[3, 8] ? 2 : 0) | (code[4, 8] ? 1 : 0)) ^ 0b101;
        var bits = new List<bool>();
        for (int right = size - 1, upward = 1; right > 0; right -= 2, upward ^= 1)
        {
            if (right == 6) right--;
            for (var step = 0; step < size; step++)
            {
                var y = upward == 1 ? size - 1 - step : step;
                foreach (var x in (int[])[right, right - 1])
                    if (!IsFixed(version, size, x, y)) bits.Add(code[x, y] ^ Turned(mask, y, x));
            }
        }
        var bytes = bits.Chunk(8).Where(eight => eight.Length == 8).Select(eight => eight.Aggregate(0, (sum, bit) => sum * 2 + (bit ? 1 : 0))).ToList();
        // Version 1 has one block of 16, version 7 four of 31.
        var (blocks, each) = version == 1 ? (1, 16) : (4, 31);
        var data = Enumerable.Range(0, blocks).SelectMany(block => Enumerable.Range(0, each).Select(at => bytes[at * blocks + block])).ToList();
        Assert.Equal(4, data[0] >> 4);
        var length = (data[0] & 15) << 4 | data[1] >> 4;
        return Encoding.UTF8.GetString([.. Enumerable.Range(1, length).Select(at => (byte)((data[at] & 15) << 4 | data[at + 1] >> 4))]);
    }

    private static bool IsFixed(int version, int size, int x, int y)
    {
        if (x == 6 || y == 6 || (x < 9 && y < 9) || (x < 9 && y >= size - 8) || (x >= size - 8 && y < 9)) return true;
        if (version < 7) return false;
        if ((x < 6 && y >= size - 11) || (y < 6 && x >= size - 11)) return true;
        return ((int[])[6, 22, 38]).Any(cx => ((int[])[6, 22, 38]).Any(cy => !(cx == 6 && cy == 38) && !(cx == 38 && cy == 6) && Math.Abs(cx - x) <= 2 && Math.Abs(cy - y) <= 2));
    }

    private static bool Turned(int mask, int row, int column) => mask switch
    {
        0 => (row + column) % 2 == 0,
        1 => row % 2 == 0,
        2 => column % 3 == 0,
        3 => (row + column) % 3 == 0,
        4 => (row / 2 + column / 3) % 2 == 0,
        5 => row * column % 2 + row * column % 3 == 0,
        6 => (row * column % 2 + row * column % 3) % 2 == 0,
        _ => ((row + column) % 2 + row * column % 3) % 2 == 0,
    };
}
