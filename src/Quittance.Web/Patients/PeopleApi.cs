using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Patients;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;
using Quittance.Web.Pipeline;
using Quittance.Web.Queues;

namespace Quittance.Web.Patients;

/// <summary>People for programs. What is searched for stands in the body: addresses end up in logs.</summary>
internal static class PeopleApi
{
    /// <summary>A search that finds more is too wide; its count says so.</summary>
    private const int Most = 50;

    public static void AddPeople(this IServiceCollection services)
    {
        services.AddQuittancePatients();
        services.AddScoped<PeopleReading>();
        services.AddScoped<IListRows>(provider => provider.GetRequiredService<PeopleReading>());
    }

    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/people/search", SearchAsync).WithMetadata(new NeedsAttribute(Permission.Patients))
            .Describe("searchPeople", "People by name, birth date (03/14/1951), whole member ID or whole claim number; The first fifty by name.")
            .NeedsToken().Takes<PeopleSearch>()
            .Produces<PeopleFound>().ProducesProblem(StatusCodes.Status400BadRequest);
        app.MapGet("/api/people/{id:guid}", OneAsync).WithMetadata(new NeedsAttribute(Permission.Patients))
            .Describe("getPerson", "One person with coverage, member IDs masked, and claims.").Produces<PersonDetail>().ProducesProblem(StatusCodes.Status404NotFound);
        app.MapGet("/people.csv", CsvAsync).WithMetadata(new NeedsAttribute(Permission.Patients)).Describe("exportPeople", "All people of a filter as CSV, member IDs masked.").Produces(StatusCodes.Status200OK, contentType: "text/csv");
    }

    private static async Task<IResult> SearchAsync(HttpContext http, ReadPeople people, CurrentPerson current, ReadTrail trail, CancellationToken cancellation)
    {
        if ((await Description.FieldAsync(http.Request, "words", cancellation))?.Trim() is not { Length: > 0 and <= 100 } words)
            return Description.Refuse(StatusCodes.Status400BadRequest, "search.unreadable", "The search cannot be read.", "Send JSON with one field: {\"words\": \"...\"}, 1 to 100 characters.");
        var tenant = current.Value!.TenantId;
        var found = await people.FilteredAsync(tenant, new PeopleFilter { Words = words }, cancellation);
        var ids = await ReadPeople.Sorted(found, "name", falls: false).Select(p => p.Id).Take(Most).ToListAsync(cancellation);
        var rows = await people.LinesAsync(tenant, ids, cancellation);
        if (rows.Count > 0) await trail.ListAsync("people.api", cancellation);
        return Results.Ok(new PeopleFound(await found.CountAsync(cancellation), [.. rows.Select(Item)]));
    }

    private static PersonItem Item(PersonLine row) => new(row.Id.ToString("N"), row.Last, row.First, row.Birth, row.Member, row.Payer, row.Claims, row.Open.ToString());

    private static async Task<IResult> OneAsync(Guid id, QuittanceDb db, ReadPeople people, CurrentPerson current, ReadTrail trail, CancellationToken cancellation)
    {
        var tenant = current.Value!.TenantId;
        if (await people.LinesAsync(tenant, [id], cancellation) is not [var line]) return Description.NotThere("person");
        await trail.RecordAsync("person.show", Subjects.Person, id, cancellation);
        var ids = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && c.PersonId == id).OrderByDescending(c => c.Day).ThenBy(c => c.Id).Select(c => c.Id).Take(Batches.Ids).ToListAsync(cancellation);
        var claims = await new ClaimLines(db).ReadAsync(tenant, ids, cancellation);
        return Results.Ok(new PersonDetail(Item(line), [.. (await people.CoveragesAsync(tenant, [id], cancellation)).Select(c => new PersonCoverage(c.PayerKey, people.Mask(c), c.GroupNumber, c.PlanName, c.StatedOn))],
            [.. claims.Select(c => new PersonClaim(c.Id.ToString("N"), c.Number, c.Day, c.State, c.Charge.ToString(), c.Paid.ToString(), c.Open.ToString()))]));
    }

    private static async Task CsvAsync(HttpContext http, PeopleReading reading, ReadTrail trail, CancellationToken cancellation)
    {
        var ask = ListAsk.Read(PeopleShape.Shape, http.Request.Query);
        // Read at once, so that the file does not change under the pages of a slow download: a million are 16 MB.
        var ids = await reading.IdsAsync(ask, 1_000_000, cancellation);
        await trail.ListAsync("people.export", cancellation);
        await CsvAnswer.SendAsync(http.Response, "people.csv", ["Name", "Born", "Member ID", "Payer", "Claims", "Open"], Lines(ids, reading, cancellation), cancellation);
    }

    private static async IAsyncEnumerable<string[]> Lines(IReadOnlyList<Guid> ids, PeopleReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var some in ids.Chunk(Batches.Ids))
            foreach (var row in await reading.LinesAsync(some, cancellation))
                yield return [row.Name, PeopleShape.Born(row.Birth), row.Member, row.Payer, $"{row.Claims}", row.Open.ToString()];
    }
}

internal sealed record PeopleSearch(string Words);

/// <summary>The first of the people that a search found. Amounts are decimal text; member ids are masked.</summary>
internal sealed record PeopleFound(int Count, IReadOnlyList<PersonItem> Rows);

internal sealed record PersonItem(string Id, string Last, string First, string Birth, string MemberMasked, string Payer, int Claims, string Open);

internal sealed record PersonDetail(PersonItem Person, IReadOnlyList<PersonCoverage> Coverages, IReadOnlyList<PersonClaim> Claims);

internal sealed record PersonCoverage(string PayerKey, string MemberMasked, string Group, string Plan, DateOnly StatedOn);

internal sealed record PersonClaim(string Id, string Number, DateOnly? ServiceDay, string State, string Charge, string Paid, string Open);
