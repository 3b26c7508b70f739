using System.Globalization;
using System.Text.Json;
using Quittance.App.Jobs;
using Quittance.App.Tests.Jobs;
using Quittance.App.Tests.Storage;
using Quittance.Core.Kernel;

namespace Quittance.App.Tests.Samples;

/// <summary>The product against the generator's own books, which share no code with it.</summary>
public abstract class SampleImportTests(PostgresServer? server) : ImportSuite(server)
{
    [Fact]
    public async Task An_import_of_the_samples_comes_to_every_total_that_the_generator_expects()
    {
        var practice = await NewPracticeAsync();

        var report = await ImportAsync(practice, SampleFiles.Made.Where(f => f.Path.StartsWith("practice/", StringComparison.Ordinal)).Select(f => new Given(f.Path, f.Bytes)));

        Reconciles(report);
        Assert.Equal(SampleFiles.Expected().OrderBy(e => e.Key, StringComparer.Ordinal), Told(report.Totals).OrderBy(t => t.Key, StringComparer.Ordinal));
        Assert.Equal(Told(report.Totals with { Repeats = report.Database.Repeats, Charges = report.Database.Charges, Paid = report.Database.Paid, PaidRepeats = report.Database.PaidRepeats }), Told(report.Database));
        using var expected = JsonDocument.Parse(SampleFiles.Made.Single(f => f.Path == "expected.json").Bytes);
        Assert.Equal(Kinds(expected.RootElement), report.Files.GroupBy(f => f.Kind, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal).OrderBy(k => k.Key, StringComparer.Ordinal));
        Assert.All(expected.RootElement.GetProperty("status").EnumerateObject(), s => Assert.Equal(s.Value.GetString(), report.Files.Single(f => f.File == s.Name).Status));
    }

    private static IEnumerable<KeyValuePair<string, int>> Kinds(JsonElement expected) =>
        expected.GetProperty("kinds").EnumerateObject().Select(k => KeyValuePair.Create(k.Name, k.Value.GetInt32())).OrderBy(k => k.Key, StringComparer.Ordinal);

    /// <summary>Every total by the name that expected.json gives it; a total that is added to the report must be added to the books.</summary>
    private static Dictionary<string, long> Told(ImportTotals totals) => typeof(ImportTotals).GetProperties().Where(p => p.CanWrite).ToDictionary(
        p => char.ToLower(p.Name[0], CultureInfo.InvariantCulture) + p.Name[1..],
        p => p.GetValue(totals) switch { Money money => money.Cents, int count => count, _ => throw new InvalidOperationException($"{p.Name} is neither money nor a count.") }, StringComparer.Ordinal);

    public sealed class OnSqlite() : SampleImportTests(null);

    public sealed class OnPostgres(PostgresServer server) : SampleImportTests(server);
}
