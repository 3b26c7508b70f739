using System.Collections.Frozen;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;
using Quittance.Core.X12;
using Quittance.Core.X12.Structure;

namespace Quittance.Core.Scrubbing;

/// <summary>
/// Looks up the reasons of adjustments in their code lists, SNIP level 5: claim adjustment reasons of CAS in claims and remittances, provider level reasons of PLB. A code that is not listed
/// is told as a warning: lists grow three times a year, and codes that were given up long ago are not kept.
/// </summary>
internal static class AdjustmentCodes
{
    public const int Level = 5;

    // Retired codes are in the list as well, so that an old remittance is not blamed for them.
    private static readonly FrozenSet<string> Listed = Carc.All.Select(e => e.Code).ToFrozenSet(StringComparer.Ordinal);
    private static readonly Source Reasons = Sources.Reasons("code list 139, as of its reading here");
    private static readonly Source Providers = new("X12 005010X221A1, data element 426", "provider level adjustment reasons", "https://x12.org/codes");

    /// <summary>Takes a segment of a set; those that hold no reason are passed over.</summary>
    public static void Take(in Segment segment, string? loop, Action<Finding> tell)
    {
        // CAS02, 05, 08 ...: each with an amount and a quantity. PLB03, 05, 07 ...: each with an amount, the reason in its first component.
        if (segment.Key == SegmentKey.Cas)
        {
            for (var n = 2; n <= segment.Count; n += 3)
                if (!segment[n].IsEmpty && !Listed.Contains(segment[n].Text())) tell(Unlisted("code.adjustment-reason", "The code list has no such reason of an adjustment.", Reasons, segment, loop, n, null));
        }
        else if (segment.Key == SegmentKey.Plb)
        {
            for (var n = 3; n <= segment.Count; n += 2)
                if (!segment[n].IsEmpty && PlbReason.Find(segment[n].Component(1).Text()) is null) tell(Unlisted("code.provider-reason", "The code list has no such reason of a provider’s adjustment.", Providers, segment, loop, n, 1));
        }
    }

    private static Finding Unlisted(string id, string message, Source source, in Segment segment, string? loop, int element, int? component) => new(id, Severity.Warning, message)
    {
        Level = Level,
        Segment = segment.IdText(),
        SegmentPosition = segment.Position,
        ByteOffset = segment.Offset,
        Loop = loop,
        Element = element,
        Component = component,
        Value = component is { } part ? Shown(segment[element].Component(part)) : Shown(segment[element]),
        Clears = "Use a code of the list, or ask who wrote it what is meant.",
        Source = source,
    };

    private static string Shown(Element value)
    {
        const int Longest = 20;
        return FaultTeller.Printable(value.Text(), Longest);
    }
}
