using System.Text;
using Quittance.Core.X12.Structure;

namespace Quittance.Web.Tests.Exchange;

/// <summary>
/// A claim, its acceptance and its remittance with one text in every field that the structure tables say is free text, also where the sample leaves it empty.
/// Codes, amounts, dates and the numbers that hold a file together stay as they are: another text there makes it another kind of file.
/// </summary>
internal sealed class HostileFile(string text, int control)
{
    // None of the hostile texts holds one of these.
    private const char Element = '*', Component = '|', Repetition = '^', End = '~';

    private static readonly HashSet<string> Structural = new(StringComparer.Ordinal) { "HL", "LX", "BHT" };

    /// <summary>Fields that were filled.</summary>
    public int Fields { get; private set; }

    public IEnumerable<(string Name, string Text)> Files()
    {
        yield return ("claims.837", File("837", "005010X222A1", "HC", Claim));
        yield return ("accepted.277", File("277", "005010X214", "HN", Accepted));
        yield return ("paid.835", File("835", "005010X221A1", "HP", Paid));
    }

    private string File(string set, string guide, string kind, string segments)
    {
        var table = GuideTables.Find(set, guide)!;
        var body = segments.Split('~', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(segment => Fill(table, segment)).ToList();
        var file = new StringBuilder();
        void Add(string segment) => file.Append(segment).Append(End).Append('\n');
        Add($"ISA*00*          *00*          *ZZ*{"PRACTICE",-15}*ZZ*{"PAYERHUB",-15}*260310*1200*{Repetition}*00501*{control:000000000}*0*P*{Component}");
        Add($"GS*{kind}*PRACTICE*PAYERHUB*20260310*1200*{control}*X*{guide}");
        Add(set == "835" ? "ST*835*0001" : $"ST*{set}*0001*{guide}");
        foreach (var segment in body) Add(segment);
        Add($"SE*{body.Count + 2}*0001");
        Add($"GE*1*{control}");
        Add($"IEA*1*{control:000000000}");
        return file.ToString();
    }

    private string Fill(GuideTable table, string segment)
    {
        var values = segment.Split(Element).ToList();
        if (Structural.Contains(values[0])) return segment;
        var place = table.Loops.SelectMany(l => l.Places).FirstOrDefault(p => p.Segment.Id == values[0] && p.Segment.Qualifiers.All(q => q.Codes!.Values.Contains(At(values, q), StringComparer.Ordinal)))
            ?? throw new InvalidOperationException($"The tables know no {segment}.");
        foreach (var element in place.Segment.Elements)
        {
            if (element.Components.Length == 0) Set(values, element, () => text);
            else if (element.Number < values.Count && values[element.Number].Length > 0)
            {
                var parts = values[element.Number].Split(Component).ToList();
                foreach (var component in element.Components.Where(c => IsText(c) && c.Component <= parts.Count && parts[c.Component - 1].Length > 0))
                {
                    parts[component.Component - 1] = text;
                    Fields++;
                }
                values[element.Number] = string.Join(Component, parts);
            }
        }
        return string.Join(Element, values);
    }

    private void Set(List<string> values, ElementDefinition element, Func<string> hostile)
    {
        if (!IsText(element)) return;
        while (values.Count <= element.Number) values.Add("");
        values[element.Number] = hostile();
        Fields++;
    }

    private static bool IsText(ElementDefinition element) => element is { Type: ElementType.Text, Codes: null, HasFormBefore: false } && element.Usage != Usage.NotUsed;

    private static string At(List<string> values, ElementDefinition qualifier)
    {
        var value = qualifier.Number < values.Count ? values[qualifier.Number] : "";
        return qualifier.Component == 0 ? value : value.Split(Component).ElementAtOrDefault(qualifier.Component - 1) ?? "";
    }

    private const string Claim = """
        BHT*0019*00*B101*20260310*1200*CH~
        NM1*41*2*CEDAR RIDGE*****46*PRACTICE~PER*IC*BILLING*TE*5555550100~NM1*40*2*PAYER HUB*****46*PAYERHUB~
        HL*1**20*1~NM1*85*2*CEDAR RIDGE*****XX*1999999984~N3*2 OAK STREET~N4*SPRINGFIELD*IL*627010002~REF*EI*999999991~PER*IC*DESK*TE*5555550101~
        HL*2*1*22*0~SBR*P*18*G1*GOLD*****CI~NM1*IL*1*DOE*ANN****MI*M1~N3*1 ELM STREET~N4*SPRINGFIELD*IL*627010001~DMG*D8*19510314*F~NM1*PR*2*PAYER*****PI*P1~N3*3 ASH~N4*SPRINGFIELD*IL*62701~REF*FY*A1~
        CLM*C1*300***11|B|1*Y*A*Y*Y~REF*G1*A1~REF*EA*A2~REF*D9*A3~K3*TEXT~NTE*ADD*TEXT~HI*ABK|M1711~
        NM1*DN*1*ROE*RAY****XX*1999999125~NM1*82*1*OSEI*AMARA****XX*1999999125~NM1*77*2*PLACE*****XX*1999999984~N3*4 FIR~N4*SPRINGFIELD*IL*627010001~
        SBR*S*18*G2*SILVER*****CI~OI***Y***Y~NM1*IL*1*DOE*ANN****MI*S1~NM1*PR*2*OTHER*****PI*P2~
        LX*1~SV1*HC|99214*300*UN*1***1~DTP*472*D8*20260309~REF*6R*L1~NTE*ADD*TEXT~LIN**N4*00002143380~CTP****1*UN~
        """;

    private const string Accepted = """
        BHT*0085*08*B103*20260312*1200*TH~
        HL*1**20*1~NM1*PR*2*PAYER*****46*PAYERHUB~TRN*1*R103~DTP*050*D8*20260312~DTP*009*D8*20260312~
        HL*2*1*21*1~NM1*41*2*CEDAR RIDGE*****46*PRACTICE~TRN*2*B101~STC*A1|19|PR*20260312*WQ*300~
        HL*3*2*19*1~NM1*85*2*CEDAR RIDGE*****XX*1999999984~TRN*2*0~
        HL*4*3*PT~NM1*QC*1*DOE*ANN****MI*M1~TRN*2*C1~STC*A2|20|PR*20260312*WQ*300~REF*1K*ICN1~DTP*472*D8*20260309~
        """;

    private const string Paid = """
        BPR*I*100*C*ACH*CCP*01*999999992*DA*123*1999999999**01*999999992*DA*456*20260320~TRN*1*TR1*1999999999~DTM*405*20260320~
        N1*PR*PAYER*XV*P1~N3*3 ASH~N4*SPRINGFIELD*IL*62701~REF*2U*X1~PER*BL*DESK*TE*5555550102~N1*PE*CEDAR RIDGE*XX*1999999984~REF*TJ*999999991~LX*1~
        CLP*C1*1*300*100*20*12*ICN1*11*1~NM1*QC*1*DOE*ANN****MI*M1~NM1*82*1*OSEI*AMARA****XX*1999999125~REF*EA*A2~
        SVC*HC|99214*300*100**1~DTM*472*20260309~CAS*CO*45*180~CAS*PR*2*20~REF*6R*L1~
        """;
}
