using System.Globalization;
using Quittance.Core.Codes;
using Quittance.Core.Kernel;

namespace Quittance.Core.Claims;

/// <summary>What a segment of a claim or decision says, in one plain sentence of our own words. What it does not know it calls by its id; it never throws.</summary>
internal static class SegmentReading
{
    /// <summary>The sentence.</summary>
    public static string Say(SegmentText segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return Short(segment.Id switch
        {
            "CLM" => Claim(segment),
            "CLP" or "SVC" or "MOA" or "MIA" or "LQ" or "DTM" => DecisionReading.Say(segment),
            "CAS" => DecisionReading.Adjustments(segment),
            "HI" => Codes(segment),
            "LX" => $"Line {segment[1]} begins.",
            "SV1" => Line(segment),
            "DTP" => $"{Named(SegmentNames.Dates, segment[1], "Date")}: {Day(segment[3])}.",
            "REF" => $"{Named(SegmentNames.References, segment[1], "Reference")}: {segment[2]}.",
            "NM1" => Party(segment),
            "N3" => $"Street: {Join(", ", segment[1], segment[2])}.",
            "N4" => $"Place: {Join(" ", segment[1] + (segment[2].Length > 0 ? "," : ""), segment[2], segment[3])}{Worded(", country ", segment[4])}{Worded(", part ", segment[7])}.",
            "SBR" => Join(", ", $"{Named(SegmentNames.Levels, segment[1], "Payer")}", Relation(segment[2]), Worded("group ", segment[3]), segment[4], Coded(SegmentNames.Secondary, segment[5], "kind of insurance "), Coded(SegmentNames.Filing, segment[9], "filed as ")) + ".",
            "PAT" => $"The patient is the insured’s {SegmentNames.Relations.GetValueOrDefault(segment[1], "dependent")}.",
            "DMG" => Join(", ", $"Born {Day(segment[2])}", segment[3] switch { "F" => "female", "M" => "male", "U" => "sex not known", _ => "" }) + ".",
            "OI" => $"Other coverage: benefits {segment[3] switch { "Y" => "go to the provider", "W" => "have no assignment to answer for", _ => "are not assigned" }}.",
            "AMT" => $"{Named(SegmentNames.Amounts, segment[1], "Amount")}: {Dollars(segment[2])}.",
            "SVD" => $"Payer {segment[1]} paid {Dollars(segment[2])} for {Procedure(segment, 3)}.",
            "LIN" => $"Drug code {segment[3]}.",
            "CTP" => $"Drug quantity {segment[4]} {segment.Part(5, 1)}.",
            "NTE" => $"Note: {segment[2]}",
            "PRV" => $"Taxonomy {segment[3]}.",
            "PWK" => segment[2] == "AA" ? "Papers can be asked for." : $"Papers to follow, number {segment[6]}.",
            "QTY" => $"Quantity: {segment[2]}.",
            "HCP" => $"Repriced: {Dollars(segment[2])} allowed.",
            "K3" => $"Payer’s own text: {segment[1]}",
            "PER" => $"Contact: {Join(", ", segment[2], segment[4])}.",
            "CN1" => "Contract terms of the charge.",
            "CRC" => "Condition statements.",
            "MEA" => "A test result.",
            "PS1" => $"Bought from {segment[1]} for {Dollars(segment[2])}.",
            _ => $"{segment.Id}: no plain reading; the segment stands as it came.",
        });
    }

    private static string Claim(SegmentText segment)
    {
        var place = segment.Part(5, 1);
        var frequency = segment.Part(5, 3) switch { "1" => "first claim", "7" => "replaces an earlier claim", "8" => "takes an earlier claim back", var other => $"frequency {other}" };
        return Join(", ", $"Claim {segment[1]}", Dollars(segment[2]), PlaceOfService.Find(place) is { } known ? $"{known.Meaning} ({place})" : Worded("place ", place), $"{frequency} ({segment.Part(5, 3)})",
            segment[7] switch { "A" => "assignment accepted", "B" => "assignment for laboratory services only", "C" => "assignment not accepted", _ => "" }) + ".";
    }

