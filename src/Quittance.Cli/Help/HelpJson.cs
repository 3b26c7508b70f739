using System.CommandLine;
using System.Text.Json;

namespace Quittance.Cli.Help;

/// <summary>The command line as a JSON document: verbs with their words, options and the verbs below them.</summary>
internal static class HelpJson
{
    /// <summary>The whole command line; its options are understood by every verb.</summary>
    public static void Write(Utf8JsonWriter json, RootCommand root)
    {
        json.WriteStartObject();
        json.WriteString("description", root.Description);
        Options(json, root);
        Verbs(json, root);
        json.WriteEndObject();
    }

    /// <summary>One verb with its examples.</summary>
    public static void Write(Utf8JsonWriter json, Command asked, IReadOnlyList<HelpExample> examples)
    {
        json.WriteStartObject();
        Body(json, asked);
        json.WriteStartArray("examples");
        foreach (var example in examples)
        {
            json.WriteStartObject();
            json.WriteString("says", example.Says);
            json.WriteString("command", "quittance " + example.Line);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Body(Utf8JsonWriter json, Command command)
    {
        json.WriteString("verb", command.Name);
        json.WriteString("description", command.Description);
        json.WriteStartArray("words");
        foreach (var word in command.Arguments.Where(a => !a.Hidden))
        {
            json.WriteStartObject();
            json.WriteString("word", word.Name);
            json.WriteString("description", word.Description);
            json.WriteBoolean("required", word.Arity.MinimumNumberOfValues > 0);
            json.WriteBoolean("repeats", word.Arity.MaximumNumberOfValues > 1);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        Options(json, command);
        Verbs(json, command);
    }

    private static void Options(Utf8JsonWriter json, Command command)
    {
        json.WriteStartArray("options");
        foreach (var option in command.Options.Where(o => !o.Hidden))
        {
            json.WriteStartObject();
            json.WriteString("option", option.Name);
            json.WriteString("description", option.Description);
            json.WriteBoolean("required", option.Required);
            json.WriteBoolean("takesValue", option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Verbs(Utf8JsonWriter json, Command command)
    {
        if (command.Subcommands.Count == 0) return;
        json.WriteStartArray("verbs");
        foreach (var verb in command.Subcommands.Where(v => !v.Hidden))
        {
            json.WriteStartObject();
            Body(json, verb);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }
}
