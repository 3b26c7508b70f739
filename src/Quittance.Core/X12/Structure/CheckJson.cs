using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Quittance.Core.Kernel;

namespace Quittance.Core.X12.Structure;

/// <summary>What <c>check --json</c> prints: one document, for each file its sets, the levels that were not judged, and its findings.</summary>
public static class CheckJson
{
    private static readonly CheckJsonContext Readable = new(new JsonSerializerOptions(CheckJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    private static readonly CheckJsonContext OnOneLine = new(new JsonSerializerOptions(Readable.Options) { WriteIndented = false });

    /// <summary>Writes the document and ends the line. A field that does not apply is null.</summary>
    public static void Write(TextWriter output, IEnumerable<(string File, FileVerdict Verdict)> files)
    {
        var document = new CheckDocument([.. files.Select(f => FileOf(f.File, f.Verdict))]);
        output.WriteLine(JsonSerializer.Serialize(document, Readable.CheckDocument));
    }

    /// <summary>One file's document on one line.</summary>
    public static void WriteLine(TextWriter output, string file, FileVerdict verdict) => WriteLine(output, FileOf(file, verdict));

    /// <summary>The document of a file that could not be read, on one line.</summary>
    public static void WriteLine(TextWriter output, string file, string error) => WriteLine(output, new CheckedFile(file, [], [], []) { Error = error });

    private static void WriteLine(TextWriter output, CheckedFile file)
    {
        output.Write(JsonSerializer.Serialize(new CheckDocument([file]), OnOneLine.CheckDocument));
        output.Write('\n');
    }

    private static CheckedFile FileOf(string file, FileVerdict verdict) => new(
        file,
        [.. verdict.Sets.Select(s => new CheckedTransaction(s.Start.Type, s.Start.Guide, s.Start.Control, s.Claims, s.IsAccepted, s.Snip))],
        [.. verdict.NotJudged.Select(n => new CheckedLevel(n.Level, n.Reason))],
        [.. verdict.Findings.Select(FindingOf)])
    {
        Relaxations = verdict.Relaxed.Count == 0 ? null : [.. verdict.Relaxed.Select(r => new CheckedTerm(r.Id, r.To is { } to ? Name(to) : "off", r.Count, r.Partner, r.Reason, r.Source))],
    };

    private static CheckedFinding FindingOf(Finding f) => new(
        f.Id, Name(f.Severity), f.Level, f.Transaction, f.Segment, f.SegmentPosition, f.Loop, f.Element, f.Component, f.ByteOffset, f.Value,
        f.Message, f.Expected, f.Clears, SourceOf(f), f.Line, f.Edition)
    {
        Relaxed = f.Relaxed is { } r ? new CheckedRelaxation(Name(r.From), r.Partner, r.Reason, r.Source) : null,
    };

    // A source without a day of its own has none to tell.
    private static string? SourceOf(Finding f) => f.Source is not { } source ? null : source.Date is { } day ? $"{source}; edition of {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : source.ToString();

    private static string Name(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };
}

internal sealed record CheckDocument(IReadOnlyList<CheckedFile> Files);

internal sealed record CheckedFile(
    string File, IReadOnlyList<CheckedTransaction> Transactions, IReadOnlyList<CheckedLevel> NotJudged, IReadOnlyList<CheckedFinding> Findings)
{
    /// <summary>The partner's relaxations with how often each was needed; left out without a partner.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<CheckedTerm>? Relaxations { get; init; }

    /// <summary>Why the file could not be read; left out when it could.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }
}

internal sealed record CheckedTransaction(string Type, string Version, string Control, int Claims, bool Accepted, int Snip);

internal sealed record CheckedLevel(int Level, string Reason);

internal sealed record CheckedFinding(
    string Id, string Severity, int Level, string? Transaction, string? Segment, int? SegmentPosition, string? Loop, int? Element, int? Component,
    long? ByteOffset, string? Value, string Message, string? Expected, string? Clears, string? Source, int? Line, string? Edition)
{
    /// <summary>Why it weighs otherwise than the rule says; left out when it weighs as the rule says.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CheckedRelaxation? Relaxed { get; init; }
}

internal sealed record CheckedRelaxation(string From, string Partner, string Reason, string Source);

internal sealed record CheckedTerm(string Finding, string To, int Count, string Partner, string Reason, string Source);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(CheckDocument))]
internal sealed partial class CheckJsonContext : JsonSerializerContext;
