using System.Globalization;
using System.Text.Json;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.Bench.Generate;

/// <summary>
/// A practice with many claims, written as rows: what pages read, without the documents behind it. The mix is that of a year's end: six of ten
/// claims are closed, one in fifty has a finding, one in forty an owner.
/// </summary>
internal sealed class PracticeRows(QuittanceDb db, Guid tenant, DateOnly today)
{
    private const int ClaimsAtOnce = 20_000;

    private static readonly (string State, int Share)[] Mix =
        [("Closed", 60), ("PatientDue", 12), ("Adjudicated", 10), ("Accepted", 7), ("Sent", 4), ("Pended", 2), ("Held", 2), ("Rejected", 1), ("SecondaryPending", 1), ("Voided", 1)];

    private static readonly string[] Edits = ["claim.unbalanced", "claim.number-reused", "claim.replaces-nothing", "claim.cut", "claim.voids-nothing"];

    private static readonly string[] States = [.. Mix.SelectMany(m => Enumerable.Repeat(m.State, m.Share))];

    public const int Payers = 40, Providers = 30;

    public async Task WriteAsync(int claims, CancellationToken cancellation)
    {
        var people = Math.Max(1, claims / 4);
        using var writer = new RowWriter(db);
        await using (var first = await db.Database.BeginTransactionAsync(cancellation))
        {
            await writer.InsertAsync([.. Enumerable.Range(0, Payers).Select(Payer)], cancellation);
            await writer.InsertAsync([.. Enumerable.Range(0, Providers).Select(Provider)], cancellation);
            foreach (var some in Enumerable.Range(0, people).Chunk(ClaimsAtOnce)) await writer.InsertAsync([.. some.Select(Person)], cancellation);
            await first.CommitAsync(cancellation);
        }
        foreach (var some in Enumerable.Range(0, claims).Chunk(ClaimsAtOnce))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var rows = some.Select(i => Claim(i, people)).ToList();
            await writer.InsertAsync(rows, cancellation);
            await writer.InsertAsync([.. rows.Where(r => r.FindingSeverity > 0).Select(Finding)], cancellation);
            await writer.InsertAsync([.. rows.Where(r => r.OwnerId is not null).Select(Task)], cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    public static string PayerKey(int i) => $"PAY{i:00}";

    public static string Npi(int i) => $"19999991{i:00}";

    public static string Number(int i) => $"26-{100_000 + i}";

    public static string LastName(int i) => $"{Roots[i % Roots.Length]}{Ends[i / Roots.Length % Ends.Length]}";

    private static readonly string[] Roots = ["ABER", "BRAND", "CALLO", "DUNN", "ELLIS", "FAIR", "GRAN", "HART", "IVER", "JORD", "KELL", "LAM", "MERR", "NOR", "OAK", "PEN", "QUIN", "ROS", "STAN", "THORN", "UND", "VALE", "WHIT", "YORK", "ZEL"];
    private static readonly string[] Ends = ["FORD", "TON", "MAN", "SON", "WELL", "BERG", "BY", "FIELD", "STROM", "WOOD", "LEY", "ERS", "DALE", "HAM", "SEN"];

    private PayerRow Payer(int i) => new() { TenantId = tenant, Id = RowId.Of(tenant, "payer", PayerKey(i)), Key = PayerKey(i), Name = $"PAYER {i:00}", NamedOn = today, NamedBy = "" };

    private ProviderRow Provider(int i) => new() { TenantId = tenant, Id = RowId.Of(tenant, "provider", Npi(i)), Npi = Npi(i), Name = $"PROVIDER, {i:00}", TaxIndex = "", Taxonomy = "", NamedOn = today, NamedBy = "" };

    private PersonRow Person(int i) => new()
    {
        TenantId = tenant,
        Id = PersonId(i),
        Last = LastName(i),
        First = $"{Roots[i / 7 % Roots.Length]}A",
        Middle = "",
        Birth = "",
        Sex = "",
        Street = "",
        City = "",
        State = "",
        Zip = "",
        StatedOn = today,
        StatedBy = "",
    };

    private Guid PersonId(int i) => RowId.Of(tenant, "person", i.ToString(CultureInfo.InvariantCulture));

    private ClaimRow Claim(int i, int people)
    {
        // Steps without a common divisor spread the claims over states, payers and days without a random source.
        var (state, charge) = (States[i * 37 % States.Length], new Money(4_000 + (i * 7_919L % 120_000)));
        var number = RowId.Number(tenant, "1999999984", Number(i));
        var hasFinding = state is "Held" or "Rejected" || i % 100 == 0;
        var paid = state is "Closed" or "PatientDue" ? new Money(charge.Cents / 2) : Money.Zero;
        return new ClaimRow
        {
            TenantId = tenant,
            Id = RowId.Claim(tenant, number, 1),
            NumberId = number,
            BillingNpi = "1999999984",
            Number = Number(i),
            Ordinal = 1,
            PersonId = PersonId(i % people),
            Level = "P",
            PayerKey = PayerKey(i * 11 % Payers),
            Day = today.AddDays(-(i * 13 % 720)),
            State = state,
            Versions = 1,
            Charge = charge,
            InsurerPaid = paid,
            Open = state is "Closed" or "Voided" ? Money.Zero : charge - paid,
            DeniedOpen = state == "Adjudicated" && i % 2 == 0 ? charge : Money.Zero,
            FirstSent = today.AddDays(-Math.Max(0, (i * 13 % 720) - 3)),
            FirstCharge = charge,
            IsOriginal = true,
            StandingDecision = "",
            RenderingNpi = Npi(i * 7 % Providers),
            FindingSeverity = hasFinding ? 1 + (i % 3) : 0,
            FindingId = hasFinding ? Edits[i % Edits.Length] : "",
            OwnerId = i % 40 == 0 ? PersonId(0) : null,
            SnoozedUntil = i % 200 == 0 ? today.AddDays(5) : null,
        };
    }

    private FindingRow Finding(ClaimRow row)
    {
        var finding = new Finding(row.FindingId, (Severity)(row.FindingSeverity - 1), "Something about this claim needs a look.") { Clears = "It was looked at." };
        return new FindingRow
        {
            TenantId = tenant,
            Id = RowId.Of(tenant, "finding", row.Id.ToString("N")),
            SubjectId = row.NumberId,
            SubjectKind = "claim",
            ClaimOrdinal = 1,
            FindingId = finding.Id,
            Severity = finding.Severity.ToString(),
            Message = finding.Message,
            Body = JsonSerializer.Serialize(finding, BodyJson.Default.Finding),
        };
    }

    private TaskRow Task(ClaimRow row) => new() { TenantId = tenant, Id = TaskRow.IdOf(tenant, "claim", row.Id), SubjectKind = "claim", SubjectId = row.Id, OwnerId = row.OwnerId, SnoozedUntil = row.SnoozedUntil };
}
