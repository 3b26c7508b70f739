using System.Globalization;
using CsvHelper;
using Quittance.App.Patients;
using Quittance.App.Practice;
using Quittance.App.Storage;
using Quittance.App.Storage.Keys;
using Quittance.Core.Kernel;
using Quittance.Core.Model;

namespace Quittance.App.Charges;

/// <summary>A row that was not taken, and why. The reason names no person.</summary>
internal sealed record RefusedRow(int Line, string Visit, string Reason);

/// <summary>What a table of visits came to.</summary>
internal sealed record VisitsImported(int Patients, int Visits, IReadOnlyList<RefusedRow> Refused);

/// <summary>
/// Takes visits from somebody's table (CSV with a header), one row a service, with the patients and coverages that the rows name. A row that cannot be taken is
/// told with its line and stops nothing else; the same table again changes nothing.
/// </summary>
internal sealed class ImportVisits(QuittanceDb db, FieldCipher cipher, TimeProvider clock)
{
    /// <summary>Rows told one by one; more of one kind are of no use to anybody.</summary>
    private const int RefusalsKept = 1000;

    /// <summary>A row of a megabyte is no visit but a quote that nobody closed.</summary>
    private const int LargestRow = 1 << 20;

    private readonly List<RefusedRow> _refused = [];

    public async Task<Result<VisitsImported>> RunAsync(Acting acting, TextReader table, VisitMapping mapping, CancellationToken cancellation)
    {
        using var csv = CsvReader.Create(table, new CsvReaderOptions { TrackLineNumbers = true, IncludeValuesInExceptions = false, MaxRecordSize = LargestRow }, leaveOpen: true);
        try
        {
            return await ReadAsync(acting, csv, mapping, cancellation);
        }
        catch (CsvFormatException fault)
        {
            // What was read before is recorded; the same table, mended, goes on from there.
            return new Result<VisitsImported>.Refused("visits.table", $"The table cannot be read behind line {csv.LineNumber}: {fault.Message}");
        }
    }

    private async Task<Result<VisitsImported>> ReadAsync(Acting acting, CsvReader csv, VisitMapping mapping, CancellationToken cancellation)
    {
        await csv.ReadHeaderAsync(cancellation);
        var headers = csv.Headers.ToArray();
        if (headers.Length == 0) return new Result<VisitsImported>.Refused("visits.empty", "The table is empty: its first row must name the columns.");
        var absent = mapping.Columns.Except(headers, StringComparer.Ordinal).ToList();
        if (absent.Count > 0) return new Result<VisitsImported>.Refused("visits.columns", $"The table has no column {string.Join(", ", absent)}. Its columns are {string.Join(", ", headers)}.");
        var (patients, visits) = (new HashSet<string>(StringComparer.Ordinal), 0);
        var open = new Dictionary<string, ReadVisit>(StringComparer.Ordinal);
        while (await csv.ReadAsync(cancellation))
        {
            Take(csv, mapping, open);
            // Rows of one visit stand together in practice; where they do not, the visit is recorded anew with what came first as long as it is not billed.
            if (open.Count >= Batches.Claims) visits += await SaveAsync(acting, open, patients, keepLast: true, cancellation);
        }
        visits += await SaveAsync(acting, open, patients, keepLast: false, cancellation);
        return new VisitsImported(patients.Count, visits, _refused);
    }

    private sealed class ReadVisit(int line, PatientFacts patient, VisitFacts facts)
    {
        public int Line => line;
        public PatientFacts Patient => patient;
        public VisitFacts Facts { get; set; } = facts;
    }

    private void Take(CsvReader csv, VisitMapping mapping, Dictionary<string, ReadVisit> open)
    {
        string Cell(string column) => csv.TryGetFieldIndex(column, out var at) && at < csv.FieldCount ? csv.GetString(at) : "";
        string Of(string field) => mapping.Of(field, Cell);
        var number = Of("visit");
        var line = (int)csv.LineNumber;
        if (Service(mapping, Cell, Of) is not { } service)
        {
            Refuse(line, number, "The units, pointers or charge of this service cannot be read.");
            return;
        }
        if (open.TryGetValue(number, out var visit))
        {
            visit.Facts = visit.Facts with { Services = [.. visit.Facts.Services, service] };
            return;
        }
        if (!Date(mapping, Of("day"), out var day) || !Date(mapping, Of("birth"), out var birth))
        {
            Refuse(line, number, $"The day or the birth date is not written as {mapping.DateFormat}.");
            return;
        }
        var person = new NamedPerson(Of("last").ToUpperInvariant(), Of("first").ToUpperInvariant(), Of("middle").ToUpperInvariant(), birth, Sex(Of("sex")),
            new PostalAddress(Of("street").ToUpperInvariant(), Of("city").ToUpperInvariant(), Of("state").ToUpperInvariant(), Of("zip").Replace("-", "", StringComparison.Ordinal)));
        var diagnoses = mapping.AllOf("diagnoses", Cell).Select(d => d.Replace(".", "", StringComparison.Ordinal).ToUpperInvariant()).Distinct(StringComparer.Ordinal).ToList();
        open.Add(number, new ReadVisit(line, new PatientFacts(Of("chart"), person, Coverages(mapping, Of, day)),
            new VisitFacts(number, Of("chart"), day, Of("provider"), Of("place"), diagnoses, [service]) { Authorization = Of("authorization"), Note = Of("note") }));
    }

