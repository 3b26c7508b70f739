using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Quittance.PayerSim.Vocabulary;

namespace Quittance.PayerSim.Profiles;

/// <summary>The vocabulary as a JSON Schema (2020-12), for editors that check YAML while it is typed.</summary>
public static class ProfileSchema
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Always the same text for the same vocabulary.</summary>
    public static string Write()
    {
        var root = Of(ProfileBlocks.Profile);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        root.Insert(1, "title", "Payer profile of Quittance");
        var blocks = new JsonObject();
        foreach (var block in ProfileBlocks.All.Skip(1)) blocks[block.Name] = Of(block);
        root["$defs"] = blocks;
        return root.ToJsonString(Layout).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
    }

    private static JsonObject Of(Block block)
    {
        var properties = new JsonObject();
        foreach (var term in block.Terms)
        {
            var property = Of(term);
            property["description"] = $"{term.Says} {ProfileReference.DefaultWords(term)}";
            properties[term.Key] = property;
        }
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["description"] = block.Says,
            ["additionalProperties"] = false,
            ["properties"] = properties,
        };
        var required = block.Terms.Where(t => t.IsRequired).Select(t => (JsonNode)t.Key).ToArray();
        if (required.Length > 0) schema["required"] = new JsonArray(required);
        if (block.OneOf.Length > 0) schema["oneOf"] = Needs(block.OneOf);
        if (block.SomeOf.Length > 0) schema["minProperties"] = 1;
        return schema;
    }

    private static JsonArray Needs(string[] keys) => new([.. keys.Select(key => (JsonNode)new JsonObject { ["required"] = new JsonArray(key) })]);

    private static JsonObject Of(Term term) => term.Form switch
    {
        Form.Text => Types("string", "number"),
        Form.Flag => Types("boolean"),
        Form.Count => Types("integer").With("minimum", term.Least),
        Form.Money => Types("number").With("minimum", 0),
        Form.Percent => Percent(),
        Form.Day => Types("string").With("pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        Form.MonthDay => Types("string").With("pattern", "^[0-9]{2}-[0-9]{2}$"),
        Form.Choice => Words(term),
        Form.Span => Types("string", "integer").With("pattern", "^[0-9]+ *(- *[0-9]+)?$"),
        Form.Texts or Form.Patterns => OneOrMany(Types("string", "number")),
        Form.Choices => OneOrMany(Words(term)),
        Form.PercentList => OneOrMany(Percent()),
        Form.Prices => Types("object").With("additionalProperties", Types("number").With("minimum", 0)),
        Form.Percents => Types("object").With("additionalProperties", Percent()),
        Form.Block => Reference(term),
        _ => OneOrMany(Reference(term)),
    };

    private static JsonObject Percent() => Types("number", "string").With("minimum", 0).With("maximum", 1000);

    private static JsonObject Words(Term term) => new() { ["enum"] = new JsonArray([.. term.Words.Select(w => (JsonNode)w)]) };

    private static JsonObject Reference(Term term) => new() { ["$ref"] = $"#/$defs/{term.Of!.Name}" };

    private static JsonObject OneOrMany(JsonObject one) =>
        new() { ["anyOf"] = new JsonArray(one.DeepClone(), new JsonObject { ["type"] = "array", ["items"] = one }) };

    private static JsonObject Types(params string[] names) =>
        new() { ["type"] = names.Length == 1 ? names[0] : new JsonArray([.. names.Select(n => (JsonNode)n)]) };

    private static JsonObject With(this JsonObject schema, string key, JsonNode value)
    {
        schema[key] = value;
        return schema;
    }
}
