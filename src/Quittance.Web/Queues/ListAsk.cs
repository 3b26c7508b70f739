using System.Globalization;
using System.Text;
using Microsoft.Extensions.Primitives;
using Quittance.Core.Kernel;

namespace Quittance.Web.Queues;

/// <summary>
/// What an address asks of a list. Reading never fails: what cannot be understood is left out and said in <see cref="Complaints"/>.
/// The same filters always make the same address.
/// </summary>
public sealed record ListAsk
{
    /// <summary>Values of one filter; the address could not hold many more.</summary>
    private const int ValuesOfOne = 50;

    private ListAsk(ListShape shape) => Shape = shape;

    public ListShape Shape { get; private init; }
    public string View { get; init; } = "";
    private Dictionary<string, IReadOnlyList<string>> Values { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
    public string Sort { get; init; } = "";
    public bool Falls { get; init; }
    public int Page { get; init; } = 1;
    public Guid? Row { get; init; }
    /// <summary>The id of a search; its words stand encrypted in the database.</summary>
    public Guid? Search { get; init; }
    /// <summary>The saved view that this was opened by.</summary>
    public Guid? Saved { get; init; }
    /// <summary>Keys of the columns left out; null as the person keeps them.</summary>
    public IReadOnlyList<string>? Hides { get; init; }
    /// <summary>The height of rows, one of <see cref="ListLook.Densities"/>; null as the person keeps it.</summary>
    public string? Density { get; init; }
    public IReadOnlyList<string> Complaints { get; private init; } = [];

    public static ListAsk Read(ListShape shape, IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        var given = query.GroupBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.SelectMany(p => p.Value).OfType<string>().ToList(), StringComparer.Ordinal);
        List<string> complaints = [];
        var values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var filter in shape.Filters)
        {
            var read = filter.Kind is FilterKind.Any or FilterKind.One ? Choices(filter, given, complaints) : Range(filter, given, complaints);
            if (read.Count > 0) values[filter.Name] = read;
        }
        var first = shape.Views.Count > 0 ? shape.Views[0].Key : "";
        var view = One(given, "view");
        if (view.Length > 0 && !shape.Views.Any(v => v.Key == view)) complaints.Add("There is no such view, so the first one is shown.");
        var (sort, falls) = Order(shape, One(given, "sort"), complaints);
        return new ListAsk(shape)
        {
            View = shape.Views.Any(v => v.Key == view) ? view : first,
            Values = values,
            Sort = sort,
            Falls = falls,
            Page = int.TryParse(One(given, "page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is > 0 and < 10_000_000 ? page : 1,
            Row = Id(given, "row"),
            Search = Id(given, "search"),
            Saved = Id(given, "saved"),
            Hides = given.TryGetValue("hide", out var hides) ? [.. shape.Choosable.Select(c => c.Key).Where(hides.SelectMany(t => t.Split(',')).ToHashSet(StringComparer.Ordinal).Contains)] : null,
            Density = ListLook.Densities.Contains(One(given, "rows"), StringComparer.Ordinal) ? One(given, "rows") : null,
            Complaints = complaints,
        };
    }

    /// <summary>Reads what a saved view keeps.</summary>
    public static ListAsk Read(ListShape shape, string query) => Read(shape, Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query));

    /// <summary>The values of a filter; of a range the ends, empty where it is open.</summary>
    public IReadOnlyList<string> Of(string filter) => Values.GetValueOrDefault(filter) ?? [];

    public bool IsOn(string filter) => Values.ContainsKey(filter);

    /// <summary>True when more than the view narrows the list.</summary>
    public bool IsNarrowed => Values.Count > 0 || Search is not null;

    public int? Whole(string filter, int end) => Values.GetValueOrDefault(filter) is { } range && range[end].Length > 0 ? int.Parse(range[end], NumberStyles.None, CultureInfo.InvariantCulture) : null;

    public DateOnly? Day(string filter, int end) => Values.GetValueOrDefault(filter) is { } range && range[end].Length > 0 ? DateOnly.ParseExact(range[end], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public Money? Dollars(string filter, int end) => Values.GetValueOrDefault(filter) is { } range && range[end].Length > 0 && Money.TryParse(range[end], out var money) ? money : null;

    public ListAsk Without(string filter) => this with { Page = 1, Row = null, Values = Values.Where(pair => pair.Key != filter).ToDictionary(StringComparer.Ordinal) };

    public ListAsk Plain() => this with { Page = 1, Row = null, Search = null, Saved = null, Hides = null, Density = null, Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) };

    /// <summary>The next order when a header is chosen: its own first direction, then the other.</summary>
    public ListAsk SortedBy(string key) => this with { Sort = key, Falls = key == Sort ? !Falls : Shape.Sorts.First(s => s.Key == key).FallsFirst, Page = 1 };

