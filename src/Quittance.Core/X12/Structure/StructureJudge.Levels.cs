using System.Globalization;

namespace Quittance.Core.X12.Structure;

/// <summary>The part that looks at the hierarchy: HL01 counts, HL02 names the open level above, HL04 says whether levels follow below.</summary>
public sealed partial class StructureJudge
{
    // Three times as many as a file may have segments, and far from where an int ends.
    private const int MostLevels = 1_000_000_000;

    private void NumberLevel(in Segment segment)
    {
        _levels++;
        var number = Number(segment[1].Bytes);
        if (number == _levels + _walk.LostLevels) return;
        if (!segment[1].IsEmpty)
            _faults.Element(StructureRules.LevelNumber, segment, _walk.LoopId, 1, 0, segment[1].Bytes,
                $"HL01 numbers this level {FaultTeller.Printable(segment[1].Bytes)}; it is number {Text(_levels + _walk.LostLevels)} of the set.", Text(_levels + _walk.LostLevels));
        // Count on from what the file says, so that one gap is one finding.
        if (number is > 0 and < MostLevels) _levels = number - _walk.LostLevels;
    }

    private void OpenLevel(in Segment segment)
    {
        var own = _walk.Stack.Depth - 1;
        ref var level = ref _walk.Stack[own];
        level.Level = Number(segment[1].Bytes);
        level.LevelPosition = segment.Position;
        level.LevelOffset = segment.Offset;
        // A code that the guide does not list here is told by its element.
        var isListed = level.Loop.Trigger.At(4, 0)?.Codes?.Contains(segment[4].Bytes) ?? true;
        level.ChildCode = isListed && segment[4].Bytes.Length == 1 ? segment[4].Bytes[0] : (byte)0;
        for (var i = own - 1; i > 0; i--)
        {
            ref var above = ref _walk.Stack[i];
            if (!above.Loop.IsLevel) continue;
            above.HasChildLevel = true;
            if (above.Level > 0 && !segment[2].IsEmpty && Number(segment[2].Bytes) != above.Level)
                _faults.Element(StructureRules.LevelParent, segment, _walk.LoopId, 2, 0, segment[2].Bytes,
                    $"HL02 says that this level hangs under HL {FaultTeller.Printable(segment[2].Bytes)}; the open level above it is HL {Text(above.Level)}.",
                    Text(above.Level));
            return;
        }
    }

    private void CloseLevel(ref LoopStack.Frame level)
    {
        var isWrong = level.ChildCode switch { (byte)'1' => !level.HasChildLevel, (byte)'0' => level.HasChildLevel, _ => false };
        if (isWrong) _faults.Level(level.Loop.Id, level.LevelPosition, level.LevelOffset, level.ChildCode);
    }

    private static int Number(ReadOnlySpan<byte> bytes) =>
        System.Buffers.Text.Utf8Parser.TryParse(bytes, out int number, out var used) && used == bytes.Length ? number : 0;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
