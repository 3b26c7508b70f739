using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Reading;

/// <summary>
/// Looks at HL01 and HL02 with nothing but the stack of open levels: numbers count from 1, and a parent is an open level.
/// </summary>
internal sealed class HierarchyCheck(ItemSink sink)
{
    // The deepest guide (278) has six levels; more than 64 is no tree of people any more.
    private const int Deepest = 64;

    private readonly List<int> _open = [];
    private int _count;

    /// <summary>Takes an HL. False when its parent is not there.</summary>
    public bool Take(in Segment segment)
    {
        _count++;
        if (!ItemSink.TryNumber(segment[1].Bytes, out var id)) id = 0;
        if (id == 0)
            sink.Tell(segment, "x12.hl-number", Severity.Error, 2, segment[1].IsEmpty ? "This HL has no number." : "The number of this HL is none.",
                1, segment[1].Text(), Text(_count), segment[1].IsEmpty ? "1" : "7");
        else if (id != _count)
            sink.Tell(segment, "x12.hl-number", Severity.Warning, 2, $"This HL is numbered {Text(id)} but is number {Text(_count)} of its set.", 1, Text(id), Text(_count), "7");
        var found = true;
        if (segment[2].IsEmpty) _open.Clear();
        else
        {
            var at = ItemSink.TryNumber(segment[2].Bytes, out var parent) ? _open.LastIndexOf(parent) : -1;
            found = at >= 0;
            if (found) _open.RemoveRange(at + 1, _open.Count - at - 1);
            else
                sink.Tell(segment, "x12.hl-parent", Severity.Error, 2, $"HL {segment[1].Text()} hangs under HL {segment[2].Text()}, which is not an open level of this set.", 2, segment[2].Text(), ackCode: "7");
        }
        if (_open.Count >= Deepest) _open.RemoveAt(0);
        _open.Add(id);
        return found;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