    /// <summary>The filters alone, in a fixed order: the key of figures and what a saved view keeps.</summary>
    public string Filters => Text(page: false);

    public string Url => Address(Shape.Path);

    public string Address(string path) => Text(page: true) is { Length: > 0 } text ? $"{path}?{text}" : path;

    /// <summary>What a form carries along besides the field that it is about.</summary>
    public IEnumerable<(string Name, string Value)> Hidden()
    {
        if (Shape.Views.Count > 0 && View != Shape.Views[0].Key) yield return ("view", View);
        if (SortText() is { } sort) yield return ("sort", sort);
        if (Search is { } search) yield return ("search", search.ToString("N"));
        if (Hides is { } hides) yield return ("hide", string.Join(',', hides));
        if (Density is { } density) yield return ("rows", density);
    }

    private string? SortText() => (Falls ? "-" : "") + Sort is var text && text == Shape.DefaultSort ? null : text;

    private string Text(bool page)
    {
        var text = new StringBuilder();
        void Add(string name, string value) => text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(string.Join(',', value.Split(',').Select(Uri.EscapeDataString)));
        if (Shape.Views.Count > 0 && View != Shape.Views[0].Key) Add("view", View);
        foreach (var filter in Shape.Filters.Where(f => Values.ContainsKey(f.Name)))
        {
            var values = Values[filter.Name];
            if (filter.Kind is FilterKind.Any or FilterKind.One) Add(filter.Name, string.Join(',', values));
            else
            {
                if (values[0].Length > 0) Add(filter.Name + "-from", values[0]);
                if (values[1].Length > 0) Add(filter.Name + "-to", values[1]);
            }
        }
        if (Search is { } search) Add("search", search.ToString("N"));
        if (SortText() is { } sort) Add("sort", sort);
        if (Hides is { } hides) Add("hide", string.Join(',', hides));
        if (Density is { } density) Add("rows", density);
        if (!page) return text.ToString();
        if (Saved is { } saved) Add("saved", saved.ToString("N"));
        if (Page > 1) Add("page", Page.ToString(CultureInfo.InvariantCulture));
        if (Row is { } row) Add("row", row.ToString("N"));
        return text.ToString();
    }

    private static IReadOnlyList<string> Choices(ListFilter filter, Dictionary<string, List<string>> given, List<string> complaints)
    {
        if (!given.TryGetValue(filter.Name, out var texts)) return [];
        var values = texts.SelectMany(t => t.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Distinct(StringComparer.Ordinal).ToList();
        var known = filter.Fixed is { } choices ? values.Where(v => choices.Any(c => c.Key == v)).ToList() : values.Where(v => v.Length <= 100).ToList();
        if (known.Count < values.Count) complaints.Add($"{filter.Word}: a value that is not known was left out.");
        if (filter.One) return known.Count == 0 || known[0] == filter.Fixed?[0].Key ? [] : [known[0]];
        return [.. known.Take(ValuesOfOne).Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Range(ListFilter filter, Dictionary<string, List<string>> given, List<string> complaints)
    {
        var (from, to) = (One(given, filter.Name + "-from").Trim(), One(given, filter.Name + "-to").Trim());
        string Clean(string text)
        {
            if (text.Length == 0) return "";
            if (filter.Kind == FilterKind.Numbers && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000) return number.ToString(CultureInfo.InvariantCulture);
            if (filter.Kind == FilterKind.Dollars && Money.TryParse(text.Replace(",", "", StringComparison.Ordinal).TrimStart('$'), out var money)) return money.ToString();
            if (filter.Kind == FilterKind.Days && DateOnly.TryParseExact(text, ["yyyy-MM-dd", "M/d/yyyy", "M/d/yy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var wanted = filter.Kind switch { FilterKind.Dollars => "an amount", FilterKind.Days => "a day", _ => "a whole number" };
            complaints.Add($"{filter.Word}: “{(text.Length > 20 ? text[..20] + "…" : text)}” is not {wanted}, so it was left out.");
            return "";
        }
        (from, to) = (Clean(from), Clean(to));
        return from.Length + to.Length == 0 ? [] : [from, to];
    }

    private static (string Key, bool Falls) Order(ListShape shape, string text, List<string> complaints)
    {
        if (text.Length == 0) text = shape.DefaultSort;
        if (!shape.Sorts.Any(s => s.Key == text.TrimStart('-')))
        {
            complaints.Add("The list cannot be sorted so; the usual order is shown.");
            text = shape.DefaultSort;
        }
        return (text.TrimStart('-'), text.StartsWith('-'));
    }

    private static string One(Dictionary<string, List<string>> given, string name) => given.TryGetValue(name, out var values) ? values[0] : "";

    private static Guid? Id(Dictionary<string, List<string>> given, string name) => Guid.TryParseExact(One(given, name), "N", out var id) ? id : null;
}
