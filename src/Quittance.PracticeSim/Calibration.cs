using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Analytics;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Analytics;
using Quittance.PayerSim.Profiles;

namespace Quittance.PracticeSim;

/// <summary>What payers did to the simulated practice, in the measures in which such things are published.</summary>
internal sealed record Calibration
{
    public required PracticeOptions Options { get; init; }
    public int Claims { get; init; }
    public IReadOnlyList<Kpi> Kpis { get; init; } = [];
    public IReadOnlyList<PayerFigures> Payers { get; init; } = [];
    /// <summary>Share of the refused charges by class of reason, largest first.</summary>
    public IReadOnlyList<(string Category, decimal Share)> Causes { get; init; } = [];
    /// <summary>The patients' part of what payers allowed.</summary>
    public decimal PatientShare { get; init; }

    public Kpi Kpi(string id) => Kpis.Single(k => k.Id == id);

    /// <summary>Looks at a story that was told to its end.</summary>
    public static async Task<Calibration> ReadAsync(IServiceProvider services, Guid tenant, PracticeOptions options, IReadOnlyList<PayerProfile> payers, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var read = new ReadKpis(db, scope.ServiceProvider.GetRequiredService<TimeProvider>());
        var report = await read.RunAsync(tenant, options.From, options.Until, options.Until, cancellation);
        var facts = (await read.FactsAsync(tenant, cancellation)).Where(c => c is { IsHeld: false, IsVoid: false }).ToList();
        var claims = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant).Select(c => new { c.InsurerPaid, c.PatientResponsibility }).ToListAsync(cancellation);
        var (paid, patient) = (claims.Sum(c => c.InsurerPaid.Cents), claims.Sum(c => c.PatientResponsibility.Cents));
        return new Calibration
        {
            Options = options,
            Claims = report.Claims,
            Kpis = report.Kpis,
            Payers = [.. payers.Select(p => PayerFigures.Of(p, facts.FindAll(f => f.PayerKey == p.Id))).Where(p => p.Decided > 0)],
            Causes = CausesOf(facts, options),
            PatientShare = paid + patient == 0 ? 0 : (decimal)patient / (paid + patient),
        };
    }

    private static List<(string, decimal)> CausesOf(List<KpiClaim> facts, PracticeOptions options)
    {
        var charges = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var asOf = options.Until; asOf > options.From; asOf = asOf.AddDays(-DenialCauses.Days))
            foreach (var cause in DenialCauses.Of(facts, asOf)) charges[cause.Category] = charges.GetValueOrDefault(cause.Category) + cause.Charges.Cents;
        var all = charges.Values.Sum();
        return [.. charges.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, all == 0 ? 0 : (decimal)c.Value / all))];
    }
}

/// <summary>One payer's first decisions.</summary>
internal sealed record PayerFigures(PayerProfile Payer, int Decided, decimal LinesDenied, decimal ClaimsDenied, int MedianDays, decimal Within15, decimal Within30)
{
    public static PayerFigures Of(PayerProfile payer, List<KpiClaim> claims)
    {
        var firsts = claims.Select(c => (Claim: c, First: InitialDenial.FirstDecision(c))).Where(c => c.First is { IsFirstLevel: true }).Select(c => (c.Claim, First: c.First!)).ToList();
        if (firsts.Count == 0) return new PayerFigures(payer, 0, 0, 0, 0, 0, 0);
        var lines = firsts.SelectMany(f => f.First.Lines).Where(l => !l.Charge.IsZero).ToList();
        var days = firsts.Select(f => f.First.BookDate.DayNumber - f.Claim.FirstSubmitted.DayNumber).Order().ToList();
        return new PayerFigures(payer, firsts.Count, Share(lines.Count(InitialDenial.IsDenied), lines.Count), Share(firsts.Count(f => InitialDenial.ExtentOf(f.First) == DenialExtent.Full), firsts.Count),
            days[days.Count / 2], Share(days.Count(d => d <= 15), days.Count), Share(days.Count(d => d <= 30), days.Count));
    }

    private static decimal Share(int part, int all) => all == 0 ? 0 : (decimal)part / all;
}

/// <summary>Writes <c>docs/reference/calibration.md</c>: the simulated figures beside published ones.</summary>
internal static class CalibrationPage
{
    public const string Path = "docs/reference/calibration.md";

