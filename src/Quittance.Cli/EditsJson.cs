using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Quittance.Cli;

internal sealed record EditsDocument(IReadOnlyList<EditDocument> Edits);

internal sealed record EditDocument(
    string Id, string Title, int Stage, int Level, string Severity, string Fires, string Clears, string Source, string? Link, string? SourceDate, string From, string? Through,
    string Basis, string Edition, IReadOnlyList<string> Kinds, IReadOnlyList<EditExampleNameDocument> Examples);

internal sealed record EditExampleNameDocument(string Name, bool Fires);

internal sealed record EditTestDocument(int Edits, int Examples, int Passed, IReadOnlyList<EditExampleDocument> Failures);

internal sealed record EditExampleDocument(string Id, string Name, bool Fires, bool Passed);

/// <summary>The JSON documents of <c>edits</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EditsDocument))]
[JsonSerializable(typeof(EditTestDocument))]
internal sealed partial class EditsJson : JsonSerializerContext
{
    public static EditsJson Readable => field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
