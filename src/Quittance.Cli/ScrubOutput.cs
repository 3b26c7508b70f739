using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Quittance.Core.Kernel;
using Quittance.Core.X12.Sets.Claim837P;

namespace Quittance.Cli;

/// <summary>Where <c>scrub</c> writes claim after claim, so that a file of any size takes the same memory.</summary>
internal interface IScrubOutput : IDisposable
{
    /// <summary>True once a finding of severity error was told.</summary>
    bool HasErrors { get; }

    void Add(Claim837 claim, IReadOnlyList<Finding> findings);

    void Finish();
}

/// <summary>The JSON document of <c>scrub</c>.</summary>
internal sealed class ScrubJson : IScrubOutput
{
    private const int FlushBytes = 1 << 16;

    private readonly TextWriter _output;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushBytes);
    private readonly Utf8JsonWriter _json;

    public ScrubJson(TextWriter output)
    {
        _output = output;
        _json = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        _json.WriteStartObject();
        _json.WriteStartArray("claims");
    }

    public bool HasErrors { get; private set; }

    public void Add(Claim837 claim, IReadOnlyList<Finding> findings)
    {
        var isClean = !findings.Any(f => f.Severity == Severity.Error);
        HasErrors |= !isClean;
        _json.WriteStartObject();
        _json.WriteString("claim", claim.Number);
        _json.WriteBoolean("clean", isClean);
        _json.WriteStartArray("findings");
        foreach (var finding in findings)
        {
            _json.WriteStartObject();
            _json.WriteString("id", finding.Id);
            _json.WriteString("severity", EditWords.Json(finding.Severity));
            if (finding.Line is { } line) _json.WriteNumber("line", line);
            else _json.WriteNull("line");
            _json.WriteString("message", finding.Message);
            _json.WriteString("clears", finding.Clears);
            _json.WriteString("source", finding.Source?.ToString());
            _json.WriteString("edition", finding.Edition);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
        _json.WriteEndObject();
        if (_buffer.WrittenCount + _json.BytesPending > FlushBytes) Flush();
    }

    public void Finish()
    {
        _json.WriteEndArray();
        _json.WriteEndObject();
        Flush();
        _output.WriteLine();
    }

    public void Dispose() => _json.Dispose();

    private void Flush()
    {
        _json.Flush();
        _output.Write(Encoding.UTF8.GetString(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }
}

/// <summary>What <c>scrub</c> tells a person: each claim with findings, then how many are clean.</summary>
internal sealed class ScrubText(TextWriter output) : IScrubOutput
{
    private long _claims;
    private long _clean;
    private long _told;

    public bool HasErrors { get; private set; }

    public void Add(Claim837 claim, IReadOnlyList<Finding> findings)
    {
        _claims++;
        var isClean = !findings.Any(f => f.Severity == Severity.Error);
        if (isClean) _clean++;
        HasErrors |= !isClean;
        if (findings.Count == 0) return;
        _told++;
        output.WriteLine(Text($"Claim {claim.Number}: {(isClean ? "clean, with remarks" : "not clean")}"));
        foreach (var finding in findings)
        {
            var weight = finding.Severity switch { Severity.Error => "Stop", Severity.Warning => "Warning", _ => "Note" };
            output.WriteLine(Text($"  {weight,-7}  {finding.Id}  {(finding.Line is { } line ? Text($"line {line}: ") : "")}{finding.Message}"));
            if (finding.Value is { Length: > 0 } value) output.WriteLine(Text($"           found {value}{(finding.Expected is { } right ? $", expected {right}" : "")}"));
            output.WriteLine(Text($"           {finding.Clears}"));
        }
        output.WriteLine();
    }

    public void Finish()
    {
        output.WriteLine(Text($"{_claims} {(_claims == 1 ? "claim" : "claims")}, {_clean} clean, {_claims - _clean} not clean."));
        if (_told > 0) output.WriteLine("edits explain ID tells where an edit comes from.");
    }

    public void Dispose() { }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
