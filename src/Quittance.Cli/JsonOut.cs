using System.Text.Encodings.Web;
using System.Text.Json;
using Quittance.Core.Kernel;

namespace Quittance.Cli;

/// <summary>Writes one JSON document to standard output and nothing else.</summary>
internal static class JsonOut
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Action<Utf8JsonWriter> body)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, Options)) body(json);
        output.WriteByte((byte)'\n');
    }

    /// <summary>Findings as cli.md lists them; empty fields are left out.</summary>
    public static void Findings(Utf8JsonWriter json, IEnumerable<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (var f in findings)
        {
            json.WriteStartObject();
            json.WriteString("id", f.Id);
            json.WriteString("severity", f.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "info" });
            if (f.Level > 0) json.WriteNumber("level", f.Level);
            Text("transaction", f.Transaction);
            Text("segment", f.Segment);
            Number("segmentPosition", f.SegmentPosition);
            Text("loop", f.Loop);
            Number("element", f.Element);
            Number("component", f.Component);
            Number("byteOffset", f.ByteOffset);
            Text("value", f.Value);
            json.WriteString("message", f.Message);
            Text("expected", f.Expected);
            Text("clears", f.Clears);
            Text("source", f.Source?.ToString());
            json.WriteEndObject();
        }
        json.WriteEndArray();

        void Text(string name, string? value)
        {
            if (value is not null) json.WriteString(name, value);
        }

        void Number(string name, long? value)
        {
            if (value is { } number) json.WriteNumber(name, number);
        }
    }
}
