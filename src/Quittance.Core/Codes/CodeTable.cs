using System.Globalization;

namespace Quittance.Core.Codes;

/// <summary>
/// Reads the tab separated code lists that are embedded in this assembly. A list that does not have the expected
/// columns is our own mistake, so it stops the program instead of giving findings.
/// </summary>
internal static class CodeTable
{
    /// <summary>The rows of one list, of this folder unless its name says another, without comment lines (#) and empty lines; every row has the number of columns asked for.</summary>
    internal static IEnumerable<string[]> Rows(string name, int columns)
    {
        using var stream = typeof(CodeTable).Assembly.GetManifestResourceStream(name.Contains('/', StringComparison.Ordinal) ? name : "Codes/" + name);
        Kernel.Check.That(stream is not null, "an embedded code list is missing");
        using var reader = new StreamReader(stream);
        var number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var fields = line.Split('\t');
            Kernel.Check.That(
                fields.Length == columns,
                string.Create(CultureInfo.InvariantCulture, $"line {number} of {name} has {fields.Length} columns instead of {columns}"));
            yield return fields;
        }
    }

    /// <summary>A dash in a list means that there is nothing to say.</summary>
    internal static string? OrNull(string field) => string.Equals(field, "-", StringComparison.Ordinal) ? null : field;
}
