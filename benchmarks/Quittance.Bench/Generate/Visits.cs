namespace Quittance.Bench.Generate;

/// <summary>What kind of visit happened: diagnoses and lines. Codes are numbers only; fees are invented near the public schedule.</summary>
internal sealed record VisitKind(int Weight, int AgeFrom, int AgeTo, string Diagnoses, string Lines, int FromMonth = 1, string Only = "");

/// <summary>Invents visits. Lines read <c>code[-modifier]@pointers</c>.</summary>
internal sealed class Visits(Dice dice)
{
    private sealed record Price(long Charge, long Fee, bool Free = false);

    private static readonly Dictionary<string, Price> Prices = new(StringComparer.Ordinal)
    {
        ["99203"] = new(21800, 10901),
        ["99204"] = new(32500, 16335),
        ["99212"] = new(11000, 5466),
        ["99213"] = new(16500, 8895),
        ["99214"] = new(23500, 12518),
        ["99215"] = new(33000, 17564),
        ["99393"] = new(17500, 9512, true),
        ["99394"] = new(19000, 10437, true),
        ["99395"] = new(19500, 10822, true),
        ["99396"] = new(21500, 11801, true),
        ["G0439"] = new(24000, 12680, true),
        ["20610"] = new(15000, 6374),
        ["17110"] = new(18500, 10836),
        ["69210"] = new(9500, 4626),
        ["93000"] = new(4500, 1488),
        ["36415"] = new(1500, 883, true),
        ["81002"] = new(1200, 348, true),
        ["83036"] = new(3800, 971, true),
        ["80061"] = new(5200, 1339, true),
        ["87880"] = new(3500, 1653, true),
        ["90471"] = new(4500, 2005, true),
        ["90656"] = new(3800, 2198, true),
        ["G0008"] = new(4500, 3061, true),
        ["90662"] = new(11000, 7913, true),
    };

    private static readonly HashSet<string> LabCodes = new(["36415", "81002", "83036", "80061", "87880"], StringComparer.Ordinal);

    private static readonly VisitKind[] Kinds =
    [
        new(14, 3, 99, "J069", "99213@1"),
        new(6, 3, 60, "J029", "99213@1 87880-QW@1"),
        new(15, 30, 99, "I10 E119 E785", "99214@1:2:3 83036-QW@2 80061-QW@3 36415@2:3"),
        new(11, 30, 99, "I10 E785", "99214@1:2 80061-QW@2"),
        new(8, 30, 99, "E119 I10", "99214@1:2 83036-QW@1"),
        new(7, 18, 99, "M5450", "99213@1"),
        new(5, 40, 99, "M1711", "99213-25@1 20610-RT@1"),
        new(4, 5, 60, "B079", "17110@1"),
        new(4, 18, 99, "H6121", "99212-25@1 69210-RT@1"),
        new(4, 40, 99, "R0789 I10", "99214-25@1:2 93000@1"),
        new(4, 18, 99, "N390", "99213@1 81002@1"),
        new(5, 18, 70, "F411", "99214@1"),
        new(4, 25, 99, "E039", "99213@1 36415@1"),
        new(3, 18, 99, "R5383", "99215@1"),
        new(3, 18, 99, "R5383 I10", "99203@1:2"),
        new(2, 18, 99, "E119 I10 R5383", "99204@1:2:3"),
        new(6, 66, 99, "Z0000", "G0439@1", Only: "medicare"),
        new(5, 40, 64, "Z0000", "99396@1", Only: "other"),
        new(4, 18, 39, "Z0000", "99395@1", Only: "other"),
        new(4, 12, 17, "Z00129", "99394@1", Only: "other"),
        new(4, 5, 11, "Z00129", "99393@1", Only: "other"),
        new(9, 66, 99, "Z23", "G0008@1 90662@1", FromMonth: 9, Only: "medicare"),
        new(6, 3, 65, "Z23", "90471@1 90656@1", FromMonth: 9, Only: "other"),
    ];

    /// <summary>All codes that have a price, in a stable order.</summary>
    public static readonly IReadOnlyList<string> Codes = [.. Prices.Keys.Order(StringComparer.Ordinal)];

    /// <summary>True when the lines include a laboratory test, for which the CLIA number is sent.</summary>
    public static bool HasLab(IReadOnlyList<ServiceLine> lines) => lines.Any(l => LabCodes.Contains(l.Code));

    /// <summary>A line with the practice's price.</summary>
    public static ServiceLine LineFor(string code, string modifiers, string pointers)
    {
        var price = Prices[code];
        return new ServiceLine(code, modifiers, price.Charge, price.Fee, pointers, price.Free);
    }

    public ClaimVersion Invent(string number, Patient patient, DateOnly day)
    {
        var medicare = patient.Primary.Payer.FilingIndicator is "MB" or "16";
        var age = patient.Person.AgeOn(day);
        var fitting = Kinds.Where(k => age >= k.AgeFrom && age <= k.AgeTo && day.Month >= k.FromMonth
            && (k.Only.Length == 0 || k.Only == "medicare" == medicare)).ToList();
        var roll = dice.Below(fitting.Sum(k => k.Weight));
        var kind = fitting[0];
        foreach (var candidate in fitting)
        {
            kind = candidate;
            roll -= candidate.Weight;
            if (roll < 0) break;
        }
        return new ClaimVersion
        {
            Number = number,
            Patient = patient,
            Coverage = patient.Primary,
            Rendering = dice.Pick(Cast.Clinicians),
            Day = day,
            Diagnoses = kind.Diagnoses.Split(' '),
            Lines = [.. kind.Lines.Split(' ').Select(Parse)],
        };
    }

    private static ServiceLine Parse(string text)
    {
        var (procedure, pointers) = (text[..text.IndexOf('@', StringComparison.Ordinal)], text[(text.IndexOf('@', StringComparison.Ordinal) + 1)..]);
        var dash = procedure.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? LineFor(procedure, "", pointers) : LineFor(procedure[..dash], procedure[(dash + 1)..], pointers);
    }
}
