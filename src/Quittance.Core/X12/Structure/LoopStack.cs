namespace Quittance.Core.X12.Structure;

/// <summary>The open loops, innermost on top, with how often each place of theirs was seen. Grows to the deepest set once.</summary>
internal sealed class LoopStack
{
    /// <summary>A required place was passed without being seen; it may still come late.</summary>
    public const int Passed = -1;

    /// <summary>A segment stood for this place but had another qualifier.</summary>
    public const int Doubtful = -2;

    private Frame[] _frames = new Frame[16];
    private int[] _counts = new int[512];
    private int[] _passedAt = new int[512];
    private long[] _passedOffset = new long[512];
    private int _countsUsed;

    /// <summary>One open loop.</summary>
    internal struct Frame
    {
        public LoopDefinition Loop;

        // Of the loop, so that a search need not go through it.
        public PlaceIndex Index;
        public PlaceFacts[] Facts;

        /// <summary>The first place that may still come without being late. The loop's first segment never comes again inside it.</summary>
        public int Start;

        /// <summary>Where its counts begin.</summary>
        public int CountsAt;

        /// <summary>HL01 of a level; 0 when it has none.</summary>
        public int Level;
        public int LevelPosition;
        public long LevelOffset;

        /// <summary>HL04: '0', '1' or 0 when empty.</summary>
        public byte ChildCode;
        public bool HasChildLevel;
    }

    public int Depth { get; private set; }

    public ref Frame Top => ref _frames[Depth - 1];

    public ref Frame this[int index] => ref _frames[index];

    public void Clear()
    {
        Depth = 0;
        _countsUsed = 0;
    }

    /// <summary>Opens a loop by its first segment, which is counted.</summary>
    public void Push(LoopDefinition loop)
    {
        if (Depth == _frames.Length) Array.Resize(ref _frames, Depth * 2);
        var needed = _countsUsed + loop.Places.Length;
        if (needed > _counts.Length)
        {
            var size = Math.Max(needed, _counts.Length * 2);
            Array.Resize(ref _counts, size);
            Array.Resize(ref _passedAt, size);
            Array.Resize(ref _passedOffset, size);
        }
        Array.Clear(_counts, _countsUsed, loop.Places.Length);
        ref var frame = ref _frames[Depth++];
        // Lines follow lines: what the frame held last is mostly the same loop, and writing references has its price.
        if (!ReferenceEquals(frame.Loop, loop)) (frame.Loop, frame.Index, frame.Facts) = (loop, loop.Index, loop.Facts);
        (frame.CountsAt, frame.Start, frame.Level, frame.LevelPosition, frame.LevelOffset, frame.ChildCode, frame.HasChildLevel) = (_countsUsed, 1, 0, 0, 0, 0, false);
        _counts[_countsUsed] = 1;
        _countsUsed = needed;
    }

    public void Pop()
    {
        _countsUsed = Top.CountsAt;
        Depth--;
    }

    public int Count(int frame, int place) => _counts[_frames[frame].CountsAt + place];

    public void SetCount(int frame, int place, int count) => _counts[_frames[frame].CountsAt + place] = count;

    /// <summary>Counts one more and says how many there are now.</summary>
    public int Increment(int frame, int place)
    {
        ref var count = ref _counts[_frames[frame].CountsAt + place];
        return count = count < 0 ? 1 : count + 1;
    }

    /// <summary>Moves the frame on to a place, and remembers the required places that were passed by.</summary>
    public void Advance(int frame, int place, int position, long offset)
    {
        ref var f = ref _frames[frame];
        var to = f.Facts[place].SlotStart;
        if (to <= f.Start) return;
        foreach (var i in f.Loop.Required)
        {
            if (i < f.Start || i >= to || _counts[f.CountsAt + i] != 0) continue;
            _counts[f.CountsAt + i] = Passed;
            _passedAt[f.CountsAt + i] = position;
            _passedOffset[f.CountsAt + i] = offset;
        }
        f.Start = to;
    }

    /// <summary>Where a place was passed by.</summary>
    public (int Position, long Offset) PassedAt(int frame, int place) =>
        (_passedAt[_frames[frame].CountsAt + place], _passedOffset[_frames[frame].CountsAt + place]);
}
