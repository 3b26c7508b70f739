using System.Globalization;
using System.Text;

namespace Quittance.App.Tests.Exchange;

/// <summary>A claim to bill: one line for each charge, all on one day. What is not said is always the same.</summary>
internal sealed record Bill(string Number, params decimal[] Charges)
{
    private static readonly string[] Codes = ["99213", "85025", "36415", "93000"];

    public string Day { get; init; } = "20250303";
    public string Frequency { get; init; } = "1";
    public string Level { get; init; } = "P";
    public string Member { get; init; } = "M1001";
    public string Last { get; init; } = "TESTER";
    public string First { get; init; } = "ALEX";
    public string PayerId { get; init; } = "PAY01";
    public string PayerName { get; init; } = "ALPHA HEALTH";
    public string PayerNumber { get; init; } = "";
    /// <summary>Id and name of another payer at level S.</summary>
    public string OtherPayer { get; init; } = "";
    /// <summary>CLM02 when it is not the sum of the lines.</summary>
    public string? Total { get; init; }

    public static string Code(int line) => Codes[line % Codes.Length];

    public IEnumerable<string> Segments(int ordinal)
    {
        yield return $"HL*{ordinal + 1}*1*22*0";
        yield return $"SBR*{Level}*18*******CI";
        yield return $"NM1*IL*1*{Last}*{First}****MI*{Member}";
        yield return "N3*1 ELM STREET";
        yield return "N4*SPRINGFIELD*IL*627010001";
        yield return "DMG*D8*19800101*F";
        yield return $"NM1*PR*2*{PayerName}*****PI*{PayerId}";
        yield return $"CLM*{Number}*{Total ?? X12Text.Amount(Charges.Sum())}***11:B:{Frequency}*Y*A*Y*Y";
        if (PayerNumber.Length > 0) yield return $"REF*F8*{PayerNumber}";
        yield return "HI*ABK:E119";
        if (OtherPayer.Length > 0)
        {
            yield return "SBR*S*18*******CI";
            yield return "OI***Y***Y";
            yield return $"NM1*IL*1*{Last}*{First}****MI*{Member}S";
            yield return $"NM1*PR*2*{OtherPayer} PLAN*****PI*{OtherPayer}";
        }
        for (var i = 0; i < Charges.Length; i++)
        {
            yield return $"LX*{i + 1}";
            yield return $"SV1*HC:{Code(i)}*{X12Text.Amount(Charges[i])}*UN*1***1";
            yield return $"DTP*472*D8*{Day}";
        }
    }
}

/// <summary>A payer's decision on a claim: one service line, with adjustments as CAS writes them (<c>CO*45*20</c>).</summary>
internal sealed record Decided(string Number, string Status, decimal Charge, decimal Paid, params string[] Adjustments)
{
    public string PayerNumber { get; init; } = "";
    public string Day { get; init; } = "20250303";
    public string Member { get; init; } = "M1001";
    public string Last { get; init; } = "TESTER";
    public string First { get; init; } = "ALEX";
    public string Crossover { get; init; } = "";
    public string Code { get; init; } = "99213";

    public IEnumerable<string> Segments()
    {
        yield return $"CLP*{Number}*{Status}*{X12Text.Amount(Charge)}*{X12Text.Amount(Paid)}**12*{PayerNumber}";
        yield return $"NM1*QC*1*{Last}*{First}****MI*{Member}";
        if (Crossover.Length > 0) yield return $"NM1*TT*2*{Crossover} PLAN*****PI*{Crossover}";
        yield return $"SVC*HC:{Code}*{X12Text.Amount(Charge)}*{X12Text.Amount(Paid)}**1";
        yield return $"DTM*472*{Day}";
        foreach (var adjustment in Adjustments) yield return $"CAS*{adjustment}";
    }
}

