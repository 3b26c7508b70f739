using System.Text;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Charges;
using Quittance.App.Claims;
using Quittance.App.Exchange;
using Quittance.App.Jobs;
using Quittance.App.Patients;
using Quittance.App.Practice;
using Quittance.App.Remittance;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.App.Storage.Vault;
using Quittance.App.Tests.Exchange;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Tests.Jobs;

/// <summary>A practice that makes its own claims: one provider, two payers and Medicare, one clearinghouse with its folders.</summary>
public abstract class VisitSuite(PostgresServer? server) : ImportSuite(server)
{
    private protected const string Npi = "1234567893", Renderer = "1245319599";

    private protected static readonly NamedPerson Alex = new("TESTER", "ALEX", "", new DateOnly(1980, 1, 1), "F", new PostalAddress("1 ELM STREET", "SPRINGFIELD", "IL", "627010001"));

    private protected string Out => Home.At("exchange/out");
    private protected string In => Home.At("exchange/in");

    private protected async Task<Acting> SetUpAsync()
    {
        var acting = new Acting(await NewPracticeAsync(), Guid.CreateVersion7());
        await InScopeAsync(async db =>
        {
            Ok(await new PracticeDetails(db, Get<FieldCipher>(), Clock).ChangeAsync(acting, new Details("ELM CLINIC", "America/New_York", Npi, "123456789"), Cancel));
            Ok(await new ChangeBilling(db, Clock).RunAsync(acting, new BillingAddress("207Q00000X", new PostalAddress("2 OAK STREET", "SPRINGFIELD", "IL", "627010002"), "BILLING DESK", "5555550100"), Cancel));
            var lists = new KeepLists(db, Clock);
            Ok(await lists.AddAsync(PracticeList.Providers, acting, Renderer, "Doe, Dana", id => new ListedProviderRow { TenantId = acting.Tenant, Id = id, Code = Renderer, Name = "DOE, DANA", Taxonomy = "207Q00000X" }, Cancel));
            foreach (var (code, name, filing, corrections) in new[] { ("PAY01", "ALPHA HEALTH", "CI", true), ("PAY02", "BETA PLAN", "CI", true), ("MCARE", "MEDICARE", "MB", false) })
                Ok(await lists.AddAsync(PracticeList.Payers, acting, code, name, id => new ListedPayerRow { TenantId = acting.Tenant, Id = id, Code = code, Name = name, FilingIndicator = filing, TakesCorrections = corrections }, Cancel));
            Ok(await new SaveFees(db, Clock).RunAsync(acting, [("99213", "", new(2025, 1, 1), new Money(20000)), ("85025", "", new(2025, 1, 1), new Money(6000)), ("99213", "95", new(2025, 1, 1), new Money(15000))], Cancel));
            Ok(await new KeepPartners(db, Clock).SaveAsync(acting, new PartnerFacts("HUB", "PAYER HUB", "PRACTICE", "PAYERHUB", Out, In), Cancel));
        });
        await PatientAsync(acting, "C1", Alex, new CoverageFacts(1, "PAY01", "M1001", new(2025, 1, 1)));
        return acting;
    }

    private protected async Task PatientAsync(Acting acting, string chart, NamedPerson person, params CoverageFacts[] coverages) =>
        Ok(await InScopeAsync(db => new SavePatient(db, Get<FieldCipher>(), Clock).RunAsync(acting, new PatientFacts(chart, person, coverages), Cancel)));

    /// <summary>A visit of two services, 260.00 dollars.</summary>
    private protected static VisitFacts Visit(string number, string chart = "C1") => new(number, chart, new DateOnly(2025, 6, 30), Renderer, "11", ["E119"],
        [new ServiceFacts("99213", [], 1, [1]), new ServiceFacts("85025", [], 1, [1])]);

    private protected Task<Result<Guid>> RecordAsync(Acting acting, VisitFacts visit) => InScopeAsync(db => new RecordVisit(db, Get<FieldCipher>(), Clock).RunAsync(acting, visit, Cancel));

