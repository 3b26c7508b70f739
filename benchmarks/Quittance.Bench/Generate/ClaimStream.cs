namespace Quittance.Bench.Generate;

/// <summary>
/// An endless row of claims, the same for the same seed, so that a claim file and a remittance file made apart still match.
/// Up to ten claims of one member follow each other.
/// </summary>
internal static class ClaimStream
{
    private static readonly string[] Diagnoses = ["I10", "E119", "E785", "J069", "M5450", "N390", "F411", "E039", "R5383", "R0789", "Z79899", "M1711"];
    private static readonly DateOnly First = new(2025, 1, 6);

    public static IEnumerable<ClaimVersion> Claims(long seed)
    {
        var dice = new Dice(seed);
        var population = new Population(dice);
        for (var number = 0L; ;)
        {
            var patient = population.InventPatient();
            var day = First.AddDays(dice.Below(200));
            for (var left = dice.Chance(5) ? 10 : dice.Between(1, 4); left > 0; left--)
            {
                number++;
                yield return Invent(dice, patient, "B" + X12Text.Number(seed) + "-" + X12Text.Number(number, 9), day);
                day = day.AddDays(dice.Between(1, 9));
            }
        }
    }

    private static ClaimVersion Invent(Dice dice, Patient patient, string number, DateOnly day)
    {
        var diagnoses = new string[dice.Between(1, 4)];
        var from = dice.Below(Diagnoses.Length);
        for (var i = 0; i < diagnoses.Length; i++) diagnoses[i] = Diagnoses[(from + i * 5) % Diagnoses.Length];
        var lines = new ServiceLine[Math.Min(dice.Between(1, 6), dice.Between(1, 6))];
        var code = dice.Below(Visits.Codes.Count);
        for (var i = 0; i < lines.Length; i++)
        {
            var pointers = diagnoses.Length > 1 && dice.Chance(40) ? "1:2" : "1";
            lines[i] = Visits.LineFor(Visits.Codes[(code + i * 7) % Visits.Codes.Count], i == 0 && lines.Length > 2 ? "25" : "", pointers);
        }
        return new ClaimVersion
        {
            Number = number,
            Patient = patient,
            Coverage = patient.Primary,
            Rendering = dice.Pick(Cast.Clinicians),
            Day = day,
            Diagnoses = diagnoses,
            Lines = lines,
        };
    }
}
