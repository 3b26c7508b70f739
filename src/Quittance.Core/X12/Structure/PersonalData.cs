using System.Globalization;

namespace Quittance.Core.X12.Structure;

/// <summary>Knows which places hold names, ids, birth dates, addresses or free text about a person.</summary>
internal static class PersonalData
{
    /// <summary>
    /// True when the value at this place may tell who somebody is. National provider identifiers are public and stay readable.
    /// </summary>
    public static bool Holds(in Segment segment, int element)
    {
        // Where a value was left out, the next one slips into its place, and a name stands where a code belongs. Few codes of these
        // segments are longer than two characters; one that is wrong and longer is not shown either.
        const int LongestCode = 2;
        var id = segment.Id;
        var isNoCode = segment[element].Bytes.Length > LongestCode;
        if (id.SequenceEqual("NM1"u8)) return element is 3 or 4 or 5 or 12 || (element == 9 ? !segment[8].Is("XX"u8) : isNoCode);
        if (id.SequenceEqual("N1"u8)) return element == 2 || (element == 4 ? !segment[3].Is("XX"u8) : isNoCode);
        if (id.SequenceEqual("PER"u8)) return element is 2 or 4 or 6 or 8 || isNoCode;
        if (id.SequenceEqual("REF"u8)) return element is 2 or 3 or 4 || isNoCode;
        if (id.SequenceEqual("DMG"u8)) return element == 2 || isNoCode;
        if (id.SequenceEqual("SBR"u8)) return element is 3 or 4 || isNoCode;
        // What a 999 or 997 repeats of the set that it answers: the claim's number, the wrong value.
        if (id.SequenceEqual("CTX"u8)) return element == 1;
        if (id.SequenceEqual("IK4"u8) || id.SequenceEqual("AK4"u8)) return element == 4;
        if (id.SequenceEqual("CLM"u8) || id.SequenceEqual("CLP"u8)) return element == 1;
        if (id.SequenceEqual("TRN"u8)) return element == 2;
        if (id.SequenceEqual("PAT"u8)) return element == 6;
        if (id.SequenceEqual("BPR"u8)) return element is 7 or 9 or 13 or 15;
        if (id.SequenceEqual("STC"u8)) return element == 12;
        if (id.SequenceEqual("INS"u8)) return element == 12;
        if (id.SequenceEqual("ENT"u8) || id.SequenceEqual("ADX"u8)) return element == 4;
        if (id.SequenceEqual("RMR"u8) || id.SequenceEqual("COB"u8) || id.SequenceEqual("ICM"u8)) return element == 2;
        if (id.SequenceEqual("ACT"u8)) return element is 1 or 2 or 4 or 6 or 7;
        if (id.SequenceEqual("RDM"u8)) return element is 2 or 3;
        return id.SequenceEqual("N2"u8) || id.SequenceEqual("N3"u8) || id.SequenceEqual("N4"u8) ||
            id.SequenceEqual("NTE"u8) || id.SequenceEqual("K3"u8) || id.SequenceEqual("MSG"u8);
    }

    /// <summary>What is shown in place of a personal value: how long it is, and nothing of it.</summary>
    public static string Mask(int length) =>
        string.Create(CultureInfo.InvariantCulture, $"(hidden, {length} characters)");

    /// <summary>True for what <see cref="Mask"/> gives.</summary>
    public static bool IsMask(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.StartsWith("(hidden, ", StringComparison.Ordinal);
    }
}
