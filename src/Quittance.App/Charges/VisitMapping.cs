using System.Collections.Frozen;
using Quittance.Core.Kernel;

namespace Quittance.App.Charges;

/// <summary>
/// Says which column of somebody's table holds which fact of a visit. One line a field: its name, an equals sign, then the column's name in the table
/// (several columns with commas between them), or a fixed text in quotes. Lines that begin with # are comments.
/// </summary>
internal sealed class VisitMapping
{
    /// <summary>Fields, and what each is, for the reference page.</summary>
    public static readonly IReadOnlyList<(string Field, bool IsRequired, string What)> Fields =
    [
        ("visit", true, "Number of the visit, which becomes the claim's: 1 to 20 letters, digits, points and hyphens. Rows of one number are one visit."),
        ("chart", true, "The practice's number of the patient."),
        ("last", true, "The patient's last name."),
        ("first", true, "The patient's first name."),
        ("middle", false, "The patient's middle name or initial."),
        ("birth", true, "The patient's birth date."),
        ("sex", true, "F, M or U; words that begin so are read as well."),
        ("street", false, "The patient's street and number."),
        ("city", false, "The patient's city."),
        ("state", false, "The patient's state, two letters."),
        ("zip", false, "The patient's ZIP code."),
        ("payer", false, "ID of the first payer, as in the practice's list. Empty: the visit has no coverage."),
        ("member", false, "The member number at the first payer."),
        ("group", false, "The group number at the first payer."),
        ("covered-from", false, "First day of the first coverage; the first of January of the visit's year when no column is named."),
        ("payer2", false, "ID of the second payer."),
        ("member2", false, "The member number at the second payer."),
        ("day", true, "The day of the visit."),
        ("provider", true, "NPI of who rendered it."),
        ("place", true, "Place of service, two digits. \"11\" is an office."),
        ("diagnoses", true, "ICD-10-CM codes, with or without points; several columns, or several codes in one column with blanks or semicolons between them."),
        ("code", true, "The service's code. One row is one service."),
        ("modifiers", false, "The service's modifiers; several columns, or several in one column."),
        ("units", false, "The service's units; 1 when no column is named or it is empty."),
        ("pointers", false, "Numbers of the diagnoses that the service is about; the first four when no column is named."),
        ("charge", false, "The service's charge in dollars; the fee schedule's when no column is named or it is empty."),
        ("authorization", false, "The payer's authorization number."),
        ("note", false, "The visit's note."),
        ("date-format", false, "How dates are written, such as \"MM/dd/yyyy\"; \"yyyy-MM-dd\" when it is not said."),
    ];

    private static readonly FrozenSet<string> Known = Fields.Select(f => f.Field).ToFrozenSet(StringComparer.Ordinal);
    private static readonly string[] OfSeveral = ["diagnoses", "modifiers"];

    private readonly Dictionary<string, string[]> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _fixed = new(StringComparer.Ordinal);

    /// <summary>How dates are written.</summary>
    public string DateFormat => _fixed.GetValueOrDefault("date-format", "yyyy-MM-dd");

    /// <summary>All columns that are named, so that a missing one is told before anything is read.</summary>
    public IEnumerable<string> Columns => _columns.Values.SelectMany(c => c).Distinct(StringComparer.Ordinal);

    /// <summary>Reads a mapping. What is wrong is refused with its line.</summary>
    public static Result<VisitMapping> Read(string text)
    {
        var mapping = new VisitMapping();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (mapping.Take(line) is { } why) return new Result<VisitMapping>.Refused("mapping.line", $"Line {number}: {why}");
        }
        var missing = Fields.Where(f => f.IsRequired && !mapping.Has(f.Field)).Select(f => f.Field).ToList();
        return missing.Count == 0 ? mapping : new Result<VisitMapping>.Refused("mapping.missing", $"The mapping does not say where to find: {string.Join(", ", missing)}.");
    }

    /// <summary>True when the mapping says where to find a field.</summary>
    public bool Has(string field) => _fixed.ContainsKey(field) || _columns.ContainsKey(field);

    /// <summary>A field of a row: its fixed text, or what its column says; empty when it has neither.</summary>
    public string Of(string field, Func<string, string> cell) =>
        _fixed.TryGetValue(field, out var text) ? text : _columns.TryGetValue(field, out var columns) ? cell(columns[0]).Trim() : "";

    /// <summary>All values of a field that may stand in several columns or several in one.</summary>
    public IReadOnlyList<string> AllOf(string field, Func<string, string> cell)
    {
        var texts = _fixed.TryGetValue(field, out var text) ? [text] : (_columns.GetValueOrDefault(field) ?? []).Select(cell);
        return [.. texts.SelectMany(t => t.Split([' ', ';', ',', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];
    }

    private string? Take(string line)
    {
        var at = line.IndexOf('=', StringComparison.Ordinal);
        if (at < 0) return "there is no equals sign between field and column.";
        var (field, value) = (line[..at].Trim(), line[(at + 1)..].Trim());
        if (!Known.Contains(field)) return $"there is no field {field}. Known: {string.Join(", ", Fields.Select(f => f.Field))}.";
        if (Has(field)) return $"{field} stands twice.";
        if (value.Length == 0) return $"{field} names no column.";
        if (value[0] == '"')
        {
            if (value.Length < 2 || value[^1] != '"') return $"the text of {field} has no closing quote.";
            _fixed.Add(field, value[1..^1]);
            return null;
        }
        if (field == "date-format") return "a date format stands in quotes.";
        var columns = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (columns.Length > 1 && !OfSeveral.Contains(field, StringComparer.Ordinal)) return $"{field} has one column only.";
        _columns.Add(field, columns);
        return null;
    }
}
