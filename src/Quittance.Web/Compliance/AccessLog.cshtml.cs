using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Compliance.Audit;
using Quittance.App.Practice;
using Quittance.App.Storage.Audit;
using Quittance.Web.Access;

namespace Quittance.Web.Compliance;

/// <summary>Who came in, and who read or changed what. To look is itself on record, before the page is shown.</summary>
[Needs(Permission.AccessLog)]
internal sealed class AccessLogModel(CurrentPerson current, ListAccess access, ListPeople list, AuditWriter writer) : PageModel
{
    public const int PageSize = 50;

    [BindProperty(SupportsGet = true)] public string? Who { get; set; }
    [BindProperty(SupportsGet = true)] public string? Act { get; set; }
    [BindProperty(SupportsGet = true)] public string? Subject { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? From { get; set; }
    [BindProperty(SupportsGet = true)] public DateOnly? To { get; set; }
    // By its source, too: the framework keeps the name of the Razor page under the same word, and would bind that.
    [FromQuery(Name = "page")] public int At { get; set; } = 1;

    public IReadOnlyList<PersonOfPractice> People { get; private set; } = [];
    public IReadOnlyList<string> Acts { get; private set; } = [];
    public AccessLines Found { get; private set; } = new([], 0);
    public string? Fault { get; private set; }
    public bool IsFiltered => Who is not null || Act is not null || Subject is not null || From is not null || To is not null;
    public long LastPage => Math.Max(1, (Found.Count + PageSize - 1) / PageSize);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var person = current.Value!;
        if (!ModelState.IsValid) Fault = "A day could not be read. Write days like 2026-11-16.";
        At = Math.Clamp(At, 1, 1_000_000);
        (Who, Act, Subject) = (Plain(Who), Plain(Act), Plain(Subject));
        var me = person.Id.ToString("D", CultureInfo.InvariantCulture);
        await writer.AppendAsync(new AuditEntry(person.TenantId, me, "access-log.read", "access-log", Subject ?? "all"), cancellation);
        People = await list.RunAsync(person.TenantId, cancellation);
        Acts = await access.ActionsAsync(person.TenantId, cancellation);
        var filter = new AccessFilter(Who, Act, Subject, Start(From), Start(To?.AddDays(1)));
        Found = await access.RunAsync(person.TenantId, filter, At, PageSize, cancellation);
    }

    /// <summary>The same view on another page.</summary>
    public string Link(long page)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("who", Who), ("act", Act), ("subject", Subject), ("from", From?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("to", To?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)),
        };
        return "/compliance/access-log" + QueryString.Create(parts.Where(part => part.Value is not null).Select(part => KeyValuePair.Create(part.Name, part.Value)));
    }

    /// <summary>A person by name; a job or a stranger by what they are called.</summary>
    public string NameOf(string id) => id == SignInAudit.Unknown ? "Somebody unknown" : Find(id)?.Name ?? (Guid.TryParse(id, out _) ? "Somebody of before" : id);

    public string SubjectOf(AccessLine line) => line.SubjectKind == "user" ? NameOf(line.SubjectId) : line.SubjectKind;

    public DateTimeOffset Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(current.Value!.TimeZone));

    private PersonOfPractice? Find(string id) => Guid.TryParse(id, out var person) ? People.FirstOrDefault(one => one.Id == person) : null;

    private DateTimeOffset? Start(DateOnly? day)
    {
        if (day is not { } known) return null;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(current.Value!.TimeZone);
        var midnight = known.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static string? Plain(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