    private protected Task<ExchangeRound> RoundAsync(Acting acting, Action? afterStep = null) => InScopeAsync(db =>
        new RunExchange(db, Get<FieldCipher>(), Get<FileVault>(), new ImportFiles(db, Get<FileVault>(), Get<FieldCipher>(), Clock), Clock).RunAsync(acting.Tenant, "test", Cancel, afterStep));

    private protected Task<T> WithBillsAsync<T>(Func<ChangeBill, Task<T>> act) => InScopeAsync(db => act(new ChangeBill(db, Get<FieldCipher>(), Clock)));

    private protected Task<Result<string>> CorrectAsync(Acting acting, string number, VisitChange change) =>
        InScopeAsync(db => new ReviseClaim(db, Get<FieldCipher>(), Clock).CorrectAsync(acting, number, change, Today, Cancel));

    private protected Task<Result<string>> VoidAsync(Acting acting, string number) => InScopeAsync(db => new ReviseClaim(db, Get<FieldCipher>(), Clock).VoidAsync(acting, number, Today, Cancel));

    private protected Task<Result<Guid>> PaidAsync(Acting acting, HandPosted posting) => InScopeAsync(db => new PostByHand(db, Clock).RunAsync(acting.Tenant, "test", posting, Cancel));

    private protected DateOnly Today => DateOnly.FromDateTime(Clock.GetUtcNow().Date);

    private protected async Task<string[]> BillsAsync(Acting acting) =>
        [.. (await InScopeAsync(db => db.Set<BillRow>().AsNoTracking().Where(b => b.TenantId == acting.Tenant).ToListAsync(Cancel))).OrderBy(b => b.Number, StringComparer.Ordinal).ThenBy(b => b.Ordinal)
            .Select(b => $"{b.Number} {b.Level}{b.Frequency} {b.State} {b.Charge}")];

    private protected string[] Sent => Directory.Exists(Out) ? [.. Directory.EnumerateFiles(Out, "*.837").Order(StringComparer.Ordinal).Select(f => File.ReadAllText(f, Encoding.Latin1))] : [];

    private protected void Answer(string name, string text)
    {
        Directory.CreateDirectory(In);
        File.WriteAllText(Path.Combine(In, name), text, Encoding.Latin1);
    }

    /// <summary>The payer's decision on a visit of <see cref="Visit"/>: 64 and 16 paid, as in the worked example T-C4.</summary>
    private protected static string Paid(int control, string day, string number, string status = "1", string crossover = "") => X12Text.Envelope(new Batch(control, day), "HP", "005010X221A1", "PAYERHUB", "PRACTICE", [[
        "ST*835*{0}", $"BPR*I*80*C*ACH*CCP*01*999999992*DA*123*1512345678**01*999999992*DA*456*{day}", $"TRN*1*TR{control}*1512345678", $"DTM*405*{day}",
        "N1*PR*ALPHA HEALTH*XV*PAY01", "N3*3 ASH STREET", "N4*SPRINGFIELD*IL*62701", $"N1*PE*ELM CLINIC*XX*{Npi}", "REF*TJ*123456789", "LX*1",
        $"CLP*{number}*{status}*260*80*70*12*ICN{number}", "NM1*QC*1*TESTER*ALEX****MI*M1001", .. crossover.Length > 0 ? new[] { $"NM1*TT*2*{crossover} PLAN*****PI*{crossover}" } : [],
        "SVC*HC:99213*200*64**1", "DTM*472*20250630", "CAS*CO*45*70", "CAS*PR*1*50**2*16", $"REF*6R*{number}L1",
        "SVC*HC:85025*60*16**1", "DTM*472*20250630", "CAS*CO*45*40", "CAS*PR*2*4", $"REF*6R*{number}L2"]]);

    private protected static T Ok<T>(Result<T> result) => result is Result<T>.Ok { Value: var value } ? value : throw new InvalidOperationException(((Result<T>.Refused)result).Sentence);

    private protected static string Code<T>(Result<T> result) => Assert.IsType<Result<T>.Refused>(result).Code;
}
