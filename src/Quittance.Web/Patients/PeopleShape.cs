using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Patients;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;
using Quittance.Web.Claims;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Patients;

/// <summary>The list of people: its declaration.</summary>
internal static class PeopleShape
{
    public static readonly ListShape Shape = new()
    {
        Name = "people",
        Path = "/people",
        Kind = Subjects.Person,
        One = "person",
        Many = "people",
        Sees = Permission.Patients,
        Works = Permission.Patients,
        DefaultSort = "name",
        SearchWords = "Name, birth date, member ID or claim number",
        Views = [new("all", "All people")],
        Filters = [new("payer", "Payer", FilterKind.Any), new("owner", "Owner", FilterKind.Any)],
        Columns = [new("Name", "name"), new("Born", "born"), new("Member ID"), new("Payer", Class: "reason"), new("Claims", Class: "num"), new("Open", Class: "num"), new("Owner", Class: "mid room")],
        Sorts = [new("name", "by name, then by id"), new("born", "oldest first, then by name")],
    };

    /// <summary>A birth day as files write it, as people do.</summary>
    public static string Born(string birth) =>
        DateOnly.TryParseExact(birth, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Words.ShortDay(day) : "–";
}

/// <summary>People as this person asks for them: for the page, the export, the API and acts on all rows of a filter.</summary>
internal sealed class PeopleReading(QuittanceDb db, FieldCipher cipher, ReadPeople people, CurrentPerson current) : IListRows
{
    public string List => PeopleShape.Shape.Name;

    private Person Me => current.Value!;

    public async Task<string?> WordsAsync(ListAsk ask, CancellationToken cancellation) =>
        ask.Search is { } search ? await FindSearch.WordsAsync(db, cipher, Me.TenantId, Me.Id, PeopleShape.Shape.Name, search, cancellation) : null;

    public async Task<IQueryable<PersonRow>> FindAsync(ListAsk ask, CancellationToken cancellation) => await people.FilteredAsync(Me.TenantId, new PeopleFilter
    {
        Payers = ask.Of("payer"),
        Owners = [.. ask.Of("owner").Select(o => o == ClaimList.Me ? Me.Id : Guid.TryParse(o, out var id) ? id : Guid.Empty)],
        Words = ask.Search is null ? null : await WordsAsync(ask, cancellation) ?? ClaimList.NoWords,
    }, cancellation);

    public Task<List<PersonLine>> LinesAsync(IReadOnlyList<Guid> ids, CancellationToken cancellation) => people.LinesAsync(Me.TenantId, ids, cancellation);

    public async Task<List<PersonLine>> PageAsync(ListAsk ask, IQueryable<PersonRow> found, CancellationToken cancellation) => await LinesAsync(
        await ReadPeople.Sorted(found, ask.Sort, ask.Falls).Select(p => p.Id).Skip((ask.Page - 1) * ask.Shape.PageRows).Take(ask.Shape.PageRows).ToListAsync(cancellation), cancellation);

    public async Task<IReadOnlyList<Guid>> IdsAsync(ListAsk ask, int most, CancellationToken cancellation) =>
        await ReadPeople.Sorted(await FindAsync(ask, cancellation), ask.Sort, ask.Falls).Select(p => p.Id).Take(most + 1).ToListAsync(cancellation);
}
