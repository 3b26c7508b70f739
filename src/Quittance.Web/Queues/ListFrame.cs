namespace Quittance.Web.Queues;

/// <summary>A list as it is shown now: what was asked, how much there is, what the filters and the people around it offer.</summary>
public sealed record ListFrame
{
    public required ListShape Shape { get; init; }
    public required ListAsk Ask { get; init; }
    /// <summary>Rows of the whole filter.</summary>
    public required int Count { get; init; }
    /// <summary>What they come to, in words: <c>$18,942.10</c>; null when the list has no sum.</summary>
    public string? Sum { get; init; }
    public IReadOnlyDictionary<string, int> ViewCounts { get; init; } = new Dictionary<string, int>(StringComparer.Ordinal);
    public IReadOnlyDictionary<string, IReadOnlyList<ListChoice>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<ListChoice>>(StringComparer.Ordinal);
    public IReadOnlyList<NamedView> Saved { get; init; } = [];
    public IReadOnlyList<ListChoice> Colleagues { get; init; } = [];
    public DateOnly Today { get; init; }
    public bool MayWork { get; init; }
    /// <summary>The words of the search, for the page alone.</summary>
    public string? SearchWords { get; init; }
    public string? CsvPath { get; init; }

    public int Pages => Math.Max(1, (Count + Shape.PageRows - 1) / Shape.PageRows);
    public int FirstRow => Count == 0 ? 0 : ((Ask.Page - 1) * Shape.PageRows) + 1;
    public int LastRow => Math.Min(Count, Ask.Page * Shape.PageRows);

    /// <summary>How the rows stand: <c>newest first, then by claim number</c>.</summary>
    public string SortWords
    {
        get
        {
            var sort = Shape.Sorts.First(s => s.Key == Ask.Sort);
            return Ask.Falls == sort.FallsFirst ? sort.Words : $"{sort.Words}, turned round";
        }
    }

    /// <summary>What a filter is set to, in words.</summary>
    public string ValueOf(ListFilter filter)
    {
        var values = Ask.Of(filter.Name);
        if (filter.Kind is FilterKind.Numbers or FilterKind.Dollars or FilterKind.Days)
        {
            if (values.Count == 0) return "Any";
            if (filter.Kind == FilterKind.Days) return Days(values);
            string Say(string text) => filter.Kind == FilterKind.Dollars && Core.Kernel.Money.TryParse(text, out var money) ? Parts.Words.Dollars(money) : text;
            var unit = filter.Unit.Length > 0 ? " " + filter.Unit : "";
            return (values[0].Length, values[1].Length) switch
            {
                ( > 0, > 0) => $"{Say(values[0])} to {Say(values[1])}{unit}",
                ( > 0, _) => $"{Say(values[0])}{unit} or more",
                _ => $"{Say(values[1])}{unit} or less",
            };
        }
        if (values.Count == 0) return filter.One && filter.Fixed is { } first ? first[0].Word : "Any";
        var choices = ChoicesOf(filter);
        var words = values.Take(2).Select(v => choices.FirstOrDefault(c => c.Key == v)?.Word ?? v);
        return string.Join(", ", words) + (values.Count > 2 ? $" and {values.Count - 2} more" : "");
    }

    private static string Days(IReadOnlyList<string> ends)
    {
        static string Say(string text) => Parts.Words.ShortDay(DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        return (ends[0].Length, ends[1].Length) switch
        {
            ( > 0, > 0) => $"{Say(ends[0])} to {Say(ends[1])}",
            ( > 0, _) => $"from {Say(ends[0])}",
            _ => $"to {Say(ends[1])}",
        };
    }

    public IReadOnlyList<ListChoice> ChoicesOf(ListFilter filter) => filter.Fixed ?? Choices.GetValueOrDefault(filter.Name) ?? [];

    /// <summary>Caption of the table and what the live region says.</summary>
    public string Caption => $"{Shape.Count(Count)}, {SortWords}, page {Parts.Words.Count(Ask.Page)} of {Parts.Words.Count(Pages)}";
}

/// <summary>A view that somebody kept.</summary>
public sealed record NamedView(Guid Id, string Name, string Url, bool Mine, bool Shared);
