using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;

namespace Quittance.App.Patients;

/// <summary>What the list of people is narrowed to; null and empty do not narrow.</summary>
internal sealed record PeopleFilter
{
    public IReadOnlyList<string> Payers { get; init; } = [];
    public IReadOnlyList<Guid> Owners { get; init; } = [];
    /// <summary>A name, a birth date, a member id or a claim's number; a name and a birth date together.</summary>
    public string? Words { get; init; }
}

/// <summary>One person of the list. The member id is masked.</summary>
internal sealed record PersonLine(Guid Id, string Last, string First, string Birth, string Member, string Payer, int Coverages, int Claims, Money Open, Guid? OwnerId)
{
    public string Name => First.Length == 0 ? Last : $"{Last}, {First}";
}

/// <summary>Reads people. Ids are looked up by their blind index and shown masked.</summary>
internal sealed class ReadPeople(QuittanceDb db, FieldCipher cipher, FreshFigures figures)
{
    /// <summary>People whom one number may belong to; a claim's number is one person's, a family shares a member id.</summary>
    private const int Most = 500;

    public async Task<IQueryable<PersonRow>> FilteredAsync(Guid tenant, PeopleFilter filter, CancellationToken cancellation)
    {
        var people = db.Set<PersonRow>().AsNoTracking().Where(p => p.TenantId == tenant);
        if (filter.Payers.Count > 0)
            people = people.Where(p => db.Set<CoverageRow>().Any(c => c.TenantId == tenant && c.PersonId == p.Id && filter.Payers.Contains(c.PayerKey)));
        if (filter.Owners.Count > 0)
            people = people.Where(p => db.Set<TaskRow>().Any(t => t.TenantId == tenant && t.SubjectKind == Subjects.Person && t.SubjectId == p.Id && filter.Owners.Contains(t.OwnerId!.Value)));
        return filter.Words is { } words ? await SearchedAsync(people, tenant, words.Trim(), cancellation) : people;
    }

    private async Task<IQueryable<PersonRow>> SearchedAsync(IQueryable<PersonRow> people, Guid tenant, string words, CancellationToken cancellation)
    {
        if (!words.Any(char.IsAsciiDigit)) return PeopleByName.Find(people, words);
        if (Birth(words) is { } born) return people.Where(p => p.Birth == born);
        // A name, then a birth date: what a front desk hears on the telephone.
        if (words.LastIndexOf(' ') is var at and > 0 && Birth(words[(at + 1)..]) is { } day && !words[..at].Any(char.IsAsciiDigit))
            return PeopleByName.Find(people.Where(p => p.Birth == day), words[..at]);
        var index = new PersonalIndex(cipher, tenant).Member(words);
        var versions = db.Set<ClaimVersionRow>().AsNoTracking().Where(v => v.TenantId == tenant);
        var ids = new HashSet<Guid>(await versions.Where(v => v.Number == words).Select(v => v.PersonId).Distinct().Take(Most).ToListAsync(cancellation));
        if (index.Length > 0)
        {
            ids.UnionWith(await versions.Where(v => v.SubscriberIndex == index).Select(v => v.PersonId).Distinct().Take(Most).ToListAsync(cancellation));
            ids.UnionWith(await versions.Where(v => v.PatientIndex == index).Select(v => v.PersonId).Distinct().Take(Most).ToListAsync(cancellation));
        }
        var found = ids.ToList();
        return people.Where(p => found.Contains(p.Id));
    }

