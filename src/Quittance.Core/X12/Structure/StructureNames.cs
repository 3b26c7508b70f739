using System.Text;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>Names that answers need for the places of findings.</summary>
internal static class StructureNames
{
    /// <summary>The data element number of the place that a finding is about; empty when it is not known.</summary>
    public static string DataElement(Finding finding)
    {
        if (finding is not { Segment: { } id, Element: { } element }) return "";
        var definition = GuideTables.Standard(SegmentKey.Of(Encoding.Latin1.GetBytes(id)));
        var number = (definition?.At(element, finding.Component ?? 0) ?? definition?.At(element, 0))?.DataElement ?? "";
        // A composite has a C number, and IK402 takes digits only.
        return number.All(char.IsAsciiDigit) ? number : "";
    }
}
