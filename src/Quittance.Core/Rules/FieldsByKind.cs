using System.Collections.Frozen;

namespace Quittance.Core.Rules;

/// <summary>
/// Where institutional and dental claims have what professional ones have elsewhere: the service is SV2 or SV3, and the loops of providers carry other letters. What stands at the same place
/// in all kinds is not listed.
/// </summary>
internal static class FieldsByKind
{
    private static readonly FrozenDictionary<string, ClaimField> InBills = Keyed(
        ClaimField.RenderingNpi with { Item = "78", Loop = "2310D" },
        ClaimField.RenderingTaxonomy with { Item = "78", Loop = "2310D" },
        ClaimField.FacilityName with { Item = "1", Loop = "2310E" },
        ClaimField.FacilityNpi with { Item = "1", Loop = "2310E" },
        ClaimField.FacilityState with { Item = "1", Loop = "2310E" },
        ClaimField.FacilityZip with { Item = "1", Loop = "2310E" },
        ClaimField.ReferringNpi with { Item = "78", Loop = "2310F" },
        ClaimField.Frequency with { Item = "4" },
        ClaimField.PayerClaimNumber with { Item = "64" },
        ClaimField.Diagnosis with { Item = "67" },
        ClaimField.Admission with { Item = "12" },
        Bill("line.code", "44", 2, 2),
        Bill("line.modifiers", "44", 2, 3),
        Bill("line.charge", "47", 3),
        Bill("line.unit-basis", "46", 4),
        Bill("line.units", "46", 5),
        ClaimField.LineDates with { Item = "45" },
        ClaimField.LineRendering with { Item = "78", Loop = "2420C" });

    private static readonly FrozenDictionary<string, ClaimField> InDentalClaims = Keyed(
        ClaimField.SupervisingNpi with { Item = "", Loop = "2310E" },
        ClaimField.RenderingNpi with { Item = "54" },
        ClaimField.FacilityNpi with { Item = "56" },
        ClaimField.Diagnosis with { Item = "34a" },
        ClaimField.Accident with { Item = "46" },
        ClaimField.AccidentState with { Item = "47" },
        Tooth("line.code", "29", 1, 2),
        Tooth("line.modifiers", "", 1, 3),
        Tooth("line.charge", "31", 2),
        Tooth("line.place", "38", 3),
        Tooth("line.units", "29b", 6),
        Tooth("line.pointers", "29a", 11, 1),
        ClaimField.LineDates with { Item = "24" });

    /// <summary>The field as this kind of claim has it.</summary>
    public static ClaimField Of(ClaimField field, ClaimKinds kind)
    {
        var there = kind switch
        {
            ClaimKinds.Institutional => InBills.GetValueOrDefault(field.Key, field),
            ClaimKinds.Dental => InDentalClaims.GetValueOrDefault(field.Key, field),
            _ => field,
        };
        // Who tells may have named another segment of the loop, such as the diagnosis of the former code set.
        return there.Qualifier == field.Qualifier ? there : there with { Qualifier = field.Qualifier };
    }

    private static ClaimField Bill(string key, string item, int element, int? component = null) => Service(key, "SV2", item, element, component);

    private static ClaimField Tooth(string key, string item, int element, int? component = null) => Service(key, "SV3", item, element, component);

    private static ClaimField Service(string key, string segment, string item, int element, int? component)
    {
        var name = key switch
        {
            "line.code" => ClaimField.LineCode.Name,
            "line.modifiers" => ClaimField.LineModifiers.Name,
            "line.charge" => ClaimField.LineCharge.Name,
            "line.unit-basis" => ClaimField.LineUnitBasis.Name,
            "line.units" => ClaimField.LineUnits.Name,
            "line.place" => ClaimField.LinePlace.Name,
            _ => ClaimField.LinePointers.Name,
        };
        return new ClaimField(key, name, item, "2400", segment, element, component);
    }

    private static FrozenDictionary<string, ClaimField> Keyed(params ClaimField[] fields) => fields.ToFrozenDictionary(f => f.Key, StringComparer.Ordinal);
}
