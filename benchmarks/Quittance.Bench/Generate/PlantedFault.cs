namespace Quittance.Bench.Generate;

/// <summary>A fault that was put into a file, and what must be said of it.</summary>
internal sealed record PlantedFault(string Set, int Position, long Offset, string Segment, int? Element, string AckCode, string Loop, string? Claim, string Answer)
{
    /// <summary>The IK3 that points at it.</summary>
    public string AnswerSegment => $"IK3*{Segment}*{X12Text.Number(Position)}*{Loop}*{(Element is null ? AckCode : "8")}";
}

/// <summary>
/// Puts faults into a written 837P, far from each other, by changing bytes where they stand. It knows nothing of our reader: it counts terminators, so that the
/// places it notes are a second opinion.
/// </summary>
internal static class FaultPlanter
{
    private const byte Terminator = (byte)'~';

    // Each turns one segment into a wrong one of the same length; null when the segment is not of its kind.
    private static readonly Func<byte[], PlantedFault?>[] Kinds = [WrongDay, UnknownUnit, UnknownPlan, UnknownSegment, UnknownSex];

    public static IReadOnlyList<PlantedFault> Plant(string path, int count)
    {
        List<PlantedFault> planted = [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite, 1 << 20);
        string set = "", claim = "";
        var position = 0;
        foreach (var (offset, segment) in Segments(path))
        {
            if (StartsWith(segment, "ST*")) (set, position, claim) = (Element(segment, 2), 0, "");
            position++;
            if (StartsWith(segment, "CLM*")) claim = Element(segment, 1);
            else if (StartsWith(segment, "HL*")) claim = "";
            if (planted.Count == count) break;
            if (offset < file.Length / (count + 1) * (planted.Count + 1)) continue;
            var wrong = segment.ToArray();
            if (Kinds[planted.Count % Kinds.Length](wrong) is not { } fault) continue;
            file.Position = offset;
            file.Write(wrong);
            planted.Add(fault with { Set = set, Position = position, Offset = offset, Claim = claim.Length > 0 ? claim : null });
        }
        return planted.Count == count ? planted : throw new InvalidOperationException("The file is too small for so many faults.");
    }

    private static IEnumerable<(long Offset, byte[] Segment)> Segments(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 20);
        List<byte> segment = [];
        long offset = 0;
        for (int value; (value = file.ReadByte()) >= 0; offset++)
        {
            if (value == Terminator)
            {
                yield return (offset - segment.Count, segment.ToArray());
                segment.Clear();
            }
            else if (segment.Count > 0 || value is not ('\r' or '\n')) segment.Add((byte)value);
        }
    }

    private static PlantedFault? WrongDay(byte[] segment)
    {
        if (!StartsWith(segment, "DTP*472*D8*")) return null;
        "99"u8.CopyTo(segment.AsSpan(segment.Length - 2));
        return Fault("DTP", 3, "8", "2400", "IK4*3*1251*8*" + Element(segment, 3));
    }

    private static PlantedFault? UnknownUnit(byte[] segment)
    {
        var at = segment.AsSpan().IndexOf("*UN*"u8);
        if (!StartsWith(segment, "SV1*") || at < 0) return null;
        "*XX*"u8.CopyTo(segment.AsSpan(at));
        return Fault("SV1", 3, "7", "2400", "IK4*3*355*7*XX");
    }

    private static PlantedFault? UnknownPlan(byte[] segment)
    {
        var at = segment.AsSpan().LastIndexOf("*Y*A*"u8);
        if (!StartsWith(segment, "CLM*") || at < 0) return null;
        "*Y*Z*"u8.CopyTo(segment.AsSpan(at));
        return Fault("CLM", 7, "7", "2300", "IK4*7*1359*7*Z");
    }

    private static PlantedFault? UnknownSegment(byte[] segment)
    {
        if (!StartsWith(segment, "REF*6R*")) return null;
        "RZF"u8.CopyTo(segment);
        return Fault("RZF", null, "1", "2400", "");
    }

    private static PlantedFault? UnknownSex(byte[] segment)
    {
        if (!StartsWith(segment, "DMG*D8*")) return null;
        segment[^1] = (byte)'X';
        return Fault("DMG", 3, "7", "2010", "IK4*3*1068*7*X");
    }

    private static PlantedFault Fault(string segment, int? element, string code, string loop, string answer) => new("", 0, 0, segment, element, code, loop, null, answer);

    private static bool StartsWith(byte[] segment, string text) => System.Text.Encoding.ASCII.GetString(segment.AsSpan(0, Math.Min(segment.Length, text.Length))) == text;

    private static string Element(byte[] segment, int number) => System.Text.Encoding.ASCII.GetString(segment).Split('*')[number];
}
