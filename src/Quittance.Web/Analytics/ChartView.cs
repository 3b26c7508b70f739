namespace Quittance.Web.Analytics;

/// <summary>A cell of a chart's table; with an address it opens the claims behind it.</summary>
internal sealed record ChartCell(string Text, string? Href = null)
{
    public static implicit operator ChartCell(string text) => new(text);
}

/// <summary>A colour of a chart and what it stands for.</summary>
internal sealed record ChartKey(string Tone, string Word);

/// <summary>
/// A chart ready to be shown: the point as its title, what it measures, its words for who cannot see it, what <c>charts.js</c> draws, and the
/// same numbers as a table.
/// </summary>
internal sealed record ChartView(string Id, string Kind, string Title, string Subtitle, string Spoken, string Json, string Caption)
{
    public required IReadOnlyList<string> Head { get; init; }
    public required IReadOnlyList<IReadOnlyList<ChartCell>> Rows { get; init; }
    public IReadOnlyList<ChartCell>? Foot { get; init; }
    public IReadOnlyList<ChartKey> Keys { get; init; } = [];
    public string? Href { get; init; }
    public string? HrefWords { get; init; }
}