    /// <summary>A day as files write it, from a day as people do: 03/14/1951, 3-14-1951, 1951-03-14.</summary>
    private static string? Birth(string text) =>
        DateOnly.TryParseExact(text, ["M/d/yyyy", "M-d-yyyy", "yyyy-MM-dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : null;

    public static IOrderedQueryable<PersonRow> Sorted(IQueryable<PersonRow> people, string sort, bool falls)
    {
        if (sort == "born")
            return (falls ? people.OrderByDescending(p => p.Birth) : people.OrderBy(p => p.Birth)).ThenBy(p => p.Last).ThenBy(p => p.First).ThenBy(p => p.Id);
        return falls ? people.OrderByDescending(p => p.Last).ThenByDescending(p => p.First).ThenByDescending(p => p.Id) : people.OrderBy(p => p.Last).ThenBy(p => p.First).ThenBy(p => p.Id);
    }

    /// <summary>People by id, with what covers them and what their claims come to, in the order of the ids.</summary>
    public async Task<List<PersonLine>> LinesAsync(Guid tenant, IReadOnlyList<Guid> ids, CancellationToken cancellation)
    {
        if (ids.Count == 0) return [];
        var people = await db.Set<PersonRow>().AsNoTracking().Where(p => p.TenantId == tenant && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        var coverages = (await CoveragesAsync(tenant, ids, cancellation)).ToLookup(c => c.PersonId);
        var claims = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == tenant && ids.Contains(c.PersonId)).GroupBy(c => c.PersonId)
            .Select(g => new { g.Key, Count = g.Count(), Open = g.Sum(c => (long)(object)c.Open) }).ToDictionaryAsync(g => g.Key, cancellation);
        var tasks = await db.Set<TaskRow>().AsNoTracking().Where(t => t.TenantId == tenant && t.SubjectKind == Subjects.Person && ids.Contains(t.SubjectId)).ToDictionaryAsync(t => t.SubjectId, cancellation);
        var payers = (await PayersAsync(tenant, cancellation)).ToDictionary(p => p.Key, p => p.Name, StringComparer.Ordinal);
        return [.. ids.Where(people.ContainsKey).Select(id =>
        {
            var (person, sum) = (people[id], claims.GetValueOrDefault(id));
            var first = coverages[id].FirstOrDefault();
            return new PersonLine(id, person.Last, person.First, person.Birth, first is null ? "" : Mask(first), first is null ? "" : payers.GetValueOrDefault(first.PayerKey, first.PayerKey),
                coverages[id].Count(), sum?.Count ?? 0, new Money(sum?.Open ?? 0), tasks.GetValueOrDefault(id)?.OwnerId);
        })];
    }

    /// <summary>The payers that the practice knows, by name.</summary>
    public async Task<IReadOnlyList<(string Key, string Name)>> PayersAsync(Guid tenant, CancellationToken cancellation) =>
        await figures.GetAsync(tenant, "people:payers", async () =>
            (await db.Set<PayerRow>().AsNoTracking().Where(p => p.TenantId == tenant).OrderBy(p => p.Name).Select(p => new { p.Key, p.Name }).ToListAsync(cancellation)).ConvertAll(p => (p.Key, p.Name)));

    /// <summary>The latest stated first.</summary>
    public Task<List<CoverageRow>> CoveragesAsync(Guid tenant, IReadOnlyList<Guid> people, CancellationToken cancellation) =>
        db.Set<CoverageRow>().AsNoTracking().Where(c => c.TenantId == tenant && people.Contains(c.PersonId)).OrderByDescending(c => c.StatedOn).ThenBy(c => c.PayerKey).ThenBy(c => c.Id).ToListAsync(cancellation);

    public Task<PersonRow?> OneAsync(Guid tenant, Guid id, CancellationToken cancellation) =>
        db.Set<PersonRow>().AsNoTracking().SingleOrDefaultAsync(p => p.TenantId == tenant && p.Id == id, cancellation);

    public string Mask(CoverageRow coverage) => MemberId.TryParse(Reveal(coverage), out var member) ? member.ToString() : "";

    /// <summary>The whole id: whoever shows it puts that on record first.</summary>
    public string Reveal(CoverageRow coverage) => cipher.Decrypt(coverage.MemberId, new FieldPlace(coverage.TenantId, "coverages", "member_id", coverage.Id));
}