    private static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["ELG"] = "eligibility and coverage",
        ["AUT"] = "authorization",
        ["COD"] = "coding",
        ["BND"] = "bundling",
        ["MED"] = "medical necessity",
        ["TFL"] = "filed late",
        ["DUP"] = "duplicate",
        ["COB"] = "another payer first",
        ["DOC"] = "documents and information",
        ["NCV"] = "not covered, limits",
        ["CON"] = "contract",
        ["CRD"] = "credentials of the provider",
        ["DAT"] = "claim data",
        ["by RARC"] = "told by the remark code",
    };

    public static string Write(Calibration found)
    {
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        Line("# Calibration of the simulation");
        Line();
        Line("Written by `./bench calibration --write`; do not change it by hand.");
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"What the simulated practice meets from {found.Options.From:yyyy-MM-dd} to {found.Options.Until:yyyy-MM-dd} with seed {found.Options.Seed} ({found.Claims:#,0} claims), beside figures that others have published."));
        Line("The published ones are of other years, places and kinds of providers, and often only second hand; they say which order of size is plausible, not what must come out.");
        Line();
        Practice(found, Line);
        Payers(found, Line);
        Reasons(found, Line);
        Line("## What stands behind it");
        Line();
        Line("- Each profile of `src/Quittance.PayerSim/Profiles` names the published figures that its numbers follow; how often the practice slips is one table, `src/Quittance.PracticeSim/Visits/Slips.cs`, of our own figures.");
        Line("- The story begins in the middle of a year: what members had borne with others by then is drawn, and a second half of a year has less deductible than a first. The last weeks' claims are not decided at its end.");
        Line("- Appeals, statements and refunds are not simulated. What a corrected claim cannot cure stays open, so collection rates are below a real practice's.");
        return page.ToString();
    }

    private static void Practice(Calibration found, Action<string> line)
    {
        line("## The practice");
        line("");
        line("| Measure | Simulated | Published | Source |");
        line("|---|---:|---|---|");
        line($"| Clean claim rate | {Percent(found.Kpi("clean-claim-rate").Value)} | 95 % or more | HFMA and MGMA, second hand (B005) |");
        line($"| First-pass resolution | {Percent(found.Kpi("first-pass-rate").Value)} | 90 % or more | Intermedix, no year (B008) |");
        line($"| Initial denial rate, claims | {Percent(found.Kpi("denial-rate-claims").Value)} | target under 5 %; four in ten providers report 10 % or more | secondary sources (B006); Experian 2025 (D048) |");
        line($"| Days in receivables, gross | {Days(found.Kpi("ar-days-gross").Value)} | under 50, better 30 to 40 | AAFP (B001) |");
        line($"| Receivables over 90 days | {Percent(found.Kpi("ar-over-90").Value)} | 12 to 15 % | MGMA, second hand (B004) |");
        line($"| Patients' part of the allowed amount | {Percent(found.PatientShare)} | 23.6 % | AMA National Health Insurer Report Card 2013 (P010) |");
        line("");
    }

    private static void Payers(Calibration found, Action<string> line)
    {
        line("## The payers");
        line("");
        line("First decisions of the first payer. Days run from the first sending to the first decision, whether it pays or not.");
        line("");
        line("| Payer | Kind | Decided | Lines denied | Claims denied in full | Median days | within 15 | within 30 | follows |");
        line("|---|---|---:|---:|---:|---:|---:|---:|---|");
        foreach (var p in found.Payers)
            line(string.Create(CultureInfo.InvariantCulture, $"| {p.Payer.Name} | {KindOf(p.Payer.Kind)} | {p.Decided} | {Percent(p.LinesDenied)} | {Percent(p.ClaimsDenied)} | {p.MedianDays} | {Percent(p.Within15)} | {Percent(p.Within30)} | {string.Join(", ", p.Payer.CalibratedFrom)} |"));
        line("");
        line("| Published | Figure | Source |");
        line("|---|---|---|");
        line("| Medicare, lines denied | 4.92 % | AMA report card 2013 (D001) |");
        line("| Seven commercial payers, lines denied | 1.82 % in 2013, 3.48 % in 2012 | AMA report cards (D007, D008) |");
        line("| Marketplace plans, claims denied in network | 19 % | KFF from CMS data of 2023 (D020) |");
        line("| Median days to the first remittance | Medicare 14; commercial 6 to 14 | AMA report card 2012 (T001 to T008) |");
        line("| Medicare, first payment within 15 and 30 days | 95.8 %, 99.0 % | AMA report card 2013 (T020) |");
        line("| Commercial, first payment within 15 and 30 days | 66 to 97 %, 97 to 99 % | AMA report card 2013 (T021 to T027) |");
        line("");
    }

    private static void Reasons(Calibration found, Action<string> line)
    {
        line("## Why payers refuse");
        line("");
        line("Charges that first decisions refused, by the class of the largest reason.");
        line("");
        line("| Class | Share |");
        line("|---|---:|");
        foreach (var (category, share) in found.Causes) line($"| {Words.GetValueOrDefault(category, category)} | {Percent(share)} |");
        line("");
        line("| Published | Share of denials | Source |");
        line("|---|---|---|");
        line("| Registration and eligibility | 23.9 %, later 27 % | Change Healthcare, hospitals, 2016 and 2020 (R010, R013) |");
        line("| Missing or invalid claim data | 14.6 % | the same, 2016 (R011) |");
        line("| Authorization | 12.4 %; 9 % | the same, 2016 (R012); marketplace plans 2023, KFF (R005) |");
        line("| Administrative | 18 % | marketplace plans 2023, KFF (R002) |");
        line("| Excluded service; benefit limit | 16 %; 12 % | the same (R003, R004) |");
        line("| Not medically necessary | 6 % | the same (R006) |");
        line("");
    }

    private static string KindOf(PayerKind kind) => kind switch
    {
        PayerKind.MedicareAdvantage => "Medicare Advantage",
        _ => kind.ToString(),
    };

    private static string Percent(decimal? share) => share is { } s ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(s * 100, 1, MidpointRounding.AwayFromZero):0.0} %") : "none";

    private static string Days(decimal? days) => days is { } d ? string.Create(CultureInfo.InvariantCulture, $"{Math.Round(d, 0, MidpointRounding.AwayFromZero):0}") : "none";
}