/// <summary>Envelope facts of a file. The control number goes to all three levels.</summary>
internal sealed record Batch(int Control, string Day, string Time = "0900")
{
    public string Npi { get; init; } = "1234567893";
    public string Tax { get; init; } = "123456789";
    public string Usage { get; init; } = "P";
    public string PayerName { get; init; } = "ALPHA HEALTH";
    public string PayerId { get; init; } = "PAY01";
    /// <summary>TRN03: 1 and the payer's tax id.</summary>
    public string TracePayer { get; init; } = "1512345678";
    /// <summary>PLB text behind the fiscal year, such as <c>WO:REF*30</c>, and what it takes off.</summary>
    public (string Text, decimal Amount)? Provider { get; init; }
    /// <summary>BPR02 when it is not what adds up.</summary>
    public decimal? Total { get; init; }
    /// <summary>STC01 of a 277CA for the batch as a whole.</summary>
    public string Status { get; init; } = "A1:19:PR";
    public string Reference => $"BATCH{Control}";
}

/// <summary>Writes small X12 files by hand, so that tests do not believe the product's own writer.</summary>
internal static class X12Text
{
    public static string Amount(decimal amount) => amount.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A claim file of one set, or one set for each group of bills.</summary>
    public static string Claims(Batch batch, params Bill[] bills) => ClaimSets(batch, bills);

    public static string ClaimSets(Batch batch, params Bill[][] sets) =>
        Envelope(batch, "HC", "005010X222A1", "PRACTICE", "PAYERHUB", sets.Select(bills => ClaimSet(batch, bills)));

    private static IEnumerable<string> ClaimSet(Batch batch, Bill[] bills) =>
    [
        "ST*837*{0}*005010X222A1",
        $"BHT*0019*00*{batch.Reference}*{batch.Day}*{batch.Time}*CH",
        "NM1*41*2*ELM CLINIC*****46*PRACTICE", "PER*IC*BILLING*TE*5555550100", "NM1*40*2*PAYER HUB*****46*PAYERHUB",
        "HL*1**20*1", $"NM1*85*2*ELM CLINIC*****XX*{batch.Npi}", "N3*2 OAK STREET", "N4*SPRINGFIELD*IL*627010002", $"REF*EI*{batch.Tax}",
        .. bills.SelectMany((bill, i) => bill.Segments(i + 1)),
    ];

    public static string Remittance(Batch batch, params Decided[] decided) =>
        Envelope(batch, "HP", "005010X221A1", "PAYERHUB", "PRACTICE", [RemittanceSet(batch, decided)]);

    private static IEnumerable<string> RemittanceSet(Batch batch, Decided[] decided) =>
    [
        "ST*835*{0}",
        $"BPR*I*{Amount(batch.Total ?? decided.Sum(d => d.Paid) - (batch.Provider?.Amount ?? 0))}*C*ACH*CCP*01*999999992*DA*123*{batch.TracePayer}**01*999999992*DA*456*{batch.Day}",
        $"TRN*1*TR{batch.Control}*{batch.TracePayer}", $"DTM*405*{batch.Day}",
        batch.PayerId.Length > 0 ? $"N1*PR*{batch.PayerName}*XV*{batch.PayerId}" : $"N1*PR*{batch.PayerName}", "N3*3 ASH STREET", "N4*SPRINGFIELD*IL*62701",
        $"N1*PE*ELM CLINIC*XX*{batch.Npi}", $"REF*TJ*{batch.Tax}", "LX*1",
        .. decided.SelectMany(d => d.Segments()),
        .. batch.Provider is { } plb ? new[] { $"PLB*{batch.Npi}*20251231*{plb.Text}" } : [],
    ];

