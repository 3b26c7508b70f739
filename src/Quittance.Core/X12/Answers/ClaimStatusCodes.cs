using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Answers;

/// <summary>
/// Turns a finding about a claim into what a 277CA says of it: claim status category (A3 cannot be processed, A6 something is missing,
/// A7 something is invalid, A8 two values contradict each other), claim status (public list 508) and entity. The place of the finding
/// decides what is named, its level how.
/// </summary>
internal static class ClaimStatusCodes
{
    private const string OutOfBalance = "400", Charges = "178", OtherPayersDecision = "286", AgainstGuidelines = "732", FormatInvalid = "481";
    private const int Balance = 3, Situation = 4;

    // Segment, element (0 for any) and the status that names the place. The first line that fits counts.
    private static readonly (string Segment, int Element, string Status)[] Places =
    [
        ("AMT", 0, Charges), ("CAS", 0, "521"), ("CL1", 1, "231"), ("CL1", 2, "229"), ("CL1", 3, "234"), ("CLM", 2, Charges), ("CR1", 0, "306"), ("CR3", 0, "306"),
        ("CTP", 0, "218"), ("DMG", 2, "158"), ("DMG", 3, "157"), ("HI", 0, "255"), ("LIN", 0, "218"), ("N3", 0, "126"), ("N4", 3, "500"), ("N4", 0, "126"),
        ("NTE", 0, "297"), ("OI", 0, "171"), ("PRV", 0, "145"), ("PWK", 0, "294"), ("SBR", 1, "742"), ("SBR", 9, "480"), ("SBR", 0, "171"), ("SVD", 0, OtherPayersDecision),
        ("SV1", 2, "583"), ("SV1", 4, "476"), ("SV1", 5, "249"), ("SV1", 7, "477"), ("SV1", 0, "454"), ("SV2", 1, "455"), ("SV2", 3, "583"), ("SV2", 5, "476"), ("SV2", 0, "454"),
        ("SV3", 2, "583"), ("SV3", 3, "249"), ("SV3", 6, "476"), ("SV3", 0, "454"), ("SV5", 0, "454"),
    ];

    // The loop of a party and its entity code in STC01-3.
    private static readonly (string Loop, string Entity)[] Parties =
    [
        ("2010AA", "85"), ("2010AB", "87"), ("2010BA", "IL"), ("2010BB", "PR"), ("2010CA", "QC"), ("2000A", "85"), ("2000B", "IL"), ("2000C", "QC"),
        ("2330A", "IL"), ("2330B", "PR"),
    ];

    /// <summary>One reason, or for a balance two: that it is out of balance, and what is.</summary>
    public static IEnumerable<ClaimReason> Of(Finding finding)
    {
        var line = finding.Line ?? 0;
        if (finding.Level == Balance)
        {
            yield return new ClaimReason(line, "A8", OutOfBalance, "");
            yield return new ClaimReason(line, "A8", finding.Id.Contains("cob", StringComparison.Ordinal) ? OtherPayersDecision : Charges, "");
            yield break;
        }
        var entity = EntityOf(finding);
        var status = StatusOf(finding, entity);
        yield return new ClaimReason(line, status is AgainstGuidelines or FormatInvalid ? "A3" : Category(finding), status, entity);
    }

    // A situation (level 4) that asks for something that is not there is A6, one that two values make A8. Above it a value is wrong by itself.
    private static string Category(Finding finding) => finding.Level != Situation ? "A7" : finding.Value is null ? "A6" : "A8";

    private static string StatusOf(Finding finding, string entity)
    {
        if (finding.Segment == "CLM" && finding.Element == 5) return finding.Component switch { 1 => "249", 3 => "535", _ => FormatInvalid };
        if (finding.Segment == "CLM" && finding.Element == 11) return "727";
        if (finding.Segment is "SV1" or "SV2" or "SV3" && finding.Component > 2) return "453";
        if (finding.Segment == "NM1") return OfName(finding, entity);
        if (finding.Segment == "REF") return OfNumber(finding, entity);
        if (finding.Segment == "DTP") return finding.Loop == "2400" ? "187" : "188";
        foreach (var place in Places)
            if (place.Segment == finding.Segment && (place.Element == 0 || place.Element == finding.Element)) return place.Status;
        return finding.Segment is null ? FormatInvalid : AgainstGuidelines;
    }

    private static string OfName(Finding finding, string entity)
    {
        const int Id = 9;
        if (finding.Element != Id) return "125";
        return entity switch { "IL" or "QC" => "164", "PR" => "153", _ => "562" };
    }

    private static string OfNumber(Finding finding, string entity) => finding.Loop switch
    {
        "2010AA" => "128",
        "2300" or "2400" => finding.Message.Contains("F8", StringComparison.Ordinal) ? "464" : "252",
        _ => entity.Length > 0 ? "153" : AgainstGuidelines,
    };

    private static string EntityOf(Finding finding)
    {
        // Only names and numbers belong to somebody.
        if (finding.Segment is not ("NM1" or "N3" or "N4" or "PRV" or "REF" or "DMG")) return "";
        foreach (var party in Parties)
            if (party.Loop == finding.Loop) return party.Entity;
        return finding.Loop is "2310B" or "2420A" ? "82" : finding.Loop == "2310A" ? "DN" : finding.Loop == "2310C" ? "77" : "";
    }
}
