using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Core.Scrubbing;

/// <summary>Which kind of service a line is, by the number of its code. Only kinds that a public rule names; whether the number is in force is another question.</summary>
internal static class ServiceKind
{
    /// <summary>True for a claim to Medicare Part B.</summary>
    public static bool IsPartB(Claim837 claim) => claim.FilingIndicator == "MB";

    /// <summary>True for a claim that Medicare’s rules bind: to Part A, Part B, or a plan in its place.</summary>
    public static bool IsMedicare(Claim837 claim) => claim.FilingIndicator is "MA" or "MB" or "16";

    /// <summary>Anesthesia that is counted in minutes: the section 00100 to 01999 without the area code 01953 and the daily management 01996.</summary>
    public static bool IsTimedAnesthesia(string code) =>
        code.Length == 5 && CodeForm.IsDigits(code) && string.CompareOrdinal(code, "00100") >= 0 && string.CompareOrdinal(code, "01999") <= 0 && code is not ("01953" or "01996");

    /// <summary>True when a modifier says who gave anesthesia: AA, AD, QK, QX, QY or QZ.</summary>
    public static bool NamesAnesthetist(IReadOnlyList<string> modifiers)
    {
        for (var i = 0; i < modifiers.Count; i++)
            if (modifiers[i] is "AA" or "AD" or "QK" or "QX" or "QY" or "QZ") return true;
        return false;
    }

    /// <summary>A trip by ambulance, A0426 to A0434, or its miles.</summary>
    public static bool IsAmbulance(string code) => code.Length == 5 && code.StartsWith("A04", StringComparison.Ordinal) && code[3] is '2' or '3' && string.CompareOrdinal(code, "A0425") >= 0 && string.CompareOrdinal(code, "A0436") <= 0;

    public static bool IsSpinalManipulation(string code) => code is "98940" or "98941" or "98942";

    /// <summary>Mammography, of today and of the years before 2018.</summary>
    public static bool IsMammography(string code) => code is "77065" or "77066" or "77067" or "77055" or "77056" or "77057" or "G0202" or "G0204" or "G0206";

    /// <summary>Drugs against anemia for people who are not on dialysis.</summary>
    public static bool IsAnemiaDrug(string code) => code is "J0881" or "J0885" or "J0888" or "Q5106";

    /// <summary>Equipment for the home: E0100 to E8002 and K0001 to K0899.</summary>
    public static bool IsEquipment(string code) =>
        code.Length == 5 && CodeForm.IsDigits(code.AsSpan(1)) && (IsBetween(code, "E0100", "E8002") || IsBetween(code, "K0001", "K0899"));

    /// <summary>Clinical laboratory tests by their section, 80047 to 89398.</summary>
    public static bool IsLaboratory(string code) =>
        code.Length == 5 && CodeForm.IsDigits(code) && string.CompareOrdinal(code, "80047") >= 0 && string.CompareOrdinal(code, "89398") <= 0;

    /// <summary>Drugs that somebody else than the patient gives: J0120 to J9999 without J8000 to J8999, which are taken by mouth.</summary>
    public static bool IsGivenDrug(string code) => code.Length == 5 && code[1] != '8' && CodeForm.IsDigits(code.AsSpan(1)) && IsBetween(code, "J0120", "J9999");

    /// <summary>Codes for whatever has no code of its own, of drugs, supplies and equipment: they say nothing without words.</summary>
    public static bool IsUnlisted(string code) =>
        code is "J3490" or "J3590" or "J7599" or "J7699" or "J7799" or "J7999" or "J8499" or "J8999" or "J9999" or "A4649" or "A9999" or "E1399" or "K0108" or "L8699";

    /// <summary>Visits to a patient who is in hospital.</summary>
    public static bool IsInpatientVisit(string code) =>
        code is "99221" or "99222" or "99223" or "99231" or "99232" or "99233" or "99234" or "99235" or "99236" or "99238" or "99239";

    private static bool IsBetween(string code, string first, string last) => string.CompareOrdinal(code, first) >= 0 && string.CompareOrdinal(code, last) <= 0;

    /// <summary>True when one of the claim's dates, or of a line's, has this qualifier.</summary>
    public static bool HasDate(IReadOnlyList<Date837> dates, string qualifier)
    {
        for (var i = 0; i < dates.Count; i++)
            if (dates[i].Qualifier == qualifier) return true;
        return false;
    }
}
