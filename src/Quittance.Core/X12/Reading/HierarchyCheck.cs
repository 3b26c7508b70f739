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

    private readonly List<string> _open = [];
    private int _count;

    /// <summary>Takes an HL. False when its parent is not there.</summary>
    public bool Take(in Segment segment)
    {
        _count++;
        var id = sink.Texts.Of(segment[1]);
        var parent = sink.Texts.Of(segment[2]);
        if (id.Length == 0)
            sink.Tell(segment, "x12.hl-number", Severity.Error, 2, "This HL has no number.", 1, ackCode: "1");
        else if (!(int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number == _count))
            sink.Tell(segment, "x12.hl-number", Severity.Warning, 2, $"This HL is numbered {id} but is number {Text(_count)} of its set.", 1, id, Text(_count), "7");
        var found = true;
        if (parent.Length == 0) _open.Clear();
        else
        {
            var at = _open.LastIndexOf(parent);
            found = at >= 0;
            if (found) _open.RemoveRange(at + 1, _open.Count - at - 1);
            else
                sink.Tell(segment, "x12.hl-parent", Severity.Error, 2, $"HL {id} hangs under HL {parent}, which is not an open level of this set.", 2, parent, ackCode: "7");
        }
        if (_open.Count >= Deepest) _open.RemoveAt(0);
        _open.Add(id);
        return found;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
