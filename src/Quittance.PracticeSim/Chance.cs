using System.Text;

namespace Quittance.PracticeSim;

/// <summary>
/// Chance that can be repeated: what is drawn follows from the seed and from what it is drawn for, never from what was drawn before. So a run that was
/// killed goes on as if nothing had happened. SplitMix64 over an FNV-1a hash of the names.
/// </summary>
internal struct Chance
{
    private ulong _state;

    private Chance(ulong state) => _state = state;

    public static Chance For(ulong seed, params ReadOnlySpan<string> names)
    {
        var hash = 0xCBF29CE484222325 ^ seed;
        foreach (var name in names)
        {
            foreach (var value in Encoding.UTF8.GetBytes(name)) hash = unchecked((hash ^ value) * 0x100000001B3);
            // Names are kept apart, so that "ab","c" is not "a","bc".
            hash = unchecked((hash ^ 0xFF) * 0x100000001B3);
        }
        return new Chance(hash);
    }

    public ulong Next()
    {
        unchecked
        {
            var z = _state += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>A number from one to another, both included.</summary>
    public int Between(int from, int to) => from + (int)(Next() % (ulong)(to - from + 1));

    /// <summary>True so often in a thousand.</summary>
    public bool PerMille(int share) => Between(1, 1000) <= share;

    public T Pick<T>(IReadOnlyList<T> list) => list[Between(0, list.Count - 1)];

    /// <summary>The index of a weight, as often as it weighs. At least one weight is above zero.</summary>
    public int Weighted(ReadOnlySpan<int> weights)
    {
        long all = 0;
        foreach (var weight in weights) all += weight;
        var at = (long)(Next() % (ulong)all);
        for (var i = 0; ; i++)
        {
            at -= weights[i];
            if (at < 0) return i;
        }
    }
}
