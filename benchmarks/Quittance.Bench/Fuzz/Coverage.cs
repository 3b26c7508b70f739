using System.Runtime.InteropServices;
using SharpFuzz.Common;

namespace Quittance.Bench.Fuzz;

/// <summary>
/// Which branches of Core an input took, as SharpFuzz's instrumentation counts them. Where Core is not instrumented the map stays empty and
/// tells nothing new.
/// </summary>
internal sealed unsafe class Coverage
{
    // The size of the map that the instrumentation writes to.
    private const int Size = 1 << 16;

    // Left to the process: instrumented code of other threads may write to it as long as it runs.
    private readonly byte* _map = (byte*)NativeMemory.AllocZeroed(Size);
    private readonly byte[] _seen = new byte[Size];

    public Coverage() => Trace.SharedMem = _map;

    /// <summary>Branches seen so far.</summary>
    public int Branches { get; private set; }

    public void Begin()
    {
        new Span<byte>(_map, Size).Clear();
        Trace.PrevLocation = 0;
    }

    /// <summary>True when a branch was taken for the first time, or far more often than ever.</summary>
    public bool HasNew()
    {
        var map = new ReadOnlySpan<byte>(_map, Size);
        var isNew = false;
        for (var at = map.IndexOfAnyExcept((byte)0); at >= 0;)
        {
            // A count is worth its power of two, so that one more turn of a loop is nothing new.
            var bit = (byte)(1 << System.Numerics.BitOperations.Log2(map[at]));
            if ((_seen[at] & bit) == 0)
            {
                if (_seen[at] == 0) Branches++;
                _seen[at] |= bit;
                isNew = true;
            }
            var next = map[(at + 1)..].IndexOfAnyExcept((byte)0);
            at = next < 0 ? -1 : at + 1 + next;
        }
        return isNew;
    }
}
