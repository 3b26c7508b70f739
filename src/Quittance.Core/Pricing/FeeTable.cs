using System.Collections.Frozen;
using System.Globalization;
using Quittance.Core.Kernel;

namespace Quittance.Core.Pricing;

/// <summary>Where a price holds.</summary>
internal enum FeePlace
{
    /// <summary>Everywhere.</summary>
    Any,
    /// <summary>Where the practice bears the cost of the room: an office or a home.</summary>
    Office,
    /// <summary>In a facility that bills for its own part.</summary>
    Facility,
}

/// <summary>
/// One price. <paramref name="Modifier"/> is empty where the code stands alone; <paramref name="Amount"/> is for one unit; <paramref name="Basis"/>
/// says in a word where the figure comes from.
/// </summary>
internal sealed record FeeRow(string Code, string Modifier, FeePlace Place, Money Amount, DateSpan Days, string Basis);

/// <summary>
/// Amounts by code, modifier, place and day: what a practice charges, or what a payer's contract starts from. It never guesses: what is not in it has
/// no price. Immutable.
/// </summary>
internal sealed class FeeTable
{
    // The largest fee schedules in use have some 20,000 rows a year; fifty times that is a wrong file.
    private const int MostRows = 1_000_000;

    private readonly FrozenDictionary<(string Code, string Modifier, FeePlace Place), FeeRow[]> _rows;

    private FeeTable(List<FeeRow> rows)
    {
        Rows = rows;
        _rows = rows.GroupBy(KeyOf).ToFrozenDictionary(g => g.Key, g => g.OrderBy(r => r.Days.From).ToArray());
    }

    /// <summary>What the demonstration practice charges. All figures are our own.</summary>
    public static FeeTable Demonstration { get; } = Embedded("starter/fees.tsv");

    /// <summary>National Medicare amounts of 2025 where there are such, and round figures of our own elsewhere; the basis of each row says which.</summary>
    public static FeeTable Base2025 { get; } = Embedded("starter/prices.tsv");

    /// <summary>Every row, in the order read.</summary>
    public IReadOnlyList<FeeRow> Rows { get; }

    /// <summary>
    /// The price of one unit on a day; null when there is none. The first of the line's modifiers that has a price of its own decides, else the code
    /// alone; a price of the place goes before one that holds everywhere.
    /// </summary>
    public FeeRow? Find(string code, IReadOnlyList<string> modifiers, DateOnly day, FeePlace place = FeePlace.Office)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(modifiers);
        foreach (var modifier in modifiers)
            if (modifier.Length > 0 && At(code, modifier, day, place) is { } row) return row;
        return At(code, "", day, place);
    }

    /// <summary>
    /// Reads the tab separated columns code, modifier, place (N, F or a dash), cents, first day, last day and basis; a dash stands for nothing, lines
    /// that begin with # are passed over. Refuses, with its line, a row of another shape, a negative price, and a second price for the same days.
    /// </summary>
    public static Result<FeeTable> Read(TextReader text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var rows = new List<FeeRow>();
        var known = new Dictionary<(string, string, FeePlace), List<DateSpan>>();
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (rows.Count == MostRows) return Refuse(number, string.Create(CultureInfo.InvariantCulture, $"there are more than {MostRows:#,0} prices"));
            var reason = TryRow(line, out var row);
            if (reason is not null) return Refuse(number, reason);
            if (!known.TryGetValue(KeyOf(row), out var spans)) known[KeyOf(row)] = spans = [];
            if (spans.Exists(row.Days.Overlaps)) return Refuse(number, $"{row.Code} has two prices for the same days");
            spans.Add(row.Days);
            rows.Add(row);
        }
        return new FeeTable(rows);
    }

    private FeeRow? At(string code, string modifier, DateOnly day, FeePlace place) =>
        (place == FeePlace.Any ? null : On(code, modifier, place, day)) ?? On(code, modifier, FeePlace.Any, day);

    private FeeRow? On(string code, string modifier, FeePlace place, DateOnly day) =>
        _rows.TryGetValue((code, modifier, place), out var rows) ? Array.Find(rows, r => r.Days.Contains(day)) : null;

    private static (string Code, string Modifier, FeePlace Place) KeyOf(FeeRow row) => (row.Code, row.Modifier, row.Place);

    /// <summary>Null when the row is there; otherwise why not.</summary>
    private static string? TryRow(string line, out FeeRow row)
    {
        row = null!;
        var fields = line.Split('\t');
        if (fields.Length != 7) return string.Create(CultureInfo.InvariantCulture, $"it has {fields.Length} columns instead of 7");
        if (fields[0].Length is 0 or > 8) return "it has no code";
        FeePlace? place = fields[2] switch { "-" => FeePlace.Any, "N" => FeePlace.Office, "F" => FeePlace.Facility, _ => null };
        if (place is null) return "the place is not N, F or a dash";
        // Fifteen digits are more than any price and still sum without overflow.
        if (fields[3].Length > 15 || !long.TryParse(fields[3], NumberStyles.None, CultureInfo.InvariantCulture, out var cents)) return "the price is not a number of cents, zero or more";
        if (!DateSpan.TryParse($"{fields[4]}/{(fields[5] == "-" ? ".." : fields[5])}", out var days)) return "its days cannot be read or end before they begin";
        row = new FeeRow(fields[0], fields[1] == "-" ? "" : fields[1], place.Value, new Money(cents), days, fields[6]);
        return null;
    }

    private static Result<FeeTable>.Refused Refuse(int line, string reason) => new("fees.row", string.Create(CultureInfo.InvariantCulture, $"Line {line}: {reason}."));

    private static FeeTable Embedded(string name)
    {
        using var stream = typeof(FeeTable).Assembly.GetManifestResourceStream(name);
        Check.That(stream is not null, "an embedded fee table is missing");
        using var reader = new StreamReader(stream);
        var table = Read(reader) as Result<FeeTable>.Ok;
        Check.That(table is not null, "an embedded fee table reads");
        return table.Value;
    }
}
