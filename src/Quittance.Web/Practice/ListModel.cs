using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Quittance.App.Practice;
using Quittance.App.Storage.Model;
using Quittance.Core.Kernel;
using Quittance.Web.Access;
using Quittance.Web.Parts;

namespace Quittance.Web.Practice;

/// <summary>How one list is spoken of: its title, its thing, its code, and what comes after it during set-up.</summary>
internal sealed record ListWords(string Title, string Thing, string Code, string CodeHelp, string Icon, string None, string? Next);

/// <summary>What the three list pages show.</summary>
internal interface IListPage
{
    ListWords Words { get; }
    IReadOnlyList<ListedRow> Rows { get; }
    bool First { get; }
    string? Said { get; }
}

/// <summary>A list that people keep: add, rename, retire, take up again. During set-up the same page leads on to the next list.</summary>
internal abstract class ListModel<T>(CurrentPerson current, KeepLists lists, PracticeList<T> list, ListWords words) : PageModel, IListPage where T : ListedRow
{
    [BindProperty] public string? Code { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public Guid Row { get; set; }
    [BindProperty(SupportsGet = true)] public bool First { get; set; }
    [BindProperty(SupportsGet = true)] public string? Done { get; set; }

    public ListWords Words => words;
    public IReadOnlyList<ListedRow> Rows { get; private set; } = [];
    public string? Said => Done switch
    {
        "added" => $"The {words.Thing} is added.",
        "saved" => "The change is saved.",
        _ => null,
    };

    protected abstract T Make(Guid tenant, Guid id, string code, string name);

    public async Task OnGetAsync(CancellationToken cancellation) => await ShowAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        var (code, name) = Judge();
        var tenant = current.Value!.TenantId;
        if (ModelState.IsValid)
        {
            var result = await lists.AddAsync(list, current.Value.Acting, code, name, id => Make(tenant, id, code, name), cancellation);
            if (result is Result<Guid>.Ok) return Back("added");
            ModelState.AddModelError(nameof(Code), ((Result<Guid>.Refused)result).Sentence);
        }
        await ShowAsync(cancellation);
        return Page();
    }

    public IActionResult OnPostCheck(string? field)
    {
        Judge();
        return FieldCheck.Answer(this, field);
    }

    private (string Code, string Name) Judge()
    {
        var (code, name) = ((Code ?? "").Trim().ToUpperInvariant(), (Name ?? "").Trim());
        if (name.Length is 0 or > 200) ModelState.AddModelError(nameof(Name), $"Enter the name of the {words.Thing}, up to 200 letters.");
        if (list.WhyNot(code) is { } why) ModelState.AddModelError(nameof(Code), why);
        return (code, name);
    }

    public Task<IActionResult> OnPostSaveAsync(CancellationToken cancellation) => ChangeAsync(null, cancellation);

    public Task<IActionResult> OnPostRetireAsync(CancellationToken cancellation) => ChangeAsync(true, cancellation);

    public Task<IActionResult> OnPostTakeUpAsync(CancellationToken cancellation) => ChangeAsync(false, cancellation);

    private async Task<IActionResult> ChangeAsync(bool? retire, CancellationToken cancellation)
    {
        await ShowAsync(cancellation);
        if (Rows.FirstOrDefault(row => row.Id == Row) is not { } line) return NotFound();
        var name = retire is null ? (Name ?? "").Trim() : line.Name;
        if (name.Length is 0 or > 200)
        {
            // The field of the line and the field of the form above share a name; only the summary tells of this one.
            ModelState.Clear();
            ModelState.AddModelError("", $"Enter a name for {line.Name}, up to 200 letters.");
            (Name, Code) = (null, null);
            return Page();
        }
        await lists.ChangeAsync(list, current.Value!.Acting, Row, name, retire ?? line.IsRetired, cancellation);
        return Back("saved");
    }

    private RedirectToPageResult Back(string done) => RedirectToPage(First ? new { done, first = true } : (object)new { done });

    private async Task ShowAsync(CancellationToken cancellation) => Rows = await lists.ReadAsync<T>(current.Value!.TenantId, cancellation);
}
