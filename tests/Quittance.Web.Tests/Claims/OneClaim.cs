using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.Core.Kernel;

namespace Quittance.Web.Tests.Claims;

/// <summary>One invented claim with all that can happen to it, taken in from files as an import does: sent, acknowledged, accepted and decided.</summary>
internal static class OneClaim
{
    public const string Number = "26-104873", Member = "M10014873", Hostile = "<B>\"O'NEIL\"&{{7*7}}";

    /// <summary>The segments of the claim itself, as they stand in the file.</summary>
    public static string[] Claim(int lines) =>
    [
        $"CLM*{Number}*{(lines * 100).ToString(System.Globalization.CultureInfo.InvariantCulture)}***11:B:1*Y*A*Y*Y",
        "HI*ABK:M1711*ABF:I10",
        "NM1*82*1*OSEI*AMARA****XX*1999999125",
        "SBR*S*18*******CI",
        "OI***Y***Y",
        "NM1*IL*1*WHITFIELD*DOLORES****MI*S20028999",
        "NM1*PR*2*GRANITE MEDIGAP*****PI*GRNMF",
        .. Enumerable.Range(1, lines).SelectMany(n => new[] { $"LX*{n}", $"SV1*HC:{(n == 1 ? "99214:25" : "20610:RT")}*100*UN*1***1:2", "DTP*472*D8*20260309" }),
    ];

    public static string[] Decision =>
    [
        $"CLP*{Number}*1*300*100*20*MB*ICN77001",
        $"NM1*QC*1*WHITFIELD*DOLORES****MI*{Member}",
        "MOA***MA07",
        "SVC*HC:99214:25*100*60**1", "DTM*472*20260309", "CAS*CO*45*30", "CAS*PR*2*10",
        "SVC*HC:20610:RT*100*40**1", "DTM*472*20260309", "CAS*CO*45*50", "CAS*PR*2*10",
        "SVC*HC:20610:RT*100*0**1", "DTM*472*20260309", "CAS*CO*97*100", "LQ*HE*M15",
    ];

