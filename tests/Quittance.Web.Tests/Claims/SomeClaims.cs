using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.Web.Tests.Claims;

/// <summary>A hundred and twenty invented claims of a practice, written as the import would leave them.</summary>
internal static class SomeClaims
{
    public static readonly string[] States = ["Held", "Rejected", "Sent", "Accepted", "Adjudicated", "PatientDue", "Closed", "Pended"];
    private static readonly string[] Last = ["OKAFOR", "MORENO-CASTELLANOS", "SORENSEN", "HARGROVE", "ABERNATHY", "WHITFIELD", "DUPREE", "BELL", "KOWALSKI", "PIERCE", "TRAN", "=CMD()"];
    private static readonly string[] First = ["THOMAS", "ANA LUCIA", "HELEN", "WILLIAM", "JOYCE"];

    public static async Task<Guid> AddAsync(Site site, string? practice = null, int count = 120)
    {
        await using var scope = site.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<QuittanceDb>();
        var tenant = practice is null ? (await db.Tenants.OrderBy(t => t.Code).FirstAsync()).Id : Guid.CreateVersion7();
        if (practice is not null) db.Add(new Tenant { Id = tenant, Code = practice, Name = practice });
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var (key, name) in (ReadOnlySpan<(string, string)>)[("GRNMU", "GRANITE MUTUAL"), ("MCRPB", "MEDICARE PART B"), ("EVRAD", "EVERGREEN ADVANTAGE")])
            db.Add(new PayerRow { TenantId = tenant, Id = RowId.Of(tenant, "payer", key), Key = key, Name = name, NamedOn = today, NamedBy = "" });
        db.Add(new ProviderRow { TenantId = tenant, Id = RowId.Of(tenant, "provider", "1999999125"), Npi = "1999999125", Name = "RUIZ, LENA", TaxIndex = "", Taxonomy = "", NamedOn = today, NamedBy = "" });
        for (var i = 0; i < count; i++) Add(db, tenant, i, today);
        await db.SaveChangesAsync();
        return tenant;
    }

    /// <summary>The id of a claim by its place.</summary>
    public static Guid IdOf(Guid tenant, int i) => RowId.Claim(tenant, RowId.Number(tenant, "1999999984", Number(i)), 1);

    public static string Number(int i) => $"26-{104000 + i}";

    private static void Add(QuittanceDb db, Guid tenant, int i, DateOnly today)
    {
        var (person, number) = (RowId.Of(tenant, "person", $"{i % 40}"), RowId.Number(tenant, "1999999984", Number(i)));
        if (i < 40)
            db.Add(new PersonRow { TenantId = tenant, Id = person, Last = Last[i % Last.Length], First = First[i % First.Length], Middle = "", Birth = "", Sex = "", Street = "", City = "", State = "", Zip = "", StatedOn = today, StatedBy = "" });
        var (state, charge) = (States[i % States.Length], new Money(10_000 + (i * 731)));
        var finding = state is "Held" ? new Finding("claim.unbalanced", Severity.Error, "The lines do not sum to the claim’s charge.")
        {
            Loop = "2300",
            Segment = "CLM",
            Element = 2,
            Clears = "The charges of the lines sum to the charge of the claim.",
            Source = new Source("WEDI SNIP", "level 3", Date: new DateOnly(2020, 1, 1)),
        } : null;
        db.Add(new ClaimRow
        {
            TenantId = tenant,
            Id = RowId.Claim(tenant, number, 1),
            NumberId = number,
            BillingNpi = "1999999984",
            Number = Number(i),
            Ordinal = 1,
            PersonId = person,
            Level = "P",
            PayerKey = i % 3 == 0 ? "GRNMU" : i % 3 == 1 ? "MCRPB" : "EVRAD",
            Day = today.AddDays(-i),
            State = state,
            Charge = charge,
            Open = state == "Closed" ? Money.Zero : charge,
            DeniedOpen = state == "Adjudicated" ? charge : Money.Zero,
            FirstSent = today.AddDays(-i),
            StandingDecision = "",
            RenderingNpi = "1999999125",
            FindingSeverity = finding is null ? 0 : 3,
            FindingId = finding?.Id ?? "",
        });
        if (finding is null) return;
        db.Add(new FindingRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "finding", number.ToString("N")),
            SubjectId = number,
            SubjectKind = "claim",
            ClaimOrdinal = 1,
            FindingId = finding.Id,
            Severity = "Error",
            Message = finding.Message,
            Body = JsonSerializer.Serialize(finding, BodyJson.Default.Finding),
        });
    }
}