    /// <summary>Answers the sets of a claim file: one code each, A, E or R.</summary>
    public static string Answer999(Batch batch, int group, params string[] codes) =>
        Envelope(batch, "FA", "005010X231A1", "PAYERHUB", "PRACTICE", [[
            "ST*999*{0}*005010X231A1", $"AK1*HC*{group}*005010X222A1",
            .. codes.SelectMany((code, i) => new[] { $"AK2*837*{i + 1:0000}*005010X222A1", code == "R" ? "IK5*R*I5" : $"IK5*{code}" }),
            $"AK9*{(codes.All(c => c == "R") ? "R" : codes.Contains("R") ? "P" : "A")}*{codes.Length}*{codes.Length}*{codes.Count(c => c != "R")}",
        ]]);

    /// <summary>Answers claims of a batch: number, status as STC01 writes it, payer's number, status of a line.</summary>
    public static string Status277(Batch batch, string trace, params (string Number, string Status, string PayerNumber, string LineStatus)[] claims) =>
        Envelope(batch, "HN", "005010X214", "PAYERHUB", "PRACTICE", [[
            "ST*277*{0}*005010X214", $"BHT*0085*08*{batch.Reference}*{batch.Day}*{batch.Time}*TH",
            "HL*1**20*1", "NM1*PR*2*ALPHA HEALTH*****46*PAYERHUB", $"TRN*1*R{batch.Control}", $"DTP*050*D8*{batch.Day}", $"DTP*009*D8*{batch.Day}",
            "HL*2*1*21*1", "NM1*41*2*ELM CLINIC*****46*PRACTICE", $"TRN*2*{trace}", $"STC*{batch.Status}*{batch.Day}*{(batch.Status[..2] is "A3" or "A8" ? "U" : "WQ")}*100",
            "HL*3*2*19*1", $"NM1*85*2*ELM CLINIC*****XX*{batch.Npi}", "TRN*2*0",
            .. claims.SelectMany((c, i) => Claim277(batch, i + 4, c)),
        ]]);

    private static IEnumerable<string> Claim277(Batch batch, int level, (string Number, string Status, string PayerNumber, string LineStatus) claim)
    {
        yield return $"HL*{level}*3*PT";
        yield return "NM1*QC*1*TESTER*ALEX****MI*M1001";
        yield return $"TRN*2*{claim.Number}";
        yield return $"STC*{claim.Status}*{batch.Day}*{(claim.Status[..2] is "A3" or "A6" or "A7" or "A8" ? "U" : "WQ")}*100";
        if (claim.PayerNumber.Length > 0) yield return $"REF*1K*{claim.PayerNumber}";
        yield return "DTP*472*D8*20250303";
        if (claim.LineStatus.Length == 0) yield break;
        yield return "SVC*HC:99213*100*****1";
        yield return $"STC*{claim.LineStatus}*{batch.Day}*U*100";
        yield return "REF*FJ*1";
        yield return "DTP*472*D8*20250303";
    }

    /// <summary>Interchange, group and sets around segments; <c>{0}</c> becomes the set's control number, SE and the counts are added.</summary>
    public static string Envelope(Batch batch, string kind, string guide, string sender, string receiver, IEnumerable<IEnumerable<string>> sets)
    {
        var text = new StringBuilder();
        void Add(string segment) => text.Append(segment).Append("~\n");
        Add($"ISA*00*          *00*          *ZZ*{sender,-15}*ZZ*{receiver,-15}*{batch.Day[2..]}*{batch.Time}*^*00501*{batch.Control:000000000}*0*{batch.Usage}*:");
        Add($"GS*{kind}*{sender}*{receiver}*{batch.Day}*{batch.Time}*{batch.Control}*X*{guide}");
        var count = 0;
        foreach (var set in sets)
        {
            var control = $"{++count:0000}";
            var segments = set.ToList();
            foreach (var segment in segments) Add(segment.Replace("{0}", control, StringComparison.Ordinal));
            Add($"SE*{segments.Count + 1}*{control}");
        }
        Add($"GE*{count}*{batch.Control}");
        Add($"IEA*1*{batch.Control:000000000}");
        return text.ToString();
    }
}