    /// <summary>The id of the claim, taken in with its answers; the last name of the patient may be anything.</summary>
    public static async Task<(Guid Tenant, Guid Id)> AddAsync(Site site, int lines = 3, string last = "WHITFIELD")
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var get = scope.ServiceProvider;
        var db = get.GetRequiredService<QuittanceDb>();
        var tenant = (await db.Tenants.OrderBy(t => t.Code).FirstAsync()).Id;
        var import = new ImportFiles(db, get.GetRequiredService<FileVault>(), get.GetRequiredService<FieldCipher>(), get.GetRequiredService<TimeProvider>());
        var files = new List<string> { Sent(lines, last), Form, Status };
        if (lines == 3) files.Add(Remittance);
        await import.RunAsync(new Import(tenant, [.. files.Select((text, i) => new GivenFile($"file{i}.txt", () => new MemoryStream(Encoding.UTF8.GetBytes(text))))], "import"), null, default);
        return (tenant, (await db.Set<ClaimRow>().SingleAsync(c => c.TenantId == tenant && c.Number == Number)).Id);
    }

    /// <summary>Findings of edits on the claim's content, as scrubbing stores them.</summary>
    public static async Task AddFindingsAsync(Site site, Guid tenant, params Finding[] findings)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var claim = await db.Set<ClaimRow>().SingleAsync(c => c.TenantId == tenant && c.Number == Number);
        foreach (var finding in findings)
            db.Add(new FindingRow
            {
                TenantId = tenant,
                Id = RowId.Of(tenant, "edit", claim.Id.ToString("N"), finding.Id, $"{finding.Line}", finding.Message),
                SubjectId = claim.NumberId,
                SubjectKind = "edit",
                ClaimOrdinal = claim.Ordinal,
                FindingId = finding.Id,
                Severity = finding.Severity.ToString(),
                Message = finding.Message,
                Body = JsonSerializer.Serialize(finding, BodyJson.Default.Finding),
            });
        await db.SaveChangesAsync();
    }

    /// <summary>One that a person may override, one of the file's form that nobody may, and a warning.</summary>
    public static readonly Finding[] Found =
    [
        new("PRO-0601", Severity.Error, "The visit and the joint injection cannot both be paid as billed.")
        {
            Level = 5, Loop = "2400", Segment = "SV1", Element = 1, Component = 3, Line = 2, Field = "line.modifiers", Value = "RT", Expected = "a modifier that tells them apart", Edition = "2026-01-01",
            Clears = "Add the modifier if the note shows a separate visit.", Source = new Source("CMS NCCI Policy Manual", "chapter I", "https://www.cms.gov/ncci", new DateOnly(2026, 1, 1)),
        },
        new("PRO-0111", Severity.Error, "The frequency is not one of a professional claim.") { Level = 2, Loop = "2300", Segment = "CLM", Element = 5, Component = 3, Field = "claim.frequency" },
        new("PRO-0107", Severity.Warning, "The billing provider’s ZIP has five digits.") { Level = 4, Loop = "2010AA", Segment = "N4", Element = 3, Field = "billing.zip", Clears = "Give all nine digits." },
    ];

    private static string Sent(int lines, string last) => Envelope("HC", "005010X222A1", "PRACTICE", "PAYERHUB", "20260310", 101,
    [
        "ST*837*0001*005010X222A1", "BHT*0019*00*B101*20260310*1200*CH", "NM1*41*2*CEDAR RIDGE*****46*PRACTICE", "PER*IC*BILLING*TE*5555550100", "NM1*40*2*PAYER HUB*****46*PAYERHUB",
        "HL*1**20*1", "NM1*85*2*CEDAR RIDGE MEDICAL GROUP*****XX*1999999984", "N3*2 OAK STREET", "N4*SPRINGFIELD*IL*627010002", "REF*EI*999999991",
        "HL*2*1*22*0", "SBR*P*18*******MB", $"NM1*IL*1*{last}*DOLORES****MI*{Member}", "N3*1 ELM STREET", "N4*SPRINGFIELD*IL*627010001", "DMG*D8*19510314*F", "NM1*PR*2*MEDICARE PART B*****PI*MCRPB",
        .. Claim(lines),
    ]);

    private static string Form => Envelope("FA", "005010X231A1", "PAYERHUB", "PRACTICE", "20260311", 102,
        ["ST*999*0001*005010X231A1", "AK1*HC*101*005010X222A1", "AK2*837*0001*005010X222A1", "IK5*A", "AK9*A*1*1*1"]);

    private static string Status => Envelope("HN", "005010X214", "PAYERHUB", "PRACTICE", "20260312", 103,
    [
        "ST*277*0001*005010X214", "BHT*0085*08*B103*20260312*1200*TH", "HL*1**20*1", "NM1*PR*2*MEDICARE PART B*****46*PAYERHUB", "TRN*1*R103", "DTP*050*D8*20260312", "DTP*009*D8*20260312",
        "HL*2*1*21*1", "NM1*41*2*CEDAR RIDGE*****46*PRACTICE", "TRN*2*B101", "STC*A1:19:PR*20260312*WQ*300", "HL*3*2*19*1", "NM1*85*2*CEDAR RIDGE*****XX*1999999984", "TRN*2*0",
        "HL*4*3*PT", "NM1*QC*1*WHITFIELD*DOLORES****MI*" + Member, $"TRN*2*{Number}", "STC*A2:20:PR*20260312*WQ*300", "REF*1K*ICN77001", "DTP*472*D8*20260309",
    ]);

    private static string Remittance => Envelope("HP", "005010X221A1", "PAYERHUB", "PRACTICE", "20260320", 104,
    [
        "ST*835*0001", "BPR*I*100*C*ACH*CCP*01*999999992*DA*123*1999999999**01*999999992*DA*456*20260320", "TRN*1*TR104*1999999999", "DTM*405*20260320",
        "N1*PR*MEDICARE PART B*XV*MCRPB", "N3*3 ASH STREET", "N4*SPRINGFIELD*IL*62701", "N1*PE*CEDAR RIDGE*XX*1999999984", "REF*TJ*999999991", "LX*1", .. Decision,
    ]);

    private static string Envelope(string kind, string guide, string sender, string receiver, string day, int control, string[] segments)
    {
        string[] all =
        [
            $"ISA*00*          *00*          *ZZ*{sender,-15}*ZZ*{receiver,-15}*{day[2..]}*1200*^*00501*{control:000000000}*0*P*:", $"GS*{kind}*{sender}*{receiver}*{day}*1200*{control}*X*{guide}",
            .. segments, $"SE*{segments.Length + 1}*0001", $"GE*1*{control}", $"IEA*1*{control:000000000}",
        ];
        return string.Concat(all.Select(s => s + "~\n"));
    }
}
