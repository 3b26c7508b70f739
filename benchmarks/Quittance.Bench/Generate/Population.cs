namespace Quittance.Bench.Generate;

/// <summary>Invents patients with addresses in an invented town and member ids in each payer's own form.</summary>
internal sealed class Population(Dice dice)
{
    private static readonly string[] LastNames =
    [
        "ABERNATHY", "BALDWIN", "CASTELLAN", "DRUMMOND", "ELLSWORTH", "FAIRBANK", "GALLOWAY", "HOLLISTER", "IVERSON", "JESSUP",
        "KIRKWOOD", "LANGSTON", "MERRIWETHER", "NORQUIST", "OSTERMAN", "PELLETIER", "QUIMBY", "RADCLIFFE", "SANDOVAL", "THORNBURY",
        "UNDERHILL", "VANDERMEER", "WHITLOCK", "YARDLEY", "ZIMMERLY", "ALDERETE", "BOONSTRA", "CALLOWAY", "DELACROIX", "ESPINOSA",
        "FERREIRA", "GRIMALDI", "HAWTHORNE", "ISHIKAWA", "JANKOWSKI", "KOWALCZYK", "LINDQVIST", "MBEKI", "NGUYEN-HART", "OYELARAN",
    ];
    private static readonly string[] WomensNames =
        ["ADELINE", "BEATRIZ", "CORDELIA", "DARLENE", "EUNICE", "FLORENCE", "GWENDOLYN", "HARRIET", "IRENE", "JOSEPHINE", "KEIKO", "LUCINDA", "MABEL", "NADIA", "OPAL", "PRISCILLA", "ROSALIND", "SYLVIA", "THEODORA", "WINIFRED"];
    private static readonly string[] MensNames =
        ["AMBROSE", "BARNABY", "CLIFFORD", "DESMOND", "EDMUND", "FERNANDO", "GIDEON", "HORACE", "ISAAC", "JULIAN", "KENJI", "LEOPOLD", "MARCELLUS", "NATHANIEL", "OSCAR", "PERCIVAL", "RAINER", "SILAS", "TOBIAS", "WENDELL"];
    private static readonly string[] Streets =
        ["MAPLE STREET", "ORCHARD LANE", "QUARRY ROAD", "RIVER BEND", "SUMMIT AVENUE", "TANNERY COURT", "VALLEY VIEW", "WILLOW DRIVE", "FOUNDRY STREET", "GRANGE ROAD"];
    private static readonly string[] Towns = ["MILLBROOK", "COLDWATER", "GLENFORD", "PINEWOOD"];
    private int _members, _medicare;

    public Person Invent(int ageFrom, int ageTo, string? last = null, Person? sameHome = null)
    {
        var sex = dice.Chance(54) ? "F" : "M";
        var birth = new DateOnly(2025 - dice.Between(ageFrom, ageTo), 1, 1).AddDays(dice.Below(181));
        var first = dice.Pick(sex == "F" ? WomensNames : MensNames);
        var middle = dice.Chance(40) ? ((char)('A' + dice.Below(26))).ToString() : "";
        var town = dice.Below(Towns.Length);
        return new Person(last ?? dice.Pick(LastNames), first, middle, birth, sex,
            sameHome?.Street ?? $"{X12Text.Number(dice.Between(10, 989))} {dice.Pick(Streets)}",
            sameHome?.City ?? Towns[town],
            sameHome?.Zip ?? "4399" + X12Text.Number(town) + X12Text.Number(dice.Between(1000, 8999)));
    }

    /// <summary>One patient of a family practice; the shares by payer add up to a hundred.</summary>
    public Patient InventPatient()
    {
        var roll = dice.Below(100);
        if (roll < 28) return InventMedicare();
        if (roll < 45) return Alone(Cast.SilverOak, Invent(66, 91), 0);
        if (roll < 60)
        {
            var person = dice.Chance(55) ? Invent(3, 17) : Invent(19, 60);
            return Alone(Cast.Medicaid, person, 0);
        }
        return InventCommercial(roll < 83 ? Cast.Harbor : Cast.Cedar);
    }

    private Patient Alone(Payer payer, Person person, long deductible) =>
        new(person, Self(payer, person), null, deductible);

    private Patient InventMedicare()
    {
        var person = Invent(66, 92);
        var deductible = dice.Chance(60) ? 0 : dice.Between(20, 160) * 100L;
        Coverage? second = dice.Below(100) switch
        {
            < 17 => Self(Cast.Medicaid, person),
            < 34 => Self(Cast.Harbor, person),
            _ => null,
        };
        return new Patient(person, Self(Cast.Medicare, person), second, deductible);
    }

    private Patient InventCommercial(Payer payer)
    {
        var insured = Invent(25, 62);
        var deductible = payer.Share == CostShare.Coinsurance && dice.Chance(55) ? dice.Between(50, 400) * 100L : 0;
        var roll = dice.Below(100);
        if (roll < 22)
        {
            var child = Invent(3, 17, insured.Last, insured);
            return new Patient(child, new Coverage(payer, NewMember(payer), NewGroup(payer), insured, "19"), null, deductible);
        }
        // A few couples both work: the patient's own plan pays first, the partner's second.
        if (payer == Cast.Harbor && roll < 34)
        {
            var partner = Invent(25, 62, insured.Last, insured);
            return new Patient(insured, Self(payer, insured), new Coverage(Cast.Cedar, NewMember(Cast.Cedar), NewGroup(Cast.Cedar), partner, "01"), deductible);
        }
        return new Patient(insured, Self(payer, insured), null, deductible);
    }

    private Coverage Self(Payer payer, Person person) => new(payer, NewMember(payer), NewGroup(payer), person, "18");

    private string NewGroup(Payer payer) => payer.IsGovernment ? "" : payer.ClaimNumberPrefix + X12Text.Number(1000 + 37 * dice.Below(12));

    private string NewMember(Payer payer)
    {
        var n = ++_members;
        return payer.Share == CostShare.MedicareB ? MedicareNumber(_medicare++) : payer.ClaimNumberPrefix + X12Text.Number(900000000L + n * 7919L % 99999999L);
    }

    /// <summary>
    /// Medicare ids are the specimen on the card that CMS publishes, 1EG4TE5MK73, with other digits: the first thousand differ in the seventh
    /// place and the last two, later ones (a large file needs them) in the fourth, the first and the sixth as well. 990,000 are unlike.
    /// </summary>
    private static string MedicareNumber(int n)
    {
        var sixth = n / 90_000 % 11;
        return $"{X12Text.Number(1 + n / 10_000 % 9)}EG{X12Text.Number((4 + n / 1000) % 10)}T{(sixth == 0 ? "E" : X12Text.Number(sixth - 1))}"
            + $"{X12Text.Number((5 + n / 100) % 10)}MK{X12Text.Number((73 + n) % 100, 2)}";
    }
}
