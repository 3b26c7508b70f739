using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Quittance.App.Claims;
using Quittance.App.Patients;
using Quittance.App.Queues;
using Quittance.App.Storage;
using Quittance.App.Storage.Model;
using Quittance.Web.Access;
using Quittance.Web.Parts;
using Quittance.Web.Queues;

namespace Quittance.Web.Patients;

/// <summary>One person: who they are, what covers them, their claims. A member id is masked until somebody asks, which is put on record.</summary>
[Needs(Permission.Patients)]
internal sealed class PersonModel(CurrentPerson current, TimeProvider time, QuittanceDb db, ReadPeople people, ReadTask tasks, ReadTrail trail) : PageModel
{
    /// <summary>A patient of many years has some hundred claims.</summary>
    private const int ClaimsShown = 200;

    private IReadOnlyList<(string Key, string Name)> _payers = [];

    public PersonRow Shown { get; private set; } = null!;
    public PersonLine Line { get; private set; } = null!;
    public IReadOnlyList<CoverageRow> Coverages { get; private set; } = [];
    public IReadOnlyList<ClaimLine> Claims { get; private set; } = [];
    public RowTaskView Work { get; private set; } = null!;
    public Toast? Toast { get; private set; }
    public Guid? Revealed { get; private set; }

    public IEnumerable<string> Facts => new[]
    {
        $"Born {PeopleShape.Born(Shown.Birth)}", Shown.Sex switch { "F" => "Female", "M" => "Male", _ => "" },
        string.Join(", ", new[] { Shown.Street, Shown.City, $"{Shown.State} {Shown.Zip}".Trim() }.Where(part => part.Length > 0)),
    }.Where(part => part.Length > 0);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation)) return NotFound();
        await trail.RecordAsync("person.show", Subjects.Person, id, cancellation);
        Toast = await Toast.TakeAsync(TempData, tasks, current.Value!, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostShowAsync(Guid id, Guid coverage, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, cancellation) || !Coverages.Any(c => c.Id == coverage)) return NotFound();
        await trail.RecordAsync("person.member-id", Subjects.Person, id, cancellation);
        Revealed = coverage;
        return Page();
    }

    public string PayerOf(CoverageRow coverage) => _payers.FirstOrDefault(p => p.Key == coverage.PayerKey).Name is { Length: > 0 } name ? name : coverage.PayerKey;

    public string MemberOf(CoverageRow coverage)
    {
        var text = coverage.Id == Revealed ? people.Reveal(coverage) : people.Mask(coverage);
        return text.Length == 0 ? "none" : text;
    }

    public static IEnumerable<string> About(CoverageRow coverage)
    {
        yield return coverage.Relationship switch { "18" => "Their own", "01" => "Spouse’s", "19" => "Parent’s", "" => "Somebody else’s", _ => "Of a family member or other" };
        if (coverage.GroupNumber.Length > 0) yield return $"Group {coverage.GroupNumber}";
        if (coverage.PlanName.Length > 0) yield return coverage.PlanName;
        yield return $"stated {Words.ShortDay(coverage.StatedOn)}";
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancellation)
    {
        var me = current.Value!;
        if (await people.OneAsync(me.TenantId, id, cancellation) is not { } person) return false;
        Shown = person;
        Line = (await people.LinesAsync(me.TenantId, [id], cancellation))[0];
        Coverages = await people.CoveragesAsync(me.TenantId, [id], cancellation);
        _payers = await people.PayersAsync(me.TenantId, cancellation);
        var ids = await db.Set<ClaimRow>().AsNoTracking().Where(c => c.TenantId == me.TenantId && c.PersonId == id).OrderByDescending(c => c.Day).ThenBy(c => c.Number).ThenBy(c => c.Id)
            .Select(c => c.Id).Take(ClaimsShown).ToListAsync(cancellation);
        Claims = await new ClaimLines(db).ReadAsync(me.TenantId, ids, cancellation);
        Work = RowTaskView.Of(PeopleShape.Shape, id, await tasks.RunAsync(me.TenantId, Subjects.Person, id, cancellation), me, me.Today(time), Request.Path);
        return true;
    }
}
