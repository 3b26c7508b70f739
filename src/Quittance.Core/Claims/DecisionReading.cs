using Quittance.Core.Codes;

namespace Quittance.Core.Claims;

/// <summary>What the segments of a payer's decision say in plain words.</summary>
internal static class DecisionReading
{
    /// <summary>What CLP02 says the payer did.</summary>
    public static string Status(string code) => code switch
    {
        "1" => "decided as the first payer",
        "2" => "decided as the second payer",
        "3" => "decided as the third payer",
        "4" => "denied",
        "19" => "decided as the first payer and passed on",
        "20" => "decided as the second payer and passed on",
        "21" => "decided as the third payer and passed on",
        "22" => "an earlier decision taken back",
        "23" => "not this payer’s claim, passed on",
        "25" => "an estimate, nothing paid",
        _ => $"status {code}",
    };

    /// <summary>Who bears an adjustment (CAS01).</summary>
    public static string Group(string code) => code switch
    {
        "CO" => "Contract",
        "PR" => "Patient",
        "OA" => "Other",
        "PI" => "Payer’s own",
        "CR" => "Correction",
        _ => code,
    };

    /// <summary>A reason code in our words.</summary>
    public static string Reason(string code) => Carc.Find(code)?.Meaning ?? "not in the list of reasons";

    /// <summary>A remark code in our words; empty for one that routes nothing.</summary>
    public static string Remark(string code) => Rarc.Find(code)?.Meaning ?? "";

    internal static string Say(SegmentText segment) => segment.Id switch
    {
        "CLP" => SegmentReading.Join(", ", $"Claim {segment[1]}: {Status(segment[2])}", $"charged {SegmentReading.Dollars(segment[3])}", $"paid {SegmentReading.Dollars(segment[4])}",
            segment[5].Length == 0 ? "" : $"patient’s part {SegmentReading.Dollars(segment[5])}", segment[7].Length == 0 ? "" : $"payer’s number {segment[7]}") + ".",
        "SVC" => $"Service {SegmentReading.Procedure(segment, 1)}: charged {SegmentReading.Dollars(segment[2])}, paid {SegmentReading.Dollars(segment[3])}{(segment[5].Length > 0 ? $" for {segment[5]} units" : "")}.",
        "DTM" => $"{SegmentReading.Named(SegmentNames.Dates, segment[1], "Date")}: {SegmentReading.Day(segment[2])}.",
        "LQ" => $"Remark {Worded(segment[2])}.",
        "MOA" => Remarks(segment, 3, 7),
        _ => Remarks(segment, 5, 23),
    };

    internal static string Adjustments(SegmentText segment)
    {
        var parts = new List<string>();
        for (var i = 2; i + 1 <= segment.Elements.Count; i += 3)
            if (segment[i].Length > 0) parts.Add($"{SegmentReading.Dollars(segment[i + 1])} for {segment[i]} ({Reason(segment[i])})");
        return $"{Group(segment[1])} adjustment: {string.Join("; ", parts)}.";
    }

    /// <summary>Amounts and counts stand among the remarks of an MIA, so that only what looks like a remark code is told.</summary>
    private static string Remarks(SegmentText segment, int from, int to)
    {
        var remarks = Enumerable.Range(from, to - from + 1).Select(n => segment[n]).Where(v => v.Length is >= 2 and <= 5 && char.IsAsciiLetter(v[0])).Select(Worded).ToList();
        return remarks.Count == 0 ? "Coverage amounts without a remark." : $"Remarks: {string.Join(", ", remarks)}.";
    }

    private static string Worded(string code) => Remark(code) is { Length: > 0 } words ? $"{code} ({words})" : code;
}