    private static ServiceFacts? Service(VisitMapping mapping, Func<string, string> cell, Func<string, string> of)
    {
        var units = of("units");
        if (!int.TryParse(units.Length == 0 ? "1" : units, NumberStyles.None, CultureInfo.InvariantCulture, out var count)) return null;
        var pointers = new List<int>();
        foreach (var text in of("pointers").Split([' ', ';', ',', ':'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var pointer)) return null;
            pointers.Add(pointer);
        }
        if (pointers.Count == 0) pointers.AddRange(Enumerable.Range(1, Math.Clamp(mapping.AllOf("diagnoses", cell).Count, 1, 4)));
        Money? charge = null;
        if (of("charge").Replace("$", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal) is { Length: > 0 } dollars)
        {
            if (!Money.TryParse(dollars, out var amount)) return null;
            charge = amount;
        }
        return new ServiceFacts(of("code").ToUpperInvariant(), [.. mapping.AllOf("modifiers", cell).Select(m => m.ToUpperInvariant())], count, pointers, charge);
    }

    private static List<CoverageFacts> Coverages(VisitMapping mapping, Func<string, string> of, DateOnly day)
    {
        var from = mapping.Has("covered-from") && Date(mapping, of("covered-from"), out var said) ? said : new DateOnly(day.Year, 1, 1);
        var coverages = new List<CoverageFacts>();
        if (of("payer") is { Length: > 0 } payer) coverages.Add(new CoverageFacts(1, payer, of("member"), from) { GroupNumber = of("group") });
        if (of("payer2") is { Length: > 0 } second) coverages.Add(new CoverageFacts(2, second, of("member2"), from));
        return coverages;
    }

    private static bool Date(VisitMapping mapping, string text, out DateOnly day) => DateOnly.TryParseExact(text, mapping.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    private static string Sex(string text) => text.Length == 0 ? "U" : char.ToUpperInvariant(text[0]) switch { 'F' => "F", 'M' => "M", _ => "U" };

    /// <summary>Saves what was read; the last visit may go on in the next row.</summary>
    private async Task<int> SaveAsync(Acting acting, Dictionary<string, ReadVisit> open, HashSet<string> patients, bool keepLast, CancellationToken cancellation)
    {
        var last = keepLast ? open.Values.MaxBy(v => v.Line) : null;
        var ready = open.Values.Where(v => v != last).OrderBy(v => v.Line).ToList();
        open.Clear();
        if (last is not null) open.Add(last.Facts.Number, last);
        // The latest row of a patient states who they are; all coverages that its rows name are kept.
        var people = ready.GroupBy(v => v.Patient.ChartNumber, StringComparer.Ordinal)
            .Select(g => g.Last().Patient with { Coverages = [.. g.SelectMany(v => v.Patient.Coverages).DistinctBy(c => (c.Rank, c.PayerId, c.MemberId, c.From))] }).ToList();
        var saved = await new SavePatient(db, cipher, clock).RunManyAsync(acting, people, cancellation);
        var refused = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < people.Count; i++)
        {
            if (saved[i] is Result<Guid>.Refused why) refused[people[i].ChartNumber] = why.Sentence;
            else patients.Add(people[i].ChartNumber);
        }
        foreach (var visit in ready.Where(v => refused.ContainsKey(v.Patient.ChartNumber))) Refuse(visit.Line, visit.Facts.Number, refused[visit.Patient.ChartNumber]);
        var visits = ready.Where(v => !refused.ContainsKey(v.Patient.ChartNumber)).ToList();
        var answers = await new RecordVisit(db, cipher, clock).RunManyAsync(acting, [.. visits.Select(v => v.Facts)], cancellation);
        for (var i = 0; i < visits.Count; i++)
            if (answers[i] is Result<Guid>.Refused why) Refuse(visits[i].Line, visits[i].Facts.Number, why.Sentence);
        return answers.Count(a => a is Result<Guid>.Ok);
    }

    private void Refuse(int line, string visit, string reason)
    {
        if (_refused.Count < RefusalsKept) _refused.Add(new RefusedRow(line, visit, reason));
    }
}
