using Quittance.Web.Access;

namespace Quittance.Web.Queues;

/// <summary>A list as it is declared once: its name, its views, filters, columns and sort orders. Pages, exports and the API read the same one.</summary>
public sealed record ListShape
{
    /// <summary>Short name, stored with saved views: never changed.</summary>
    public required string Name { get; init; }
    public required string Path { get; init; }
    /// <summary>Kind of the rows for tasks and notes: one of <c>App/Queues/Subjects</c>; null when rows have no tasks.</summary>
    public string? Kind { get; init; }
    public required string One { get; init; }
    public required string Many { get; init; }
    internal Permission Sees { get; init; }
    /// <summary>Who may assign, snooze and note.</summary>
    internal Permission Works { get; init; }
    public IReadOnlyList<ListView> Views { get; init; } = [];
    public IReadOnlyList<ListFilter> Filters { get; init; } = [];
    public required IReadOnlyList<ListColumn> Columns { get; init; }
    public required IReadOnlyList<ListSort> Sorts { get; init; }
    /// <summary>The order without a <c>sort</c>: a key, with <c>-</c> before it when it falls.</summary>
    public required string DefaultSort { get; init; }
    public int PageRows { get; init; } = 50;
    /// <summary>What the search box asks for; null when the list has none.</summary>
    public string? SearchWords { get; init; }

    /// <summary>Columns that a person may leave out: all but the first, which opens the row.</summary>
    public IEnumerable<ListColumn> Choosable => Columns.Skip(1).Where(c => c.Title.Length > 0);

    public string Count(int count) => $"{Parts.Words.Count(count)} {(count == 1 ? One : Many)}";
}

/// <summary>A fixed view. The first one is shown without a <c>view</c>.</summary>
public sealed record ListView(string Key, string Word);

/// <summary>A column. <c>Sort</c> makes its header a link; <c>Class</c> is <c>num</c>, <c>mid</c>, <c>wide</c>, <c>xwide</c> or <c>room</c>: gone while the panel is open.</summary>
public sealed record ListColumn(string Title, string? Sort = null, string Class = "")
{
    /// <summary>Names the column in addresses and kept looks.</summary>
    public string Key => Sort ?? Title.ToLowerInvariant().Split(' ', ',')[0];
}

/// <summary>An order: its key and how it is said, the second key with it: <c>by charge, then by claim number</c>.</summary>
public sealed record ListSort(string Key, string Words, bool FallsFirst = false);

/// <summary>A filter: <c>Name: Value</c>. Its fixed choices refuse what is not among them; without, the page gives choices at each request.</summary>
public sealed record ListFilter(string Name, string Word, FilterKind Kind, IReadOnlyList<ListChoice>? Fixed = null)
{
    /// <summary>Stands behind "Filter" while it is not set.</summary>
    public bool Rare { get; init; }
    /// <summary>The unit behind a range: <c>days</c>.</summary>
    public string Unit { get; init; } = "";
    /// <summary>One choice excludes the others; the first is what stands without a filter.</summary>
    public bool One => Kind == FilterKind.One;
}

public enum FilterKind
{
    /// <summary>Any of several: <c>state=Held,Rejected</c>.</summary>
    Any,
    /// <summary>One of several.</summary>
    One,
    /// <summary>Whole numbers from and to: <c>age-from=30&amp;age-to=60</c>.</summary>
    Numbers,
    /// <summary>Dollars from and to.</summary>
    Dollars,
    /// <summary>Days from and to: <c>day-from=2026-11-01</c>.</summary>
    Days,
}

public sealed record ListChoice(string Key, string Word);
