using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Charges;
using Quittance.App.Exchange;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Core.Model;
using Quittance.PayerSim.Profiles;
using Quittance.PracticeSim.People;

namespace Quittance.PracticeSim;

/// <summary>
/// Sets the simulated practice up by the use cases that a person would use: name and numbers, clinicians, places, payers, fees and the clearinghouse. Doing it again changes nothing.
/// </summary>
internal sealed class PracticeSetUp(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    public const string Code = "demo";
    public const string Name = "Millbrook Family Practice";
    private const string Zone = "America/New_York";

    // The number that everybody writes where an example is meant.
    private const string TaxId = "123456789";
    private const string FamilyMedicine = "207Q00000X";
    private const string Clia = "36D0123456";

    private static readonly PostalAddress Address = new("120 Orchard Street", "Cedarton", Places.State, "439991201");

    /// <summary>NPIs of a range that is not given out, with right check digits.</summary>
    public static readonly string BillingNpi = Npi(199999900);

    public static readonly IReadOnlyList<(string Npi, string Name)> Clinicians =
        [(Npi(199999911), "Halvorsen, Ingrid"), (Npi(199999912), "Okonjo, Samuel"), (Npi(199999913), "Pruitt, Delia")];

    /// <summary>Who acts for the simulated staff.</summary>
    public static Acting ActingFor(Guid tenant) => new(tenant, RowId.Of(tenant, "person", "practice-sim"));

    public async Task<Guid> RunAsync(IReadOnlyList<PayerProfile> payers, string exchangeFolder, CancellationToken cancellation)
    {
        var tenant = await TenantAsync(cancellation);
        var acting = ActingFor(tenant);
        await NameStaffAsync(acting, cancellation);
        Done(await new PracticeDetails(db, cipher, clock).ChangeAsync(acting, new Details(Name, Zone, BillingNpi, TaxId) { Clia = Clia }, cancellation));
        db.ChangeTracker.Clear();
        Done(await new ChangeBilling(db, clock).RunAsync(acting, new BillingAddress(FamilyMedicine, Address, "Billing office", "8005550142"), cancellation));
        db.ChangeTracker.Clear();
        await ListAsync(acting, payers, cancellation);
        Done(await new SaveFees(db, clock).RunAsync(acting, [.. Core.Pricing.FeeTable.Demonstration.Rows.Select(r => (r.Code, r.Modifier, r.Days.From, r.Amount))], cancellation));
        db.ChangeTracker.Clear();
        Done(await new KeepPartners(db, clock).SaveAsync(acting, new PartnerFacts("CLEARPOINT", "Clearpoint Exchange", "MFP0001", "CLRPOINT", Path.Combine(exchangeFolder, "in"), Path.Combine(exchangeFolder, "out")), cancellation));
        return tenant;
    }

    private async Task<Guid> TenantAsync(CancellationToken cancellation)
    {
        if (await db.Tenants.AsNoTracking().Where(t => t.Code == Code).Select(t => (Guid?)t.Id).SingleOrDefaultAsync(cancellation) is { } known) return known;
        var tenant = new Tenant { Id = Guid.CreateVersion7(clock.GetUtcNow()), Code = Code, Name = Name, TimeZone = Zone };
        db.Tenants.Add(tenant);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        return tenant.Id;
    }

    /// <summary>Whom pages name for what the simulated staff did. There is no membership and no password, so nobody comes in by it.</summary>
    private async Task NameStaffAsync(Acting acting, CancellationToken cancellation)
    {
        if (await db.Users.AnyAsync(u => u.Id == acting.Person, cancellation)) return;
        db.Users.Add(new User { Id = acting.Person, UserName = "office@demo.example", NormalizedUserName = "OFFICE@DEMO.EXAMPLE", DisplayName = "The office" });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    /// <summary>What stands in a list already is refused, which is as good.</summary>
    private async Task ListAsync(Acting acting, IReadOnlyList<PayerProfile> payers, CancellationToken cancellation)
    {
        var lists = new KeepLists(db, clock);
        await lists.AddAsync(PracticeList.Locations, acting, "11", "Orchard Street office", id => new LocationRow { TenantId = acting.Tenant, Id = id, Code = "11", Name = "Orchard Street office" }, cancellation);
        foreach (var (npi, name) in Clinicians)
            await lists.AddAsync(PracticeList.Providers, acting, npi, name, id => new ListedProviderRow { TenantId = acting.Tenant, Id = id, Code = npi, Name = name, Taxonomy = FamilyMedicine }, cancellation);
        foreach (var payer in payers)
        {
            await lists.AddAsync(PracticeList.Payers, acting, payer.Id, payer.Name, id => new ListedPayerRow
            {
                TenantId = acting.Tenant,
                Id = id,
                Code = payer.Id,
                Name = payer.Name,
                FilingIndicator = payer.Plans.Count > 0 ? payer.Plans[0].FilingIndicator : "CI",
                TakesCorrections = payer.Intake.TakesReplacements,
            }, cancellation);
        }
        db.ChangeTracker.Clear();
    }

    private static void Done<T>(Result<T> result) => Check.That(result is Result<T>.Ok, result is Result<T>.Refused refused ? refused.Sentence : "the practice is set up");

    private static string Npi(int nine)
    {
        var text = nine.ToString("000000000", CultureInfo.InvariantCulture);
        for (var digit = 0; digit < 9; digit++)
            if (Core.Kernel.Npi.TryParse(text + (char)('0' + digit), out _)) return text + (char)('0' + digit);
        return text + "9";
    }
}