    private static string Codes(SegmentText segment)
    {
        var letters = new List<string>();
        var others = new List<string>();
        for (var i = 1; i <= segment.Elements.Count; i++)
        {
            var (list, code) = (segment.Part(i, 1), segment.Part(i, 2));
            if (code.Length == 0) continue;
            if (list is "ABK" or "ABF" or "BK" or "BF") letters.Add($"{(char)('A' + Math.Min(25, letters.Count))}. {Diagnosis(code)}");
            else others.Add(list == "BG" ? $"condition {code}" : $"{list} {code}");
        }
        return letters.Count > 0 ? $"Diagnoses: {string.Join(", ", letters.Concat(others))}." : $"Codes: {string.Join(", ", others)}.";
    }

    /// <summary>A diagnosis with the point that people write and claims leave out.</summary>
    public static string Diagnosis(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        return code.Length > 3 && !code.Contains('.', StringComparison.Ordinal) ? $"{code[..3]}.{code[3..]}" : code;
    }

    /// <summary>The letter of a diagnosis on the paper form: pointer 1 is A.</summary>
    public static string Letter(string pointer) =>
        int.TryParse(pointer, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n is >= 1 and <= 26 ? ((char)('A' + n - 1)).ToString() : pointer;

    private static string Line(SegmentText segment)
    {
        var unit = segment[3] switch { "UN" => segment[4] == "1" ? "unit" : "units", "MJ" => "minutes", var other => other };
        var pointers = segment[7].Split(segment.Component, StringSplitOptions.RemoveEmptyEntries).Select(Letter).ToList();
        return Join(", ", $"Line {segment.Line.ToString(CultureInfo.InvariantCulture)}: {Procedure(segment, 1)}", Dollars(segment[2]), $"{segment[4]} {unit}",
            pointers.Count == 0 ? "" : $"for {(pointers.Count == 1 ? "diagnosis" : "diagnoses")} {string.Join(" and ", pointers)}",
            PlaceOfService.Find(segment[5]) is { } place ? place.Meaning : "") + ".";
    }

    internal static string Procedure(SegmentText segment, int element)
    {
        var modifiers = Enumerable.Range(3, 4).Select(n => segment.Part(element, n)).Where(m => m.Length > 0);
        return string.Join(' ', modifiers.Prepend(segment.Part(element, 2)));
    }

    private static string Party(SegmentText segment)
    {
        var name = segment[2] == "1" && segment[4].Length > 0 ? $"{segment[4]} {segment[3]}" : segment[3];
        var number = segment[9].Length == 0 ? "" : segment[8] switch { "XX" => $"NPI {segment[9]}", "MI" or "II" => $"member ID {segment[9]}", _ => $"number {segment[9]}" };
        return $"{Named(SegmentNames.Parties, segment[1], "Party")}: {Join(", ", name, number)}.";
    }

    private static string Relation(string code) => code.Length == 0 ? "" : code == "18" ? "the patient is the insured" : SegmentNames.Relations.TryGetValue(code, out var word) ? $"the patient is the insured’s {word}" : "";

    internal static string Day(string text)
    {
        if (text.Split('-') is [var from, var to] && from.Length == 8 && to.Length == 8) return $"{Day(from)} to {Day(to)}";
        return DateOnly.TryParseExact(text.Length > 8 ? text[..8] : text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("MM/dd/yyyy", CultureInfo.InvariantCulture) : text;
    }

    internal static string Dollars(string text) =>
        Money.TryParse(text.AsSpan().Trim(), out var money) ? (money < Money.Zero ? "\u2212$" : "$") + (Math.Abs((decimal)money.Cents) / 100).ToString("#,0.00", CultureInfo.InvariantCulture) : text.Length == 0 ? "no amount" : text;

    internal static string Named(IReadOnlyDictionary<string, string> words, string code, string otherwise) => words.TryGetValue(code, out var word) ? word : code.Length == 0 ? otherwise : $"{otherwise} ({code})";

    internal static string Join(string between, params ReadOnlySpan<string> parts)
    {
        var said = new List<string>(parts.Length);
        foreach (var part in parts)
            if (part.Trim().Length > 0) said.Add(part.Trim());
        return string.Join(between, said);
    }

    /// <summary>The word of a code with the code, or the code alone behind what it is.</summary>
    private static string Coded(System.Collections.Frozen.FrozenDictionary<string, string> words, string code, string otherwise) => code.Length == 0 ? "" : words.TryGetValue(code, out var word) ? $"{word} ({code})" : otherwise + code;

    private static string Worded(string word, string value) => value.Length == 0 ? "" : word + value;

    // A value of a kilobyte is a broken file; the segment beside it shows it whole.
    private static string Short(string text) => text.Length <= 400 ? text : text[..400] + " …";
}
