using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.PayerSim;

/// <summary>
/// Chance that can be repeated: what is drawn depends on the seed and on what it is drawn for, never on what was drawn before. So a claim gets the
/// same answer in whatever order files arrive. SplitMix64 over an FNV-1a hash of the names.
/// </summary>
internal struct Dice
{
    private const ulong Golden = 0x9E3779B97F4A7C15;

    // Fine enough for a share with four decimals of a percent.
    private const long Grains = 10_000_000;

    private ulong _state;

    private Dice(ulong state) => _state = state;

    public static Dice For(ulong seed, params ReadOnlySpan<string> names)
    {
        var hash = 0xCBF29CE484222325 ^ seed;
        Span<byte> bytes = stackalloc byte[256];
        foreach (var name in names)
        {
            var length = Encoding.UTF8.GetByteCount(name);
            var text = length <= bytes.Length ? bytes[..length] : new byte[length];
            Encoding.UTF8.GetBytes(name, text);
            foreach (var value in text) hash = unchecked((hash ^ value) * 0x100000001B3);
            // Names are kept apart, so that "ab","c" is not "a","bc".
            hash = unchecked((hash ^ 0xFF) * 0x100000001B3);
        }
        return new Dice(hash);
    }

    public ulong Next()
    {
        unchecked
        {
            var z = _state += Golden;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from one to another, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>True for this share of the draws.</summary>
    public bool Chance(Rate share) => Rate.Of((long)(Next() % Grains), Grains).CompareTo(share) < 0;
}
